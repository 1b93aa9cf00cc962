import { beforeEach, describe, expect, test } from "vitest";

import type { Presence } from "../contract/delivery-api";
import { LineGone } from "../server/exam-server";
import { ExamDay, say } from "../testing/exam-day";
import type { FakeServer, TestTime } from "../testing/fakes";

let day: ExamDay;
let time: TestTime;
let server: FakeServer;

beforeEach(async () => {
  day = await ExamDay.begin();
  ({ time, server } = day);
});

describe("signs of life", () => {
  test("are given at once after the login and after the start", async () => {
    const session = day.openTab();
    await session.logIn("code", "name");
    await time.pass(10);
    const waiting = server.presences.at(-1);
    server.live = { ...server.live, group_state: "released" };
    await time.pass(3_010);

    expect(waiting).toMatchObject({ item_id: null, number: null, answered: 0, total: 2 });
    expect([session.phase, server.presences.at(-1)?.item_id]).toEqual(["running", "ITM-1"]);
  });

  test("tell the item and its number on the screen, also while the one before is on its way", async () => {
    const session = await day.running();
    session.goTo(1);
    const last = server.presences.length;
    session.goTo(0);
    await time.pass(10);

    expect(server.presences.slice(last)).toMatchObject([
      { item_id: "ITM-2", number: 2 },
      { item_id: "ITM-1", number: 1 },
    ]);
  });

  test("tell a changed count of answers at once, but at most every three seconds", async () => {
    const session = await day.running();
    await time.pass(4_000);
    const before = server.presences.length;
    session.answer("ITM-1", say("a"));
    await time.pass(600);
    const first = server.presences.at(-1)?.answered;
    session.answer("ITM-2", say("b"));
    await time.pass(2_000);
    const tooSoon = server.presences.at(-1)?.answered;
    await time.pass(1_000);

    expect([first, tooSoon, server.presences.at(-1)?.answered]).toEqual([1, 1, 2]);
    expect(server.presences.length - before).toBe(2);
  });

  test("are given once more by themselves where the server leaves out what rode along", async () => {
    const session = await day.running();
    await time.pass(4_000);
    const deliverBatch = server.deliverBatch.bind(server);
    server.deliverBatch = (token, batch) => deliverBatch(token, batch, null);
    session.toggleMark();
    session.answer("ITM-1", say("a"));
    await time.pass(20_000);

    expect([server.sent.length, server.workspace.marked]).toEqual([1, ["ITM-1"]]);
  });

  test("are not given more often where there is no connection", async () => {
    const session = await day.running();
    await time.pass(4_000);
    let asked = 0;
    server.reportPresence = () => {
      asked += 1;
      return Promise.reject(new LineGone("no network"));
    };
    server.deliverBatch = () => Promise.reject(new LineGone("no network"));
    session.answer("ITM-1", say("a"));
    await time.pass(60_000);

    expect(asked).toBeLessThanOrEqual(5);
  });

  test("tell the new item also while the save that could have told it has left, or does not leave", async () => {
    const session = await day.running();
    let deliveries = 0;
    server.deliverBatch = () => {
      deliveries += 1;
      return new Promise(() => undefined);
    };
    session.answer("ITM-1", say("on its way"));
    await time.pass(600);
    session.goTo(1);
    await time.pass(10);
    const atOnce = server.presences.at(-1)?.item_id;
    session.answer("ITM-2", say("behind it"));
    session.goTo(0);
    await time.pass(3_000);

    expect([deliveries, atOnce, server.presences.at(-1)?.item_id]).toEqual([1, "ITM-2", "ITM-1"]);
  });

  test("go with every batch once the group is over", async () => {
    const session = await day.running();
    const deliver = server.deliverBatch.bind(server);
    const along: (Presence | null)[] = [];
    server.deliverBatch = () => Promise.reject(new LineGone("no network"));
    session.answer("ITM-1", say("late"));
    server.live = { ...server.live, group_state: "closed" };
    await time.pass(16_000);
    server.deliverBatch = (token, batch, presence) => {
      along.push(presence);
      return deliver(token, batch, presence);
    };
    await time.pass(11_000);

    expect(session.phase).toBe("closed");
    expect(along).toEqual([expect.objectContaining({ item_id: "ITM-1", answered: 1 })]);
  });
});
