import { describe, expect, test } from "vitest";

import { ServerClock } from "./time";

const NOON = Date.parse("2026-05-15T12:00:00Z");
const DAY = 86_400_000;

/** A computer whose clock is off, and whose steady time may stand still. */
class Computer {
  steady = 0;
  wall = NOON - DAY;
  readonly clock = new ServerClock(() => this.steady, () => this.wall);

  constructor() {
    this.clock.learn("2026-05-15T12:00:00Z");
    this.clock.look();
  }

  pass(steady: number, wall = steady): boolean {
    this.steady += steady;
    this.wall += wall;
    return this.clock.look();
  }
}

describe("the server's time", () => {
  test("goes on whatever the computer's clock says", () => {
    const computer = new Computer();

    computer.pass(1_000);

    expect(computer.clock.stamp()).toBe("2026-05-15T12:00:01.000Z");
  });

  test.each([DAY, -DAY, -3_600_000])("does not move when somebody sets the clock by %d ms", (jump) => {
    const computer = new Computer();

    const noticed = computer.pass(1_000, 1_000 + jump);

    expect([noticed, computer.clock.now(), computer.clock.latest()]).toEqual([false, NOON + 1_000, NOON + 1_000]);
  });

  test("may be later than the steady time says after a sleep in which that stood still", () => {
    const computer = new Computer();

    const noticed = computer.pass(500, 1_800_000);

    expect([noticed, computer.clock.now(), computer.clock.latest()]).toEqual([true, NOON + 500, NOON + 1_800_000]);
  });

  test("is what the server tells after the sleep", () => {
    const computer = new Computer();
    computer.pass(500, 1_800_000);

    computer.clock.learn("2026-05-15T12:25:00Z");

    expect(computer.clock.latest()).toBe(Date.parse("2026-05-15T12:25:00Z"));
  });

  test("counts a sleep once where the steady time went on", () => {
    const computer = new Computer();

    expect([computer.pass(1_800_000), computer.clock.latest()]).toEqual([true, NOON + 1_800_000]);
    expect(computer.pass(1_000)).toBe(false);
  });

  test("is known after a reload from the computer's clock, off as that is", () => {
    const computer = new Computer();
    const ahead = computer.clock.serverAhead;
    computer.wall += 60_000;
    const reloaded = new ServerClock(() => 5, () => computer.wall);

    reloaded.recall(ahead);

    expect(reloaded.now()).toBe(NOON + 60_000);
  });
});
