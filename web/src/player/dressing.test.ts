// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";

import { PLAYER_TEXTS } from "../testing/player-texts";
import { buildFragment } from "./fragment";
import { mendFragment } from "./mends";
import { placeSources, sourcesOf } from "./sources";
import { withAddresses } from "./stylesheets";

const QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
const MATHML = "http://www.w3.org/1998/Math/MathML";

const addressOf = (name: string) => (name === "known" ? "blob:known" : null);

function build(inside: string, slots: Record<string, string> = {}): DocumentFragment {
  const body = `<qti-assessment-item xmlns="${QTI}"><qti-item-body>${inside}</qti-item-body></qti-assessment-item>`;
  return buildFragment(body, addressOf, slots);
}

function mended(inside: string): DocumentFragment {
  const fragment = build(inside);
  mendFragment(fragment, PLAYER_TEXTS);
  return fragment;
}

describe("the slots of a template item", () => {
  test("hold the texts of the plan, also inside a formula, and as text only", () => {
    const fragment = build(
      `<p><span data-slot="t1">?</span> en <math xmlns="${MATHML}"><mi data-slot="t2"/></math></p>`,
      { t1: "<b>12</b>", t2: "x" },
    );

    expect(fragment.textContent).toBe("<b>12</b> en x");
    expect(fragment.querySelector("b, [data-slot]")).toBeNull();
    expect(fragment.querySelector("mi")?.namespaceURI).toBe(MATHML);
  });

  test("are empty where the plan says nothing", () => {
    expect(build('<p>a<span data-slot="t9">oud</span>b</p>').textContent).toBe("ab");
  });

  test.each([
    ["true", "voor1na"],
    ["false", "voorna"],
    ["", "voorna"],
  ])("that may go away stay only where the plan says true, not %j", (shown, text) => {
    const fragment = build('<p>voor<span data-shown="s"><span data-slot="t"/></span>na</p>', { s: shown, t: "1" });

    expect(fragment.textContent).toBe(text);
  });

  test("that go away take a part of a formula along", () => {
    const fragment = build(`<math xmlns="${MATHML}"><mn>1</mn><mrow data-shown="s"><mn>2</mn></mrow></math>`, {});

    expect(fragment.textContent).toBe("1");
  });
});

describe("what belongs to a question", () => {
  const stimulus = (id: string, title: string) => ({
    id,
    title,
    body: `<qti-stimulus-body xmlns="${QTI}"><p onclick="x">tekst ${id}</p><script/></qti-stimulus-body>`,
  });
  const rubricOf = (inside: string) => `<qti-rubric-block xmlns="${QTI}" view="candidate">${inside}</qti-rubric-block>`;

  function placed(rubric: string | undefined, stimuli: readonly ReturnType<typeof stimulus>[]): DocumentFragment {
    const fragment = build("<p>vraag</p>");
    placeSources(fragment, sourcesOf({ rubric, stimuli }, addressOf), "Bron");
    return fragment;
  }

  const textOf = (fragment: DocumentFragment, place: string) => fragment.querySelector(place)?.textContent ?? null;

  test("stands in a column before it, cleaned like the item, each stimulus under its own heading", () => {
    const fragment = placed(undefined, [stimulus("A", "Bron A"), stimulus("B", "")]);

    expect(textOf(fragment, ".facet-sources")).toBe("Bron Atekst Atekst B");
    expect([...fragment.querySelectorAll("h2")].map(({ textContent }) => textContent)).toEqual(["Bron A"]);
    expect(fragment.querySelector("script, [onclick]")).toBeNull();
  });

  test("stands above it where it is a short instruction", () => {
    const fragment = placed(rubricOf('<p onclick="x">lees eerst</p><script/>'), [stimulus("A", "")]);

    expect([textOf(fragment, ".facet-sources"), textOf(fragment, ".facet-question")]).toEqual(["tekst A", "lees eerstvraag"]);
    expect(fragment.querySelector("script, [onclick]")).toBeNull();
  });

  test.each([
    ["a long text", "tekst ".repeat(100)],
    ["a picture", '<img alt="kaart" src="asset:known"/>'],
  ])("stands beside it where the test says %s above the questions", (_, inside) => {
    const fragment = placed(rubricOf(`<p>${inside}</p>`), []);

    expect(fragment.querySelector(".facet-sources qti-rubric-block")).not.toBeNull();
    expect(textOf(fragment, ".facet-question")).toBe("vraag");
  });

  test("takes no column where there is nothing", () => {
    expect(placed(undefined, []).querySelector(".facet-sources")).toBeNull();
  });
});

describe("the style sheet of an exam", () => {
  test("refers to what the form has, and to nothing else", () => {
    const css = ".a{background:url(asset:known)}.b{background:url( 'asset:known' )}.c{background:url(asset:gone)}";

    expect(withAddresses(css, addressOf)).toBe('.a{background:url("blob:known")}.b{background:url("blob:known")}.c{background:none}');
  });
});

describe("sounds and films", () => {
  test("have controls and a name and do not begin by themselves", () => {
    const fragment = mended('<audio src="asset:known" autoplay="autoplay"/><video title="De proef"><source src="asset:known"/></video>');
    const [sound, film] = fragment.querySelectorAll("audio, video");

    expect([sound?.getAttribute("src"), sound?.getAttribute("aria-label"), sound?.hasAttribute("autoplay")]).toEqual(["blob:known", "Geluid 1", false]);
    expect([film?.hasAttribute("controls"), film?.getAttribute("aria-label")]).toEqual([true, "De proef 2"]);
  });

  test("keep their captions", () => {
    const track = build('<video><track kind="captions" srclang="nl" src="asset:known" label="Nederlands"/></video>').querySelector("track");

    expect([track?.getAttribute("src"), track?.getAttribute("srclang")]).toEqual(["blob:known", "nl"]);
  });
});

describe("an interaction that cannot be shown", () => {
  test.each(["qti-upload-interaction", "qti-drawing-interaction", "qti-custom-interaction", "qti-portable-custom-interaction", "qti-end-attempt-interaction"])(
    "is a calm line in place of %s",
    (name) => {
      expect(mended(`<p>voor</p><${name} response-identifier="R"><p>binnen</p></${name}>`).textContent).toBe("voorkan nog niet");
    },
  );
});

describe("the limits of an interaction", () => {
  test.each([
    ["gap-match without a maximum has none", '<qti-gap-match-interaction response-identifier="R"/>', "max-associations", "0"],
    ["gap-match keeps its own maximum", '<qti-gap-match-interaction response-identifier="R" max-associations="2"/>', "max-associations", "2"],
    ["graphic order without a maximum has none", '<qti-graphic-order-interaction response-identifier="R"/>', "max-choices", "0"],
    ["a match without a maximum has one", '<qti-match-interaction response-identifier="R"/>', "max-associations", "1"],
    ["an order keeps to its places", '<qti-order-interaction response-identifier="R" max-choices="2"/>', "max-associations", "2"],
    ["a match asks for nothing", '<qti-match-interaction response-identifier="R" min-associations="2"/>', "min-associations", "0"],
    ["a maximum is said in our words", '<qti-choice-interaction response-identifier="R" max-choices="2"/>', "data-max-selections-message", "hoogstens 2"],
  ])("%s", (_, markup, attribute, value) => {
    expect(mended(markup).querySelector("[response-identifier]")?.getAttribute(attribute)).toBe(value);
  });
});
