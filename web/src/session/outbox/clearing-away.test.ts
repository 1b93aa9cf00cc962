import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";

import { admitted, answer, freezeAll, held, opened } from "../../testing/kept-here";
import type { ComputerStore } from "./computer-store";
import { openComputerStore } from "./indexed-db-store";

const DAY_MS = 24 * 3_600_000;

let database: string;
let today: number;
let store: ComputerStore;

beforeEach(async () => {
  database = crypto.randomUUID();
  today = Date.parse("2026-11-24T08:00:00Z");
  store = await openComputerStore(database, () => today);
});

/** The numbers of the batches that lie here. */
async function numbersHere(): Promise<unknown[]> {
  const { keys } = await held(database, "batches");
  return keys.map((key) => (key as unknown[])[3]);
}

describe("what an earlier candidate wrote", () => {
  beforeEach(async () => {
    await store.beginLogin(admitted(1, "anna"));
    for (const text of ["on the server", "only here"]) {
      await store.keepDraft(answer("ITM-1", text));
      await freezeAll(store);
    }
    const [first] = (await store.load()).batches;
    if (first) await store.markAcknowledged(first);
  });

  test.each<[string, number, string, number[]]>([
    ["stays for 30 days", 29, "tim", [1, 2]],
    ["is removed after 30 days, but nothing that the server has not got", 31, "tim", [2]],
    ["stays where the same session logs in again", 31, "anna", [1, 2]],
  ])("%s", async (_, days, next, kept) => {
    today += days * DAY_MS;
    await store.beginLogin(admitted(2, next));

    expect(await numbersHere()).toEqual(kept);
  });
});

test("what an older app kept without a time is dated when it is found", async () => {
  const older = `${database}-older`;
  const made = await opened(older, 2, (empty, upgrade) => {
    for (const one of ["login", "drafts", "batches", "notes"]) empty.createObjectStore(one);
    upgrade.objectStore("batches").put({ acknowledged: true }, ["anna", 1, 1, 1]);
    upgrade.objectStore("batches").put({ acknowledged: false }, ["anna", 1, 1, 2]);
  });
  made.close();
  await openComputerStore(older, () => today);

  expect((await held(older, "batches")).values).toEqual([{ acknowledged: true, acknowledged_at: today }, { acknowledged: false }]);
});
