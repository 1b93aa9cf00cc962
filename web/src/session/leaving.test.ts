import { beforeEach, describe, expect, test } from "vitest";

import type { Live } from "../contract/delivery-api";
import { LineGone } from "../server/exam-server";
import { ExamDay, say } from "../testing/exam-day";
import type { FakeServer, TestTime } from "../testing/fakes";
import { MAX_RESPONSE_BYTES } from "./outbox/batches";
import type { ComputerStore } from "./outbox";

let day: ExamDay;
let time: TestTime;
let server: FakeServer;
let store: ComputerStore;

beforeEach(async () => {
  day = await ExamDay.begin();
  ({ time, server, store } = day);
});

describe("leaving for the login page", () => {
  test.each<[string, Partial<Live>]>([
    ["waiting", { group_state: "distributed", session_state: "ready" }],
    ["interrupted", { session_state: "interrupted" }],
    ["terminated", { session_state: "terminated" }],
    ["closed", { group_state: "closed" }],
    ["cancelled", { group_state: "cancelled" }],
  ])("from %s makes this computer forget the login, so that a reload stays there", async (phase, change) => {
    const session = await day.running();
    server.live = { ...server.live, ...change };
    await time.pass(15_000);
    const before = session.phase;
    await session.leave();
    const again = day.openTab();
    await again.resume();

    expect([before, session.phase, again.phase]).toEqual([phase, "login", "login"]);
    expect([session.loginProblem, await store.currentLogin()]).toEqual([null, null]);
  });

  test("says how many answers wait, and a reload goes on sending them", async () => {
    const session = await day.running();
    server.live = { ...server.live, session_state: "interrupted" };
    server.reachable = false;
    session.answer("ITM-1", say("not sent"));
    await time.pass(1_000);
    await session.leave();
    const problem = session.loginProblem;
    server.reachable = true;
    const again = await day.reloaded(1_000);

    expect(problem).toEqual({ kind: "left", count: 1 });
    expect([again.phase, [...server.answers()]]).toEqual(["interrupted", [["ITM-1", say("not sent")]]]);
  });

  test("tells when this computer has forgotten the login and is ready for the next candidate", async () => {
    const session = await day.running();
    const kept: unknown[] = [];
    session.addEventListener("left", () => void store.currentLogin().then((login) => kept.push(login)));
    await session.leave();
    await time.pass(0);

    expect(kept).toEqual([null]);
  });

  test("counts what an earlier login left as well", async () => {
    const session = await day.running();
    server.reachable = false;
    session.answer("ITM-1", say("of the first login"));
    await time.pass(1_000);
    server.reachable = true;
    server.logins += 1;
    server.deliverBatch = () => Promise.reject(new LineGone("no network"));
    await session.logIn("code", "name");

    expect([session.outbox?.waiting, session.outbox?.owed]).toEqual([0, 1]);
  });

  test("is possible after handing in although one answer was too long for the server", async () => {
    const session = await day.running();
    session.answer("ITM-1", say("a".repeat(MAX_RESPONSE_BYTES)));
    await time.pass(1_000);
    session.submit();
    await time.pass(1_000);

    expect(session.phase).toBe("submitted");
  });
});
