/** A store that lives as long as its window: for previews, and for a computer that refuses to keep anything. */
import type { Admitted, Entry } from "../../contract/delivery-api";
import { freezeAll } from "./batches";
import type { FrozenBatch } from "./batches";
import { draftName, loginOf } from "./computer-store";
import type { ComputerStore, KeptEntries, KeptLogin, Notes } from "./computer-store";

export class MemoryStore implements ComputerStore {
  readonly lasting: boolean = false;
  #login: KeptLogin | null = null;
  /** Both by session, lease and login first; nothing leaves before the server has it. */
  readonly #drafts = new Map<string, Entry>();
  readonly #batches = new Map<string, FrozenBatch>();

  currentLogin(): Promise<KeptLogin | null> {
    return Promise.resolve(this.#login);
  }

  beginLogin(admitted: Admitted): Promise<KeptLogin> {
    this.#freezeDrafts();
    this.#login = loginOf(admitted);
    return Promise.resolve(this.#login);
  }

  forgetLogin(): Promise<void> {
    this.#login = null;
    return Promise.resolve();
  }

  retireLogin(): Promise<void> {
    this.#freezeDrafts();
    return this.forgetLogin();
  }

  load(): Promise<KeptEntries> {
    const own = this.#keyOf("");
    const ofSession = [...this.#batches].filter(([key]) => key.startsWith(`${this.#login?.session_id ?? ""}|`));
    const batches = ofSession.flatMap(([key, batch]) => (key.startsWith(own) ? [batch] : []));
    const leftovers = ofSession.flatMap(([key, batch]) => (key.startsWith(own) ? [] : [batch]));
    return Promise.resolve({ drafts: this.#ownDrafts(), batches, leftovers });
  }

  keepDraft(entry: Entry): Promise<void> {
    this.#drafts.set(this.#keyOf(draftName(entry)), entry);
    return Promise.resolve();
  }

  keepBatch(batch: FrozenBatch, held: readonly Entry[]): Promise<void> {
    for (const entry of held) this.#drafts.delete(this.#keyOf(draftName(entry)));
    this.#batches.set(this.#keyOf(batch.first_seq, batch.epoch), batch);
    if (this.#login) this.#login = { ...this.#login, next_seq: batch.last_seq + 1 };
    return Promise.resolve();
  }

  markAcknowledged(batch: FrozenBatch): Promise<void> {
    this.#batches.delete(this.#keyOf(batch.first_seq, batch.epoch));
    return Promise.resolve();
  }

  /** What is acknowledged is let go at once; nothing here is read again after a reload. */
  loadAcknowledged(): Promise<readonly FrozenBatch[]> {
    return Promise.resolve([]);
  }

  keepNote(): Promise<void> {
    return Promise.resolve();
  }

  note<Name extends keyof Notes>(): Promise<Notes[Name] | null> {
    return Promise.resolve(null);
  }

  dropNote(): Promise<void> {
    return Promise.resolve();
  }

  removeAcknowledged(): Promise<void> {
    return Promise.resolve();
  }

  #freezeDrafts(): void {
    if (!this.#login) return;
    const { batches, held } = freezeAll(this.#login, this.#ownDrafts());
    for (const batch of batches) this.#batches.set(this.#keyOf(batch.first_seq), batch);
    for (const entry of held) this.#drafts.delete(this.#keyOf(draftName(entry)));
  }

  #ownDrafts(): Entry[] {
    const own = this.#keyOf("");
    return [...this.#drafts].flatMap(([key, entry]) => (key.startsWith(own) ? [entry] : []));
  }

  #keyOf(name: string | number, epoch = this.#login?.epoch): string {
    return [this.#login?.session_id, epoch?.lease, epoch?.login, name].join("|");
  }
}
