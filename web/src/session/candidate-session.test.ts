import { beforeEach, describe, expect, test } from "vitest";

import { ServerRefusal } from "../server/exam-server";
import { ExamDay, say } from "../testing/exam-day";
import { TWO_ITEMS } from "../testing/fakes";
import type { FakeServer, TestTime } from "../testing/fakes";

let day: ExamDay;
let time: TestTime;
let server: FakeServer;

beforeEach(async () => {
  day = await ExamDay.begin();
  ({ time, server } = day);
});

describe("getting in", () => {
  test("forgives spaces and case in what was typed", async () => {
    await day.openTab().logIn(" k7 p2 xq", "ab c123 ");

    expect(server.requests[0]).toEqual({ access_code: "K7P2XQ", login_name: "ABC123", computer: "PC", browser_proof: "proof" });
  });

  test("shows the browser once more at a login after a reload in the exam, where the page of the check is passed by", async () => {
    await day.running();
    const again = await day.reloaded(100);
    await again.leave();
    await again.logIn("code", "name");

    expect(server.requests.at(-1)?.browser_proof).toBe("proof");
  });

  test("says at the login that another browser is needed, where the page of the check was passed by", async () => {
    server.browserRefusal = new ServerRefusal(403, "locked-browser-required", "Andere browser.");
    const session = day.openTab();
    await session.logIn("code", "name");

    expect([session.loginProblem, server.requests]).toEqual([{ kind: "refused", reference: "locked-browser-required" }, []]);
  });

  test("asks again every three seconds while the proctor must agree", async () => {
    server.asksProctor = 2;
    const session = day.openTab();
    await session.logIn("code", "name");
    const first = session.phase;
    await time.pass(6_000);

    expect([first, session.phase, server.requests.length]).toEqual(["proctor", "waiting", 3]);
  });

  test("says what the server refuses, and that there is no connection", async () => {
    const session = day.openTab();
    server.refusal = new ServerRefusal(409, "locked-out", "De kandidaat is vergrendeld.");
    await session.logIn("code", "name");
    const refused = session.loginProblem;
    server.reachable = false;
    await session.logIn("code", "name");

    expect(refused).toEqual({ kind: "refused", reference: "locked-out" });
    expect(session.loginProblem).toEqual({ kind: "line" });
  });

  test("starts by itself within three seconds of the release", async () => {
    const session = day.openTab();
    await session.logIn("code", "name");
    server.live = { ...server.live, group_state: "released" };
    await time.pass(3_000);

    expect([session.phase, session.sitting?.items.length]).toEqual(["running", 2]);
  });
});

describe("working", () => {
  test("tells at once where the candidate went, with what was typed, in one call", async () => {
    const session = await day.running();
    session.answer("ITM-1", say("a"));
    session.goTo(1);
    await time.pass(10);

    expect(server.sent.length).toBe(1);
    expect(server.presences.at(-1)).toMatchObject({ item_id: "ITM-2", answered: 1, total: 2, waiting: 1 });
  });

  test("gives a sign of life every fifteen seconds and no more", async () => {
    await day.running();
    await time.pass(15_000);
    const before = server.presences.length;
    await time.pass(60_000);

    expect(server.presences.length - before).toBe(4);
  });

  test("goes back to the same item with the same answers after a reload", async () => {
    const session = await day.running();
    session.answer("ITM-1", say("on the server"));
    await time.pass(1_000);
    server.reachable = false;
    session.answer("ITM-2", say("only here"));
    await time.pass(1_000);
    session.goTo(1);
    server.reachable = true;

    const again = await day.reloaded(3_000);

    expect([again.phase, again.sitting?.current?.id]).toEqual(["running", "ITM-2"]);
    expect(again.sitting?.responseTo("ITM-1")).toEqual(say("on the server"));
    expect(again.sitting?.responseTo("ITM-2")).toEqual(say("only here"));
  });

  test("does not go back in a linear exam, nor jump ahead", async () => {
    server.content = { ...TWO_ITEMS, parts: [{ id: "P", navigation: "linear" }] };
    const session = await day.running();
    session.goTo(1);
    session.goTo(0);

    expect(session.sitting?.current?.id).toBe("ITM-2");
  });

  test("stops while blocked and returns to the same item", async () => {
    const session = await day.running();
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
    const session = await day.running();
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
    const session = await day.running();
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
    const session = await day.running();
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

