/** Signs of life: every 3 s where the candidate waits for somebody, at most every 15 s while working. */
import { LONGEST_WAIT_MS } from "./outbox";
import type { Phase } from "./phases";
import type { Cancel, Timers } from "./time";

export const WAITING_BEAT_MS = 3_000;
export const WORKING_BEAT_MS = 15_000;

/** A sign of life that could go along with a save goes alone after this time: the save is slow, or fails. */
const LONGEST_RIDE_MS = LONGEST_WAIT_MS + 1_000;

const WAITS_FOR_SOMEBODY = new Set<Phase>(["opening", "welcome", "instructions", "sound", "waiting", "starting", "blocked", "interrupted", "timeUp"]);

/** Milliseconds between two signs of life in this phase. */
export function beatOf(phase: Phase): number {
  return WAITS_FOR_SOMEBODY.has(phase) ? WAITING_BEAT_MS : WORKING_BEAT_MS;
}

interface Hooks {
  readonly beat: () => Promise<void>;
  /** Milliseconds from one beat to the next. */
  readonly interval: () => number;
  /** Tell whether a save that is about to go tells what a beat would. */
  readonly goesAlong: () => boolean;
}

/** Calls `beat` regularly, never twice at once. */
export class Heartbeat {
  #cancel: Cancel | null = null;
  #beating = false;
  #again = false;
  #stopped = false;
  #waitsForSave = false;

  constructor(
    private readonly timers: Timers,
    private readonly hooks: Hooks,
  ) {}

  /** Beat at once, or leave it to a save that is about to go and tells the same. */
  soon(): void {
    if (this.#beating || !this.hooks.goesAlong()) {
      void this.now();
    } else if (!this.#waitsForSave) {
      this.#plan(LONGEST_RIDE_MS, () => void this.now());
      this.#waitsForSave = true;
    }
  }

  /** Beat at once, or right after the beat that is on its way; and from then on regularly. */
  async now(): Promise<void> {
    if (this.#stopped) return;
    this.#again = this.#beating;
    if (this.#beating) return;
    this.#beating = true;
    this.#cancel?.();
    this.#waitsForSave = false;
    try {
      await this.hooks.beat();
    } finally {
      this.#beating = false;
      if (this.#again) this.soon();
      else this.later();
    }
  }

  /** Put the next beat a whole interval ahead. */
  later(): void {
    this.#plan(this.hooks.interval(), () => { this.soon(); });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #plan(wait: number, act: () => void): void {
    this.#cancel?.();
    this.#waitsForSave = false;
    if (!this.#stopped) this.#cancel = this.timers.after(wait, act);
  }
}
