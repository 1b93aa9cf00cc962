// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";

import { tame } from "./own-look";
import { constructed } from "./stylesheets";

/** The rules that are left, in one line. */
function left(css: string): string {
  return [...tame(constructed(css)).cssRules].map(({ cssText }) => cssText).join(" ").replace(/\s+/g, " ");
}

describe("the style sheet of an exam on the screen", () => {
  test("lets letters of a fixed size grow with the text", () => {
    expect(left(".a { font-size: 14px; }")).toContain("font-size: calc(14px * var(--facet-text-scale, 1))");
    expect(left(".a { font-size: 2em; }")).toContain("font-size: 2em");
  });

  test("gives its colours up where the colour scheme asks so", () => {
    const rule = left(".a { color: navy; background-color: yellow; }");

    expect(rule).toContain("color: var(--facet-own-text, navy)");
    expect(rule).toContain("background-color: var(--facet-own-ground, yellow)");
  });

  test.each([
    ["its host", ":host { position: fixed; }"],
    ["its host in disguise", ":HOST(*) { position: fixed; }"],
    ["letters around the item", '@font-face { font-family: "Noto Sans"; src: url(blob:x); }'],
    ["names of animations", "@keyframes spin { to { opacity: 0; } }"],
  ])("loses what reaches %s", (_, css) => {
    expect(left(css)).toBe("");
  });

  test("keeps its own families of letters", () => {
    expect(left('@font-face { font-family: ff-1; src: url("blob:x"); }')).toContain("ff-1");
  });

  test.each([
    "background-image: url(https://evil.example/x.png)",
    "background-image: url('//evil.example/x.png')",
    "list-style-image: URL(data:image/png;base64,x)",
    'background-image: image-set("https://evil.example/x.png" 1x)',
    "background-image: var(--x, url(https://evil.example))",
  ])("loads nothing from elsewhere: %s", (declaration) => {
    expect(left(`@media (min-width: 1px) { .a { ${declaration}; } } .b { ${declaration}; }`)).not.toMatch(/url|image-set/i);
  });

  test.each(["position: fixed", "z-index: 9", "transform: scale(9)", "margin-top: -90px", "pointer-events: all", "animation-name: spin", "inset: 0px"])(
    "leaves everything in its place: %s",
    (declaration) => {
      expect(left(`.a { ${declaration}; font-weight: bold; }`)).toBe(".a { font-weight: bold; }");
    },
  );

  test("shows the files of the exam", () => {
    expect(left('.a { background-image: url("blob:x"); }')).toContain('url("blob:x")');
  });
});
