import { beforeEach, describe, expect, test } from "vitest";

import { ExamDamaged, ExamUnknown, LineGone, ServerRefusal } from "../server/exam-server";
import { ExamDay, say } from "../testing/exam-day";
import { settled } from "../testing/fakes";
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

describe("opening the exam", () => {
  test("shows what was acknowledged while the server told the answers so far", async () => {
    const session = await day.running();
    server.reachable = false;
    session.answer("ITM-1", say("kept here"));
    await time.pass(1_000);
    server.reachable = true;
    const [start, deliverBatch] = [server.start.bind(server), server.deliverBatch.bind(server)];
    let tellRead: () => void = () => undefined;
    const answersRead = new Promise<void>((resolve) => {
      tellRead = resolve;
    });
    server.deliverBatch = async (...batch) => {
      await answersRead;
      return deliverBatch(...batch);
    };
    server.start = async () => {
      const started = await start();
      tellRead();
      await settled();
      return started;
    };
    const again = await day.reloaded(100);

    expect([again.phase, server.answers().get("ITM-1")]).toEqual(["running", say("kept here")]);
    expect(again.sitting?.responseTo("ITM-1")).toEqual(say("kept here"));
  });

  test("keeps what was arranged, and heard by the server, while it answered", async () => {
    await day.running();
    const start = server.start.bind(server);
    let tell: () => void = () => undefined;
    const isTold = new Promise<void>((resolve) => {
      tell = resolve;
    });
    server.start = async () => {
      const started = await start();
      await isTold;
      return started;
    };
    const again = await day.reloaded(100);
    again.workspace.toggleMark("ITM-1");
    await time.pass(10_000);
    const heard = server.workspace.marked;
    tell();
    await time.pass(100);

    expect([again.phase, heard, again.workspace.marked]).toEqual(["running", ["ITM-1"], ["ITM-1"]]);
  });

  test("opens the form of the start, where the group was corrected after an early login", async () => {
    const session = day.openTab();
    await session.logIn("code", "name");
    server.form = "corrected";
    server.live = { ...server.live, group_state: "released" };
    await time.pass(3_000);

    expect(session.phase).toBe("running");
  });

  test("takes the manifest of the login where the server tells none at the start", async () => {
    const start = server.start.bind(server);
    server.start = async () => {
      const { manifest: _, ...started } = await start();
      return started;
    };
    const session = await day.running();

    expect(session.phase).toBe("running");
  });

  test("stops at a page of its own where this app does not know the format, and forgets it", async () => {
    server.openExam = () => Promise.reject(new ExamUnknown("facet-delivery/9"));
    const session = await day.running();
    const before = session.phase;
    await session.leave();

    expect([before, session.phase, await store.currentLogin()]).toEqual(["outdated", "login", null]);
  });

  test("leads back to the login page where the exam is damaged, and a reload stays there", async () => {
    server.openExam = () => Promise.reject(new ExamDamaged("a byte differs"));
    const session = await day.running();
    const damaged = session.phase;
    await session.leave();
    const again = day.openTab();
    await again.resume();

    expect([damaged, session.phase, again.phase, await store.currentLogin()]).toEqual(["damaged", "login", "login", null]);
  });

  test("forgets a damaged exam also where an answer waits, which the next login brings along", async () => {
    const session = await day.running();
    server.deliverBatch = () => Promise.reject(new LineGone("no network"));
    server.openExam = () => Promise.reject(new ExamDamaged("a byte differs"));
    session.answer("ITM-1", { RESPONSE: "not sent" });
    await time.pass(1_000);
    const again = await day.reloaded(1_000);
    const damaged = again.phase;
    await again.leave();
    const forgotten = await store.currentLogin();
    await again.logIn("code", "name");

    expect([damaged, forgotten]).toEqual(["damaged", null]);
    expect(again.outbox?.keptResponses().get("ITM-1")).toEqual({ RESPONSE: "not sent" });
  });

  test("leads back to the login page with a reason where the server does not know the session any more", async () => {
    const session = await day.running();
    server.refusal = new ServerRefusal(404, "not-found", "Niet gevonden.");
    await time.pass(15_000);

    expect([session.phase, session.loginProblem]).toEqual(["login", { kind: "gone" }]);
  });
});

