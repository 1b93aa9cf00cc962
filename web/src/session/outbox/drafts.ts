/** Writes to this computer what was typed and is not frozen yet. */
import type { Entry } from "../../contract/delivery-api";
import type { Timers } from "../time";
import { fits } from "./batches";
import { draftName } from "./computer-store";
import type { Disk } from "./disk";

/** A text too long to be sent is written when the candidate pauses: that takes a moment, and would be felt in typing. */
const PAUSE_MS = 1_000;

interface Hooks {
  /** Whoever types fast has typed on before the disk is free: only the newest is worth writing. */
  readonly isNewest: (entry: Entry) => boolean;
  readonly written: (entry: Entry, kept: boolean) => void;
}

export class Drafts {
  readonly #waiting = new Map<string, Entry>();

  constructor(
    private readonly disk: Disk,
    private readonly timers: Timers,
    private readonly hooks: Hooks,
  ) {}

  /** Keep an entry: at once, or after a pause where it is very long. */
  keep(entry: Entry): void {
    const name = draftName(entry);
    this.#waiting.delete(name);
    if (fits(entry)) {
      this.#write(entry);
      return;
    }
    this.#waiting.set(name, entry);
    this.timers.after(PAUSE_MS, () => {
      if (this.#waiting.get(name) === entry) this.flush();
    });
  }

  /** Write now what waits for a pause. */
  flush(): void {
    const due = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const entry of due) this.#write(entry);
  }

  #write(entry: Entry): void {
    const { isNewest, written } = this.hooks;
    void this.disk
      .keep((store) => (isNewest(entry) ? store.keepDraft(entry) : Promise.resolve()))
      .then((kept) => {
        written(entry, kept);
      });
  }
}
