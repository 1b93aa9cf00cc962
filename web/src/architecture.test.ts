import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

import { describe, expect, test } from "vitest";

const SOURCE = new URL(".", import.meta.url).pathname;

const modules = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.endsWith(".test.ts"),
);

/** The modules of ours that a module imports, as paths inside src. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(SOURCE, file), "utf8");
  const named = [...text.matchAll(/^(?:import|export)[^;]*?"(\.[^"]+)";/gm)].map((match) => match[1] ?? "");
  return named.flatMap((name) => {
    const path = normalize(join(dirname(file), name));
    return [`${path}.ts`, `${path}/index.ts`].filter((candidate) => modules.includes(candidate));
  });
}

const graph = new Map(modules.map((file) => [file, importsOf(file)]));

/** A circle through this module, or nothing. */
function circleFrom(start: string, path: readonly string[] = [start]): readonly string[] | null {
  for (const next of graph.get(path.at(-1) ?? start) ?? []) {
    if (next === start) return [...path, next];
    if (path.includes(next)) continue;
    const found = circleFrom(start, [...path, next]);
    if (found) return found;
  }
  return null;
}

const roomOf = (file: string) => (file.includes("/") ? (file.split("/")[0] ?? "") : "front door");

describe("the house", () => {
  test("has no circular imports", () => {
    expect([...graph.values()].flat().length).toBeGreaterThan(50);
    expect(modules.map((file) => circleFrom(file)).filter((circle) => circle !== null)).toEqual([]);
  });

  test("keeps the player away from every server", () => {
    const opened = modules.filter((file) => roomOf(file) === "player").flatMap((file) => importsOf(file).map(roomOf));

    expect([...new Set(opened)].sort()).toEqual(["contract", "player"]);
  });

  test("asks the browser only for what a locked browser allows: no dialogs of its own, no page loads", () => {
    const forbidden = /\b(alert|confirm|prompt)\(|location\.(href|assign|replace)|innerHTML|insertAdjacentHTML|\beval\(/;
    const offending = modules.filter((file) => forbidden.test(readFileSync(join(SOURCE, file), "utf8")));

    expect(offending).toEqual([]);
  });
});
