import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { BOTH_ITEMS } from "../../testing/fakes";
import { admitted, answer, freezeAll, opened } from "../../testing/kept-here";
import type { ComputerStore, KeptStart } from "./computer-store";
import { openComputerStore } from "./indexed-db-store";

let name = 0;
let store: ComputerStore;

beforeEach(async () => {
  name += 1;
  store = await openComputerStore(`test-${name}`);
});

const START: KeptStart = {
  content_key: "key",
  manifest: admitted(1).manifest,
  plan: BOTH_ITEMS,
  answers: [],
};

async function numberOf(storeName: string): Promise<number> {
  const counting = (await opened(`test-${name}`)).transaction(storeName).objectStore(storeName).count();
  return new Promise((resolve) => {
    counting.onsuccess = () => {
      resolve(counting.result);
    };
  });
}

/** Everything that lies in the database, as text. */
async function everythingStored(): Promise<string> {
  const database = await opened(`test-${name}`);
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

    await freezeAll(store);

    expect((await store.currentLogin())?.next_seq).toBe(2);
    expect(await store.load()).toMatchObject({ drafts: [], batches: [{ first_seq: 1, last_seq: 1 }] });
  });

  test("holds nothing readable and a key that cannot be taken out", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1", "KANARIE"));
    await freezeAll(store);
    await store.keepDraft(answer("ITM-2", "KANARIE"));

    const stored = await everythingStored();

    expect(stored).toContain("token-1");
    expect(stored).not.toContain("KANARIE");
    expect(stored).not.toContain(admitted(1).outbox_key);
  });

  test("does not remove an acknowledged batch before everything is safely home", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1", "a"));
    await freezeAll(store);
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

  test("keeps notes for this login only, and none that can be read", async () => {
    await store.beginLogin(admitted(1));
    await store.keepNote("start", { ...START, content_key: "KANARIE" });
    const kept = await (await openComputerStore(`test-${name}`)).note("start");
    const stored = await everythingStored();

    await store.beginLogin(admitted(2));

    expect([kept?.content_key, await store.note("start")]).toEqual(["KANARIE", null]);
    expect(stored).not.toContain("KANARIE");
    expect(await numberOf("notes")).toBe(0);
  });

  test.each<[string, () => Promise<void>]>([
    ["the login is forgotten", () => store.forgetLogin()],
    ["the login is forgotten for good", () => store.retireLogin()],
    ["all is safely home", () => store.removeAcknowledged()],
  ])("lets go of the notes when %s", async (_, end) => {
    await store.beginLogin(admitted(1));
    await store.keepNote("start", START);
    await end();

    expect(await numberOf("notes")).toBe(0);
  });

  test("gives what the server has of this login in the order in which it was written", async () => {
    await store.beginLogin(admitted(1));
    for (const text of ["a", "b"]) {
      await store.keepDraft(answer("ITM-1", text));
      await freezeAll(store);
    }
    const { batches } = await store.load();
    for (const batch of batches) await store.markAcknowledged(batch);

    expect((await store.loadAcknowledged()).map(({ first_seq }) => first_seq)).toEqual([1, 2]);
    expect((await store.load()).batches).toEqual([]);
  });

  test("takes over what an older app of the first version kept", async () => {
    const older = `older-${name}`;
    const opening = indexedDB.open(older, 1);
    opening.onupgradeneeded = () => {
      for (const one of ["login", "drafts", "batches"]) opening.result.createObjectStore(one);
    };
    await new Promise<void>((resolve) => {
      opening.onsuccess = () => {
        opening.result.transaction("login", "readwrite").objectStore("login").put({ token: "kept" }, "current");
        opening.result.close();
        resolve();
      };
    });

    expect((await (await openComputerStore(older)).currentLogin())?.token).toBe("kept");
  });

  test("forgets token and key when asked", async () => {
    await store.beginLogin(admitted(1));

    await store.forgetLogin();

    expect(await store.currentLogin()).toBeNull();
  });
});

describe("a full disk", () => {
  const fill = () => vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("disk full", "QuotaExceededError");
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  test("is found before somebody logs in, so that nobody is kept out by it", async () => {
    fill();

    await expect(openComputerStore(`test-${name}`)).rejects.toThrow("disk full");
  });

  test("keeps nobody from what is here already", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1", "kept"));
    fill();
    const again = await openComputerStore(`test-${name}`);

    expect((await again.load()).drafts).toEqual([answer("ITM-1", "kept")]);
  });
});
