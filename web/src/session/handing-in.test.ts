import { beforeEach, describe, expect, test, vi } from "vitest";

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

describe("handing in", () => {
  test("says so only after the server acknowledged it", async () => {
    const session = await day.running();
    server.reachable = false;
    session.submit();
    await time.pass(60_000);
    const offline = session.phase;
    server.reachable = true;
    await time.pass(10_000);

    expect([offline, session.phase]).toEqual(["submitting", "submitted"]);
  });

  test("is not undone on the screen by an older answer that comes later", async () => {
    const session = await day.running();
    const report = server.reportPresence.bind(server);
    server.reportPresence = async (...presence) => {
      const live = await report(...presence);
      await new Promise<void>((resolve) => time.after(2_000, resolve));
      return live;
    };
    session.flush();
    session.wake();
    await time.pass(100);
    session.submit();
    await time.pass(500);
    const submitted = session.phase;
    await time.pass(2_000);

    expect([submitted, session.phase]).toEqual(["submitted", "submitted"]);
  });

  test("survives a reload without network", async () => {
    const session = await day.running();
    server.reachable = false;
    session.submit();
    await time.pass(1_000);
    const again = await day.reloaded(1_000);

    expect(again.phase).toBe("submitting");
  });

  test("happens by itself at the deadline, by the server's clock", async () => {
    const session = await day.running();
    server.live = { ...server.live, deadline_at: day.inSeconds(20) };
    await time.pass(18_000);
    const before = [session.phase, session.secondsLeft];
    await time.pass(3_000);

    expect(before).toEqual(["running", 2]);
    expect(session.phase).toBe("submitted");
  });

  test("does not happen at the deadline without the server's word, and nothing can be typed meanwhile", async () => {
    const session = await day.running();
    server.live = { ...server.live, deadline_at: day.inSeconds(20) };
    await time.pass(15_000);
    session.answer("ITM-1", say("in time"));
    server.reachable = false;
    await time.pass(10_000);
    session.answer("ITM-1", say("too late"));
    await time.pass(60_000);

    expect([session.phase, session.outbox?.submitAsked]).toEqual(["timeUp", false]);
    expect(session.sitting?.responseTo("ITM-1")).toEqual(say("in time"));
  });

  test("leaves alone what is typed after the deadline by a browser whose timers are late", async () => {
    const session = await day.running();
    server.live = { ...server.live, deadline_at: day.inSeconds(20) };
    await time.pass(15_000);
    time.milliseconds += 10_000;
    session.answer("ITM-1", say("too late"));

    expect([session.phase, session.sitting?.responseTo("ITM-1")]).toEqual(["running", undefined]);
  });

  test("does not happen where the group was blocked meanwhile and gets a new deadline: the candidate goes on", async () => {
    const session = await day.running();
    server.live = { ...server.live, deadline_at: day.inSeconds(20) };
    await time.pass(15_000);
    server.reachable = false;
    server.live = { ...server.live, group_state: "blocked" };
    await time.pass(10_000);
    const offline = session.phase;
    server.reachable = true;
    await time.pass(5_000);
    const blocked = session.phase;
    server.live = { ...server.live, group_state: "released", deadline_at: day.inSeconds(60) };
    await time.pass(3_000);
    session.answer("ITM-2", say("went on"));
    await time.pass(1_000);

    expect([offline, blocked, session.phase]).toEqual(["timeUp", "blocked", "running"]);
    expect([...server.answers()]).toEqual([["ITM-2", say("went on")]]);
  });

  test("happens after the deadline as soon as the connection is back, with what was typed in time", async () => {
    const session = await day.running();
    server.live = { ...server.live, deadline_at: day.inSeconds(20) };
    await time.pass(15_000);
    server.reachable = false;
    session.answer("ITM-1", say("in time"));
    await time.pass(10_000);
    server.reachable = true;
    await time.pass(15_000);

    expect(session.phase).toBe("submitted");
    expect([...server.answers()]).toEqual([["ITM-1", say("in time")]]);
  });

  test.each(["submitted", "terminated"] as const)("leaves nothing here that opens the exam, also where it was %s for the candidate", async (state) => {
    const session = await day.running();
    session.answer("ITM-1", say("the last"));
    server.live = { ...server.live, session_state: state };
    const forgotten = vi.spyOn(server, "forgetExam");
    await time.pass(20_000);

    expect([session.phase, await store.note("start"), forgotten.mock.calls.length]).toEqual([state, null, 1]);
    expect((await store.note("place"))?.live.session_state).toBe(state);
  });

  test("keeps what opens the exam as long as the server has not got everything", async () => {
    const session = await day.running();
    server.deliverBatch = () => Promise.reject(new LineGone("no network"));
    session.answer("ITM-1", say("waits"));
    server.live = { ...server.live, session_state: "terminated" };
    await time.pass(20_000);

    expect([session.phase, (await store.note("start"))?.content_key]).toEqual(["terminated", "form"]);
  });

  test("fetches the exam no more after a reload", async () => {
    const session = await day.running();
    session.submit();
    await time.pass(5_000);
    const fetched = vi.spyOn(server, "fetchExam");
    const again = await day.reloaded(5_000);

    expect([again.phase, fetched.mock.calls.length]).toEqual(["submitted", 0]);
  });

  test("makes this computer forget the login when the candidate leaves", async () => {
    const session = await day.running();
    session.submit();
    await time.pass(1_000);
    await session.leave();

    expect([session.phase, await store.currentLogin()]).toEqual(["login", null]);
  });
});
