/**
 * Moving choices by keyboard: Space picks up, arrows choose a place, Space puts down, Escape lets go, Delete takes back.
 *
 * In place of the library's own keys, which put a choice in two places at once and tell a screen reader nothing.
 */
import {
  choicesIn,
  idOf,
  isDragInteraction,
  matchMax,
  mostPlaced,
  movablesOf,
  placedIn,
  placesOf,
  putAll,
  startOf,
  wordsOf,
  wordsOfPlace,
} from "./drag-places";
import type { DragInteraction } from "./drag-places";
import { nameOfHotspot } from "./hotspots";
import { afterPut, withoutHeld } from "./moves";
import type { Held } from "./moves";

/** What is said while choices are moved. */
export interface DragTexts {
  readonly pickedUp: (choice: string) => string;
  readonly place: (number: number, total: number, words: string, holds: string) => string;
  readonly picture: (number: number) => string;
  readonly backAtStart: string;
  readonly putDown: (choice: string) => string;
  readonly noRoom: string;
  readonly letGo: string;
}

type Say = (sentence: string) => void;

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Let every drag interaction of a drawn item be answered by keyboard. */
export function mendDragKeys(item: HTMLElement, texts: DragTexts, say: Say): void {
  for (const interaction of item.querySelectorAll("[response-identifier]")) {
    if (isDragInteraction(interaction)) new KeyboardDrag(interaction, texts, say).listen();
  }
}

class KeyboardDrag {
  #held: (Held & { readonly words: string }) | null = null;
  /** The place that is pointed at; behind the last one the choice goes back to the others. */
  #target = 0;

  constructor(
    private readonly interaction: DragInteraction,
    private readonly texts: DragTexts,
    private readonly say: Say,
  ) {}

  listen(): void {
    const { interaction } = this;
    interaction.addEventListener("keydown", (event) => { this.#press(event); }, { capture: true });
    interaction.addEventListener("pointerdown", () => { this.#drop(); });
    interaction.addEventListener("focusout", () => { this.#drop(); });
    interaction.addEventListener("qti-interaction-response", () => { this.#name(); });
    this.#name();
  }

  #press(event: KeyboardEvent): void {
    const choice = event.composedPath().find((one): one is HTMLElement => one instanceof HTMLElement && one.getAttribute("qti-draggable") === "true");
    if (!choice || event.altKey || event.ctrlKey || event.metaKey) return;
    const handled = this.#held ? this.#steer(event.key) : this.#begin(event.key, choice);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #begin(key: string, choice: HTMLElement): boolean {
    const from = placesOf(this.interaction).find((place) => place.contains(choice));
    const held = { choice: idOf(choice), from: from ? idOf(from) : null, words: wordsOf(choice) };
    if (key === "Delete" || key === "Backspace") return this.#takeBack(held);
    if (key !== " " && key !== "Enter") return false;
    if (from || this.#isLeft(choice)) this.#pickUp(held);
    return true;
  }

  /** A choice that is used as often as it may be stays invisible where it stood. */
  #isLeft(choice: HTMLElement): boolean {
    const used = placedIn(this.interaction).filter((one) => one.choice === idOf(choice)).length;
    return used < matchMax(choice);
  }

  #pickUp(held: Held & { readonly words: string }): void {
    this.#held = held;
    const places = placesOf(this.interaction);
    const own = places.findIndex((place) => idOf(place) === held.from);
    const open = places.findIndex((place) => choicesIn(place).length < matchMax(place));
    this.#point(Math.max(0, own >= 0 ? own : open));
    this.say(`${this.texts.pickedUp(held.words)} ${this.#nameOf(this.#target)}.`);
  }

  #takeBack(held: Held & { readonly words: string }): boolean {
    if (held.from === null) return false;
    putAll(this.interaction, withoutHeld(placedIn(this.interaction), held));
    startOf(this.interaction, held.choice)?.focus();
    this.say(`${held.words}: ${this.texts.backAtStart}`);
    return true;
  }

  #steer(key: string): boolean {
    const step = STEPS[key];
    const stops = placesOf(this.interaction).length + 1;
    if (step !== undefined) {
      this.#point((this.#target + step + stops) % stops);
      this.say(this.#nameOf(this.#target));
    } else if (key === " " || key === "Enter") this.#putDown();
    else if (key === "Escape") this.#drop();
    else return false;
    return true;
  }

  #putDown(): void {
    const held = this.#held;
    if (!held) return;
    const place = placesOf(this.interaction)[this.#target];
    const placed = place ? this.#with(held, place) : withoutHeld(placedIn(this.interaction), held);
    if (!placed) {
      this.say(this.texts.noRoom);
      return;
    }
    this.#forget();
    putAll(this.interaction, placed);
    this.#focusAfter(held, place);
    const where = this.#nameOf(this.#target);
    this.say(place ? `${this.texts.putDown(held.words)}: ${where}` : `${held.words}: ${where}`);
  }

  #with(held: Held, place: HTMLElement): ReturnType<typeof afterPut> {
    const room = { inPlace: matchMax(place), inAll: mostPlaced(this.interaction) };
    return afterPut(placedIn(this.interaction), held, idOf(place), room);
  }

  /** Who filled a place goes on with the next choice that is left; who moved one stays with it. */
  #focusAfter(held: Held, place: HTMLElement | undefined): void {
    const inPlaces = new Set(placesOf(this.interaction).flatMap((one) => choicesIn(one)));
    const next = movablesOf(this.interaction).find((one) => !inPlaces.has(one) && this.#isLeft(one));
    const moved = place && choicesIn(place).find((one) => idOf(one) === held.choice);
    const focused = held.from === null ? (next ?? moved) : (moved ?? startOf(this.interaction, held.choice));
    focused?.focus();
  }

  #drop(): void {
    if (!this.#held) return;
    this.#forget();
    this.say(this.texts.letGo);
  }

  #forget(): void {
    this.#held = null;
    this.#mark(-1);
  }

  #point(index: number): void {
    this.#target = index;
    this.#mark(index);
    placesOf(this.interaction)[index]?.scrollIntoView({ block: "nearest" });
  }

  /** Show which place is pointed at; a place inside the library's own shadow is reached by its part name. */
  #mark(target: number): void {
    placesOf(this.interaction).forEach((place, index) => {
      place.part.toggle("facet-target", index === target);
      place.classList.toggle("facet-target", index === target);
    });
    this.interaction.classList.toggle("facet-holding", this.#held !== null);
  }

  #nameOf(index: number): string {
    const places = placesOf(this.interaction);
    const place = places[index];
    if (!place) return this.texts.backAtStart;
    const isArea = place.localName === "qti-associable-hotspot";
    const own = isArea ? nameOfHotspot(place, index + 1, this.texts.picture) : wordsOfPlace(place);
    const holds = choicesIn(place).map(wordsOf).join(", ");
    return this.texts.place(index + 1, places.length, own, holds);
  }

  /** Tell a screen reader what everything is. */
  #name(): void {
    placesOf(this.interaction).forEach((place, index) => {
      place.setAttribute("role", "group");
      place.setAttribute("aria-label", this.#nameOf(index));
      withoutReadOnly(place);
    });
    for (const choice of movablesOf(this.interaction)) {
      choice.setAttribute("role", "button");
      choice.setAttribute("aria-label", wordsOf(choice));
      withoutReadOnly(choice);
    }
  }
}

/** The library calls everything read-only or not; a button or a group is neither. */
function withoutReadOnly(element: Element): void {
  element.removeAttribute("aria-readonly");
}
