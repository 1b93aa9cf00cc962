import { beforeEach, describe, expect, test } from "vitest";

import type { Admitted, Entry } from "../../contract/delivery-api";
import { ExamDay, say } from "../../testing/exam-day";
import { FakeServer, TestTime } from "../../testing/fakes";
import { freeze } from "./batches";
import { MemoryStore } from "./memory-store";

let store: MemoryStore;

beforeEach(() => {
  store = new MemoryStore();
});

function admitted(login: number, sessionId = "session"): Admitted {
  const someone = new FakeServer(new TestTime()).admitted();
  return { ...someone, session_id: sessionId, epoch: { lease: 1, login } };
}

function answer(itemId: string): Entry {
  return { act: "respond", item_id: itemId, response: say(itemId), client_time: "2026-05-15T09:01:00.000Z" };
}

describe("the store of a window", () => {
  test("keeps through a new login what the server has not acknowledged, under its old numbers", async () => {
    const login = await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1"));
    const frozen = freeze(login, [answer("ITM-1")]);
    if (frozen) await store.keepBatch(frozen.batch, frozen.held);
    await store.keepDraft(answer("ITM-2"));

    await store.beginLogin(admitted(2));
    const { drafts, batches, leftovers } = await store.load();

    expect([drafts, batches]).toEqual([[], []]);
    expect(leftovers).toMatchObject([{ epoch: { login: 1 }, first_seq: 1 }, { epoch: { login: 1 }, first_seq: 2 }]);
  });

  test("lets go of what the server acknowledged, of an earlier login too", async () => {
    await store.beginLogin(admitted(1));
    await store.keepDraft(answer("ITM-1"));
    await store.beginLogin(admitted(2));
    const [leftover] = (await store.load()).leftovers;
    if (leftover) await store.markAcknowledged(leftover);

    expect(leftover?.first_seq).toBe(1);
    expect((await store.load()).leftovers).toEqual([]);
  });

  test("gives nobody what another candidate left, and gives it back to that candidate", async () => {
    await store.beginLogin(admitted(1, "anna"));
    await store.keepDraft(answer("ITM-1"));
    await store.beginLogin(admitted(1, "tim"));
    const seenByTim = await store.load();
    await store.beginLogin(admitted(2, "anna"));

    expect(seenByTim).toEqual({ drafts: [], batches: [], leftovers: [] });
    expect((await store.load()).leftovers.length).toBe(1);
  });
});

describe("a candidate at a computer that keeps nothing", () => {
  test("is told so, and never reads that an answer is on this computer", async () => {
    const day = await ExamDay.begin();
    const { server, time } = day;
    const session = await day.running(store);
    const before = session.keepsHere;
    server.reachable = false;
    session.answer("ITM-1", say("a"));
    await time.pass(1_000);
    const offline = session.savePlace.place;
    server.reachable = true;
    await time.pass(10_000);

    expect([before, offline, session.savePlace.place]).toEqual([false, "window", "server"]);
  });
});
