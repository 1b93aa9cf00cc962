/** The quiet page that everything but the exam itself stands on: one card, one heading. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { Texts } from "../texts";

/** What stands on a sheet. */
export interface SheetParts {
  readonly texts: Texts;
  readonly name: string;
  readonly title: string;
  readonly body: readonly (string | null)[];
  readonly below?: TemplateResult | undefined;
  readonly preview?: boolean;
}

/** Draw a sheet; the heading can take the focus, so that a screen reader begins there. */
export function sheet({ texts, name, title, body, below, preview }: SheetParts): TemplateResult {
  return html`
    ${preview ? html`<p class="preview-bar" data-testid="preview-bar">${texts.preview}</p>` : nothing}
    <header class="brand"><span class="brand-name">${texts.app}</span></header>
    <main class="sheet" data-testid=${`page-${name}`}>
      <h1 tabindex="-1">${title}</h1>
      ${body.map((sentence) => (sentence === null ? nothing : html`<p>${sentence}</p>`))} ${below ?? nothing}
    </main>
  `;
}
