import { describe, expect, test } from "vitest";

import type { Cardinality } from "../contract/delivery-format";
import { responseOf, variablesOf } from "./responses";

const declared = (cardinality: Cardinality) => [{ id: "RESPONSE", cardinality, base_type: "identifier" }];
const held = (value: string | string[] | null) => [
  { identifier: "numAttempts", value: "0", type: "response" },
  { identifier: "RESPONSE", value, type: "response" },
];

describe("a response", () => {
  test.each([
    ["single", "ChoiceA", "ChoiceA"],
    ["single", "12,5", "12,5"],
    ["single", "", null],
    ["single", null, null],
    ["single", ["102 119"], "102 119"],
    ["multiple", "A", ["A"]],
    ["multiple", ["A", "B"], ["A", "B"]],
    ["multiple", null, []],
    ["ordered", ["", "DriverA", ""], ["DriverA"]],
  ] as const)("of cardinality %s held as %j goes out as %j", (cardinality, value, response) => {
    const given = typeof value === "object" && value !== null ? [...value] : value;

    expect(responseOf(declared(cardinality), held(given))).toEqual({ RESPONSE: response });
  });

  test("comes back on the screen as it was given", () => {
    expect(variablesOf(declared("multiple"), { RESPONSE: ["A", "B"] })).toEqual([
      { identifier: "RESPONSE", value: ["A", "B"], type: "response" },
    ]);
    expect(variablesOf(declared("single"), { RESPONSE: null })).toEqual([]);
  });
});
