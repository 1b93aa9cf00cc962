/** Small parts that stand on several sheets. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession } from "../session";
import type { Texts } from "../texts";

export function button(name: string, label: string, act: () => void): TemplateResult {
  return html`<button class="button" type="button" data-testid=${name} @click=${act}>${label}</button>`;
}

/** The one thing that a candidate does on this page, if all is well. */
export function primaryButton(name: string, label: string, act: () => void): TemplateResult {
  return html`<button class="button primary" type="button" data-testid=${name} @click=${act}>${label}</button>`;
}

/** Buttons beside each other, or under each other where there is little room. */
export function buttons(...all: readonly (TemplateResult | typeof nothing)[]): TemplateResult {
  return html`<div class="buttons">${all}</div>`;
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

/** Whose exam this is: facts to look over. */
export function facts(session: CandidateSession, texts: Texts): TemplateResult | typeof nothing {
  const { admitted, live } = session;
  if (!admitted) return nothing;
  const words = texts.facts;
  const more = live?.extended_minutes ?? 0;
  const minutes = admitted.duration_minutes + more;
  const all: readonly (readonly [string, string])[] = [
    [words.name, admitted.candidate_name],
    [words.exam, admitted.exam_title],
    [words.group, admitted.group_name],
    [words.duration, more > 0 ? words.minutesWithMore(minutes, more) : words.minutes(minutes)],
    [words.items, String(admitted.total_items)],
  ];
  return html`<dl class="facts">${all.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>`;
}
