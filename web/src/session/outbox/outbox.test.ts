import { beforeEach, describe, expect, test } from "vitest";

import { ServerRefusal } from "../../server/exam-server";
import { FakeDisk, FakeServer, TestTime, settled } from "../../testing/fakes";
import type { MemoryStore } from "./memory-store";
import { Outbox } from "./outbox";

let time: TestTime;
let server: FakeServer;
let store: MemoryStore;

beforeEach(() => {
  time = new TestTime();
  server = new FakeServer(time);
  store = new FakeDisk();
});

async function open(): Promise<Outbox> {
  const login = (await store.currentLogin()) ?? (await store.beginLogin({ ...server.admitted(), epoch: { lease: 1, login: 1 } }));
  const deliver = async (batch: string) => (await server.deliverBatch("token", batch, null)).acknowledged_seq;
  const { timers, now, stamp } = { timers: time, now: time.now, stamp: time.stamp };
  return new Outbox({ store, deliver, timers, now, stamp, random: () => 1, changed: () => undefined }, login, await store.load());
}

const say = (text: string) => ({ RESPONSE: text });

describe("the outbox", () => {
  test("keeps an answer on this computer at once and on the server after half a second", async () => {
    const outbox = await open();

    outbox.record("ITM-1", say("a"));
    await settled();
    const before = outbox.placeOf("ITM-1");
    await time.pass(500);

    expect(before).toEqual({ place: "computer" });
    expect(outbox.placeOf("ITM-1")).toEqual({ place: "server", at: time.milliseconds });
    expect(outbox.waiting).toBe(0);
  });

  test("sends one entry for a burst of typing", async () => {
    const outbox = await open();

    for (const text of ["h", "ha", "hal", "half"]) {
      outbox.record("ITM-1", say(text));
      await time.pass(100);
    }
    await time.pass(500);

    expect([...server.journal.values()]).toEqual([[expect.objectContaining({ response: say("half") })]]);
  });

  test("does not let somebody who never pauses wait longer than two seconds", async () => {
    const outbox = await open();

    for (let tenth = 0; tenth <= 60; tenth += 1) {
      outbox.record("ITM-1", say("a".repeat(tenth)));
      await time.pass(100);
    }

    expect(server.sent.length).toBe(3);
  });

  test("sends the same bytes again until they are acknowledged, whatever is typed meanwhile", async () => {
    const outbox = await open();
    server.losesNextAnswer = true;
    outbox.record("ITM-1", say("first"));
    await time.pass(500);

    outbox.record("ITM-1", say("second"));
    await time.pass(20_000);

    expect(server.sent[1]).toBe(server.sent[0]);
    expect(server.answers().get("ITM-1")).toEqual(say("second"));
    expect([...server.journal.keys()]).toEqual(["1.1", "1.2"]);
  });

  test("has one batch in flight", async () => {
    const outbox = await open();
    let inFlight = 0;
    let most = 0;
    const answer = server.deliverBatch.bind(server);
    server.deliverBatch = async (...request) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      return answer(...request).finally(() => {
        inFlight -= 1;
      });
    };

    outbox.record("ITM-1", say("a"));
    outbox.flush();
    outbox.record("ITM-2", say("b"));
    outbox.flush();
    await time.pass(2_000);

    expect([most, server.answers().size]).toEqual([1, 2]);
  });

  test("works for hours without network and then hands everything over", async () => {
    const outbox = await open();
    server.reachable = false;

    outbox.record("ITM-1", say("a"));
    await time.pass(3_600_000);
    outbox.record("ITM-2", say("b"));
    await time.pass(3_600_000);
    const offline = [outbox.waiting, outbox.placeOf("ITM-2").place];
    server.reachable = true;
    await time.pass(10_000);

    expect(offline).toEqual([2, "computer"]);
    expect([...server.answers().keys()]).toEqual(["ITM-1", "ITM-2"]);
  });

  test("replays after a reload what was not acknowledged, under the same numbers", async () => {
    const before = await open();
    server.reachable = false;
    before.record("ITM-1", say("frozen"));
    await time.pass(1_000);
    before.record("ITM-2", say("typed"));
    await before.close();

    const after = await open();
    const kept = [...after.keptResponses()];
    server.reachable = true;
    after.flush();
    await time.pass(1_000);

    expect(kept).toEqual([["ITM-1", say("frozen")], ["ITM-2", say("typed")]]);
    expect([...server.journal.keys()]).toEqual(["1.1", "1.2"]);
  });

  test("treats a submit as an entry: it waits for its acknowledgement like every other", async () => {
    const outbox = await open();
    server.reachable = false;
    outbox.record("ITM-1", say("a"));
    outbox.submit();
    await time.pass(5_000);
    const offline = outbox.submitAsked;
    server.reachable = true;
    await time.pass(10_000);

    expect([offline, outbox.submitAsked, outbox.waiting]).toEqual([true, false, 0]);
    expect([...server.journal.values()].flat().at(-1)?.act).toBe("submit");
  });

  test("keeps a text that is too long on this computer and says so", async () => {
    const outbox = await open();

    outbox.record("ITM-1", say("a".repeat(200_001)));
    await time.pass(5_000);

    expect(outbox.placeOf("ITM-1")).toEqual({ place: "too_long" });
    expect([server.sent.length, outbox.keptResponses().size]).toEqual([0, 1]);
  });

  test("writes a text that is too long when the candidate pauses, hides the page or logs in anew", async () => {
    const outbox = await open();
    let writes = 0;
    const keepDraft = store.keepDraft.bind(store);
    store.keepDraft = (entry) => {
      writes += 1;
      return keepDraft(entry);
    };
    for (let key = 0; key < 10; key += 1) {
      outbox.record("ITM-1", say("a".repeat(200_001 + key)));
      await time.pass(100);
    }
    const typing = [writes, outbox.placeOf("ITM-1").place];
    await time.pass(1_000);
    const paused = writes;
    outbox.record("ITM-1", say("b".repeat(200_001)));
    outbox.flush();
    await settled();
    const hidden = writes;
    outbox.record("ITM-1", say("c".repeat(200_001)));
    await outbox.close();

    expect([typing, paused, hidden, writes]).toEqual([[0, "too_long"], 1, 2, 3]);
    expect((await store.load()).drafts).toMatchObject([{ response: say("c".repeat(200_001)) }]);
  });

  test("stops and keeps everything when the server has other content under the same number", async () => {
    const outbox = await open();
    server.refusal = new ServerRefusal(409, "batch-differs", "Andere inhoud.");
    outbox.record("ITM-1", say("a"));
    await time.pass(60_000);
    server.refusal = null;
    await time.pass(60_000);

    expect([outbox.trouble, outbox.waiting, server.sent.length]).toEqual(["refused", 1, 0]);
    expect(outbox.hasUnsent).toBe(false);
  });

  test("goes on without a disk, and forgets the login so that no number is used twice", async () => {
    const outbox = await open();
    store.keepDraft = () => Promise.reject(new Error("disk full"));

    outbox.record("ITM-1", say("a"));
    await time.pass(1_000);

    expect([outbox.trouble, server.answers().get("ITM-1")]).toEqual(["storage", say("a")]);
    expect(await store.currentLogin()).toBeNull();
  });

  test("takes an acknowledgement of a part for no acknowledgement", async () => {
    const outbox = await open();
    const answer = server.deliverBatch.bind(server);
    server.deliverBatch = async (...request) => ({ ...(await answer(...request)), acknowledged_seq: 0 });

    outbox.record("ITM-1", say("a"));
    await time.pass(1_000);

    expect([outbox.waiting, outbox.placeOf("ITM-1").place]).toEqual([1, "computer"]);
  });
});
