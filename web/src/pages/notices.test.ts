// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";

import type { Live } from "../contract/delivery-api";
import type { CandidateSession } from "../session";
import { ExamDay, say } from "../testing/exam-day";
import { DrawnPage } from "../testing/pages";
import { nl } from "../texts/nl";
import { notices, sheetNotices } from "./notices";

const MESSAGES = ["Lees goed.", "Nog een keer."].map((text, index) => ({ id: String(index), text, at: "2026-05-15T07:10:00.000Z" }));
const BEAT_MS = 16_000;

let day: ExamDay;
let session: CandidateSession;
let page: DrawnPage;

beforeEach(async () => {
  day = await ExamDay.begin();
  session = await day.running();
  page = new DrawnPage(() => notices(session, nl, false));
});

/** The server tells something, and the app hears it. */
async function hear(change: Partial<Live>): Promise<void> {
  day.server.live = { ...day.server.live, ...change };
  await day.time.pass(BEAT_MS);
}

describe("the lines that come in between", () => {
  test("show one message at a time, until it is put away", async () => {
    await hear({ messages: MESSAGES });
    const first = page.words("message");
    page.press("put-away");
    const second = page.words("message");
    page.press("put-away");

    expect(first).toBe("Bericht van de afnameleider (1 van 2): Lees goed. Gelezen");
    expect(second).toBe("Bericht van de afnameleider: Nog een keer. Gelezen");
    expect(page.part("message")).toBeNull();
  });

  test("keep a message over a reload until it is read", async () => {
    await hear({ messages: MESSAGES });
    page.press("put-away");
    session = day.openTab();
    await session.resume();
    await day.time.pass(BEAT_MS);

    expect(page.words("message")).toContain("Nog een keer.");
  });

  test("tell of extra time and of what is left, until it is put away", async () => {
    await hear({ extended_minutes: 10, deadline_at: day.inSeconds(BEAT_MS / 1000 + 50 * 60) });
    const said = page.words("extension");
    page.press("put-away");

    expect(said).toBe("Je krijgt 10 minuten extra. Je hebt nog 50 minuten.Oké");
    expect(page.part("extension")).toBeNull();
  });

  test("say nothing of extra time once the exam is over, but keep the message", async () => {
    await hear({ messages: MESSAGES, extended_minutes: 10, session_state: "terminated" });
    page = new DrawnPage(() => sheetNotices(session, nl));

    expect([session.phase, page.part("extension")]).toEqual(["terminated", null]);
    expect(page.part("message")).not.toBeNull();
  });

  test("warn of ten minutes, unless the candidate does not want it", async () => {
    await hear({ deadline_at: day.inSeconds(600 + BEAT_MS / 1000) });
    const warned = page.words("time-warning");
    session.workspace.choose("time_warnings", false);

    expect(warned).toBe("Je hebt nog 10 minuten.");
    expect(page.part("time-warning")).toBeNull();
  });

  test("count the answers that wait here while the network is away, without saying each aloud", async () => {
    day.server.reachable = false;
    session.answer("ITM-1", say("hier"));
    await day.time.pass(BEAT_MS);

    expect(page.words("no-line")).toBe(`${nl.trouble.noLine} 1 antwoord wacht op verzending.`);
    expect(page.part("waiting-here")?.getAttribute("aria-live")).toBe("off");
  });
});
