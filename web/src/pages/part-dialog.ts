/** The question before a part of the exam closes behind the candidate: says what is open, keeps the safe choice focused. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { Sitting } from "../session";
import type { Texts } from "../texts";
import { close } from "./submit-dialog";

export function partDialog(sitting: Sitting, texts: Texts, goOn: () => void): TemplateResult {
  const words = texts.part;
  const here = sitting.overviewOfPart();
  const unanswered = here.filter(({ answered }) => !answered).length;
  const marked = here.filter((mark) => mark.marked).length;
  return html`
    <dialog class="dialog" id="part-dialog" data-testid="part-dialog" aria-labelledby="part-title">
      <h2 id="part-title">${words.title}</h2>
      ${unanswered > 0 ? html`<p>${words.unanswered(unanswered)}</p>` : nothing}
      ${marked > 0 ? html`<p>${words.marked(marked)}</p>` : nothing}
      <p>${words.final}</p>
      <div class="dialog-buttons">
        <button class="button" type="button" autofocus data-testid="part-cancel" @click=${close}>${words.cancel}</button>
        <button
          class="button primary"
          type="button"
          data-testid="part-confirm"
          @click=${(event: Event) => {
            close(event);
            goOn();
          }}
        >
          ${words.confirm}
        </button>
      </div>
    </dialog>
  `;
}
