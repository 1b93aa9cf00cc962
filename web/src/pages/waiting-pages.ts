/** Pages before the exam: the waiting room, and the short waits around it. */
import { html } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession } from "../session";
import type { Texts } from "../texts";
import { sheet } from "./sheet";
import { leaveButton, lineNotice } from "./sheet-parts";

export function waitingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.waiting;
  const admitted = session.admitted;
  const facts: readonly (readonly [string, string])[] = admitted
    ? [
        [words.facts.exam, admitted.exam_title],
        [words.facts.group, admitted.group_name],
        [words.facts.duration, words.minutes(admitted.duration_minutes)],
        [words.facts.items, String(admitted.total_items)],
      ]
    : [];
  return sheet({
    texts,
    name: "waiting",
    title: words.title(admitted?.candidate_name ?? ""),
    body: [],
    below: html`
      <dl class="facts">
        ${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}
      </dl>
      <p><strong>${words.body}</strong></p>
      <p>${words.next}</p>
      <p class="quiet">${words.wrongName}</p>
      ${leaveButton(session, texts)} ${lineNotice(session, texts)}
    `,
  });
}

export function startingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body } = texts.starting;
  return sheet({ texts, name: "starting", title, body: [body], below: html`${lineNotice(session, texts)}` });
}

export function openingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body, safe } = texts.opening;
  const sentences = [body, session.admitted ? safe : null];
  return sheet({ texts, name: "opening", title, body: sentences, below: html`${lineNotice(session, texts)}` });
}
