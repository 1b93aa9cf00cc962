/** Logins, answers and the database itself, for tests of what a computer keeps. */
import type { Admitted, Entry } from "../contract/delivery-api";
import { freeze } from "../session/outbox/batches";
import type { ComputerStore } from "../session/outbox";
import { FakeServer, TestTime } from "./fakes";

export function admitted(login: number, sessionId = "session", keyLetter = "k"): Admitted {
  const someone = new FakeServer(new TestTime()).admitted();
  const outbox_key = btoa(keyLetter.repeat(32));
  return { ...someone, session_id: sessionId, token: `token-${login}`, epoch: { lease: 1, login }, outbox_key };
}

export function answer(itemId: string, text: string, second = 0): Entry {
  return { act: "respond", item_id: itemId, response: { RESPONSE: text }, client_time: `2026-05-15T09:01:0${second}.000Z` };
}

/** Freeze what was written, as the outbox does. */
export async function freezeAll(store: ComputerStore): Promise<void> {
  const login = await store.currentLogin();
  const frozen = login && freeze(login, (await store.load()).drafts);
  if (frozen) await store.keepBatch(frozen.batch, frozen.held);
}

/** Open a database past the store, as it is or as an older app made it. */
export function opened(name: string, version?: number, make?: (database: IDBDatabase, upgrade: IDBTransaction) => void): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      if (opening.transaction) make?.(opening.result, opening.transaction);
    };
    opening.onsuccess = () => {
      resolve(opening.result);
    };
  });
}

/** Give what an object store of a database holds. */
export async function held(name: string, storeName: string): Promise<{ keys: IDBValidKey[]; values: unknown[] }> {
  const store = (await opened(name)).transaction(storeName).objectStore(storeName);
  const [keys, values] = [store.getAllKeys(), store.getAll()];
  return new Promise((resolve) => {
    values.onsuccess = () => {
      resolve({ keys: keys.result, values: values.result });
    };
  });
}
