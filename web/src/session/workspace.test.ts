import { describe, expect, test } from "vitest";

import { ExamDay } from "../testing/exam-day";
import { FIRST_PREFERENCES, Workspace, firstWorkspace } from "./workspace";

const workspace = () => new Workspace(firstWorkspace(), () => undefined);

describe("the workspace of a candidate", () => {
  test("has nothing to tell until something changes, and again once the server has it", () => {
    const one = workspace();
    const before = one.untold;
    one.toggleMark("ITM-1");
    const { untold } = one;
    one.told(untold);

    expect([before, untold?.marked, one.untold]).toEqual([null, ["ITM-1"], null]);
  });

  test("still has to tell what changed while the last change was on its way", () => {
    const one = workspace();
    one.see("ITM-1");
    const sent = one.untold;
    one.see("ITM-2");
    one.told(sent);

    expect(one.untold?.seen).toEqual(["ITM-1", "ITM-2"]);
  });

  test("takes over what the server kept, but for what was chosen before the login", () => {
    const one = workspace();
    one.choose("language", "en");
    const kept = { preferences: { ...FIRST_PREFERENCES, zoom: 200 }, marked: ["ITM-2"], seen: [] };
    one.adopt(kept);

    expect(one.now).toEqual({ ...kept, preferences: { ...kept.preferences, language: "en" } });
    expect(one.untold).toEqual(one.now);
  });

  test("is empty again for the next candidate", () => {
    const one = workspace();
    one.choose("colour_scheme", "dark");
    one.reset();
    one.adopt(firstWorkspace());

    expect([one.now, one.untold]).toEqual([firstWorkspace(), null]);
  });
});

describe("an exam day", () => {
  test("finds marks and seen items back after a login at another computer", async () => {
    const day = await ExamDay.begin();
    const first = await day.running();
    first.toggleMark();
    await day.time.pass(3_000);
    const again = await (await ExamDay.atAnotherComputer(day)).running();

    expect(again.sitting?.overview().map(({ marked, seen }) => [marked, seen])).toEqual([[true, true], [false, false]]);
  });
});
