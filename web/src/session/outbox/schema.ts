/** The shape of the database on this computer, and the way to it from every older one. */
import { openDB } from "idb";
import type { DBSchema, IDBPDatabase, IDBPObjectStore, StoreNames } from "idb";

import type { KeptLogin } from "./computer-store";
import type { Sealed } from "./sealing";

export type DraftKey = [session: string, lease: number, login: number, item: string];
export type NoteKey = DraftKey;
export type BatchKey = [session: string, lease: number, login: number, firstSeq: number];

export interface LoginRecord extends KeptLogin {
  readonly outbox_key: CryptoKey;
}

export interface BatchRecord extends Sealed {
  readonly last_seq: number;
  readonly acknowledged: boolean;
  /** By this computer's clock, in milliseconds since 1970. */
  readonly acknowledged_at?: number;
}

export interface Schema extends DBSchema {
  login: { key: "current"; value: LoginRecord };
  drafts: { key: DraftKey; value: Sealed };
  batches: { key: BatchKey; value: BatchRecord; indexes: { acknowledged_at: number } };
  notes: { key: NoteKey; value: Sealed };
}

type Batches = IDBPObjectStore<Schema, StoreNames<Schema>[], "batches", "versionchange">;

/** An app of before a newer version cannot open the database: docs/runbooks/deploy.md says what that means. */
const VERSION = 3;

/** Open the database. Nobody has to wait for another tab with an older version: `only-tab.ts` lets in one at a time. */
export function openDatabase(name: string, now: () => number): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, VERSION, {
    upgrade(database, before, _, transaction) {
      if (before < 1) for (const store of ["login", "drafts", "batches"] as const) database.createObjectStore(store);
      if (before < 2) database.createObjectStore("notes");
      if (before >= 3) return;
      const batches = transaction.objectStore("batches");
      batches.createIndex("acknowledged_at", "acknowledged_at");
      // A failure ends the transaction, and with it the opening.
      void dateAcknowledged(batches, now());
    },
  });
}

/** When these were acknowledged nobody wrote down: their time on this computer begins now. */
async function dateAcknowledged(batches: Batches, acknowledged_at: number): Promise<void> {
  for (let cursor = await batches.openCursor(); cursor; cursor = await cursor.continue()) {
    if (cursor.value.acknowledged) await cursor.update({ ...cursor.value, acknowledged_at });
  }
}
