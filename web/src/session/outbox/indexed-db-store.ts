/** The computer store on IndexedDB. Every write asks for strict durability: resolved means on disk. */
import type { IDBPDatabase, IDBPTransaction, StoreNames } from "idb";

import type { Admitted, Entry, Epoch } from "../../contract/delivery-api";
import { freezeAll } from "./batches";
import type { FrozenBatch } from "./batches";
import { draftName, loginOf } from "./computer-store";
import type { ComputerStore, KeptEntries, KeptLogin, Notes } from "./computer-store";
import { openDatabase } from "./schema";
import type { BatchKey, BatchRecord, DraftKey, LoginRecord, NoteKey, Schema } from "./schema";
import { importOutboxKey, seal, unseal } from "./sealing";
import type { Sealed } from "./sealing";

/** Some answers. */
const TRIAL_BYTES = 10_000;
/** What the server has stays so long, should it be needed after all; nobody but its own session can read it. */
const KEPT_MS = 30 * 24 * 3_600_000;

interface SealedBatch {
  readonly key: BatchKey;
  readonly record: BatchRecord;
}

/** Open the store of this computer. Rejects where the browser keeps nothing (a private window, a full disk). */
export async function openComputerStore(name = "facet-exam", now: () => number = Date.now): Promise<ComputerStore> {
  const store = new IndexedDbStore(await openDatabase(name, now), now);
  // What is kept for somebody can be read and sent, whether more can be kept or not.
  if (!(await store.currentLogin())) await store.tryToWrite();
  return store;
}

class IndexedDbStore implements ComputerStore {
  readonly lasting = true;

  constructor(
    private readonly database: IDBPDatabase<Schema>,
    private readonly now: () => number,
  ) {}

  /** Write something and remove it. Rejects on a full disk, where a login would fail as well. */
  async tryToWrite(): Promise<void> {
    const transaction = this.#strict(["notes"]);
    const anything = { nonce: new Uint8Array(1), ciphertext: new ArrayBuffer(TRIAL_BYTES) };
    await Promise.all([transaction.objectStore("notes").put(anything, ["", 0, 0, ""]), transaction.done]);
    await this.forgetLogin();
  }

  async currentLogin(): Promise<KeptLogin | null> {
    return (await this.database.get("login", "current")) ?? null;
  }

  async beginLogin(admitted: Admitted): Promise<KeptLogin> {
    const login = { ...loginOf(admitted), outbox_key: await importOutboxKey(admitted.outbox_key) };
    await this.#succeed(login);
    await this.#clearAway(login).catch((error: unknown) => {
      console.error("what others left long ago could not be removed here", error);
    });
    return login;
  }

  async forgetLogin(): Promise<void> {
    const transaction = this.#strict(["login", "notes"]);
    const notes = transaction.objectStore("notes");
    await Promise.all([transaction.objectStore("login").delete("current"), notes.clear(), transaction.done]);
  }

  async retireLogin(): Promise<void> {
    await this.#succeed(null);
  }

  async load(): Promise<KeptEntries> {
    const login = await this.#login();
    const drafts = await this.#draftsOf(login);
    const kept = await this.#batchesOf(login, everyBatchOf(login.session_id), ({ acknowledged }) => !acknowledged);
    const isOwn = ({ epoch }: FrozenBatch) => epoch.lease === login.epoch.lease && epoch.login === login.epoch.login;
    return { drafts, batches: kept.filter(isOwn), leftovers: kept.filter((batch) => !isOwn(batch)) };
  }

  async loadAcknowledged(): Promise<readonly FrozenBatch[]> {
    const login = await this.#login();
    return this.#batchesOf(login, everythingOf(login), ({ acknowledged }) => acknowledged);
  }

  async keepNote<Name extends keyof Notes>(name: Name, note: Notes[Name]): Promise<void> {
    const login = await this.#login();
    const key = noteKey(login, name);
    const sealed = await seal(login.outbox_key, `note|${key.join("|")}`, JSON.stringify(note));
    const transaction = this.#strict(["notes"]);
    await Promise.all([transaction.objectStore("notes").put(sealed, key), transaction.done]);
  }

  async note<Name extends keyof Notes>(name: Name): Promise<Notes[Name] | null> {
    const login = await this.#login();
    const key = noteKey(login, name);
    const sealed = await this.database.get("notes", key);
    const text = sealed ? await unsealIfOurs(login.outbox_key, `note|${key.join("|")}`, sealed) : null;
    return text === null ? null : (JSON.parse(text) as Notes[Name]);
  }

  async dropNote(name: keyof Notes): Promise<void> {
    const login = await this.#login();
    const transaction = this.#strict(["notes"]);
    await Promise.all([transaction.objectStore("notes").delete(noteKey(login, name)), transaction.done]);
  }

  async keepDraft(entry: Entry): Promise<void> {
    const login = await this.#login();
    const key = draftKey(login, entry);
    const sealed = await seal(login.outbox_key, `draft|${key.join("|")}`, JSON.stringify(entry));
    const transaction = this.#strict(["drafts"]);
    await Promise.all([transaction.objectStore("drafts").put(sealed, key), transaction.done]);
  }

  async keepBatch(batch: FrozenBatch, held: readonly Entry[]): Promise<void> {
    const login = await this.#login();
    const { key, record } = await sealedBatch(login, batch);
    const transaction = this.#strict(["login", "drafts", "batches"]);
    await Promise.all([
      transaction.objectStore("batches").put(record, key),
      ...held.map((entry) => transaction.objectStore("drafts").delete(draftKey(login, entry))),
      transaction.objectStore("login").put({ ...login, next_seq: batch.last_seq + 1 }, "current"),
      transaction.done,
    ]);
  }

  async markAcknowledged(batch: FrozenBatch): Promise<void> {
    const login = await this.#login();
    const key = batchKey(login.session_id, batch.epoch, batch.first_seq);
    const transaction = this.#strict(["batches"]);
    const batches = transaction.objectStore("batches");
    const record = await batches.get(key);
    await Promise.all([record && batches.put({ ...record, acknowledged: true, acknowledged_at: this.now() }, key), transaction.done]);
  }

  async removeAcknowledged(): Promise<void> {
    const login = await this.#login();
    const transaction = this.#strict(["batches", "notes"]);
    await transaction.objectStore("notes").clear();
    let cursor = await transaction.objectStore("batches").openCursor(everyBatchOf(login.session_id));
    while (cursor) {
      if (cursor.value.acknowledged) await cursor.delete();
      cursor = await cursor.continue();
    }
    await transaction.done;
  }

  /** Put a login, or none, in the place of the one before, whose drafts are frozen: all of it or nothing. */
  async #succeed(next: LoginRecord | null): Promise<void> {
    const before = await this.database.get("login", "current");
    const left = before ? await this.#freezeDrafts(before) : { batches: [], drafts: [] };
    const transaction = this.#strict(["login", "drafts", "batches", "notes"]);
    const logins = transaction.objectStore("login");
    await Promise.all([
      transaction.objectStore("notes").clear(),
      ...left.batches.map(({ key, record }) => transaction.objectStore("batches").put(record, key)),
      ...left.drafts.map((key) => transaction.objectStore("drafts").delete(key)),
      next ? logins.put(next, "current") : logins.delete("current"),
      transaction.done,
    ]);
  }

  /** Remove what others wrote here and the server has had for long. What it has not got stays, however old. */
  async #clearAway({ session_id }: KeptLogin): Promise<void> {
    const { store, done } = this.database.transaction("batches", "readwrite");
    const isOld = IDBKeyRange.upperBound(this.now() - KEPT_MS);
    for (let cursor = await store.index("acknowledged_at").openCursor(isOld); cursor; cursor = await cursor.continue()) {
      if (cursor.primaryKey[0] !== session_id) await cursor.delete();
    }
    await done;
  }

  #strict<Names extends StoreNames<Schema>>(names: Names[]): IDBPTransaction<Schema, Names[], "readwrite"> {
    return this.database.transaction(names, "readwrite", { durability: "strict" });
  }

  async #login(): Promise<LoginRecord> {
    const login = await this.database.get("login", "current");
    if (!login) throw new Error("nobody is logged in on this computer");
    return login;
  }

  /** What a login wrote but never sent becomes its last batches, under its own epoch and key. */
  async #freezeDrafts(login: LoginRecord): Promise<{ batches: SealedBatch[]; drafts: DraftKey[] }> {
    const { batches, held } = freezeAll(login, await this.#draftsOf(login));
    const sealed = await Promise.all(batches.map((batch) => sealedBatch(login, batch)));
    return { batches: sealed, drafts: held.map((entry) => draftKey(login, entry)) };
  }

  async #draftsOf(login: LoginRecord): Promise<Entry[]> {
    const range = everythingOf(login);
    const keys = await this.database.getAllKeys("drafts", range);
    const sealed = await this.database.getAll("drafts", range);
    const drafts = await Promise.all(
      sealed.map(async (one, index) => {
        const text = await unsealIfOurs(login.outbox_key, `draft|${(keys[index] ?? []).join("|")}`, one);
        return text === null ? [] : [JSON.parse(text) as Entry];
      }),
    );
    return drafts.flat().sort((one, other) => one.client_time.localeCompare(other.client_time));
  }

  async #batchesOf(login: LoginRecord, range: IDBKeyRange, wanted: (record: BatchRecord) => boolean): Promise<FrozenBatch[]> {
    const keys = await this.database.getAllKeys("batches", range);
    const records = await this.database.getAll("batches", range);
    const batches = records.map(async (record, index) => {
      const key = keys[index];
      if (!key || !wanted(record)) return [];
      const [, lease, login_number, first_seq] = key;
      const text = await unsealIfOurs(login.outbox_key, `batch|${key.join("|")}`, record);
      return text === null ? [] : [{ epoch: { lease, login: login_number }, first_seq, last_seq: record.last_seq, text }];
    });
    return (await Promise.all(batches)).flat();
  }
}

/** A damaged record must not keep a candidate out: it stays where it is, and null is given. */
async function unsealIfOurs(key: CryptoKey, place: string, sealed: Sealed): Promise<string | null> {
  try {
    return await unseal(key, place, sealed);
  } catch (error) {
    if (error instanceof DOMException && error.name === "OperationError") return null;
    throw error;
  }
}

async function sealedBatch(login: LoginRecord, batch: FrozenBatch): Promise<SealedBatch> {
  const key = batchKey(login.session_id, batch.epoch, batch.first_seq);
  const sealed = await seal(login.outbox_key, `batch|${key.join("|")}`, batch.text);
  return { key, record: { ...sealed, last_seq: batch.last_seq, acknowledged: false } };
}

function draftKey({ session_id, epoch }: KeptLogin, entry: Entry): DraftKey {
  return [session_id, epoch.lease, epoch.login, draftName(entry)];
}

function noteKey({ session_id, epoch }: KeptLogin, name: keyof Notes): NoteKey {
  return [session_id, epoch.lease, epoch.login, name];
}

function batchKey(sessionId: string, epoch: Epoch, firstSeq: number): BatchKey {
  return [sessionId, epoch.lease, epoch.login, firstSeq];
}

/** All that a login wrote. */
function everythingOf({ session_id, epoch }: KeptLogin): IDBKeyRange {
  const begin = [session_id, epoch.lease, epoch.login];
  return IDBKeyRange.bound(begin, [...begin, []]);
}

/** In IndexedDB an array sorts after every number and string, so [] closes the range. */
function everyBatchOf(sessionId: string): IDBKeyRange {
  return IDBKeyRange.bound([sessionId], [sessionId, []]);
}
