/**
 * Item XML -> a sanitised fragment that the QTI elements can be drawn from.
 *
 * We build the fragment ourselves: the library puts MathML in the wrong namespace and lets scripts through. The
 * fragment lives in a document of its own, so that no element wakes up before it is complete.
 */
import type { Slots } from "../contract/delivery-format";
import {
  ADDRESS_ATTRIBUTES,
  DROPPED_WITH_CONTENT,
  MATHML,
  NOT_YET,
  SVG,
  XHTML,
  mayDraw,
  mayHaveAddress,
  mayKeep,
} from "./allowed";
import { fillSlots } from "./slots";
import { limitUses } from "./uses";

const QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

/** Gives the address of a picture or sound of the form, or null where there is none. */
export type AssetAddress = (name: string) => string | null;

/** The body of an item is not well-formed XML or not an item. */
export class ItemUnreadable extends Error {}

/**
 * Build the fragment of one item, with the texts of the plan in its slots.
 *
 * @throws ItemUnreadable where the body is not a QTI item.
 */
export function buildFragment(body: string, assetAddress: AssetAddress, slots: Slots = {}): DocumentFragment {
  const source = new DOMParser().parseFromString(body, "application/xml");
  const root = source.documentElement as Element | null;
  if (root?.localName !== "qti-assessment-item") throw new ItemUnreadable("not a qti-assessment-item");
  fillSlots(root, slots);
  const target = document.implementation.createHTMLDocument("");
  const fragment = target.createDocumentFragment();
  copy(root, fragment, { target, assetAddress });
  limitUses(fragment);
  return fragment;
}

/** Give the elements of a piece of QTI outside an item, cleaned like the item itself. */
export function blocksOf(markup: string, assetAddress: AssetAddress): readonly Element[] {
  const wrapped = `<qti-assessment-item xmlns="${QTI}"><qti-item-body>${markup}</qti-item-body></qti-assessment-item>`;
  return [...buildFragment(wrapped, assetAddress).querySelectorAll("qti-item-body > *")];
}

interface Workbench {
  readonly target: Document;
  readonly assetAddress: AssetAddress;
}

function copy(node: Node, into: Node, bench: Workbench): void {
  if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) {
    into.appendChild(bench.target.createTextNode(node.textContent ?? ""));
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    copyElement(node as Element, into, bench);
  }
}

function copyElement(element: Element, into: Node, bench: Workbench): void {
  const namespace = namespaceOf(element);
  if (NOT_YET.has(element.localName.toLowerCase())) {
    into.appendChild(bench.target.createElement("p")).setAttribute("data-not-yet", "");
    return;
  }
  if (DROPPED_WITH_CONTENT.has(element.localName.toLowerCase()) || isForOthers(element)) return;
  const copied = mayDraw(namespace, element.localName)
    ? into.appendChild(drawn(element, namespace, bench))
    : into;
  for (const child of element.childNodes) copy(child, copied, bench);
}

/** Mastering strips what is not for the candidate; a second look costs nothing. */
function isForOthers(element: Element): boolean {
  const views = element.getAttribute("view");
  return views !== null && !views.split(/\s+/).includes("candidate");
}

/** QTI and HTML become HTML elements, whatever namespace the package gave them. */
function namespaceOf(element: Element): string {
  return element.namespaceURI === MATHML || element.namespaceURI === SVG ? element.namespaceURI : XHTML;
}

function drawn(element: Element, namespace: string, bench: Workbench): Element {
  const name = namespace === XHTML ? element.localName.toLowerCase() : element.localName;
  const copied = bench.target.createElementNS(namespace, name);
  for (const { name: attribute, value } of element.attributes) {
    keepAttribute(copied, attributeName(namespace, attribute), value, bench);
  }
  // The theme hides whatever has a view, also the instruction for the candidate, unless it has this class.
  if (element.hasAttribute("view")) copied.classList.add("show");
  return copied;
}

/** SVG and MathML attribute names are case-sensitive (viewBox); those of HTML are not. */
function attributeName(namespace: string, attribute: string): string {
  return namespace === XHTML ? attribute.toLowerCase() : attribute;
}

function keepAttribute(copied: Element, attribute: string, value: string, bench: Workbench): void {
  const plain = attribute.toLowerCase().replace(/^xlink:/, "");
  if (ADDRESS_ATTRIBUTES.has(plain)) {
    keepAddress(copied, plain, value, bench);
  } else if (plain === "xml:lang") {
    copied.setAttribute("lang", value);
  } else if (mayKeep(copied.namespaceURI ?? XHTML, copied.localName, plain) && !pointsOutside(copied, value)) {
    copied.setAttribute(attribute, value);
  }
}

function keepAddress(copied: Element, attribute: string, value: string, bench: Workbench): void {
  if (isShape(copied) && attribute === "href" && value.startsWith("#")) copied.setAttribute("href", value);
  const mayStay = mayHaveAddress(copied.namespaceURI ?? XHTML, copied.localName);
  const address = value.startsWith("asset:") ? bench.assetAddress(value.slice("asset:".length)) : null;
  if (mayStay && address !== null) copied.setAttribute(attribute, address);
}

function isShape({ namespaceURI }: Element): boolean {
  return namespaceURI === SVG;
}

/** A paint or filter may point inside the picture only: url(#local), written in plain letters. */
function pointsOutside(element: Element, value: string): boolean {
  const isVeiled = isShape(element) && value.includes("\\");
  return isVeiled || /url\(\s*["']?(?!#)/i.test(value) || /^\s*javascript:/i.test(value);
}
