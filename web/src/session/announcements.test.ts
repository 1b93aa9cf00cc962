import { beforeEach, describe, expect, test } from "vitest";

import { RUNNING, ReadInTest } from "../testing/fakes";
import { Announcements, minutesToWarnOf } from "./announcements";

const HELLO = { id: "1", text: "Denk aan je rekenmachine.", at: "2026-05-15T07:10:00.000Z" };
const BYE = { id: "2", text: "Blijf zitten.", at: "2026-05-15T07:20:00.000Z" };
const FIFTY_MINUTES = 3_000;

let here: ReadInTest;

beforeEach(() => {
  here = new ReadInTest();
});

const begin = (known = 0) => new Announcements("session", known, here, () => undefined);

describe("a message of the proctor", () => {
  test("stays until the candidate puts it away", () => {
    const announcements = begin();
    announcements.hear({ ...RUNNING, messages: [HELLO, BYE] }, FIFTY_MINUTES);
    announcements.putAway(HELLO);
    announcements.hear({ ...RUNNING, messages: [HELLO, BYE] }, FIFTY_MINUTES);

    expect(announcements.messages).toEqual([BYE]);
  });

  test("that was put away stays away after a reload, and one that was not comes back", () => {
    const before = begin();
    before.hear({ ...RUNNING, messages: [HELLO, BYE] }, FIFTY_MINUTES);
    before.putAway(BYE);
    const after = begin();
    after.hear({ ...RUNNING, messages: [HELLO, BYE] }, FIFTY_MINUTES);

    expect(after.messages).toEqual([HELLO]);
  });

  test("is forgotten as read once the server no longer tells it", () => {
    const announcements = begin();
    announcements.hear({ ...RUNNING, messages: [HELLO] }, FIFTY_MINUTES);
    announcements.putAway(HELLO);
    announcements.hear({ ...RUNNING, messages: [BYE] }, FIFTY_MINUTES);
    announcements.putAway(BYE);

    expect(here.recall("session")?.messages).toEqual([BYE.id]);
  });
});

describe("extra time", () => {
  test("is told with the minutes that were left when it was given, also a minute later", () => {
    const announcements = begin();
    announcements.hear({ ...RUNNING, extended_minutes: 10 }, FIFTY_MINUTES);
    announcements.hear({ ...RUNNING, extended_minutes: 10 }, FIFTY_MINUTES - 60);

    expect(announcements.extension).toEqual({ minutes: 10, left: 50 });
  });

  test("that comes twice is told as one", () => {
    const announcements = begin();
    announcements.hear({ ...RUNNING, extended_minutes: 10 }, FIFTY_MINUTES);
    announcements.hear({ ...RUNNING, extended_minutes: 15 }, FIFTY_MINUTES + 300);

    expect(announcements.extension).toEqual({ minutes: 15, left: 55 });
  });

  test("before the start has no minutes that are left", () => {
    const announcements = begin();
    announcements.hear({ ...RUNNING, extended_minutes: 10, deadline_at: null }, null);

    expect(announcements.extension).toEqual({ minutes: 10, left: null });
  });

  test("that was told at the login is no news", () => {
    const announcements = begin(10);
    announcements.hear({ ...RUNNING, extended_minutes: 10 }, FIFTY_MINUTES);

    expect(announcements.extension).toBeNull();
  });

  test("that was put away stays away after a reload, and more of it is told again", () => {
    const before = begin();
    before.hear({ ...RUNNING, extended_minutes: 10 }, FIFTY_MINUTES);
    before.putExtensionAway();
    const after = begin();
    after.hear({ ...RUNNING, extended_minutes: 10 }, FIFTY_MINUTES);
    const known = after.extension;
    after.hear({ ...RUNNING, extended_minutes: 15 }, FIFTY_MINUTES);

    expect([before.extension, known, after.extension]).toEqual([null, null, { minutes: 5, left: 50 }]);
  });
});

describe("a warning that little time is left", () => {
  test.each<[number | null, number | null]>([
    [null, null],
    [601, null],
    [600, 10],
    [541, 10],
    [540, null],
    [300, 5],
    [241, 5],
    [240, null],
    [60, null],
  ])("with %s seconds to go is for %s minutes", (seconds, minutes) => {
    expect(minutesToWarnOf(seconds)).toBe(minutes);
  });
});
