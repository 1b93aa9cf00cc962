/**
 * Which elements and attributes of an item body may reach the page. Whatever is not named here does not.
 *
 * It names all that mastering delivers (`chalicelib/qti/vocabulary/`; a test of the server compares the two).
 */

export const XHTML = "http://www.w3.org/1999/xhtml";
export const MATHML = "http://www.w3.org/1998/Math/MathML";
export const SVG = "http://www.w3.org/2000/svg";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Ordinary markup that QTI 3 allows in an item body. */
const HTML_ELEMENTS = words(`
  a abbr acronym address article aside audio b bdi bdo big blockquote br caption cite code col colgroup dd details dfn
  div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img kbd label li main mark nav ol p picture pre q
  rb rp rt rtc ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr track
  tt u ul var video wbr`);

/** QTI elements that draw something or that the library needs to do so. */
const QTI_ELEMENTS = words(`
  qti-assessment-item qti-response-declaration qti-outcome-declaration qti-context-declaration qti-item-body
  qti-content-body qti-rubric-block qti-prompt qti-choice-interaction qti-simple-choice qti-text-entry-interaction
  qti-extended-text-interaction qti-inline-choice-interaction qti-inline-choice qti-order-interaction
  qti-associate-interaction qti-match-interaction qti-simple-match-set qti-simple-associable-choice
  qti-gap-match-interaction qti-gap qti-gap-text qti-gap-img qti-hottext-interaction qti-hottext qti-hotspot-interaction
  qti-hotspot-choice qti-graphic-order-interaction qti-graphic-associate-interaction qti-graphic-gap-match-interaction
  qti-associable-hotspot qti-select-point-interaction qti-slider-interaction qti-media-interaction
  qti-position-object-stage qti-position-object-interaction qti-stimulus-body`);

/** Interactions that nothing here can draw, or not without danger: a line stands in their place. */
export const NOT_YET = words(`
  qti-upload-interaction qti-drawing-interaction qti-custom-interaction qti-portable-custom-interaction
  qti-end-attempt-interaction`);

/** MathML for reading; no annotations, which can carry other markup. */
const MATHML_ELEMENTS = words(`
  math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup msubsup
  munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr mstack mlongdiv msgroup msrow
  mscarries mscarry msline semantics`);

/** SVG shapes; nothing that runs, animates, links or embeds other markup. */
const SVG_ELEMENTS = words(`
  svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan image marker clippath mask
  pattern lineargradient radialgradient stop`);

/** Elements of which the content goes too; of any other unknown element the content stays. */
export const DROPPED_WITH_CONTENT = words(`
  script style link meta base iframe frame frameset object embed applet form input button select textarea template
  noscript foreignobject annotation annotation-xml animate animatetransform animatemotion set qti-stylesheet
  qti-response-processing qti-template-declaration qti-template-processing qti-modal-feedback qti-feedback-block
  qti-feedback-inline qti-template-block qti-template-inline qti-companion-materials-info qti-catalog-info
  qti-correct-response qti-mapping qti-area-mapping qti-default-value`);

const HTML_ATTRIBUTES = words(`
  class id lang dir title role alt width height colspan rowspan scope headers abbr span start reversed type value
  controls loop muted datetime cite kind srclang label default open view use`);

/** Attributes that hold an address; only an asset of the form may stand there. */
export const ADDRESS_ATTRIBUTES = words("src href data poster");

/** Elements that show what stands at an address; on no other element an address may stand. */
const ADDRESSED = words("img audio video source track image qti-gap-img");

/** Tell whether this element may have an address. */
export function mayHaveAddress(namespace: string, element: string): boolean {
  return namespace !== MATHML && ADDRESSED.has(element);
}

/** Attributes that hold many addresses, take the focus, open something, or reach into the library's own elements. */
const NEVER = words(`
  style srcset autofocus accesskey tabindex contenteditable popover inert hidden slot part exportparts is nonce draggable
  autocapitalize enterkeyhint inputmode itemprop`);

/** Tell whether an attribute without an address may stay on an element of this namespace. */
export function mayKeep(namespace: string, element: string, attribute: string): boolean {
  if (/^(on|xmlns)/.test(attribute) || NEVER.has(attribute)) return false;
  if (/^(aria|data)-/.test(attribute)) return true;
  if (namespace === XHTML && !element.startsWith("qti-")) return HTML_ATTRIBUTES.has(attribute);
  return !attribute.includes(":");
}

/** Tell whether this element may be drawn at all. */
export function mayDraw(namespace: string, element: string): boolean {
  const lower = element.toLowerCase();
  if (namespace === MATHML) return MATHML_ELEMENTS.has(lower);
  if (namespace === SVG) return SVG_ELEMENTS.has(lower);
  return HTML_ELEMENTS.has(lower) || QTI_ELEMENTS.has(lower);
}
