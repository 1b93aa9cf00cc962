/** A store that forgets: for previews, and for a computer that refuses to keep anything. */
import type { Admitted, Entry } from "../../contract/delivery-api";
import type { FrozenBatch } from "./batches";
import { draftName, loginOf } from "./computer-store";
import type { ComputerStore, KeptEntries, KeptLogin } from "./computer-store";

export class MemoryStore implements ComputerStore {
  #login: KeptLogin | null = null;
  readonly #drafts = new Map<string, Entry>();
  readonly #batches = new Map<number, FrozenBatch>();

  currentLogin(): Promise<KeptLogin | null> {
    return Promise.resolve(this.#login);
  }

  beginLogin(admitted: Admitted): Promise<KeptLogin> {
    this.#drafts.clear();
    this.#batches.clear();
    this.#login = loginOf(admitted);
    return Promise.resolve(this.#login);
  }

  forgetLogin(): Promise<void> {
    this.#login = null;
    return Promise.resolve();
  }

  retireLogin(): Promise<void> {
    return this.forgetLogin();
  }

  load(): Promise<KeptEntries> {
    return Promise.resolve({ drafts: [...this.#drafts.values()], batches: [...this.#batches.values()], leftovers: [] });
  }

  keepDraft(entry: Entry): Promise<void> {
    this.#drafts.set(draftName(entry), entry);
    return Promise.resolve();
  }

  keepBatch(batch: FrozenBatch, held: readonly Entry[]): Promise<void> {
    for (const entry of held) this.#drafts.delete(draftName(entry));
    this.#batches.set(batch.first_seq, batch);
    if (this.#login) this.#login = { ...this.#login, next_seq: batch.last_seq + 1 };
    return Promise.resolve();
  }

  markAcknowledged(batch: FrozenBatch): Promise<void> {
    this.#batches.delete(batch.first_seq);
    return Promise.resolve();
  }

  removeAcknowledged(): Promise<void> {
    return Promise.resolve();
  }
}
