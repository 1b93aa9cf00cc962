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

/** The server's time, estimated from its last answer. */
export class ServerClock {
  #offset = 0;

  /** @param steady milliseconds that never jump, as a candidate may set the computer's clock. */
  constructor(private readonly steady: () => number) {}

  /** Take over the time that the server just told. */
  learn(serverTime: string): void {
    this.#offset = Date.parse(serverTime) - this.steady();
  }

  /** Milliseconds since 1970, by the server's clock. */
  now(): number {
    return this.steady() + this.#offset;
  }

  /** Now as ISO 8601 in UTC. */
  stamp(): string {
    return new Date(this.now()).toISOString();
  }
}

/** Milliseconds that go on steadily while the page lives. */
export const steadyTime = (): number => performance.timeOrigin + performance.now();
