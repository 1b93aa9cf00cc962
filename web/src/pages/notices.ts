/** The calm lines that come in between: what happened, what is safe, what to do. Screen readers say each once. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";

import type { Announcements, CandidateSession, Phase } from "../session";
import type { Texts } from "../texts";

type Line = TemplateResult | typeof nothing;

/** Pages that say themselves that there is no connection, or have no need of one. */
const SAY_IT_THEMSELVES = new Set<Phase>(["login", "submitting", "submitted", "needsServer"]);

/** Where nobody works any more, extra time is no news. */
const OVER = new Set<Phase>(["submitting", "submitted", "terminated", "closed", "cancelled"]);

/** The lines above the item. A preview keeps nothing, so nothing is said about keeping. */
export function notices(session: CandidateSession, texts: Texts, preview: boolean): TemplateResult {
  const { trouble } = texts;
  return html`
    <div class="notices" role="status" data-testid="notices">
      ${timeWarning(session, texts)} ${session.connected ? nothing : networkAway(session, texts)}
      ${session.savePlace.place === "too_long" ? warning("too-long", trouble.tooLong) : nothing}
      ${session.keepsHere || preview ? nothing : warning("trouble-storage", trouble.storage)}
      ${session.outbox?.trouble === "refused" ? warning("trouble-refused", trouble.refused) : nothing}
      ${said(session, texts)}
    </div>
  `;
}

/** The lines on any other page. */
export function sheetNotices(session: CandidateSession, texts: Texts): TemplateResult {
  const { phase } = session;
  const away = !session.connected && !SAY_IT_THEMSELVES.has(phase);
  return html`
    <div class="notices" role="status" data-testid="notices">
      ${phase === "overview" ? timeWarning(session, texts) : nothing}
      ${away ? html`<p class="notice" data-testid="no-line">${texts.noLine}</p>` : nothing} ${said(session, texts)}
    </div>
  `;
}

function timeWarning({ timeWarning: minutes }: CandidateSession, texts: Texts): Line {
  return minutes === null ? nothing : html`<p class="notice" data-testid="time-warning">${texts.time.left(minutes)}</p>`;
}

/** How many answers wait changes with every answer: to be seen, not to be said. */
function networkAway(session: CandidateSession, texts: Texts): TemplateResult {
  const { trouble } = texts;
  const waiting = session.outbox?.waiting ?? 0;
  return html`<p class="notice warning" data-testid="no-line">
    ${session.keepsHere ? trouble.noLine : trouble.noLineInWindow}
    <span aria-live="off" data-testid="waiting-here">${waiting > 0 ? trouble.waiting(waiting) : nothing}</span>
  </p>`;
}

function warning(name: string, sentence: string): TemplateResult {
  return html`<p class="notice warning" data-testid=${name}>${sentence}</p>`;
}

/** What the proctor gave or said, until the candidate puts it away; who moved reads it at the other computer. */
function said({ announcements, phase }: CandidateSession, texts: Texts): Line {
  if (!announcements || phase === "moved") return nothing;
  return html`${OVER.has(phase) ? nothing : extension(announcements, texts)} ${messages(announcements, texts)}`;
}

function extension(announcements: Announcements, texts: Texts): Line {
  const more = announcements.extension;
  if (!more) return nothing;
  const words = texts.time;
  const left = more.left === null ? nothing : words.left(more.left);
  const seen = putAwayButton(words.seen, () => { announcements.putExtensionAway(); });
  return html`<div class="notice said" data-testid="extension"><p>${words.extended(more.minutes)} ${left}</p>${seen}</div>`;
}

/** One at a time, so that many messages do not fill the screen; when one is put away the next comes. */
function messages(announcements: Announcements, texts: Texts): Line {
  const unread = announcements.messages;
  const message = unread[0];
  if (!message) return nothing;
  const words = texts.messages;
  const title = unread.length === 1 ? words.title : words.first(unread.length);
  return html`${keyed(
    message.id,
    html`<div class="notice said" data-testid="message">
      <p><strong>${title}:</strong> ${message.text}</p>
      ${putAwayButton(words.seen, () => { announcements.putAway(message); })}
    </div>`,
  )}`;
}

/** The button goes with what it puts away, so the focus goes back to the beginning of the page. */
function putAwayButton(label: string, putAway: () => void): TemplateResult {
  const act = () => {
    putAway();
    document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  };
  return html`<button class="button small" type="button" data-testid="put-away" @click=${act}>${label}</button>`;
}
