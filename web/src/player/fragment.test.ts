// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";

import { PLAYER_TEXTS } from "../testing/player-texts";
import { MATHML, SVG, XHTML } from "./allowed";
import { orderChoices } from "./choice-order";
import { ItemUnreadable, buildFragment } from "./fragment";
import { mendFragment } from "./mends";

const QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

function build(inside: string): DocumentFragment {
  const body = `<qti-assessment-item xmlns="${QTI}" identifier="I"><qti-item-body>${inside}</qti-item-body></qti-assessment-item>`;
  return buildFragment(body, (name) => (name === "known" ? "blob:known" : null));
}

function only(fragment: DocumentFragment, selector: string): Element {
  const found = fragment.querySelectorAll(selector);
  expect(found.length).toBe(1);
  return found.item(0);
}

describe("the fragment of an item", () => {
  test.each([
    ["a script", "<script>alert(1)</script>", "script"],
    ["a style", "<style>*{display:none}</style>", "style"],
    ["a frame", '<iframe src="https://evil.example"/>', "iframe"],
    ["an object", '<object data="asset:known"/>', "object"],
    ["a form", '<form action="https://evil.example"><input/></form>', "form"],
    ["a stylesheet of its own", '<qti-stylesheet href="x.css" type="text/css"/>', "qti-stylesheet"],
    ["feedback", '<qti-feedback-block identifier="x">goed</qti-feedback-block>', "qti-feedback-block"],
    ["a rubric for the scorer", '<qti-rubric-block view="scorer">sleutel</qti-rubric-block>', "qti-rubric-block"],
    ["markup inside a picture", `<svg xmlns="${SVG}"><foreignObject><p>x</p></foreignObject></svg>`, "foreignObject"],
  ])("does not hold %s", (_, markup, selector) => {
    const fragment = build(`<p>voor</p>${markup}<p>na</p>`);

    expect(fragment.querySelector(selector)).toBeNull();
    expect(fragment.textContent).toBe("voorna");
  });

  test.each(["onclick", "onerror", "style", "srcdoc", "formaction"])("does not keep the attribute %s", (attribute) => {
    const paragraph = only(build(`<p ${attribute}="alert(1)" class="c">x</p>`), "p");

    expect([paragraph.hasAttribute(attribute), paragraph.getAttribute("class")]).toEqual([false, "c"]);
  });

  test("keeps the text of an element that it does not know", () => {
    expect(build("<p>een <vreemd>ander</vreemd> woord</p>").textContent).toBe("een ander woord");
  });

  test("shows a picture of the form and none from elsewhere", () => {
    const fragment = build('<img alt="a" src="asset:known"/><img alt="b" src="https://evil.example/x.png"/><img alt="c" src="asset:x"/>');

    expect([...fragment.querySelectorAll("img")].map((image) => image.getAttribute("src"))).toEqual(["blob:known", null, null]);
  });

  test("keeps a link as words only", () => {
    expect(only(build('<a href="https://evil.example">bron</a>'), "a").hasAttribute("href")).toBe(false);
  });

  test("leaves MathML and SVG in their own namespaces, whatever the prefix", () => {
    const fragment = build(`<m:math xmlns:m="${MATHML}"><m:msup><m:mi>c</m:mi><m:mn>2</m:mn></m:msup></m:math>
      <svg xmlns="${SVG}" viewBox="0 0 1 1"><circle r="1" onload="alert(1)" fill="url(https://evil.example)"/></svg>`);

    expect(only(fragment, "msup").namespaceURI).toBe(MATHML);
    expect(only(fragment, "circle").namespaceURI).toBe(SVG);
    expect([...only(fragment, "circle").attributes].map(({ name }) => name)).toEqual(["r"]);
    expect(only(fragment, "svg").getAttribute("viewBox")).toBe("0 0 1 1");
  });

  test("makes HTML elements of QTI elements, so that the library's elements wake up", () => {
    expect(only(build('<qti-text-entry-interaction response-identifier="R"/>'), "qti-text-entry-interaction").namespaceURI).toBe(XHTML);
  });

  test("shows the instruction for the candidate, which the library's theme would hide", () => {
    expect(only(build('<qti-rubric-block view="candidate scorer">lees</qti-rubric-block>'), "qti-rubric-block").classList.contains("show")).toBe(true);
  });

  test("refuses what is not an item", () => {
    expect(() => buildFragment("<p>geen item</p>", () => null)).toThrow(ItemUnreadable);
  });
});

describe("choices", () => {
  test("stand in the order of the plan, and only there where the plan names them", () => {
    const choice = (interaction: string) =>
      `<qti-choice-interaction response-identifier="${interaction}"><qti-prompt>?</qti-prompt>${["A", "B", "C"]
        .map((id) => `<qti-simple-choice identifier="${id}">${id}</qti-simple-choice>`)
        .join("")}</qti-choice-interaction>`;
    const fragment = build(choice("SHUFFLED") + choice("FIXED"));

    orderChoices(fragment, { SHUFFLED: ["C", "A", "B"] });

    expect(fragment.textContent).toBe("?CAB?ABC");
  });

  test("of two sets stay in their own set", () => {
    const set = (ids: string) =>
      `<qti-simple-match-set>${Array.from(ids, (id) => `<qti-simple-associable-choice identifier="${id}">${id}</qti-simple-associable-choice>`).join("")}</qti-simple-match-set>`;
    const fragment = build(`<qti-match-interaction response-identifier="R">${set("AB")}${set("XY")}</qti-match-interaction>`);

    orderChoices(fragment, { R: ["Y", "B", "X", "A"] });

    expect(fragment.textContent).toBe("BAYX");
  });
});

describe("mends before drawing", () => {
  test("give fields the size that the item asks for", () => {
    const fragment = build(
      '<qti-text-entry-interaction response-identifier="A" expected-length="7"/><qti-extended-text-interaction response-identifier="B" expected-lines="8"/>',
    );

    mendFragment(fragment, PLAYER_TEXTS);

    expect(only(fragment, "qti-text-entry-interaction").className).toBe("qti-input-width-10");
    expect(only(fragment, "qti-extended-text-interaction").className).toBe("qti-height-lines-8");
  });
});
