/** The parts of the exam screen around the item: top bar, overview, save state. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";

import type { CandidateSession, ItemMark, SavePlace, Sitting } from "../session";
import type { Texts } from "../texts";
import { duration, timeOfDay } from "./formats";

/** Acts of the top bar. */
export interface Tools {
  readonly timeHidden: boolean;
  readonly toggleTime: () => void;
  readonly nextTextSize: () => void;
  readonly contrast: boolean;
  readonly toggleContrast: () => void;
}

export function topBar(session: CandidateSession, sitting: Sitting, texts: Texts, tools: Tools): TemplateResult {
  const words = texts.running;
  return html`
    <header class="topbar">
      <span class="brand-name">${texts.app}</span>
      <span class="topbar-title">${session.admitted?.exam_title}</span>
      <span class="topbar-place" data-testid="place">${words.item(sitting.index + 1, sitting.items.length)}</span>
      <span class="topbar-tools">
        ${timeLeft(session, texts, tools)}
        <button class="tool" type="button" data-testid="text-size" aria-label=${words.textSize} title=${words.textSize}
          @click=${tools.nextTextSize}>Aa</button>
        <button class="tool" type="button" data-testid="contrast" aria-label=${words.contrast} title=${words.contrast}
          aria-pressed=${String(tools.contrast)} @click=${tools.toggleContrast}>◐</button>
      </span>
    </header>
  `;
}

function timeLeft(session: CandidateSession, texts: Texts, tools: Tools): TemplateResult | typeof nothing {
  const seconds = session.secondsLeft;
  if (seconds === null) return nothing;
  const { timeLeft: left, timeUp, showTime, hideTime } = texts.running;
  return html`
    <span class="time" role="timer">
      ${tools.timeHidden
        ? nothing
        : html`<span data-testid="time-left">${seconds === 0 ? timeUp : left(duration(seconds))}</span>`}
      <button class="link" type="button" data-testid="toggle-time" @click=${tools.toggleTime}>
        ${tools.timeHidden ? showTime : hideTime}
      </button>
    </span>
  `;
}

/** The numbers of all items; a mark always has a shape and a word beside its colour. */
export function overview(sitting: Sitting, texts: Texts, goTo: (index: number) => void): TemplateResult {
  const words = texts.running;
  return html`
    <nav class="overview" aria-label=${words.overview}>
      <ol>
        ${sitting.overview().map((mark, index) => html`<li>${itemButton(mark, texts, () => { goTo(index); })}</li>`)}
      </ol>
      <p class="legend" aria-hidden="true">
        <span class="legend-answered">${words.answered}</span> <span class="legend-marked">${words.marked}</span>
      </p>
    </nav>
  `;
}

function itemButton(mark: ItemMark, texts: Texts, go: () => void): TemplateResult {
  const words = texts.running;
  const states = [
    mark.answered ? words.answered : words.notAnswered,
    mark.marked ? words.marked : null,
    mark.current ? words.current : null,
  ].filter((state) => state !== null);
  const classes = { item: true, answered: mark.answered, marked: mark.marked, current: mark.current };
  return html`
    <button
      type="button"
      class=${classMap(classes)}
      data-testid=${`item-${mark.number}`}
      aria-current=${mark.current ? "step" : nothing}
      aria-label=${`${mark.number}, ${states.join(", ")}`}
      ?disabled=${!mark.reachable && !mark.current}
      @click=${go}
    >
      ${mark.number}
    </button>
  `;
}

/** Where the answer on the screen is kept; said in words, not announced at every keystroke. */
export function saveState(place: SavePlace, texts: Texts): TemplateResult {
  const words = texts.save;
  const sentence =
    place.place === "server" && place.at !== null ? words.serverAt(timeOfDay(place.at)) : words[place.place];
  return html`<p class="save-state ${place.place}" data-testid="save-state" data-place=${place.place}>${sentence}</p>`;
}
