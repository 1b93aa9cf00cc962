import { describe, expect, test } from "vitest";

import { en } from "./en";
import { nl } from "./nl";

/** Every sentence with the path to it; functions are called with ones and names. */
function sentences(texts: object, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) => {
    const here = `${path}/${name}`;
    if (typeof value === "function") return [[here, (value as (...all: number[]) => string)(1, 2)] as const];
    return typeof value === "object" && value !== null ? sentences(value, here) : [[here, String(value)] as const];
  });
}

describe("texts", () => {
  test("say je to a candidate, never u", () => {
    const formal = sentences(nl).filter(([, sentence]) => /\b(u|uw)\b/i.test(sentence));

    expect(formal).toEqual([]);
  });

  test.each([
    "login-refused",
    "locked-out",
    "login-denied",
    "group-over",
    "session-ended",
    "taken-elsewhere",
    "input-invalid",
    "not-found",
    "changed-meanwhile",
    "fault",
  ])("have a sentence of their own for a login that is refused with %s", (reference) => {
    for (const { refusals } of [nl, en]) {
      expect(refusals[reference]).toBeDefined();
      expect(refusals[reference]).not.toBe(refusals.other);
    }
  });

  test("exist in English wherever they exist in Dutch, and differ", () => {
    const dutch = new Map(sentences(nl));
    const same = sentences(en).filter(([path, sentence]) => dutch.get(path) === sentence);

    expect(same).toEqual([["/app", "Facet"]]);
  });
});
