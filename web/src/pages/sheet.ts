/** The quiet page that everything but the exam itself stands on: one card, one heading. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";

import type { CandidateSession } from "../session";
import type { Texts } from "../texts";
import { sheetNotices } from "./notices";
import { settings } from "./settings-panel";

/** What stands on a sheet. */
export interface SheetParts {
  readonly texts: Texts;
  readonly name: string;
  readonly title: string;
  readonly body: readonly (string | null)[];
  readonly below?: TemplateResult | undefined;
  /** Missing where there is no session yet; then nothing can be chosen or said. */
  readonly session?: CandidateSession;
  readonly preview?: boolean;
  /** For lists: more room than a line of text needs. */
  readonly wide?: boolean;
}

/** Draw a sheet; the heading can take the focus, so that a screen reader begins there. */
export function sheet({ texts, name, title, body, below, session, preview, wide }: SheetParts): TemplateResult {
  return html`
    ${preview ? html`<p class="preview-bar" data-testid="preview-bar">${texts.preview}</p>` : nothing}
    <header class="brand">
      <span class="brand-name">${texts.app}</span>
      ${session ? tools(session, texts) : nothing}
    </header>
    <main class=${classMap({ sheet: true, wide: wide ?? false })} data-testid=${`page-${name}`}>
      <h1 tabindex="-1">${title}</h1>
      ${session ? sheetNotices(session, texts) : nothing}
      ${body.map((sentence) => (sentence === null ? nothing : html`<p>${sentence}</p>`))} ${below ?? nothing}
    </main>
  `;
}

function tools(session: CandidateSession, texts: Texts): TemplateResult {
  return html`<span class="brand-tools">${languageSwitch(session, texts)} ${settings(session.workspace, texts)}</span>`;
}

/** One button with the name of the other language, in that language. */
function languageSwitch(session: CandidateSession, texts: Texts): TemplateResult {
  const other = texts.language === "nl" ? "en" : "nl";
  const choose = () => {
    session.workspace.choose("language", other);
  };
  return html`<button class="tool" type="button" lang=${other} data-testid="language" @click=${choose}>
    ${texts.otherLanguage}
  </button>`;
}
