import { beforeEach, describe, expect, test } from "vitest";

import { LineGone } from "../server/exam-server";
import { ExamDay, say } from "../testing/exam-day";
import type { FakeServer, TestTime } from "../testing/fakes";
import type { ComputerStore } from "./outbox";

let day: ExamDay;
let time: TestTime;
let server: FakeServer;
let store: ComputerStore;

beforeEach(async () => {
  day = await ExamDay.begin();
  ({ time, server, store } = day);
});

describe("a reload without network", () => {
  test("opens the exam at the same item with every answer, sent or not, under the same epoch and counter", async () => {
    const session = await day.running();
    session.answer("ITM-1", say("on the server"));
    await time.pass(1_000);
    server.reachable = false;
    session.goTo(1);
    session.answer("ITM-2", say("only here"));
    await time.pass(1_000);

    const again = await day.reloaded(3_000);

    expect([again.phase, again.connected, again.sitting?.current?.id]).toEqual(["running", false, "ITM-2"]);
    expect(again.sitting?.responseTo("ITM-1")).toEqual(say("on the server"));
    expect(again.sitting?.responseTo("ITM-2")).toEqual(say("only here"));
    expect((await store.currentLogin())?.next_seq).toBe(3);
  });

  test("goes on sending when the line is back, each answer once", async () => {
    const session = await day.running();
    server.reachable = false;
    session.answer("ITM-1", say("before"));
    await time.pass(1_000);
    const again = await day.reloaded(3_000);
    again.answer("ITM-2", say("after"));
    await time.pass(60_000);
    server.reachable = true;
    await time.pass(30_000);

    expect([again.phase, again.connected]).toEqual(["running", true]);
    expect([...server.journal.keys()]).toEqual(["1.1", "1.2"]);
    expect([...server.answers()]).toEqual([["ITM-1", say("before")], ["ITM-2", say("after")]]);
  });

  test("waits no longer than three seconds for a server that says nothing", async () => {
    await day.running();
    server.reportPresence = () => new Promise(() => undefined);
    server.start = () => new Promise(() => undefined);

    const again = await day.reloaded(2_900);
    const early = again.phase;
    await time.pass(200);

    expect([early, again.phase]).toEqual(["opening", "running"]);
  });

  test("leaves the last word to the server as soon as it is heard", async () => {
    await day.running();
    server.reachable = false;
    const again = await day.reloaded(3_000);
    const alone = again.phase;
    server.live = { ...server.live, session_state: "interrupted" };
    server.reachable = true;
    await time.pass(15_000);

    expect([alone, again.phase]).toEqual(["running", "interrupted"]);
  });

  test("shows the waiting room of a candidate who was waiting there", async () => {
    const session = day.openTab();
    await session.logIn("code", "name");
    await time.pass(1_000);
    server.reachable = false;
    const again = await day.reloaded(100);

    expect([again.phase, again.connected]).toEqual(["waiting", false]);
  });

  test("keeps the screen locked where the deadline passed, and hands nothing in by itself", async () => {
    await day.running();
    server.live = { ...server.live, deadline_at: day.inSeconds(30) };
    await time.pass(15_000);
    server.reachable = false;
    await time.pass(16_000);
    const again = await day.reloaded(3_000);

    expect([again.phase, again.outbox?.submitAsked]).toEqual(["timeUp", false]);
  });

  test("goes on handing in what was handed in", async () => {
    const session = await day.running();
    server.reachable = false;
    session.submit();
    await time.pass(1_000);
    const again = await day.reloaded(3_000);
    const offline = again.phase;
    server.reachable = true;
    await time.pass(15_000);

    expect([offline, again.phase]).toEqual(["submitting", "submitted"]);
  });

  test("begins nothing for the next candidate at this computer", async () => {
    const session = await day.running();
    await session.leave();
    server.reachable = false;
    const again = await day.reloaded(3_000);

    expect([again.phase, await store.currentLogin()]).toEqual(["checking", null]);
  });

  test("opens nothing any more when all is safely home", async () => {
    await day.running();
    server.live = { ...server.live, group_state: "closed", safely_home: true };
    await time.pass(15_000);

    expect([await store.note("start"), await store.note("place")]).toEqual([null, null]);
  });
});

describe("what was arranged just before the browser was killed", () => {
  test("is there again, and the server hears it", async () => {
    const session = await day.running();
    server.reachable = false;
    session.toggleMark();
    await time.pass(100);
    server.reachable = true;
    const again = await day.reloaded(5_000);

    expect(again.sitting?.marked).toEqual(["ITM-1"]);
    expect(server.workspace.marked).toEqual(["ITM-1"]);
  });
});

describe("an exam that needs the server", () => {
  test("stands still without network while the time goes on, and takes no answers", async () => {
    server.server_needed = true;
    const session = await day.running();
    const before = session.secondsLeft ?? 0;
    server.reachable = false;
    await time.pass(60_000);
    const offline = session.phase;
    session.answer("ITM-1", say("into the void"));
    const left = session.secondsLeft ?? 0;
    server.reachable = true;
    await time.pass(3_000);

    expect([offline, before - left, session.outbox?.waiting]).toEqual(["needsServer", 60, 0]);
    expect([session.phase, session.sitting?.responseTo("ITM-1")]).toEqual(["running", undefined]);
  });

  test("stands still after a reload without network too", async () => {
    server.server_needed = true;
    await day.running();
    server.reachable = false;
    const again = await day.reloaded(3_000);

    expect(again.phase).toBe("needsServer");
  });
});

describe("a start whose answer got lost", () => {
  test("is asked again", async () => {
    const start = server.start.bind(server);
    let lost = 1;
    server.start = async () => {
      const started = await start();
      if (lost-- > 0) throw new LineGone("the answer got lost");
      return started;
    };
    const session = await day.running();
    await time.pass(20_000);

    expect(session.phase).toBe("running");
  });
});
