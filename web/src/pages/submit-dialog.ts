/** The dialog before handing in: says what is open, and keeps the safe choice focused. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession, Sitting } from "../session";
import type { Texts } from "../texts";

export function submitDialog(session: CandidateSession, sitting: Sitting, texts: Texts): TemplateResult {
  const words = texts.submit;
  const unanswered = sitting.items.length - sitting.answered;
  const marked = sitting.marked.length;
  return html`
    <dialog class="dialog" id="submit-dialog" data-testid="submit-dialog" aria-labelledby="submit-title">
      <h2 id="submit-title">${words.title}</h2>
      <p data-testid="unanswered">${unanswered === 0 ? words.none : words.unanswered(unanswered)}</p>
      ${marked > 0 ? html`<p>${words.marked(marked)}</p>` : nothing}
      ${session.outbox?.someTooLong ? html`<p class="notice warning">${words.tooLong}</p>` : nothing}
      <p>${words.final}</p>
      <div class="dialog-buttons">
        <button class="button" type="button" autofocus data-testid="submit-cancel" @click=${close}>${words.cancel}</button>
        <button
          class="button primary"
          type="button"
          data-testid="submit-confirm"
          @click=${(event: Event) => {
            close(event);
            session.submit();
          }}
        >
          ${words.confirm}
        </button>
      </div>
    </dialog>
  `;
}

/** Close the dialog in which a button was pressed. */
export function close(event: Event): void {
  (event.currentTarget as Element).closest("dialog")?.close();
}
