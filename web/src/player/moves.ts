/** The rules of putting a choice in a place: what moves along, and when there is no room. */
import type { Placed } from "./drag-places";

/** A choice on its way. */
export interface Held {
  readonly choice: string;
  /** The place that it comes from, or null where it was not used yet. */
  readonly from: string | null;
}

/** How much a place and the whole interaction can hold. */
export interface Room {
  readonly inPlace: number;
  readonly inAll: number;
}

/** Give what stands where after putting a choice down, or null where there is no room. */
export function afterPut(placed: readonly Placed[], held: Held, place: string, room: Room): readonly Placed[] | null {
  if (held.from === place) return placed;
  const rest = withoutHeld(placed, held);
  const there = rest.filter((one) => one.place === place);
  if (there.some(({ choice }) => choice === held.choice)) return null;
  const arrived = { choice: held.choice, place };
  if (there.length < room.inPlace) return rest.length < room.inAll ? [...rest, arrived] : null;
  return room.inPlace === 1 ? [...changedSeats(rest, held, place), arrived] : null;
}

/** Give what stands where after a choice went back to the others. */
export function withoutHeld(placed: readonly Placed[], { choice, from }: Held): readonly Placed[] {
  return placed.filter((one) => one.choice !== choice || one.place !== from);
}

/** Whatever stood in a full place of one goes where the new choice came from, or back to the others. */
function changedSeats(rest: readonly Placed[], held: Held, place: string): readonly Placed[] {
  const { from } = held;
  return rest.flatMap((one) => {
    if (one.place !== place) return [one];
    return from === null ? [] : [{ ...one, place: from }];
  });
}
