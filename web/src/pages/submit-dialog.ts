/** The question before handing in: says what is open, and keeps the safe choice focused. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession, ItemMark, Sitting } from "../session";
import type { Texts } from "../texts";

/** More numbers than these say nothing in a sentence; the overview shows them all. */
const MOST_NUMBERS = 12;

export function submitDialog(session: CandidateSession, sitting: Sitting, texts: Texts): TemplateResult {
  const words = texts.submit;
  const marks = sitting.overview();
  const open = marks.filter(({ answered }) => !answered);
  const marked = marks.filter((mark) => mark.marked);
  const tooLong = marks.filter(({ id }) => session.outbox?.placeOf(id).place === "too_long");
  return html`
    <dialog class="dialog" id="submit-dialog" data-testid="submit-dialog" aria-labelledby="submit-title" aria-describedby="submit-what">
      <h2 id="submit-title">${words.title}</h2>
      <div id="submit-what">
        <p data-testid="unanswered">${open.length === 0 ? words.none : words.unanswered(open.length)} ${numbers(open, texts)}</p>
        ${marked.length > 0 ? html`<p>${words.marked(marked.length)} ${numbers(marked, texts)}</p>` : nothing}
        ${tooLong.length > 0
          ? html`<p class="notice warning" data-testid="submit-too-long">${words.tooLong(tooLong.length)} ${numbers(tooLong, texts)}</p>`
          : nothing}
        <p><strong>${words.final}</strong></p>
      </div>
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

function numbers(marks: readonly ItemMark[], texts: Texts): string {
  if (marks.length === 0 || marks.length > MOST_NUMBERS) return "";
  return texts.submit.numbers(marks.map(({ number }) => number).join(", "));
}

/** Close the dialog in which a button was pressed. */
export function close(event: Event): void {
  (event.currentTarget as Element).closest("dialog")?.close();
}
