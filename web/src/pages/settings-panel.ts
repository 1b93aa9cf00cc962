/** The settings: one button and one panel, the same on sheets and in the exam. What is chosen shows at once. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { ColourScheme, Preferences } from "../contract/delivery-api";
import type { Workspace } from "../session";
import type { Texts } from "../texts";
import { close } from "./submit-dialog";

const SCHEMES: readonly ColourScheme[] = ["light", "dark", "high_contrast", "soft"];
const TEXT_SIZES = [100, 125, 150, 175, 200];
const LINE_SPACINGS = [100, 150, 200] as const;
const ZOOMS = [100, 150, 200, 300, 400];

/** Draw the button and the panel that it opens. Put it on a page once. */
export function settings(workspace: Workspace, texts: Texts): TemplateResult {
  const words = texts.settings;
  return html`
    <button class="tool" type="button" data-testid="settings" aria-haspopup="dialog" @click=${open}>
      <span aria-hidden="true">Aa</span> ${words.button}
    </button>
    <dialog class="settings" data-testid="settings-panel" aria-labelledby="settings-title" @click=${closeOutside}>
      <div class="settings-head">
        <h2 id="settings-title">${words.title}</h2>
        <button class="button" type="button" data-testid="settings-close" @click=${close}>${words.close}</button>
      </div>
      ${looks(workspace, texts)} ${rest(workspace, texts)}
    </dialog>
  `;
}

function looks(workspace: Workspace, texts: Texts): TemplateResult {
  const words = texts.settings;
  const percent = (value: number) => `${value}%`;
  return html`
    ${choices(workspace, "colour_scheme", words.colourScheme, SCHEMES, (scheme) => words.schemes[scheme])}
    ${choices(workspace, "text_size", words.textSize, TEXT_SIZES, percent)}
    ${choices(workspace, "line_spacing", words.lineSpacing, LINE_SPACINGS, (one) => words.spacings[one as 100])}
    ${choices(workspace, "zoom", words.zoom, ZOOMS, percent)}
  `;
}

function rest(workspace: Workspace, texts: Texts): TemplateResult {
  const words = texts.settings;
  return html`
    <fieldset>
      <legend>${words.time}</legend>
      ${onOff(workspace, "time_hidden", words.timeHidden)} ${onOff(workspace, "time_warnings", words.timeWarnings)}
    </fieldset>
    ${choices(workspace, "language", words.language, ["nl", "en"], (language) => words.languages[language])}
  `;
}

/** One of several; each colour scheme looks like itself. */
function choices<Name extends keyof Preferences>(
  workspace: Workspace,
  name: Name,
  legend: string,
  values: readonly Preferences[Name][],
  label: (value: Preferences[Name]) => string,
): TemplateResult {
  const chosen = workspace.preferences[name];
  return html`
    <fieldset data-testid=${`setting-${name}`}>
      <legend>${legend}</legend>
      ${values.map(
        (value) => html`
          <label class="choice" data-colour-scheme=${name === "colour_scheme" ? value : nothing}>
            <input
              type="radio"
              name=${`setting-${name}`}
              data-testid=${`setting-${name}-${String(value)}`}
              .checked=${value === chosen}
              @change=${() => { workspace.choose(name, value); }}
            />
            ${label(value)}
          </label>
        `,
      )}
    </fieldset>
  `;
}

function onOff(workspace: Workspace, name: "time_hidden" | "time_warnings", label: string): TemplateResult {
  return html`
    <label class="choice wide">
      <input
        type="checkbox"
        data-testid=${`setting-${name}`}
        .checked=${workspace.preferences[name]}
        @change=${(event: Event) => { workspace.choose(name, (event.currentTarget as HTMLInputElement).checked); }}
      />
      ${label}
    </label>
  `;
}

function open(event: Event): void {
  const panel = (event.currentTarget as Element).nextElementSibling;
  if (panel instanceof HTMLDialogElement) panel.showModal();
}

/** A click beside the panel closes it, as Escape does. */
function closeOutside(event: MouseEvent): void {
  if (event.target === event.currentTarget && isOutside(event)) close(event);
}

function isOutside({ clientX, clientY, currentTarget }: MouseEvent): boolean {
  const { left, right, top, bottom } = (currentTarget as Element).getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
