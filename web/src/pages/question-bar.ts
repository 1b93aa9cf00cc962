/** The numbers of all questions and how each of them stands: in shapes, and in words for who does not see them. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";

import type { ItemMark, Sitting } from "../session";
import type { Texts } from "../texts";

/** Where there is little room the bar is a button first. */
export interface Fold {
  readonly folded: boolean;
  readonly toggle: () => void;
}

export function questionBar(sitting: Sitting, texts: Texts, fold: Fold, goTo: (index: number) => void): TemplateResult {
  const words = texts.running;
  return html`
    <nav class="question-bar ${fold.folded ? "folded" : ""}" aria-label=${words.overview}>
      <button class="button fold" type="button" data-testid="fold" aria-expanded=${String(!fold.folded)} @click=${fold.toggle}>
        ${words.fold(sitting.answered, sitting.items.length)} <span aria-hidden="true">${fold.folded ? "▾" : "▴"}</span>
      </button>
      <ol data-testid="question-bar">
        ${sitting.overview().map((mark, index) => html`<li>${questionButton(mark, texts, () => { goTo(index); })}</li>`)}
      </ol>
      <p class="legend" aria-hidden="true">
        <span class="legend-current">${words.current}</span> <span class="legend-answered">${words.answered}</span>
        <span class="legend-marked">${words.marked}</span> <span class="legend-unseen">${words.notSeen}</span>
      </p>
    </nav>
  `;
}

/** How a question stands, in words: what is done, then what is special. */
export function statesOf(mark: ItemMark, texts: Texts): readonly string[] {
  const words = texts.running;
  return [
    mark.answered ? words.answered : words.notAnswered,
    mark.seen ? null : words.notSeen,
    mark.marked ? words.marked : null,
    mark.current ? words.current : null,
  ].filter((state) => state !== null);
}

function questionButton(mark: ItemMark, texts: Texts, go: () => void): TemplateResult {
  const classes = { item: true, answered: mark.answered, marked: mark.marked, unseen: !mark.seen, current: mark.current };
  return html`
    <button
      type="button"
      class=${classMap(classes)}
      data-testid=${`item-${mark.number}`}
      aria-current=${mark.current ? "step" : nothing}
      aria-label=${`${mark.number}, ${statesOf(mark, texts).join(", ")}`}
      ?disabled=${!mark.reachable && !mark.current}
      @click=${go}
    >
      ${mark.number}
    </button>
  `;
}

/** Scroll the bar, and nothing but the bar, to the question on the screen. */
export function showCurrent(page: ParentNode): void {
  const bar = page.querySelector<HTMLElement>(".question-bar ol");
  const current = bar?.querySelector<HTMLElement>('[aria-current="step"]')?.parentElement;
  if (bar && current) bar.scrollTop = current.offsetTop - (bar.clientHeight - current.offsetHeight) / 2;
}
