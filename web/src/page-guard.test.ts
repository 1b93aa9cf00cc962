import { beforeEach, describe, expect, test } from "vitest";

import { guardThePage } from "./page-guard";
import { MemoryStore } from "./session";
import type { CandidateSession } from "./session";
import { ExamDay, say } from "./testing/exam-day";
import { TWO_ITEMS } from "./testing/fakes";

/** A window with a back button that passes over entries from which others were made without a gesture, as Chromium does. */
class FakePage extends EventTarget {
  readonly entries: { state: unknown; ours: boolean; skipped: boolean }[] = [
    { state: null, ours: false, skipped: false },
    { state: null, ours: true, skipped: false },
  ];
  dialogs = 0;
  #at = 1;
  #isTouched = true;

  get state(): unknown {
    return this.entries[this.#at]?.state;
  }

  get isHere(): boolean {
    return this.entries[this.#at]?.ours ?? false;
  }

  pushState(state: unknown): void {
    if (!this.#isTouched) this.#skip(true);
    this.entries.splice(this.#at + 1, Infinity, { state, ours: true, skipped: false });
    this.#at += 1;
  }

  touch(): void {
    this.#isTouched = true;
    this.#skip(false);
    this.dispatchEvent(new Event("click"));
  }

  press(keys: object): void {
    this.dispatchEvent(Object.assign(new Event("keydown"), keys));
  }

  back(): void {
    do this.#at -= 1;
    while (this.entries[this.#at]?.skipped);
    this.#travelled();
  }

  forward(): void {
    this.#at += 1;
    this.#travelled();
  }

  #travelled(): void {
    this.#isTouched = false;
    if (this.isHere) this.dispatchEvent(new Event("popstate"));
  }

  #skip(skipped: boolean): void {
    for (const entry of this.entries) entry.skipped = entry.ours && skipped;
  }

  closing(): boolean {
    return !this.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  }

  readonly dialog = () => (this.dialogs > 0 ? { close: () => { this.dialogs -= 1; } } : null);
}

let day: ExamDay;
let page: FakePage;

beforeEach(async () => {
  day = await ExamDay.begin();
  page = new FakePage();
});

function guard(session: CandidateSession): CandidateSession {
  guardThePage(session, page, page, page.dialog);
  session.flush();
  session.dispatchEvent(new Event("change"));
  return session;
}

describe("the back button", () => {
  test("leads to the question before, time and again, and never out of the exam", async () => {
    const session = guard(await day.running());
    session.goTo(1);
    page.back();
    const once = session.sitting?.index;
    for (let press = 0; press < 5; press += 1) page.back();

    expect([once, session.sitting?.index, session.phase, page.isHere]).toEqual([0, 0, "running", true]);
  });

  test("never leads out of the exam of a candidate who touches something now and then", async () => {
    const session = guard(await day.running());
    for (let press = 0; press < 100; press += 1) {
      session.goTo(1);
      page.back();
      if (press % 5 === 0) page.touch();
    }

    expect([page.isHere, session.sitting?.index, page.entries.length]).toEqual([true, 0, 12]);
  });

  test.each([{ key: "ArrowLeft", altKey: true }, { key: "Escape" }])("is not helped by keys that are no gesture: %o", async (keys) => {
    guard(await day.running());
    for (let press = 0; press < 5; press += 1) {
      page.press(keys);
      page.back();
    }

    expect(page.isHere).toBe(true);
  });

  test("is undone by the forward button without leaving the question", async () => {
    const session = guard(await day.running());
    session.goTo(1);
    page.back();
    session.goTo(1);
    page.forward();

    expect([page.isHere, session.sitting?.index]).toEqual([true, 1]);
  });

  test("does nothing where the exam has no way back", async () => {
    day.server.content = { ...TWO_ITEMS, parts: [{ id: "P", navigation: "linear" }] };
    const session = guard(await day.running());
    session.goTo(1);
    page.back();

    expect(session.sitting?.index).toBe(1);
  });

  test("leads from the overview to the question where the candidate was", async () => {
    const session = guard(await day.running());
    session.goTo(1);
    session.openOverview();
    page.back();

    expect([session.phase, session.sitting?.index]).toEqual(["running", 1]);
  });

  test("closes a question inside the page first", async () => {
    const session = guard(await day.running());
    session.goTo(1);
    page.dialogs = 1;
    page.back();

    expect([page.dialogs, session.sitting?.index]).toEqual([0, 1]);
  });

  test("is the browser's own where nobody is logged in", () => {
    guard(day.openTab());
    page.back();

    expect(page.isHere).toBe(false);
  });
});

describe("closing the window", () => {
  test("is asked about only where it would lose an answer", async () => {
    const session = guard(await day.running(new MemoryStore()));
    const nothingTyped = page.closing();
    day.server.reachable = false;
    session.answer("ITM-1", say("only in this window"));
    await day.time.pass(1_000);
    const unsent = page.closing();
    day.server.reachable = true;
    await day.time.pass(10_000);

    expect([nothingTyped, unsent, page.closing()]).toEqual([false, true, false]);
  });

  test("is never asked about where this computer keeps the answers", async () => {
    const session = guard(await day.running());
    day.server.reachable = false;
    session.answer("ITM-1", say("on this computer"));
    await day.time.pass(1_000);

    expect(page.closing()).toBe(false);
  });

  test("sends what was typed last", async () => {
    const session = guard(await day.running());
    session.answer("ITM-1", say("last words"));
    page.dispatchEvent(new Event("pagehide"));
    await day.time.pass(0);

    expect(day.server.answers().get("ITM-1")).toEqual(say("last words"));
  });
});
