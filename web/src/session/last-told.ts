/** What the server was told last of this candidate, and when it has to hear again. */
import type { Presence } from "../contract/delivery-api";
import { WORKING_BEAT_MS } from "./heartbeat";

/** The proctor sees a new answer within this time. */
const ANSWERED_BEAT_MS = 3_000;
/** Long enough for the batch with the new answer to take the sign of life along. */
const LEAST_WAIT_MS = 1_000;

export class LastTold {
  #last: Presence | null = null;
  #at = Number.NEGATIVE_INFINITY;
  #triedAt = Number.NEGATIVE_INFINITY;

  /** A sign of life is on its way. */
  trying(now: number): void {
    this.#triedAt = now;
  }

  /** The server has it. */
  note(presence: Presence, now: number): void {
    this.#last = presence;
    this.#at = now;
  }

  /** Tell whether a batch that goes now should take this sign of life along. */
  isDue(presence: Presence, now: number): boolean {
    const passed = now - this.#at;
    const moved = presence.item_id !== this.#last?.item_id;
    if (presence.workspace) return true;
    return moved || passed >= WORKING_BEAT_MS || (passed >= ANSWERED_BEAT_MS && this.#isNews(presence.answered));
  }

  /** Milliseconds to the next sign of life: sooner than the regular beat where something changed. */
  waitFor({ answered, workspace }: Pick<Presence, "answered" | "workspace">, regular: number, now: number): number {
    if (!workspace && !this.#isNews(answered)) return regular;
    return Math.min(regular, Math.max(LEAST_WAIT_MS, this.#triedAt + ANSWERED_BEAT_MS - now));
  }

  #isNews(answered: number): boolean {
    return this.#last !== null && answered !== this.#last.answered;
  }
}
