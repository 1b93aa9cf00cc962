/** What the candidate should know now, calmly, above the item: each says what happened, what is safe and what to do. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession } from "../session";
import type { Texts } from "../texts";

/** The lines above the item. A preview keeps nothing, so nothing is said about keeping. */
export function notices(session: CandidateSession, texts: Texts, preview: boolean): TemplateResult {
  const { trouble } = texts;
  return html`
    <div class="notices" role="status" data-testid="notices">
      ${session.connected ? nothing : notice("no-line", session.keepsHere ? trouble.noLine : trouble.noLineInWindow)}
      ${session.savePlace.place === "too_long" ? notice("too-long", trouble.tooLong) : nothing}
      ${session.keepsHere || preview ? nothing : notice("trouble-storage", trouble.storage)}
      ${session.outbox?.trouble === "refused" ? notice("trouble-refused", trouble.refused) : nothing}
      ${session.messages.map(
        (message) => html`
          <div class="notice message" data-testid="message">
            <strong>${texts.messages.title}</strong>
            <p>${message.text}</p>
            <button class="button small" type="button" @click=${() => { session.dismiss(message); }}>
              ${texts.messages.seen}
            </button>
          </div>
        `,
      )}
    </div>
  `;
}

function notice(name: string, sentence: string): TemplateResult {
  return html`<p class="notice warning" data-testid=${name}>${sentence}</p>`;
}
