/** What can be moved in a drag interaction, and the places where it can stand. Reads the drawn page, changes nothing. */

/** A drag interaction of the library. Setting `response` puts every choice in its place. */
export interface DragInteraction extends HTMLElement {
  response: string | readonly string[];
  saveResponse(response: readonly string[]): void;
}

/** Which choice stands in which place, both by their identifiers. */
export interface Placed {
  readonly choice: string;
  readonly place: string;
}

const PLACES: Readonly<Record<string, string>> = {
  "qti-order-interaction": "drop-list",
  "qti-match-interaction": "qti-simple-match-set:last-of-type > qti-simple-associable-choice",
  "qti-gap-match-interaction": "qti-gap",
  "qti-graphic-gap-match-interaction": "qti-associable-hotspot",
};
const MOVABLE = '[qti-draggable="true"]';
const UNLIMITED = Number.POSITIVE_INFINITY;

/** Tell whether an element is a drag interaction that can be answered by keyboard; a match in a table has buttons. */
export function isDragInteraction(element: Element): element is DragInteraction {
  return element.localName in PLACES && !element.classList.contains("qti-match-tabular");
}

/** The identifier of a choice or a place. */
export const idOf = (element: Element): string => element.getAttribute("identifier") ?? "";

/** Give the places in the order in which they stand. */
export function placesOf(interaction: DragInteraction): readonly HTMLElement[] {
  const root = interaction.localName === "qti-order-interaction" ? interaction.shadowRoot : interaction;
  return [...(root?.querySelectorAll<HTMLElement>(PLACES[interaction.localName] ?? "") ?? [])];
}

/** Give the choices that stand in a place now. */
export function choicesIn(place: Element): readonly HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(MOVABLE)];
}

/** Give all that can be moved, also what already stands in a place. */
export function movablesOf(interaction: DragInteraction): readonly HTMLElement[] {
  const placed = placesOf(interaction).flatMap((place) => choicesIn(place));
  return [...new Set([...interaction.querySelectorAll<HTMLElement>(MOVABLE), ...placed])];
}

/** Give a choice where it stood at first. */
export function startOf(interaction: DragInteraction, choice: string): HTMLElement | undefined {
  const inPlaces = new Set(placesOf(interaction).flatMap((place) => choicesIn(place)));
  return movablesOf(interaction).find((one) => idOf(one) === choice && !inPlaces.has(one));
}

/** Give everything that stands somewhere. */
export function placedIn(interaction: DragInteraction): readonly Placed[] {
  return placesOf(interaction).flatMap((place) =>
    choicesIn(place).map((choice) => ({ choice: idOf(choice), place: idOf(place) })),
  );
}

/** Put everything where it must stand, and tell it as an answer. */
export function putAll(interaction: DragInteraction, placed: readonly Placed[]): void {
  const response = interaction.localName === "qti-order-interaction" ? orderOf(interaction, placed) : pairsOf(placed);
  interaction.response = response;
  interaction.saveResponse(response);
}

/** The library keeps open slots of an order as "". */
function orderOf(interaction: DragInteraction, placed: readonly Placed[]): readonly string[] {
  return placesOf(interaction).map((place) => placed.find((one) => one.place === idOf(place))?.choice ?? "");
}

function pairsOf(placed: readonly Placed[]): readonly string[] {
  return placed.map(({ choice, place }) => `${choice} ${place}`);
}

/** How often a choice can be used, or how many choices a place holds; 1 where the item says nothing, 0 is no limit. */
export function matchMax(element: Element): number {
  return limit(element.getAttribute("match-max"), 1);
}

/** How many choices can be placed in all. */
export function mostPlaced(interaction: Element): number {
  return limit(interaction.getAttribute("max-associations"), 0);
}

function limit(text: string | null, otherwise: number): number {
  const most = text === null || text === "" ? otherwise : Number(text);
  return most > 0 ? most : UNLIMITED;
}

/** The words of a choice: its text, or what its picture shows. */
export function wordsOf(element: Element): string {
  const text = element.textContent.replace(/\s+/g, " ").trim();
  return text || (element.querySelector("img")?.alt ?? "") || idOf(element);
}

/** The words of a place itself, without what stands in it. */
export function wordsOfPlace(place: Element): string {
  const copy = place.cloneNode(true) as Element;
  for (const choice of copy.querySelectorAll(MOVABLE)) choice.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}
