/**
 * Mends what qti-components 7.27.4 does wrong or leaves out.
 *
 * `mendFragment` works on the fragment before it is drawn, `mendDrawn` on the live elements after it. Each function
 * names its defect; drop it when the library has mended it.
 */

import { keepLimits, mendLimits } from "./choice-limits";
import type { LimitTexts } from "./choice-limits";
import { mendGraphicOrder } from "./graphic-order";
import { mendHotspots, nameHotspots } from "./hotspots";
import { mendDragKeys } from "./keyboard-drag";
import type { DragTexts } from "./keyboard-drag";
import { mendMedia } from "./media";
import type { MediaTexts } from "./media";

/** Texts that the player shows or reads aloud; handed in, so that the player knows no language. */
export interface PlayerTexts extends DragTexts, LimitTexts, MediaTexts {
  readonly answer: string;
  readonly answerOf: (number: number, total: number) => string;
  readonly choose: string;
  /** Name of the column with what belongs to a question. */
  readonly source: string;
  /** Stands in place of a kind of question that the app cannot show. */
  readonly notYet: string;
}

const SHORT_SENTENCE = 16;
const LONGEST_LABEL = 160;
const INPUT_WIDTHS = [1, 2, 3, 4, 6, 10, 15, 20, 25, 30, 35, 40, 45, 50, 72];

/** Prepare a fragment: sizes and prompts that the library does not read from the item. */
export function mendFragment(fragment: ParentNode, texts: PlayerTexts): void {
  for (const field of fragment.querySelectorAll("qti-text-entry-interaction")) widen(field);
  for (const field of fragment.querySelectorAll("qti-extended-text-interaction")) heighten(field);
  for (const choice of fragment.querySelectorAll("qti-inline-choice-interaction:not([data-prompt])")) {
    choice.setAttribute("data-prompt", texts.choose);
  }
  // QTI leaves the direction to the player: below each other, long choices stay readable.
  for (const order of fragment.querySelectorAll("qti-order-interaction:not([orientation])")) {
    order.setAttribute("orientation", "vertical");
  }
  for (const line of fragment.querySelectorAll("[data-not-yet]")) line.textContent = texts.notYet;
  mendLimits(fragment, texts);
  mendMedia(fragment, texts);
}

/** Defect: expected-length of a text entry does nothing. */
function widen(field: Element): void {
  const length = Number(field.getAttribute("expected-length"));
  if (!length || field.className.includes('qti-input-width-')) return;
  const width = INPUT_WIDTHS.find((one) => one >= length) ?? 72;
  field.classList.add(`qti-input-width-${width}`);
}

/** Defect: expected-lines of an extended text does nothing. */
function heighten(field: Element): void {
  const lines = Number(field.getAttribute("expected-lines"));
  if (!lines || field.className.includes('qti-height-lines-')) return;
  field.classList.add(`qti-height-lines-${Math.min(lines, 40)}`);
}

/** What we need of a text interaction of the library. */
interface TextInteraction extends HTMLElement {
  value: string | null;
  saveResponse(value: string): void;
}

/** Mend the drawn item. Call it once, after the interactions have rendered; `say` reads a sentence aloud. */
export function mendDrawn(item: HTMLElement, texts: PlayerTexts, say: (sentence: string) => void): void {
  const interactions = [...item.querySelectorAll<HTMLElement>("[response-identifier]")];
  interactions.forEach((interaction, index) => {
    const number = interactions.length > 1 ? texts.answerOf(index + 1, interactions.length) : texts.answer;
    label(interaction, number);
    const field = textFieldOf(interaction);
    if (field) freeField(interaction as TextInteraction, field);
  });
  item.addEventListener("keydown", keepStill);
  item.addEventListener("keydown", steerChoices);
  item.addEventListener("click", keepChoice, { capture: true });
  // Defect: a hottext has no place for its question.
  for (const prompt of item.querySelectorAll("qti-hottext-interaction > qti-prompt")) prompt.removeAttribute("slot");
  keepLimits(item, texts, say);
  mendGraphicOrder(item);
  mendHotspots(item);
  nameHotspots(item, texts.picture);
  mendDragKeys(item, texts, say);
}

function textFieldOf(interaction: HTMLElement): HTMLInputElement | HTMLTextAreaElement | null {
  if (!/text-entry|extended-text/.test(interaction.localName)) return null;
  return interaction.shadowRoot?.querySelector<HTMLInputElement | HTMLTextAreaElement>("input, textarea") ?? null;
}

/** Defect: text fields and groups of choices have no accessible name. */
function label(interaction: HTMLElement, number: string): void {
  const prompt = interaction.querySelector("qti-prompt")?.textContent.trim();
  const name = [number, prompt ?? sentenceAround(interaction)].filter(Boolean).join(": ");
  const field = textFieldOf(interaction);
  if (field) {
    field.setAttribute("aria-label", name);
    return;
  }
  const only = interaction.getAttribute("max-choices") ?? "1";
  const isRadioGroup = interaction.localName === "qti-choice-interaction" && only === "1";
  interaction.setAttribute("role", isRadioGroup ? "radiogroup" : "group");
  interaction.setAttribute("aria-label", name);
  if (isRadioGroup) leaveReadOnlyToTheGroup(interaction);
}

/** Defect: each radio button says whether it is read-only, which ARIA lets only the group say. */
function leaveReadOnlyToTheGroup(group: HTMLElement): void {
  for (const choice of group.querySelectorAll("qti-simple-choice")) choice.removeAttribute("aria-readonly");
}

/** The words around a gap, with an ellipsis in its place, so that a screen reader tells which gap this is. */
function sentenceAround(interaction: HTMLElement): string {
  const block = interaction.closest("p, li, td, div");
  if (!block) return "";
  const own = textWithGaps(block);
  // "€ …" says nothing by itself; the question stands just before it.
  const before = own.length < SHORT_SENTENCE && block.previousElementSibling;
  const text = before ? `${textWithGaps(before)} ${own}` : own;
  return text.length > LONGEST_LABEL ? `…${text.slice(1 - LONGEST_LABEL)}` : text;
}

function textWithGaps(block: Element): string {
  const copy = block.cloneNode(true) as Element;
  for (const gap of copy.querySelectorAll("[response-identifier]")) gap.replaceWith(" … ");
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/**
 * Defects: text is cut off at 1000 or 5000 characters without a word; pasting or dictating is not noticed before the
 * field loses focus; a field for digits throws away what is not a number.
 */
function freeField(interaction: TextInteraction, field: HTMLInputElement | HTMLTextAreaElement): void {
  field.removeAttribute("maxlength");
  if (field instanceof HTMLInputElement && field.type === "number") {
    field.type = "text";
    field.inputMode = "numeric";
  }
  field.addEventListener("input", () => {
    if ((interaction.value ?? "") === field.value) return;
    interaction.value = field.value;
    interaction.saveResponse(field.value);
  });
}

/** Defect: the second click of a double click takes the only choice away again. */
function keepChoice(event: MouseEvent): void {
  const choice = (event.target as Element | null)?.closest("qti-simple-choice");
  const isOnly = choice?.closest('[role="radiogroup"]');
  if (isOnly && event.detail > 1) event.stopPropagation();
}

/** Defect: Space scrolls the page while it chooses. */
function keepStill(event: KeyboardEvent): void {
  const choice = (event.target as Element | null)?.closest("qti-simple-choice, qti-hottext, qti-hotspot-choice");
  if (choice && event.key === " ") event.preventDefault();
}

/** Defect: arrow keys do not move between choices. */
function steerChoices(event: KeyboardEvent): void {
  const choice = (event.target as Element | null)?.closest<HTMLElement>("qti-choice-interaction qti-simple-choice");
  if (!choice) return;
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const choices = [...(choice.parentElement?.querySelectorAll<HTMLElement>("qti-simple-choice") ?? [])];
  event.preventDefault();
  choices.at((choices.indexOf(choice) + step) % choices.length)?.focus();
}
