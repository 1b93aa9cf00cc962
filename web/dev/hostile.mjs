/**
 * An exam that tries everything that an item may never do, for `GET /dev/hostile`: none of it passes mastering, and none of
 * it may do harm where it would. Whatever runs sets `hostile` on the window; whatever loads asks for evil.example.
 */
const QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const RUN = "globalThis.hostile = true";
const EVIL = "https://evil.example";

/** Each use draws ten of the one before: ten thousand million shapes. */
const steps = Array.from({ length: 10 }, (_, step) => `<g id="s${step + 1}">${`<use href="#s${step}"/>`.repeat(10)}</g>`).join("");

const ATTACKS = {
  scripts: `<script>${RUN}</script><script src="${EVIL}/x.js"/><svg xmlns="${SVG}"><script>${RUN}</script></svg>`,
  handlers: `<p onclick="${RUN}" onpointerover="${RUN}">beweeg</p><img alt="" src="asset:gone" onerror="${RUN}"/>
    <svg xmlns="${SVG}" onload="${RUN}"><circle r="9" onclick="${RUN}"/></svg><details open="open" ontoggle="${RUN}"><p>x</p></details>`,
  links: `<p><a href="javascript:${RUN}">een</a> <a href="${EVIL}">twee</a> <a href="data:text/html,x" target="_top">drie</a></p>
    <svg xmlns="${SVG}" xmlns:xlink="${XLINK}"><a xlink:href="${EVIL}"><text y="20">vier</text></a></svg>
    <math xmlns="http://www.w3.org/1998/Math/MathML"><mi href="${EVIL}">vijf</mi></math>`,
  frames: `<iframe src="${EVIL}" srcdoc="x"/><object data="${EVIL}"/><embed src="${EVIL}"/><meta http-equiv="refresh" content="0;${EVIL}"/>
    <base href="${EVIL}/"/><link rel="stylesheet" href="${EVIL}/x.css"/><form action="${EVIL}"><button>weg</button></form>`,
  pictures: `<svg xmlns="${SVG}" xmlns:xlink="${XLINK}" viewBox="0 0 9 9"><foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${EVIL}"/></foreignObject>
    <use xlink:href="${EVIL}/x.svg#a"/><image href="${EVIL}/x.png"/><animate attributeName="href" to="javascript:${RUN}"/>
    <rect width="9" height="9" fill="url(${EVIL}/x.svg#a)" style="background: url(${EVIL})"/></svg><img alt="" src="${EVIL}/x.png" srcset="${EVIL}/x.png 2x"/>`,
  steps: `<svg xmlns="${SVG}" viewBox="0 0 9 9"><defs><circle id="s0" r="1"/>${steps}</defs><use href="#s10"/></svg>`,
  size: `<p><img alt="groot" src="asset:AAAAAAAAAAAAAAAAAAAAAA" width="10000" height="10000"/></p><p>${"x".repeat(3000)}</p>
    <table><tbody><tr>${"<td>een_lang_woord</td>".repeat(60)}</tr></tbody></table><svg xmlns="${SVG}" width="10000" height="300"><rect width="9999" height="9"/></svg>`,
  cover: '<div class="cover">bedekt</div><div class="under">eronder</div><div class="sticky">plakt</div>',
  attributes: `<qti-prompt autofocus="autofocus" popover="auto" accesskey="n" tabindex="5" style="position:fixed">vraag</qti-prompt>`,
};

const STYLES = `
  :host, :host(*) { position: fixed !important; inset: 0 !important; z-index: 99999 !important; contain: none !important; }
  body, html, main, footer, .bottombar, .topbar { display: none !important; }
  .cover { position: fixed; inset: -100vh -100vw; width: 300vw; height: 300vh; z-index: 2147483647; background: red; opacity: 0.5; }
  .under { margin: -3000px -3000px 0; padding: 3000px; pointer-events: all; transform: scale(9) translate(50px, 400px); animation: spin 1s infinite; }
  .sticky { position: sticky; top: 0; bottom: 0; height: 200vh; background: url(${EVIL}/x.png); cursor: none; }
  @keyframes spin { to { transform: rotate(1turn); } }
  @import url(${EVIL}/x.css);
  @font-face { font-family: "Noto Sans"; src: url(${EVIL}/x.woff2); }`;

const itemOf = ([name, attack]) => ({
  id: `HOSTILE-${name}`,
  section_id: "S1",
  title: name,
  body: `<qti-assessment-item xmlns="${QTI}" identifier="HOSTILE-${name}"><qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"/>
    <qti-item-body>${attack}<qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>Kies (${name}).</qti-prompt>
    <qti-simple-choice identifier="A">een</qti-simple-choice><qti-simple-choice identifier="B">twee</qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>`,
  responses: [{ id: "RESPONSE", cardinality: "single", base_type: "identifier" }],
  stimulus_ids: [],
});

/** What takes the place of the ordinary content. */
export const hostileContent = { items: Object.entries(ATTACKS).map(itemOf), stylesheet: STYLES };
