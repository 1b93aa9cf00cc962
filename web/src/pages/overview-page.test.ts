// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";

import type { CandidateSession } from "../session";
import { ExamDay, say } from "../testing/exam-day";
import { TWO_ITEMS } from "../testing/fakes";
import { DrawnPage } from "../testing/pages";
import { nl } from "../texts/nl";
import { overviewPage } from "./overview-page";

const ANOTHER_PART = [
  { id: "P", navigation: "nonlinear" as const },
  { id: "Q", navigation: "nonlinear" as const },
];

let day: ExamDay;

beforeEach(async () => {
  day = await ExamDay.begin();
});

/** The overview of a running exam. */
async function opened(): Promise<{ session: CandidateSession; page: DrawnPage }> {
  const session = await day.running();
  return { session, page: new DrawnPage(() => overviewPage(session, nl)) };
}

describe("the overview before handing in", () => {
  test("names what is open and what is marked, in words beside each shape", async () => {
    const { session, page } = await opened();
    session.answer("ITM-1", say("iets"));
    session.goTo(1);
    session.toggleMark();
    session.openOverview();

    expect(page.words("overview-open")).toBe("Vraag 2");
    expect(page.words("overview-marked")).toBe("Vraag 2");
    expect(page.words("page-overview")).toContain("Je hebt 1 van de 2 vragen beantwoord.");
    expect(page.words("page-overview")).toContain("✓ beantwoord");
    expect(page.words("page-overview")).toContain("○ niet beantwoord ⚑ gemarkeerd ← hier was je");
  });

  test("tells a question that was never on the screen from one that was left open", async () => {
    const { page } = await opened();

    expect(page.words("page-overview")).toMatch(/Vraag 1 ○ niet beantwoord.*Vraag 2 – niet bekeken/);
  });

  test("leads to a question, and to the one where the candidate was", async () => {
    const { session, page } = await opened();
    session.openOverview();
    page.press("to-item-2");
    const there = [session.phase, session.sitting?.index];
    session.openOverview();
    page.press("to-item-2");

    expect(there).toEqual(["running", 1]);
    expect([session.phase, session.sitting?.index]).toEqual(["running", 1]);
  });

  test("leads nowhere but back in an exam without a way back", async () => {
    day.server.content = { ...TWO_ITEMS, parts: [{ id: "P", navigation: "linear" }] };
    const { page } = await opened();

    expect(page.part("to-item-1")).not.toBeNull();
    expect(page.part("to-item-2")).toBeNull();
    expect(page.words("page-overview")).toContain(nl.overview.noWayBack);
  });

  test("does not lead into the next part, as the candidate has to be asked first", async () => {
    const [first, second] = TWO_ITEMS.items;
    const sections = [...TWO_ITEMS.sections, { id: "T", part_id: "Q", parent_id: null, title: "" }];
    if (first && second) day.server.content = { ...TWO_ITEMS, parts: ANOTHER_PART, sections, items: [first, { ...second, section_id: "T" }] };
    const { page } = await opened();

    expect(page.part("to-item-2")).toBeNull();
    expect(page.words("page-overview")).toContain(nl.overview.otherPart);
  });
});

describe("the question before handing in", () => {
  test("names the open questions, and hands in only after a yes", async () => {
    const { session, page } = await opened();
    session.openOverview();
    page.press("submit-ask");
    const asked = [page.words("unanswered"), session.phase];
    page.press("submit-confirm");

    expect(asked).toEqual(["Je hebt 2 vragen niet beantwoord. Het gaat om: 1, 2.", "overview"]);
    expect(session.phase).toBe("submitting");
  });

  test("puts the focus on the safe choice", async () => {
    const { page } = await opened();

    expect(page.part("submit-cancel")?.hasAttribute("autofocus")).toBe(true);
    expect(page.part("submit-confirm")?.hasAttribute("autofocus")).toBe(false);
  });

  test("names an answer that is too long to be handed in", async () => {
    const { session, page } = await opened();
    session.answer("ITM-1", say("x".repeat(250_000)));
    await day.time.pass(2_000);

    expect(page.words("submit-too-long")).toContain("Het gaat om: 1.");
    expect(page.words("page-overview")).toContain("! te lang");
  });
});
