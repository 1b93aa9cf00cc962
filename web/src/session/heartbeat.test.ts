import { expect, test } from "vitest";

import { TestTime } from "../testing/fakes";
import { Heartbeat, WORKING_BEAT_MS } from "./heartbeat";

const SECOND_MS = 1_000;

test("a sign of life that is left to a save goes alone after three seconds, however often one was asked for meanwhile", async () => {
  const time = new TestTime();
  let beats = 0;
  const heartbeat = new Heartbeat(time, {
    beat: () => Promise.resolve(void (beats += 1)),
    interval: () => WORKING_BEAT_MS,
    goesAlong: () => true,
  });
  const seen: number[] = [];
  for (let second = 0; second < 5; second += 1) {
    if (second < 3) heartbeat.soon();
    await time.pass(SECOND_MS);
    seen.push(beats);
  }

  expect(seen).toEqual([0, 0, 1, 1, 1]);
});

test("a regular sign of life waits for a save, and a save that took it along puts the next a whole interval ahead", async () => {
  const time = new TestTime();
  const beats: number[] = [];
  const start = time.milliseconds;
  const heartbeat = new Heartbeat(time, {
    beat: () => Promise.resolve(void beats.push((time.milliseconds - start) / SECOND_MS)),
    interval: () => WORKING_BEAT_MS,
    goesAlong: () => time.milliseconds - start < 20 * SECOND_MS,
  });
  heartbeat.later();
  await time.pass(WORKING_BEAT_MS + SECOND_MS);
  heartbeat.later();
  await time.pass(2 * WORKING_BEAT_MS);

  expect(beats).toEqual([31, 46]);
});
