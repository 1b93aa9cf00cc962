import { expect, test } from "vitest";

import { TestTime } from "../testing/fakes";
import { Attempts } from "./attempts";

test("an attempt that ends in a defect is made again", async () => {
  const time = new TestTime();
  let again = 0;
  const attempts = new Attempts({ timers: time, random: () => 0.5 }, () => { again += 1; });
  const broken = attempts.make(() => Promise.reject(new TypeError("a defect")));

  await expect(broken).rejects.toThrow("a defect");
  await time.pass(20_000);
  expect(again).toBe(1);
});

test("no attempt is made beside another", async () => {
  const attempts = new Attempts({ timers: new TestTime(), random: () => 0.5 }, () => undefined);
  let made = 0;
  const attempt = () => {
    made += 1;
    return Promise.resolve(true);
  };
  await Promise.all([attempts.make(attempt), attempts.make(attempt)]);

  expect(made).toBe(1);
});
