/** Mends the order of places in a picture: the library tells them in the order of the item, not of the candidate. */
import { idOf } from "./drag-places";

interface Hotspot extends HTMLElement {
  /** The number that is shown, from 1. */
  order: number | null;
}

/** An event of the library, before the item has heard it. */
type Told = CustomEvent<{ responseIdentifier: string; response: string | readonly string[] }>;

/** Let an item tell the places in the order in which they were chosen, and show that order again after a reload. */
export function mendGraphicOrder(item: HTMLElement): void {
  for (const interaction of item.querySelectorAll<HTMLElement>("qti-graphic-order-interaction")) mend(item, interaction);
}

function mend(item: HTMLElement, interaction: HTMLElement): void {
  let chosen = listOf((interaction as HTMLElement & { response: string | readonly string[] | null }).response);
  for (const hotspot of interaction.querySelectorAll<Hotspot>("qti-hotspot-choice")) {
    const place = chosen.indexOf(idOf(hotspot));
    if (place >= 0) hotspot.order = place + 1;
  }
  item.addEventListener(
    "qti-interaction-response",
    (event) => {
      if (event.target !== interaction) return;
      const { detail } = event as Told;
      const now = listOf(detail.response);
      chosen = inOrderOfChoosing(chosen, now);
      detail.response = chosen;
    },
    { capture: true },
  );
}

/** What was chosen before keeps its place; what is new comes last. */
export function inOrderOfChoosing(before: readonly string[], now: readonly string[]): readonly string[] {
  return [...before.filter((one) => now.includes(one)), ...now.filter((one) => !before.includes(one))];
}

function listOf(response: string | readonly string[] | null): readonly string[] {
  return (typeof response === "string" ? [response] : (response ?? [])).filter((one) => one !== "");
}
