/**
 * The outbox: nothing that a candidate answers may be lost.
 *
 *   typed -> draft on disk -> frozen batch on disk -> sent, again and again -> acknowledged -> marked safe
 *
 * One batch is in flight at a time and is sent byte for byte as it was frozen. docs/decisions/0002-answer-journal.md.
 */
import type { Entry, RespondEntry } from "../../contract/delivery-api";
import type { ItemResponse } from "../../contract/delivery-format";
import { LineGone, ServerRefusal } from "../../server/exam-server";
import type { Cancel, Timers } from "../time";
import { countOf, entriesOf, fits, freeze, responsesIn } from "./batches";
import type { FrozenBatch, Writer } from "./batches";
import { draftName } from "./computer-store";
import type { ComputerStore, KeptEntries, KeptLogin } from "./computer-store";
import { Disk } from "./disk";
import { Drafts } from "./drafts";
import { Gathering } from "./gathering";
import { retryDelay } from "./retry";
import { SavePlaces } from "./save-places";
import type { SavePlace } from "./save-places";

/** Sends a batch and gives the number of its last stored entry. */
export type Deliver = (batch: string) => Promise<number>;

export interface OutboxWorld {
  readonly store: ComputerStore;
  readonly deliver: Deliver;
  readonly timers: Timers;
  readonly stamp: () => string;
  readonly now: () => number;
  readonly random: () => number;
  readonly changed: () => void;
}

/** `storage`: this computer keeps nothing; `refused`: the server refuses a batch, people must look. */
export type OutboxTrouble = "none" | "storage" | "refused";

export class Outbox {
  readonly #places = new SavePlaces();
  readonly #pending = new Map<string, Entry>();
  readonly #queue: FrozenBatch[];
  readonly #leftovers: FrozenBatch[];
  #writer: Writer;
  readonly #disk: Disk;
  readonly #drafts: Drafts;
  readonly #gathering: Gathering;
  #due = false;
  #sending = false;
  #onItsWay: FrozenBatch | null = null;
  #halted = false;
  #failures = 0;
  #retry: Cancel | null = null;
  #refused = false;

  constructor(
    private readonly world: OutboxWorld,
    login: KeptLogin,
    kept: KeptEntries,
  ) {
    this.#disk = new Disk(world.store, world.changed);
    this.#drafts = new Drafts(this.#disk, world.timers, {
      isNewest: (entry) => this.#pending.get(draftName(entry)) === entry,
      written: (entry, isKept) => { this.#showKept(entry, isKept); },
    });
    this.#gathering = new Gathering(world.timers, world.now, () => {
      this.#due = true;
      void this.#pump();
    });
    this.#writer = login;
    this.#queue = [...kept.batches];
    this.#leftovers = [...kept.leftovers];
    for (const entry of kept.drafts) this.#pending.set(draftName(entry), entry);
    const place = this.#disk.lasts ? "computer" : "window";
    for (const [itemId] of this.keptResponses()) this.#places.set(itemId, { place });
    this.#due = this.#pending.size > 0;
  }

  /** Keep an answer: on this computer at once, on the server as soon as it can be reached. */
  record(itemId: string, response: ItemResponse): void {
    const entry: RespondEntry = { act: "respond", item_id: itemId, response, client_time: this.world.stamp() };
    this.#places.set(itemId, { place: fits(entry) ? "typed" : "too_long" });
    this.#hold(entry);
    this.#gathering.more();
  }

  /** Hand in: an entry like every other, after all answers. */
  submit(): void {
    if (this.submitAsked) return;
    this.#hold({ act: "submit", client_time: this.world.stamp() });
    this.flush();
  }

  /** Send now what was typed, without waiting for a pause. */
  flush(): void {
    this.#gathering.stop();
    this.#drafts.flush();
    this.#due = this.#pending.size > 0;
    this.#retryNow();
  }

  /** Stop sending for good; resolves when the last answer is on disk, so that a new login can begin. */
  async close(): Promise<void> {
    this.#halt();
    this.#drafts.flush();
    await this.#disk.settled();
  }

  /**
   * Answer again what the login just before this one could not send. Nobody can have written in between, so these are
   * the newest answers. Of older logins we cannot know: their batches go as they are, and the server judges.
   */
  takeOver(): void {
    const { lease, login } = this.#writer.epoch;
    const justBefore = this.#leftovers.filter(({ epoch }) => epoch.lease === lease && epoch.login === login - 1);
    for (const [itemId, response] of responsesIn(justBefore.flatMap(entriesOf))) this.record(itemId, response);
  }

  get trouble(): OutboxTrouble {
    if (!this.#disk.lasts) return "storage";
    return this.#refused ? "refused" : "none";
  }

  /** Entries of this login that the server has not acknowledged. */
  get waiting(): number {
    return countOf(this.#queue) + this.#pending.size;
  }

  /** Entries of this login that are on their way to the server; what is too long for it stays here. */
  get sendable(): number {
    return countOf(this.#queue) + this.#fitting.length;
  }

  /** Everything of this session that the server has yet to get from this computer, earlier logins included. */
  get owed(): number {
    return this.sendable + countOf(this.#leftovers);
  }

  /** Tell whether a batch will go that is not on its way yet. */
  get hasUnsent(): boolean {
    if (this.#halted) return false;
    return this.#fitting.length > 0 || this.#queue.some((batch) => batch !== this.#onItsWay);
  }

  /** Tell whether a submit waits for its acknowledgement. */
  get submitAsked(): boolean {
    return this.#pending.has("") || this.#queue.some((batch) => entriesOf(batch).some(({ act }) => act === "submit"));
  }

  get someTooLong(): boolean {
    return this.#places.someTooLong;
  }

  placeOf(itemId: string): SavePlace {
    return this.#places.of(itemId);
  }

  /** The server told that it has this answer. */
  knowOnServer(itemId: string): void {
    if (this.#places.of(itemId).place === "nowhere") this.#places.set(itemId, { place: "server", at: null });
  }

  /** Answers of this login that the server may not have: newer than what it tells. */
  keptResponses(): ReadonlyMap<string, ItemResponse> {
    return responsesIn([...this.#queue.flatMap(entriesOf), ...this.#pending.values()]);
  }

  get #fitting(): readonly Entry[] {
    return [...this.#pending.values()].filter(fits);
  }

  #halt(): void {
    this.#halted = true;
    this.#gathering.stop();
    this.#retry?.();
    this.#retry = null;
  }

  #hold(entry: Entry): void {
    const name = draftName(entry);
    // Deleting first moves the entry to the end: the order of entries is the order of typing.
    this.#pending.delete(name);
    this.#pending.set(name, entry);
    this.#drafts.keep(entry);
    this.world.changed();
  }

  #showKept(entry: Entry, kept: boolean): void {
    if (entry.act !== "respond" || this.#pending.get(entry.item_id) !== entry) return;
    if (!fits(entry)) this.#places.set(entry.item_id, { place: "too_long" });
    else this.#places.set(entry.item_id, { place: kept ? "computer" : "window" });
    this.world.changed();
  }

  #retryNow(): void {
    this.#retry?.();
    this.#retry = null;
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#sending || this.#retry || this.#halted) return;
    this.#sending = true;
    try {
      while (await this.#sendNext());
    } finally {
      this.#sending = false;
    }
    // What came due while the last answer was on its way.
    if (this.#due) void this.#pump();
  }

  /** Send one batch; tells whether it may go on at once. */
  async #sendNext(): Promise<boolean> {
    if (this.#halted) return false;
    const batch = this.#queue[0] ?? (await this.#freezeIfDue()) ?? this.#leftovers[0];
    if (!batch) return false;
    this.#onItsWay = batch;
    try {
      const acknowledged = await this.world.deliver(batch.text);
      if (acknowledged < batch.last_seq) throw new LineGone("the batch is acknowledged in part");
      this.#acknowledge(batch);
      return true;
    } catch (error) {
      return this.#notDelivered(batch, error);
    } finally {
      this.#onItsWay = null;
    }
  }

  async #freezeIfDue(): Promise<FrozenBatch | null> {
    if (!this.#due) return null;
    const frozen = freeze(this.#writer, [...this.#pending.values()]);
    if (!frozen) {
      this.#due = false;
      this.#gathering.begin();
      return null;
    }
    const { batch, held } = frozen;
    for (const entry of held) this.#pending.delete(draftName(entry));
    this.#writer = { ...this.#writer, next_seq: batch.last_seq + 1 };
    this.#queue.push(batch);
    this.#due = this.#fitting.length > 0;
    this.#gathering.begin();
    const kept = await this.#disk.keep((store) => store.keepBatch(batch, held));
    if (kept) this.#showFrozen(held);
    return batch;
  }

  /** Frozen before its draft was written: the batch is the first that the disk has of it. */
  #showFrozen(held: readonly Entry[]): void {
    for (const entry of held) {
      if (entry.act !== "respond" || this.#pending.has(entry.item_id)) continue;
      this.#places.set(entry.item_id, { place: "computer" });
    }
    this.world.changed();
  }

  #acknowledge(batch: FrozenBatch): void {
    this.#failures = 0;
    this.#refused = false;
    const line = this.#queue[0] === batch ? this.#queue : this.#leftovers;
    line.shift();
    void this.#disk.keep((store) => store.markAcknowledged(batch));
    if (line === this.#queue) {
      this.#places.delivered(entriesOf(batch), this.world.now(), (entry) => !this.#pending.has(draftName(entry)));
    }
    this.world.changed();
  }

  #notDelivered(batch: FrozenBatch, error: unknown): boolean {
    if (error instanceof ServerRefusal) {
      // What an earlier login left must not stand in the way of what is answered now.
      if (this.#leftovers[0] === batch) return this.#leftovers.shift() !== undefined;
      this.#takeRefusal(error);
    } else if (!(error instanceof LineGone)) {
      console.error("sending failed", error);
    }
    if (!this.#halted) this.#sendLater();
    this.world.changed();
    return false;
  }

  #takeRefusal({ status, reference }: ServerRefusal): void {
    this.#refused = status !== 401 && status !== 429;
    // Neither gets better by asking again: log in again, or let people look.
    if (status === 401 || reference === "batch-differs") this.#halt();
  }

  #sendLater(): void {
    this.#retry = this.world.timers.after(retryDelay(this.#failures++, this.world.random()), () => {
      this.#retryNow();
    });
  }
}
