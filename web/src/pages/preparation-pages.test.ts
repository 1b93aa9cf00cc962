// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";

import type { CandidateSession } from "../session";
import { ExamDay } from "../testing/exam-day";
import { DrawnPage } from "../testing/pages";
import { nl } from "../texts/nl";
import { loginPage } from "./login-page";
import { welcomePage } from "./preparation-pages";
import { SoundCheck } from "./sound-check";

let day: ExamDay;

beforeEach(async () => {
  day = await ExamDay.begin();
  day.prepared = false;
});

/** A candidate who was let in and sees who they are. */
async function welcomed(): Promise<CandidateSession> {
  const session = day.openTab();
  await session.logIn("code", "name");
  return session;
}

describe("the welcome page", () => {
  test("shows whose exam it is, with the extra time that the proctor gave", async () => {
    day.server.live = { ...day.server.live, extended_minutes: 10 };
    const session = await welcomed();
    const page = new DrawnPage(() => welcomePage(session, nl));

    expect(page.words("page-welcome")).toContain("Ben jij Anna?");
    expect(page.words("page-welcome")).toContain("70 minuten, met 10 minuten extra");
  });

  test("speaks of one minute as of one", async () => {
    day.server.live = { ...day.server.live, extended_minutes: 1 };
    const session = await welcomed();
    const page = new DrawnPage(() => welcomePage(session, nl));

    expect(page.words("page-welcome")).toContain("61 minuten, met 1 minuut extra");
  });

  test("brings whoever has another name back to the login page, with advice", async () => {
    const session = await welcomed();
    new DrawnPage(() => welcomePage(session, nl)).press("not-me");
    await day.time.pass(10);

    expect(session.phase).toBe("login");
    expect(new DrawnPage(() => loginPage(session, nl)).words("login-problem")).toBe(nl.login.notMe);
  });

  test("brings them back in the language that they chose", async () => {
    const session = await welcomed();
    session.workspace.choose("language", "en");
    await session.leave("notMe");

    expect(session.workspace.preferences.language).toBe("en");
  });

  test("goes on to how the exam works", async () => {
    const session = await welcomed();
    new DrawnPage(() => welcomePage(session, nl)).press("that-is-me");

    expect(session.phase).toBe("instructions");
  });
});

describe("the sound check", () => {
  /** A sound check on the page, and whether it was finished. */
  async function shown(): Promise<{ check: SoundCheck; press: (name: string) => Promise<void>; done: () => boolean }> {
    const check = new SoundCheck();
    let done = false;
    check.texts = nl;
    check.addEventListener("facet-sound-done", () => {
      done = true;
    });
    document.body.replaceChildren(check);
    const press = async (name: string) => {
      await check.updateComplete;
      check.querySelector<HTMLElement>(`[data-testid="${name}"]`)?.click();
      await check.updateComplete;
    };
    await check.updateComplete;
    return { check, press, done: () => done };
  }

  test("is done when the candidate hears the sound", async () => {
    const { press, done } = await shown();
    await press("hear-sound");

    expect(done()).toBe(true);
  });

  test("gives advice to who hears nothing, and lets them go on", async () => {
    const { check, press, done } = await shown();
    await press("no-sound");
    const advised = [check.textContent.includes(nl.sound.help), done()];
    await press("go-on-anyway");

    expect(advised).toEqual([true, false]);
    expect(done()).toBe(true);
  });

  test("plays one sound at a time", async () => {
    const { check, press } = await shown();
    let played = 0;
    check.play = () => {
      played += 1;
      return new Promise(() => undefined);
    };
    await press("play-sound");
    await press("play-sound");

    expect(played).toBe(1);
    expect(check.textContent).toContain(nl.sound.playing);
  });
});
