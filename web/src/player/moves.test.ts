import { describe, expect, test } from "vitest";

import type { Placed } from "./drag-places";
import { inOrderOfChoosing } from "./graphic-order";
import { boxOf } from "./hotspots";
import { afterChoice } from "./match-table";
import { afterPut, withoutHeld } from "./moves";

const ONE = { inPlace: 1, inAll: Number.POSITIVE_INFINITY };

/** "A1 B2": A stands in place 1, B in place 2. */
const placed = (text: string): readonly Placed[] =>
  text.split(" ").filter(Boolean).map((pair) => ({ choice: pair.charAt(0), place: pair.charAt(1) }));
const told = (after: readonly Placed[] | null) => after?.map(({ choice, place }) => choice + place).join(" ") ?? null;

describe("putting a choice in a place", () => {
  test.each([
    ["a free place", "A1", { choice: "B", from: null }, "2", ONE, "A1 B2"],
    ["a place of one that is taken: the other goes back", "A1", { choice: "B", from: null }, "1", ONE, "B1"],
    ["a place of one that is taken, from another place: they change seats", "A1 B2", { choice: "B", from: "2" }, "1", ONE, "A2 B1"],
    ["a free place from another one", "A1", { choice: "A", from: "1" }, "2", ONE, "A2"],
    ["its own place", "A1", { choice: "A", from: "1" }, "1", ONE, "A1"],
    ["a place with room for two", "A1", { choice: "B", from: null }, "1", { ...ONE, inPlace: 2 }, "A1 B1"],
    ["a full place of two", "A1 B1", { choice: "C", from: null }, "1", { ...ONE, inPlace: 2 }, null],
    ["the place where it already stands a second time", "A1", { choice: "A", from: null }, "1", { ...ONE, inPlace: 3 }, null],
    ["a free place where no more may be placed in all", "A1", { choice: "B", from: null }, "2", { inPlace: 1, inAll: 1 }, null],
    ["another place where no more may be placed in all", "A1", { choice: "A", from: "1" }, "2", { inPlace: 1, inAll: 1 }, "A2"],
  ])("%s", (_, before, held, place, room, after) => {
    expect(told(afterPut(placed(before), held, place, room))).toBe(after);
  });

  test("takes only the one away that is held", () => {
    expect(told(withoutHeld(placed("A1 A2 B3"), { choice: "A", from: "2" }))).toBe("A1 B3");
  });
});

describe("a choice in a table", () => {
  const limits = { row: 1, column: 3, all: Number.POSITIVE_INFINITY };

  test("replaces the other of its row only, also where one name is inside another", () => {
    expect(afterChoice(["A1 X", "A X"], { row: "A", column: "Y" }, true, limits)).toEqual(["A1 X", "A Y"]);
  });

  test("makes room in a column that is full", () => {
    expect(afterChoice(["A X", "B X"], { row: "C", column: "X" }, true, { ...limits, column: 2 })).toEqual(["B X", "C X"]);
  });

  test("makes room in a table that is full", () => {
    expect(afterChoice(["A X", "B Y"], { row: "C", column: "Z" }, true, { ...limits, all: 2 })).toEqual(["B Y", "C Z"]);
  });

  test("goes when it is taken away", () => {
    expect(afterChoice(["A X", "B Y"], { row: "A", column: "X" }, false, limits)).toEqual(["B Y"]);
  });
});

describe("the order of places in a picture", () => {
  test.each([
    [[], ["A"], ["A"]],
    [["C"], ["A", "C"], ["C", "A"]],
    [["C", "A", "B"], ["B", "C"], ["C", "B"]],
  ])("after %j, with %j chosen, is %j", (before, now, after) => {
    expect(inOrderOfChoosing(before, now)).toEqual(after);
  });
});

describe("the box around a hotspot", () => {
  test.each([
    ["circle", [50, 40, 10], { left: 0.4, top: 0.6, width: 0.2, height: 0.4 }],
    ["ellipse", [50, 25, 20, 5], { left: 0.3, top: 0.4, width: 0.4, height: 0.2 }],
    ["rect", [10, 5, 30, 25], { left: 0.1, top: 0.1, width: 0.2, height: 0.4 }],
    ["poly", [10, 5, 30, 5, 20, 25], { left: 0.1, top: 0.1, width: 0.2, height: 0.4 }],
    ["default", [], { left: 0, top: 0, width: 1, height: 1 }],
  ])("of shape %s is a share of the picture", (shape, coords, box) => {
    expect(boxOf(shape, coords, 100, 50)).toEqual(box);
  });
});
