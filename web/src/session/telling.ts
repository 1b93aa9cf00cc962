/** What the server hears of this candidate, and when. */
import type { Presence } from "../contract/delivery-api";
import { LastTold } from "./last-told";
import type { Outbox } from "./outbox";
import type { Sitting } from "./sitting";
import type { ServerClock } from "./time";
import type { Workspace } from "./workspace";

/** Whom the server hears of. */
interface Candidate {
  readonly clock: ServerClock;
  readonly outbox: Outbox;
  readonly workspace: Workspace;
  readonly totalItems: number;
  readonly sitting: () => Sitting | null;
}

export class Telling {
  readonly #told = new LastTold();

  constructor(private readonly candidate: Candidate) {}

  /** A sign of life, on its way now. */
  next(): Presence {
    this.#told.trying(this.candidate.clock.now());
    return this.#presence();
  }

  /** What rides along with a batch, so that a save and a sign of life are one call; null where none is due. */
  rideAlong(always: boolean): Presence | null {
    const presence = this.#presence();
    const now = this.candidate.clock.now();
    if (!always && !this.#told.isDue(presence, now)) return null;
    this.#told.trying(now);
    return presence;
  }

  /** Tell whether a save that is about to go will take along what the server should hear now. */
  get goesAlong(): boolean {
    const { clock, outbox } = this.candidate;
    return outbox.hasUnsent && this.#told.isDue(this.#presence(), clock.now());
  }

  /** The server has it. */
  told(presence: Presence): void {
    this.#told.note(presence, this.candidate.clock.now());
    this.candidate.workspace.told(presence.workspace);
  }

  /** Milliseconds to the next sign of life, where `regular` is the beat without news. */
  wait(regular: number): number {
    const { sitting, workspace, clock } = this.candidate;
    return this.#told.waitFor({ answered: sitting()?.answered ?? 0, workspace: workspace.untold }, regular, clock.now());
  }

  #presence(): Presence {
    const { clock, outbox, workspace, sitting, totalItems } = this.candidate;
    const nowhere = { item_id: null, number: null, answered: 0, total: totalItems };
    const now = { waiting: outbox.waiting, client_time: clock.stamp(), workspace: workspace.untold };
    return { ...(sitting()?.whereabouts ?? nowhere), ...now };
  }
}
