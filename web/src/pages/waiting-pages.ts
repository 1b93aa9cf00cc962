/** Pages before the exam: the waiting room, and the short waits around it. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession } from "../session";
import type { Texts } from "../texts";
import { sheet } from "./sheet";
import { facts, leaveButton } from "./sheet-parts";

export function waitingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.waiting;
  return sheet({
    session,
    texts,
    name: "waiting",
    title: words.title(session.admitted?.candidate_name ?? ""),
    body: [],
    below: html`
      <p><strong>${words.body}</strong></p>
      <p>${words.next}</p>
      ${fetching(session, texts)} ${facts(session, texts)}
      <p class="quiet">${words.wrongName}</p>
      ${leaveButton(session, texts)}
    `,
  });
}

export function startingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body } = texts.starting;
  return sheet({ session, texts, name: "starting", title, body: [body], below: html`${fetching(session, texts)}` });
}

export function openingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body, safe } = texts.opening;
  return sheet({ session, texts, name: "opening", title, body: [body, session.admitted ? safe : null] });
}

/** How much of the exam is on this computer; only that it is ready is said aloud. */
function fetching({ fetchProgress }: CandidateSession, texts: Texts): TemplateResult | typeof nothing {
  if (!fetchProgress) return nothing;
  const { fetched, total } = fetchProgress;
  const percent = total === 0 ? 100 : Math.floor((100 * fetched) / total);
  const words = texts.fetching;
  if (percent < 100) {
    return html`<div class="fetching" data-testid="fetch-progress">
      <label for="fetched">${words.busy(percent)}</label> <progress id="fetched" max="100" .value=${percent}></progress>
    </div>`;
  }
  return html`<div class="fetching ready" role="status" data-testid="fetch-progress">${words.ready}</div>`;
}
