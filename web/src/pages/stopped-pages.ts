/** Pages on which the exam stands still or is over: what happened, what is safe, what to do. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession, Phase } from "../session";
import type { Texts } from "../texts";
import { sheet } from "./sheet";
import { button, buttons, leaveButton } from "./sheet-parts";

export type Stopped = Extract<Phase, keyof Texts["stopped"]>;

/** Where nothing goes on by itself, or not soon: this computer may be needed for somebody else. */
const CAN_BE_LEFT = new Set<Stopped>(["interrupted", "terminated", "closed", "cancelled"]);

export function stoppedPage(session: CandidateSession, texts: Texts, phase: Stopped): TemplateResult {
  const { title, body, next } = texts.stopped[phase];
  const below = html`${wayOut(session, texts, phase)}`;
  // An exam is cancelled before it begins: nothing was made.
  const safe = phase === "cancelled" && session.outbox?.waiting === 0 ? null : safeSentence(session, texts);
  return sheet({ session, texts, name: phase, title, body: [body, safe, next], below });
}

function safeSentence(session: CandidateSession, texts: Texts): string {
  const waiting = session.outbox?.waiting ?? 0;
  if (waiting === 0) return texts.stopped.safe;
  return session.keepsHere ? texts.stopped.safeWaiting(waiting) : texts.stopped.waitingInWindow(waiting);
}

function wayOut(session: CandidateSession, texts: Texts, phase: Stopped): TemplateResult | typeof nothing {
  if (CAN_BE_LEFT.has(phase)) return leaveButton(session, texts);
  const again = () => void session.leave();
  if (phase === "moved") return button("log-in-here", texts.stopped.moved.again, again);
  if (phase !== "damaged" && phase !== "outdated") return nothing;
  return buttons(reloadButton(texts), button("log-in-again", texts.stopped.damaged.again, again));
}

/** The exam asks for a browser that this is not; whoever opened the right one, or plugged something in, can ask again. */
export function refusedBrowserPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body, next, again } = texts.browser.refusedBrowser;
  const below = button("check-again", again, () => void session.checkBrowser());
  return sheet({ session, texts, name: "refusedBrowser", title, body: [body, next], below });
}

/** A page about the browser itself, before there is a session. */
export function browserPage(texts: Texts, name: "secondTab" | "unsuitable" | "noPreview"): TemplateResult {
  const { title, body, next } = texts.browser[name];
  const sentences = [body, name === "secondTab" ? texts.stopped.safe : null, next];
  const below = name === "noPreview" ? reloadButton(texts) : undefined;
  return sheet({ texts, name, title, body: sentences, below });
}

export function submittingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.submitting;
  const waiting = session.outbox?.waiting ?? 0;
  const where = session.keepsHere ? words.safe : words.inWindow;
  return sheet({
    session,
    texts,
    name: "submitting",
    title: words.title,
    body: [],
    below: html`
      <p role="status" data-testid="on-its-way">${session.connected ? words.body : words.noLine}</p>
      ${waiting > 0 ? html`<p>${where} ${words.waiting(waiting)}</p>` : nothing}
      <p>${words.next}</p>
    `,
  });
}

export function submittedPage(session: CandidateSession, texts: Texts, preview: boolean): TemplateResult {
  const words = texts.submitted;
  const page = { session, texts, name: "submitted", title: words.title, preview };
  if (preview) return sheet({ ...page, body: [texts.preview], below: reloadButton(texts, words.again) });
  const below = html`
    <h2>${words.nextTitle}</h2>
    <ul class="advices">${words.next.map((sentence) => html`<li>${sentence}</li>`)}</ul>
    ${leaveButton(session, texts)}
  `;
  return sheet({ ...page, body: [words.body], below });
}

function reloadButton(texts: Texts, label = texts.stopped.reload): TemplateResult {
  return button("reload", label, () => {
    location.reload();
  });
}
