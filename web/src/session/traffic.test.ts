/** How often a candidate asks the server: a school of 600 makes each of these 600 times. */
import { beforeEach, expect, test } from "vitest";

import { ExamDay, say } from "../testing/exam-day";

const MINUTE_MS = 60_000;
const KEY_MS = 250;

let day: ExamDay;
let asked: string[];

beforeEach(async () => {
  day = await ExamDay.begin();
  asked = [];
  const { server } = day;
  const [beat, deliver] = [server.reportPresence.bind(server), server.deliverBatch.bind(server)];
  server.reportPresence = (...call) => {
    asked.push("presence");
    return beat(...call);
  };
  server.deliverBatch = (...call) => {
    asked.push(call[2] ? "save with presence" : "save");
    return deliver(...call);
  };
});

function counted(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of asked) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

test("a candidate who does nothing asks four times a minute", async () => {
  await day.running();
  await day.time.pass(MINUTE_MS / 6);
  asked.length = 0;
  await day.time.pass(MINUTE_MS);

  expect(counted()).toEqual({ presence: 4 });
});

test("a candidate who waits for the release asks every three seconds", async () => {
  const session = day.openTab();
  await session.logIn("code", "name");
  await day.time.pass(MINUTE_MS / 6);
  asked.length = 0;
  await day.time.pass(MINUTE_MS);

  expect(session.phase).toBe("waiting");
  expect(counted()).toEqual({ presence: 20 });
});

test("who types without a pause saves every two seconds, and signs of life ride along", async () => {
  const session = await day.running();
  session.answer("ITM-1", say("a"));
  await day.time.pass(MINUTE_MS / 6);
  asked.length = 0;
  for (let passed = 0; passed < MINUTE_MS; passed += KEY_MS) {
    session.answer("ITM-1", say(String(passed)));
    await day.time.pass(KEY_MS);
  }
  const { presence = 0, save = 0, "save with presence": together = 0 } = counted();

  expect(save + together).toBe(30);
  expect(presence).toBeLessThanOrEqual(1);
  expect([3, 4, 5]).toContain(presence + together);
});

test("the next question right after typing is one request", async () => {
  const session = await day.running();
  await day.time.pass(MINUTE_MS / 60);
  session.answer("ITM-1", say("a"));
  await day.time.pass(KEY_MS);
  asked.length = 0;
  session.flush();
  session.goTo(1);
  await day.time.pass(MINUTE_MS / 12);

  expect(counted()).toEqual({ "save with presence": 1 });
  expect(day.server.presences.at(-1)).toMatchObject({ item_id: "ITM-2", answered: 1 });
});

test("leafing through the exam asks once for each question", async () => {
  const session = await day.running();
  for (const index of [1, 0]) {
    session.goTo(index);
    await day.time.pass(MINUTE_MS / 6);
  }
  asked.length = 0;
  for (const index of [1, 0, 1, 0]) {
    session.goTo(index);
    await day.time.pass(MINUTE_MS / 60);
  }

  expect(counted()).toEqual({ presence: 4 });
});
