import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";

import type { Admitted, Entry } from "../../contract/delivery-api";
import { FakeServer, TestTime } from "../../testing/fakes";
import { freeze } from "./batches";
import type { ComputerStore } from "./computer-store";
import { openComputerStore } from "./indexed-db-store";

let name = 0;
let store: ComputerStore;

beforeEach(async () => {
  name += 1;
  store = await openComputerStore(`test-${name}`);
});

function admitted(login: number, sessionId = "session", keyLetter = "k"): Admitted {
  const someone = new FakeServer(new TestTime()).admitted();
  const outbox_key = btoa(keyLetter.repeat(32));
  return { ...someone, session_id: sessionId, token: `token-${login}`, epoch: { lease: 1, login }, outbox_key };
}

function answer(itemId: string, text: string, second = 0): Entry {
  return { act: "respond", item_id: itemId, response: { RESPONSE: text }, client_time: `2026-05-15T09:01:0${second}.000Z` };
}

async function freezeAll(): Promise<void> {
  const login = await store.currentLogin();
  const frozen = login && freeze(login, (await store.load()).drafts);
  if (frozen) await store.keepBatch(frozen.batch, frozen.held);
}

/** Everything that lies in the database, as text. */
async function everythingStored(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(`test-${name}`);
    opening.onsuccess = () => {
      resolve(opening.result);
    };
  });
  const dumps = [...database.objectStoreNames].map(
    (one) =>
      new Promise<string>((resolve) => {
        const reading = database.transaction(one).objectStore(one).getAll();
        reading.onsuccess = () => {
          const bytes = (value: unknown) => (value instanceof ArrayBuffer ? new TextDecoder("latin1").decode(value) : value);
          resolve(JSON.stringify(reading.result, (_, value: unknown) => bytes(value)));
        };
      }),
  );
  return (await Promise.all(dumps)).join("\n");
}

describe("what this computer keeps", () => {
  test("gives drafts back in the order of typing after a reload", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-2", "first", 1));
    await store.keepDraft(answer("ITM-1", "second", 2));

    const { drafts } = await (await openComputerStore(`test-${name}`)).load();

    expect(drafts).toEqual([answer("ITM-2", "first", 1), answer("ITM-1", "second", 2)]);
  });

  test("moves the counter together with the batch and drops its drafts", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1", "a"));

    await freezeAll();

    expect((await store.currentLogin())?.next_seq).toBe(2);
    expect(await store.load()).toMatchObject({ drafts: [], batches: [{ first_seq: 1, last_seq: 1 }] });
  });

  test("holds nothing readable and a key that cannot be taken out", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1", "KANARIE"));
    await freezeAll();
    await store.keepDraft(answer("ITM-2", "KANARIE"));

    const stored = await everythingStored();

    expect(stored).toContain("token-1");
    expect(stored).not.toContain("KANARIE");
    expect(stored).not.toContain(admitted(1).outbox_key);
  });

  test("does not remove an acknowledged batch before everything is safely home", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1", "a"));
    await freezeAll();
    const [batch] = (await store.load()).batches;
    if (batch) await store.markAcknowledged(batch);
    const after = (await everythingStored()).includes('"acknowledged":true');

    await store.removeAcknowledged();

    expect([after, (await everythingStored()).includes("acknowledged")]).toEqual([true, false]);
  });

  test("freezes at a new login what the old one never sent, and gives it back as a leftover", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1", "never sent"));

    await store.beginLogin(admitted(2));
    const { drafts, batches, leftovers } = await store.load();

    expect([drafts, batches]).toEqual([[], []]);
    expect(leftovers).toMatchObject([{ epoch: { lease: 1, login: 1 }, first_seq: 1 }]);
    expect(leftovers[0]?.text).toContain("never sent");
    expect((await store.currentLogin())?.token).toBe("token-2");
  });

  test("forgets a login for good without losing what it never sent", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1", "never sent"));

    await store.retireLogin();
    const forgotten = await store.currentLogin();
    await store.beginLogin(admitted(2));

    expect(forgotten).toBeNull();
    expect((await store.load()).leftovers[0]?.text).toContain("never sent");
  });

  test("keeps the entries of another candidate and cannot read them", async () => {
    await store.beginLogin(admitted(1, "anna", "a"));
    await store.keepDraft(answer("ITM-1", "of Anna"));
    await store.beginLogin(admitted(1, "tim", "t"));
    const seenByTim = await store.load();

    await store.beginLogin(admitted(2, "anna", "a"));

    expect(seenByTim.leftovers).toEqual([]);
    expect((await store.load()).leftovers[0]?.text).toContain("of Anna");
  });

  test("lets a candidate in although a draft is damaged", async () => {
    await store.beginLogin(admitted(1, "session", "a"));
    await store.keepDraft(answer("ITM-1", "under another key"));
    await store.beginLogin(admitted(1, "session", "b"));

    expect((await store.load()).leftovers).toEqual([]);
  });

  test("forgets token and key when asked", async () => {
    await store.beginLogin(admitted(1));

    await store.forgetLogin();

    expect(await store.currentLogin()).toBeNull();
  });
});
