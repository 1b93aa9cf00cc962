/** An attempt that is made again until it succeeds, each time a while after the one before has ended. */
import { retryDelay } from "./outbox";
import type { World } from "./world";

export class Attempts {
  #failures = 0;
  #isBusy = false;

  /** @param again called when the next attempt may be made. */
  constructor(
    private readonly world: Pick<World, "timers" | "random">,
    private readonly again: () => void,
  ) {}

  /** Make an attempt, unless one was made just now; it tells whether it succeeded. Where it throws, it failed too. */
  async make(attempt: () => Promise<boolean>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    let succeeded = false;
    try {
      succeeded = await attempt();
    } finally {
      this.#failures = succeeded ? 0 : this.#failures + 1;
      this.world.timers.after(retryDelay(this.#failures, this.world.random()), () => {
        this.#isBusy = false;
        this.again();
      });
    }
  }
}
