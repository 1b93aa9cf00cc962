/** The parts of the exam screen around the question: top bar, save state. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession, SavePlace, Sitting } from "../session";
import type { Texts } from "../texts";
import { duration, timeOfDay } from "./formats";
import { settings } from "./settings-panel";

export function topBar(session: CandidateSession, sitting: Sitting, texts: Texts): TemplateResult {
  return html`
    <header class="topbar">
      <span class="brand-name">${texts.app}</span>
      <span class="topbar-title">${session.admitted?.exam_title}</span>
      <span class="topbar-place" data-testid="place">${texts.running.item(sitting.index + 1, sitting.items.length)}</span>
      <span class="tools">${timeLeft(session, texts)} ${settings(session.workspace, texts)}</span>
    </header>
  `;
}

function timeLeft(session: CandidateSession, texts: Texts): TemplateResult | typeof nothing {
  const seconds = session.secondsLeft;
  if (seconds === null) return nothing;
  const { timeLeft: left, timeUp, showTime, hideTime } = texts.running;
  const hidden = session.workspace.preferences.time_hidden;
  return html`
    <span class="time" role="timer">
      ${hidden ? nothing : html`<span data-testid="time-left">${seconds === 0 ? timeUp : left(duration(seconds))}</span>`}
      <button class="link" type="button" data-testid="toggle-time" @click=${() => { session.workspace.choose("time_hidden", !hidden); }}>
        ${hidden ? showTime : hideTime}
      </button>
    </span>
  `;
}

/** Where the answer on the screen is kept; said in words, not announced at every keystroke. */
export function saveState(place: SavePlace, texts: Texts): TemplateResult {
  const words = texts.save;
  const sentence =
    place.place === "server" && place.at !== null ? words.serverAt(timeOfDay(place.at)) : words[place.place];
  return html`<p class="save-state ${place.place}" data-testid="save-state" data-place=${place.place}>${sentence}</p>`;
}
