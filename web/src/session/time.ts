/** Time belongs to the server; timers are handed in, so that tests need not wait. */

/** Stops what was planned. */
export type Cancel = () => void;

export interface Timers {
  /** Do something once, after so many milliseconds. */
  after(milliseconds: number, act: () => void): Cancel;
}

export const browserTimers: Timers = {
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Who looks every second and did not for this long, slept. */
const SLEPT_MS = 5_000;
/** Nobody sleeps longer in an exam: then somebody set the computer's clock, and that changes nothing. */
const LONGEST_SLEEP_MS = 6 * 3_600_000;

/** The server's time, estimated from its last answer. */
export class ServerClock {
  #offset = 0;
  /** Milliseconds in which the steady time may have stood still. */
  #overslept = 0;
  #seen: { steady: number; wall: number } | null = null;

  /**
   * @param steady milliseconds that never jump, but may stand still while the computer sleeps.
   * @param wall the computer's clock, which a candidate may set.
   */
  constructor(
    private readonly steady: () => number,
    private readonly wall: () => number = steady,
  ) {}

  /** Take over the time that the server just told. */
  learn(serverTime: string): void {
    this.#offset = Date.parse(serverTime) - this.steady();
    this.#overslept = 0;
  }

  /** Go on from what this computer kept of the server's time. */
  recall(serverAhead: number): void {
    this.#offset = this.wall() + serverAhead - this.steady();
  }

  /** Milliseconds since 1970, by the server's clock. */
  now(): number {
    return this.steady() + this.#offset;
  }

  /** The latest that it may be by the server's clock. Good for locking only: the server decides what is over. */
  latest(): number {
    return this.now() + this.#overslept;
  }

  /** Milliseconds by which the server is ahead of this computer's clock: survives a reload. */
  get serverAhead(): number {
    return this.now() - this.wall();
  }

  /** Look at the clocks, every second; tells whether much time went by unseen. */
  look(): boolean {
    const now = { steady: this.steady(), wall: this.wall() };
    const before = this.#seen ?? now;
    this.#seen = now;
    const steady = now.steady - before.steady;
    const stoodStill = now.wall - before.wall - steady;
    const slept = stoodStill > SLEPT_MS && stoodStill < LONGEST_SLEEP_MS;
    if (slept) this.#overslept += stoodStill;
    return slept || steady > SLEPT_MS;
  }

  /** Now as ISO 8601 in UTC. */
  stamp(): string {
    return new Date(this.now()).toISOString();
  }
}

/** Milliseconds that go on steadily while the page lives. */
export const steadyTime = (): number => performance.timeOrigin + performance.now();
