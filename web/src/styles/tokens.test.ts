import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

const CSS = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const SCHEMES = ["light", "dark", "high_contrast", "soft"];

/** The tokens of a scheme: all rules that name it, in their order. */
function tokensOf(scheme: string): ReadonlyMap<string, string> {
  const rules = [...CSS.matchAll(/([^{}]+)\{([^}]*)\}/g)].filter(([, selector]) => selector?.includes(`"${scheme}"`));
  const all = rules.flatMap(([, , inside]) => [...(inside ?? "").matchAll(/--facet-([a-z-]+):\s*([^;]+);/g)]);
  return new Map(all.map(([, name, value]) => [name ?? "", value ?? ""]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: ReadonlyMap<string, string>, one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map((name) => luminance(tokens.get(name) ?? "")).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: readonly (readonly [string, string])[] = [
  ...["ground", "surface", "surface-raised"].flatMap((ground) => ["text", "quiet", "accent", "warning", "ok"].map((ink) => [ink, ground] as const)),
  ["text", "accent-soft"],
  ["accent", "accent-soft"],
  ["text", "warning-soft"],
  ["warning", "warning-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-dark"],
  ["on-bar", "bar"],
];

const CONTROLS: readonly (readonly [string, string])[] = ["ground", "surface", "surface-raised", "accent-soft"].flatMap((ground) => [
  ["control-border", ground] as const,
  ["focus", ground] as const,
]);

describe.each(SCHEMES)("the colour scheme %s", (scheme) => {
  const tokens = tokensOf(scheme);

  test("has text that can be read on every ground", () => {
    expect(TEXT.filter(([ink, ground]) => !(contrast(tokens, ink, ground) >= 4.5))).toEqual([]);
  });

  test("has controls and a focus ring that can be seen", () => {
    expect(CONTROLS.filter(([line, ground]) => !(contrast(tokens, line, ground) >= 3))).toEqual([]);
  });
});
