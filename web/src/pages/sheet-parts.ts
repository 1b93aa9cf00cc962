/** Small parts that stand on several sheets. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession } from "../session";
import type { Texts } from "../texts";

export function button(name: string, label: string, act: () => void): TemplateResult {
  return html`<button class="button" type="button" data-testid=${name} @click=${act}>${label}</button>`;
}

/** The way back to the login page; where answers wait it says first what becomes of them. */
export function leaveButton(session: CandidateSession, texts: Texts): TemplateResult {
  const owed = session.outbox?.owed ?? 0;
  const { waiting, waitingInWindow } = texts.leave;
  const becomesOfThem = session.keepsHere ? waiting : waitingInWindow;
  return html`
    ${owed > 0 ? html`<p class="quiet" data-testid="leave-waiting">${becomesOfThem(owed)}</p>` : nothing}
    ${button("leave", texts.leave.button, () => void session.leave())}
  `;
}

/** One calm line where the server cannot be reached. */
export function lineNotice(session: CandidateSession, texts: Texts): TemplateResult | typeof nothing {
  return session.connected ? nothing : html`<p class="notice" role="status" data-testid="no-line">${texts.noLine}</p>`;
}
