/** Signs of life: every 3 s where the candidate waits for somebody, at most every 15 s while working. */
import type { Phase } from "./phases";
import type { Cancel, Timers } from "./time";

export const WAITING_BEAT_MS = 3_000;
export const WORKING_BEAT_MS = 15_000;

const WAITS_FOR_SOMEBODY = new Set<Phase>(["opening", "welcome", "instructions", "sound", "waiting", "starting", "blocked", "interrupted", "timeUp"]);

/** Milliseconds between two signs of life in this phase. */
export function beatOf(phase: Phase): number {
  return WAITS_FOR_SOMEBODY.has(phase) ? WAITING_BEAT_MS : WORKING_BEAT_MS;
}

/** Calls `beat` regularly, never twice at once. */
export class Heartbeat {
  #cancel: Cancel | null = null;
  #beating = false;
  #again = false;
  #stopped = false;

  constructor(
    private readonly timers: Timers,
    private readonly beat: () => Promise<void>,
    private readonly interval: () => number,
  ) {}

  /** Beat at once, or right after the beat that is on its way; and from then on regularly. */
  async now(): Promise<void> {
    if (this.#stopped) return;
    this.#again = this.#beating;
    if (this.#beating) return;
    this.#beating = true;
    this.#cancel?.();
    try {
      await this.beat();
    } finally {
      this.#beating = false;
      if (this.#again) void this.now();
      else this.later();
    }
  }

  /** Put the next beat a whole interval ahead. */
  later(): void {
    this.#cancel?.();
    if (this.#stopped) return;
    this.#cancel = this.timers.after(this.interval(), () => void this.now());
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }
}
