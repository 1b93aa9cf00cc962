/** Waiting between attempts: half a second to ten, at random, so that a school does not return all at once. */

const SHORTEST_MS = 500;
const LONGEST_MS = 10_000;

/** @param random from 0 up to 1. */
export function retryDelay(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (failures + 1));
  return SHORTEST_MS + random * (ceiling - SHORTEST_MS);
}
