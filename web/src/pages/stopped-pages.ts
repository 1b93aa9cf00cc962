/** Pages on which the exam stands still or is over: what happened, what is safe, what to do. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession, Phase } from "../session";
import type { Texts } from "../texts";
import { sheet } from "./sheet";
import { button, leaveButton, lineNotice } from "./sheet-parts";

export type Stopped = Extract<Phase, keyof Texts["stopped"]>;

/** Where nothing goes on by itself, or not soon: this computer may be needed for somebody else. */
const CAN_BE_LEFT = new Set<Stopped>(["interrupted", "terminated", "closed", "cancelled"]);

export function stoppedPage(session: CandidateSession, texts: Texts, phase: Stopped): TemplateResult {
  const { title, body, next } = texts.stopped[phase];
  const below = html`${lineNotice(session, texts)} ${wayOut(session, texts, phase)}`;
  return sheet({ texts, name: phase, title, body: [body, safeSentence(session, texts), next], below });
}

function safeSentence(session: CandidateSession, texts: Texts): string {
  const waiting = session.outbox?.waiting ?? 0;
  if (waiting === 0) return texts.stopped.safe;
  return session.keepsHere ? texts.stopped.safeWaiting(waiting) : texts.stopped.waitingInWindow(waiting);
}

function wayOut(session: CandidateSession, texts: Texts, phase: Stopped): TemplateResult | typeof nothing {
  if (CAN_BE_LEFT.has(phase)) return leaveButton(session, texts);
  if (phase === "moved") return button("log-in-here", texts.stopped.moved.again, () => void session.leave());
  if (phase !== "damaged" && phase !== "outdated") return nothing;
  return html`<div class="ways-out">
    ${reloadButton(texts)} ${button("log-in-again", texts.stopped.damaged.again, () => void session.leave())}
  </div>`;
}

/** A page about the browser itself, before there is a session. */
export function browserPage(texts: Texts, name: "secondTab" | "unsuitable" | "noPreview"): TemplateResult {
  const { title, body, next } = texts.stopped[name];
  const sentences = [body, name === "secondTab" ? texts.stopped.safe : null, next];
  const below = name === "noPreview" ? reloadButton(texts) : undefined;
  return sheet({ texts, name, title, body: sentences, below });
}

export function submittingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.submitting;
  const waiting = session.outbox?.waiting ?? 0;
  return sheet({
    texts,
    name: "submitting",
    title: words.title,
    body: [words.body, waiting > 0 ? words.waiting(waiting) : null, words.next],
    below: html`${lineNotice(session, texts)}`,
  });
}

export function submittedPage(session: CandidateSession, texts: Texts, preview: boolean): TemplateResult {
  const words = texts.submitted;
  return sheet({
    texts,
    name: "submitted",
    title: words.title,
    body: preview ? [texts.preview] : [words.body, words.next],
    below: preview
      ? reloadButton(texts, words.again)
      : leaveButton(session, texts),
    preview,
  });
}

function reloadButton(texts: Texts, label = texts.stopped.reload): TemplateResult {
  return button("reload", label, () => {
    location.reload();
  });
}
