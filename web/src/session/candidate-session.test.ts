import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";

import { ServerRefusal } from "../server/exam-server";
import { FakeServer, RUNNING, TWO_ITEMS, TestTime } from "../testing/fakes";
import { CandidateSession } from "./candidate-session";
import { openComputerStore } from "./outbox";
import type { ComputerStore } from "./outbox";
import { ServerClock } from "./time";

let name = 0;
let time: TestTime;
let server: FakeServer;
let store: ComputerStore;

beforeEach(async () => {
  name += 1;
  time = new TestTime();
  server = new FakeServer(time);
  store = await openComputerStore(`session-${name}`);
});

/** A browser tab; a second one on the same store is the same tab after a reload. */
function openTab(computer = store): CandidateSession {
  const clock = new ServerClock(time.now);
  const notes = { read: () => [], write: () => undefined };
  return new CandidateSession({ server, store: computer, clock, timers: time, random: () => 0.5, computer: "PC", notes });
}

async function running(): Promise<CandidateSession> {
  server.live = { ...RUNNING, session_state: "ready", deadline_at: null };
  const session = openTab();
  await session.logIn("code", "name");
  await time.pass(100);
  return session;
}

const inSeconds = (seconds: number) => new Date(time.milliseconds + 1000 * seconds).toISOString();

const say = (text: string) => ({ RESPONSE: text });

describe("getting in", () => {
  test("forgives spaces and case in what was typed", async () => {
    await openTab().logIn(" k7 p2 xq", "ab c123 ");

    expect(server.requests[0]).toEqual({ access_code: "K7P2XQ", login_name: "ABC123", computer: "PC" });
  });

  test("asks again every three seconds while the proctor must agree", async () => {
    server.asksProctor = 2;
    const session = openTab();
    await session.logIn("code", "name");
    const first = session.phase;
    await time.pass(6_000);

    expect([first, session.phase, server.requests.length]).toEqual(["proctor", "waiting", 3]);
  });

  test("says what the server refuses, and that there is no connection", async () => {
    const session = openTab();
    server.refusal = new ServerRefusal(409, "locked-out", "Je bent vergrendeld.");
    await session.logIn("code", "name");
    const refused = session.loginProblem;
    server.reachable = false;
    await session.logIn("code", "name");

    expect(refused).toEqual({ kind: "refused", detail: "Je bent vergrendeld." });
    expect(session.loginProblem).toEqual({ kind: "line" });
  });

  test("starts by itself within three seconds of the release", async () => {
    const session = openTab();
    await session.logIn("code", "name");
    server.live = { ...server.live, group_state: "released" };
    await time.pass(3_000);

    expect([session.phase, session.sitting?.items.length]).toEqual(["running", 2]);
  });
});

describe("working", () => {
  test("tells at once where the candidate went, with what was typed, in one call", async () => {
    const session = await running();
    session.answer("ITM-1", say("a"));
    session.goTo(1);
    await time.pass(10);

    expect(server.sent.length).toBe(1);
    expect(server.presences.at(-1)).toMatchObject({ item_id: "ITM-2", answered: 1, total: 2, waiting: 1 });
  });

  test("gives a sign of life every fifteen seconds and no more", async () => {
    await running();
    await time.pass(15_000);
    const before = server.presences.length;
    await time.pass(60_000);

    expect(server.presences.length - before).toBe(4);
  });

  test("goes back to the same item with the same answers after a reload", async () => {
    const session = await running();
    session.answer("ITM-1", say("on the server"));
    await time.pass(1_000);
    server.reachable = false;
    session.answer("ITM-2", say("only here"));
    await time.pass(1_000);
    server.reachable = true;
    server.position = "ITM-2";

    const again = openTab();
    await again.resume();
    await time.pass(3_000);

    expect([again.phase, again.sitting?.current?.id]).toEqual(["running", "ITM-2"]);
    expect(again.sitting?.responseTo("ITM-1")).toEqual(say("on the server"));
    expect(again.sitting?.responseTo("ITM-2")).toEqual(say("only here"));
  });

  test("does not go back in a linear exam, nor jump ahead", async () => {
    server.content = { ...TWO_ITEMS, navigation: "linear" };
    const session = await running();
    session.goTo(1);
    session.goTo(0);

    expect(session.sitting?.current?.id).toBe("ITM-2");
  });

  test("stops while blocked and returns to the same item", async () => {
    const session = await running();
    session.goTo(1);
    server.live = { ...server.live, group_state: "blocked" };
    await time.pass(15_000);
    const blocked = session.phase;
    session.answer("ITM-2", say("typed while blocked"));
    server.live = { ...server.live, group_state: "released" };
    await time.pass(3_000);

    expect([blocked, session.phase, session.sitting?.current?.id]).toEqual(["blocked", "running", "ITM-2"]);
    expect(session.sitting?.responseTo("ITM-2")).toBeUndefined();
  });

  test("stops writing when a newer login took over, and still hands over what was left", async () => {
    const session = await running();
    server.reachable = false;
    session.answer("ITM-1", say("left here"));
    await time.pass(1_000);
    server.reachable = true;
    server.live = { ...server.live, moved: true };
    await time.pass(30_000);
    session.answer("ITM-2", say("too late"));
    await time.pass(1_000);

    expect(session.phase).toBe("moved");
    expect([...server.answers()]).toEqual([["ITM-1", say("left here")]]);
  });
});

describe("logging in again on the same computer", () => {
  test("after an invalid token, brings back what the login before could not send", async () => {
    const session = await running();
    server.reachable = false;
    session.answer("ITM-1", say("never sent"));
    await time.pass(1_000);
    server.reachable = true;
    server.refusal = new ServerRefusal(401, "token-invalid", "Log opnieuw in.");
    await time.pass(15_000);
    const expired = [session.phase, session.loginProblem?.kind];
    server.refusal = null;
    await session.logIn("code", "name");
    await time.pass(2_000);

    expect(expired).toEqual(["login", "expired"]);
    expect(session.sitting?.responseTo("ITM-1")).toEqual(say("never sent"));
    // The old batch as it was frozen, and the answer once more under the new login.
    expect([...server.journal.keys()].sort()).toEqual(["1.1", "2.1"]);
  });

  test("after another computer was used in between, sends the old batch only: newer answers may exist", async () => {
    const session = await running();
    server.reachable = false;
    session.answer("ITM-1", say("old"));
    await time.pass(1_000);
    server.reachable = true;
    server.logins += 1;
    await session.logIn("code", "name");
    await time.pass(2_000);

    expect([...server.journal.keys()]).toEqual(["1.1"]);
    expect(session.outbox?.keptResponses().size).toBe(0);
  });
});

describe("handing in", () => {
  test("says so only after the server acknowledged it", async () => {
    const session = await running();
    server.reachable = false;
    session.submit();
    await time.pass(60_000);
    const offline = session.phase;
    server.reachable = true;
    await time.pass(10_000);

    expect([offline, session.phase]).toEqual(["submitting", "submitted"]);
  });

  test("survives a reload without network", async () => {
    const session = await running();
    server.reachable = false;
    session.submit();
    await time.pass(1_000);
    const again = openTab();
    await again.resume();
    await time.pass(1_000);

    expect(again.phase).toBe("submitting");
  });

  test("happens by itself at the deadline, by the server's clock", async () => {
    const session = await running();
    server.live = { ...server.live, deadline_at: inSeconds(20) };
    await time.pass(18_000);
    const before = [session.phase, session.secondsLeft];
    await time.pass(3_000);

    expect(before).toEqual(["running", 2]);
    expect(session.phase).toBe("submitted");
  });

  test("does not happen at the deadline without the server's word, and nothing can be typed meanwhile", async () => {
    const session = await running();
    server.live = { ...server.live, deadline_at: inSeconds(20) };
    await time.pass(15_000);
    session.answer("ITM-1", say("in time"));
    server.reachable = false;
    await time.pass(10_000);
    session.answer("ITM-1", say("too late"));
    await time.pass(60_000);

    expect([session.phase, session.outbox?.submitAsked]).toEqual(["timeUp", false]);
    expect(session.sitting?.responseTo("ITM-1")).toEqual(say("in time"));
  });

  test("does not happen where the group was blocked meanwhile and gets a new deadline: the candidate goes on", async () => {
    const session = await running();
    server.live = { ...server.live, deadline_at: inSeconds(20) };
    await time.pass(15_000);
    server.reachable = false;
    server.live = { ...server.live, group_state: "blocked" };
    await time.pass(10_000);
    const offline = session.phase;
    server.reachable = true;
    await time.pass(5_000);
    const blocked = session.phase;
    server.live = { ...server.live, group_state: "released", deadline_at: inSeconds(60) };
    await time.pass(3_000);
    session.answer("ITM-2", say("went on"));
    await time.pass(1_000);

    expect([offline, blocked, session.phase]).toEqual(["timeUp", "blocked", "running"]);
    expect([...server.answers()]).toEqual([["ITM-2", say("went on")]]);
  });

  test("happens after the deadline as soon as the connection is back, with what was typed in time", async () => {
    const session = await running();
    server.live = { ...server.live, deadline_at: inSeconds(20) };
    await time.pass(15_000);
    server.reachable = false;
    session.answer("ITM-1", say("in time"));
    await time.pass(10_000);
    server.reachable = true;
    await time.pass(15_000);

    expect(session.phase).toBe("submitted");
    expect([...server.answers()]).toEqual([["ITM-1", say("in time")]]);
  });

  test("makes this computer forget the login when the candidate leaves", async () => {
    const session = await running();
    session.submit();
    await time.pass(1_000);
    await session.leave();

    expect([session.phase, await store.currentLogin()]).toEqual(["login", null]);
  });
});
