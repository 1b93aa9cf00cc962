import { describe, expect, test } from "vitest";

import type { ItemMark } from "../session";
import { chooseTexts } from "../texts";
import { statesOf } from "./question-bar";

const mark: ItemMark = { id: "A", number: 1, answered: false, marked: false, seen: true, current: false, reachable: true };
const states = (told: Partial<ItemMark>) => statesOf({ ...mark, ...told }, chooseTexts("nl")).join(", ");

describe("a question in the bar", () => {
  test.each([
    [{}, "niet beantwoord"],
    [{ seen: false }, "niet beantwoord, nog niet bekeken"],
    [{ answered: true, marked: true }, "beantwoord, gemarkeerd"],
    [{ answered: true, current: true }, "beantwoord, deze vraag"],
  ])("says in words how it stands: %j", (told, words) => {
    expect(states(told)).toBe(words);
  });
});
