/** All questions before handing in: which are open, which are marked, and the way back to each. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession, ItemMark, Sitting } from "../session";
import type { Texts } from "../texts";
import { duration } from "./formats";
import { sheet } from "./sheet";
import { button, buttons, primaryButton } from "./sheet-parts";
import { submitDialog } from "./submit-dialog";

interface Overview {
  readonly session: CandidateSession;
  readonly sitting: Sitting;
  readonly texts: Texts;
}

type Part = TemplateResult | typeof nothing;

export function overviewPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { sitting } = session;
  const words = texts.overview;
  const page = { session, texts, name: "overview", title: words.title, body: [], wide: true };
  if (!sitting) return sheet(page);
  const shown = { session, sitting, texts };
  const marks = sitting.overview();
  const below = html`
    <p>${sitting.answered === marks.length ? words.complete : words.answered(sitting.answered, marks.length)} ${timeLeft(shown)}</p>
    ${wayBack(shown)} ${summary(shown, "open", marks.filter(({ answered }) => !answered))}
    ${summary(shown, "marked", marks.filter(({ marked }) => marked))} ${ways(shown)}
    <h2>${words.all}</h2>
    <ol class="questions">${marks.map((mark) => html`<li>${place(shown, mark)} ${states(shown, mark)}</li>`)}</ol>
    ${submitDialog(session, sitting, texts)}
  `;
  return sheet({ ...page, below });
}

function ways({ session, texts }: Overview): TemplateResult {
  const { back, submit } = texts.overview;
  const goBack = primaryButton("back-to-exam", back, () => { session.closeOverview(); });
  const ask = button("submit-ask", submit, () => {
    document.querySelector<HTMLDialogElement>("#submit-dialog")?.showModal();
  });
  return buttons(goBack, ask);
}

function timeLeft({ session, texts }: Overview): Part {
  const { secondsLeft } = session;
  if (secondsLeft === null || session.workspace.preferences.time_hidden) return nothing;
  return html`<span class="time quiet" role="timer" data-testid="time-left">${texts.running.timeLeft(duration(secondsLeft))}</span>`;
}

function wayBack({ sitting, texts }: Overview): Part {
  const { noWayBack, otherPart } = texts.overview;
  if (!sitting.isLinear && !sitting.hasParts) return nothing;
  return html`<p>${sitting.isLinear ? noWayBack : otherPart}</p>`;
}

/** The questions that ask for attention, each with the way to it. */
function summary(shown: Overview, kind: "open" | "marked", marks: readonly ItemMark[]): Part {
  if (marks.length === 0) return nothing;
  return html`
    <h2>${shown.texts.overview[kind](marks.length)}</h2>
    <ul class="chips" data-testid=${`overview-${kind}`}>${marks.map((mark) => html`<li>${place(shown, mark)}</li>`)}</ul>
  `;
}

/** The name of a question, and the way to it where one may go there and back. */
function place(shown: Overview, mark: ItemMark): TemplateResult {
  const name = shown.texts.overview.question(mark.number);
  const { session, sitting } = shown;
  if (!mark.current && !isFree(sitting, mark)) return html`<span class="question">${name}</span>`;
  const go = () => {
    session.closeOverview(mark.current ? undefined : mark.number - 1);
  };
  return html`<button class="link question" type="button" data-testid=${`to-item-${mark.number}`} @click=${go}>${name}</button>`;
}

/** Whoever leaves a part, or goes on in an exam without a way back, does so in the exam itself, where it is asked or said. */
function isFree(sitting: Sitting, { reachable, number }: ItemMark): boolean {
  return reachable && !sitting.isLinear && !sitting.leavesPart(number - 1);
}

/** What is known of a question: each with a shape and a word. */
function states({ session, texts }: Overview, mark: ItemMark): TemplateResult {
  const words = texts.overview.states;
  const open = mark.seen ? state("open", "○", words.open) : state("unseen", "–", words.unseen);
  return html`<span class="states">
    ${mark.answered ? state("answered", "✓", words.answered) : open} ${mark.marked ? state("marked", "⚑", words.marked) : nothing}
    ${isTooLong(session, mark) ? state("too-long", "!", words.tooLong) : nothing}
    ${mark.current ? state("current", "←", words.current) : nothing}
  </span>`;
}

function state(name: string, shape: string, word: string): TemplateResult {
  return html`<span class="state ${name}"><span aria-hidden="true">${shape}</span> ${word}</span>`;
}

function isTooLong({ outbox }: CandidateSession, { id }: ItemMark): boolean {
  return outbox?.placeOf(id).place === "too_long";
}
