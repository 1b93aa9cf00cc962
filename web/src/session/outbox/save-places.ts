/** Where the newest answer to each item is kept: what the candidate reads under the item. */
import type { Entry } from "../../contract/delivery-api";

/** `typed`: only on the screen yet; `window`: gone when the window is; `too_long`: over the limit of the server. */
export type SavePlace =
  | { readonly place: "nowhere" | "typed" | "window" | "computer" | "too_long" }
  /** `at` is null where the server told us without a time. */
  | { readonly place: "server"; readonly at: number | null };

export class SavePlaces {
  readonly #places = new Map<string, SavePlace>();

  of(itemId: string): SavePlace {
    return this.#places.get(itemId) ?? { place: "nowhere" };
  }

  set(itemId: string, place: SavePlace): void {
    this.#places.set(itemId, place);
  }

  /** Items of these entries reached the server, unless a newer answer is waiting. */
  delivered(entries: readonly Entry[], at: number, isNewest: (entry: Entry) => boolean): void {
    for (const entry of entries) {
      if (entry.act === "respond" && isNewest(entry)) this.#places.set(entry.item_id, { place: "server", at });
    }
  }

  /** Tell whether some answer is too long for the server. */
  get someTooLong(): boolean {
    return [...this.#places.values()].some(({ place }) => place === "too_long");
  }
}
