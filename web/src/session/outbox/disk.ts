/** Writes to this computer, one after another; after the first failure there are no more. */
import type { ComputerStore } from "./computer-store";

export class Disk {
  #last: Promise<unknown> = Promise.resolve();
  /** True once this computer could not keep something: answers then go to the server only. */
  failed = false;

  constructor(
    private readonly store: ComputerStore,
    private readonly changed: () => void,
  ) {}

  /** Tell whether what is written survives this window. */
  get lasts(): boolean {
    return this.store.lasting && !this.failed;
  }

  /** Write after all that was asked before; tells whether the disk has it. */
  keep(write: (store: ComputerStore) => Promise<void>): Promise<boolean> {
    const done = this.#last.then(async () => {
      if (this.failed) return false;
      try {
        await write(this.store);
        return this.store.lasting;
      } catch (error) {
        await this.#fail(error);
        return false;
      }
    });
    this.#last = done;
    return done;
  }

  /** Resolves when everything asked so far was written or given up. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** Without a counter on disk a reload could use a number twice, so token and epoch go with it. */
  async #fail(error: unknown): Promise<void> {
    console.error("this computer cannot keep answers", error);
    this.failed = true;
    await this.store.forgetLogin().catch(() => {
      console.error("nor can it forget the login");
    });
    this.changed();
  }
}
