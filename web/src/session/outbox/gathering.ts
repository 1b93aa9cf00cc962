/** Gathers what is typed: it is due when the typing pauses, and before long where it does not. */
import type { Cancel, Timers } from "../time";

const PAUSE_MS = 500;
/** Who never stops typing is sent all the same. */
export const LONGEST_WAIT_MS = 2_000;

export class Gathering {
  #since: number | null = null;
  #cancel: Cancel | null = null;

  constructor(
    private readonly timers: Timers,
    private readonly now: () => number,
    private readonly due: () => void,
  ) {}

  /** Something was typed. */
  more(): void {
    const now = this.now();
    this.#since ??= now;
    const wait = Math.max(0, Math.min(PAUSE_MS, this.#since + LONGEST_WAIT_MS - now));
    this.stop();
    this.#cancel = this.timers.after(wait, () => {
      this.#cancel = null;
      this.due();
    });
  }

  /** What was typed until now goes: the next has a whole wait of its own. */
  begin(): void {
    this.#since = null;
  }

  /** Nothing will be due until more is typed. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
