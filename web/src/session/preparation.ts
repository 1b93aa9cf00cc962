/** The steps between the login and the waiting room: who you are, how it works, and whether you can hear. */

import type { KeptLogin } from "./outbox";
import type { World } from "./world";

export type Step = "welcome" | "instructions" | "sound";

export class Preparation {
  readonly #steps: Step[];

  /** @param done everything was gone through before, in this tab. */
  constructor(
    hasSound: boolean,
    done: boolean,
    private readonly finished: () => void,
  ) {
    const all: readonly Step[] = hasSound ? ["welcome", "instructions", "sound"] : ["welcome", "instructions"];
    this.#steps = done ? [] : [...all];
  }

  /** The step to take now; null once the candidate is ready. */
  get step(): Step | null {
    return this.#steps[0] ?? null;
  }

  /** The candidate has done the step that is on the screen. */
  goOn(): void {
    this.#steps.shift();
    if (this.#steps.length === 0) this.finished();
  }
}

/** The steps of a login, as far as they were not gone through in this tab. */
export function preparationOf({ preparedHere }: World, { admitted, session_id, epoch }: KeptLogin): Preparation {
  const here = `${session_id} ${epoch.lease}.${epoch.login}`;
  return new Preparation(admitted.manifest.has_sound, preparedHere.isPrepared(here), () => {
    preparedHere.remember(here);
  });
}
