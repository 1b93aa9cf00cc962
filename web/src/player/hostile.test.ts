// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";

import { MATHML, SVG } from "./allowed";
import { buildFragment } from "./fragment";

const QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
const EVIL = "https://evil.example/x";

function build(inside: string): DocumentFragment {
  const body = `<qti-assessment-item xmlns="${QTI}"><qti-item-body>${inside}</qti-item-body></qti-assessment-item>`;
  return buildFragment(body, (name) => (name === "known" ? "blob:known" : null));
}

/** Every address and every attribute that could run, open or take something. */
function dangers(fragment: DocumentFragment): readonly string[] {
  const attributes = [...fragment.querySelectorAll("*")].flatMap((element) => [...element.attributes]);
  const isDanger = /^(on|style$|srcdoc|href|src|srcset|action|formaction|target|ping|autofocus|popover|accesskey|tabindex|slot|part|is$)/;
  return attributes.map(({ name, value }) => `${name}=${value}`).filter((one) => isDanger.test(one));
}

/** How many elements a browser draws for one `use`. */
function drawn(fragment: DocumentFragment, use: Element | null): number {
  const used = fragment.querySelector(use?.getAttribute("href") ?? "#nothing");
  const inside = used ? [used, ...used.querySelectorAll("*")] : [];
  return inside.reduce((sum, one) => sum + (one.localName === "use" ? drawn(fragment, one) : 1), 0);
}

describe("a hostile item", () => {
  test.each([
    ["a refresh", `<meta http-equiv="refresh" content="0;url=${EVIL}"/>`],
    ["another base", `<base href="${EVIL}"/>`],
    ["a style sheet", `<link rel="stylesheet" href="${EVIL}"/>`],
    ["an embedded page", `<embed src="${EVIL}"/>`],
    ["an animation", `<svg xmlns="${SVG}"><animate attributeName="href" to="javascript:x"/><set attributeName="href" to="${EVIL}"/></svg>`],
    ["a form", `<form action="${EVIL}"><button formaction="${EVIL}">weg</button></form>`],
  ])("loses %s", (_, attack) => {
    expect(build(attack).querySelectorAll("qti-item-body *").length).toBe(attack.startsWith("<svg") ? 1 : 0);
  });

  test.each([
    ["a link that runs", '<a href="javascript:x" target="_top" ping="https://evil.example">x</a>'],
    ["a link to data", '<a href="data:text/html,x">x</a>'],
    ["a link to a file of the exam", '<a href="asset:known">x</a>'],
    ["a link in a picture", `<svg xmlns="${SVG}" xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="asset:known"><text>x</text></a></svg>`],
    ["a link in a formula", `<math xmlns="${MATHML}"><mi href="asset:known">x</mi></math>`],
    ["a picture from elsewhere", `<img alt="" src="${EVIL}" srcset="${EVIL} 2x"/>`],
    ["a shape from elsewhere", `<svg xmlns="${SVG}"><use href="${EVIL}#a"/><image href="data:image/png;base64,x"/></svg>`],
    ["handlers", `<p onclick="x" ONMOUSEOVER="x">x</p><svg xmlns="${SVG}" onload="x"><rect onclick="x" style="x"/></svg>`],
    ["what takes the focus", '<qti-prompt autofocus="" tabindex="1" accesskey="n" popover="" slot="x" part="y" is="z">x</qti-prompt>'],
  ])("keeps the words and loses %s", (_, attack) => {
    expect(dangers(build(attack))).toEqual([]);
  });

  test.each(["url(https://evil.example)", "u\\72l(https://evil.example)", "URL( https://evil.example )"])("paints with nothing from elsewhere: %s", (paint) => {
    expect(build(`<svg xmlns="${SVG}"><rect fill="${paint}" width="5"/></svg>`).querySelector("rect")?.hasAttribute("fill")).toBe(false);
  });

  test("cannot stop the browser with shapes that use shapes", () => {
    const steps = Array.from({ length: 10 }, (_, step) => `<g id="s${step + 1}">${`<use href="#s${step}"/>`.repeat(10)}</g>`).join("");
    const fragment = build(`<svg xmlns="${SVG}"><defs><circle id="s0" r="1"/>${steps}</defs><use id="all" href="#s10"/></svg>`);

    expect(drawn(fragment, fragment.querySelector("#all"))).toBeLessThan(20_000);
  });

  test("may use a shape as often as a picture needs it", () => {
    const fragment = build(`<svg xmlns="${SVG}"><defs><circle id="s0" r="1"/></defs>${'<use href="#s0"/>'.repeat(500)}</svg>`);

    expect(fragment.querySelectorAll("use").length).toBe(500);
  });

  test("cannot draw a shape inside itself", () => {
    const fragment = build(`<svg xmlns="${SVG}"><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>`);

    expect(fragment.querySelector("use")).toBeNull();
  });
});
