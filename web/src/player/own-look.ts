/**
 * Makes the style sheet of an exam give way to what a candidate chose, and keeps it inside the item.
 *
 * Works on parsed rules, so that no way of writing a rule gets around it. The server keeps only harmless rules; this is
 * the second lock on the same door.
 */

/** Families of the package have such names; any other name could change the letters around the item. */
const OWN_FAMILY = /^["']?ff-/;

/** Lengths that do not grow with the size of text that a candidate chose. */
const FIXED_LENGTH = /^[\d.]+(px|pt|pc|cm|mm|in|q)$/i;

/** Properties by which something leaves its place, moves, or gets in the way of who points. */
const OUT_OF_PLACE =
  /^(position|inset|top|right|bottom|left|z-index|transform|translate|rotate|scale|offset|animation|transition|pointer-events|cursor|user-select|contain|isolation|content|filter|backdrop-filter|zoom)(-|$)/;

/** A colour of the exam holds only where the colour scheme leaves it to the exam (tokens.css); drawings keep their own. */
const COLOURS: readonly (readonly [property: string, scheme: string])[] = [
  ["color", "--facet-own-text"],
  ["background-color", "--facet-own-ground"],
  ["background-image", "--facet-own-picture"],
  ["border-top-color", "--facet-own-line"],
  ["border-right-color", "--facet-own-line"],
  ["border-bottom-color", "--facet-own-line"],
  ["border-left-color", "--facet-own-line"],
];

/** Take out what reaches beyond the item, and let sizes and colours follow the candidate. */
export function tame(sheet: CSSStyleSheet): CSSStyleSheet {
  tameRules(sheet);
  return sheet;
}

function tameRules(holder: CSSStyleSheet | CSSStyleRule | CSSMediaRule): void {
  // From the last to the first, so that one that goes does not move those still to come.
  for (const [index, rule] of [...[...holder.cssRules].entries()].reverse()) {
    if (isHarmless(rule)) tameRule(rule);
    else holder.deleteRule(index);
  }
}

function tameRule(rule: CSSRule): void {
  if (rule instanceof CSSStyleRule) tameStyle(rule.style);
  // Rules inside rules: every browser knows them in @media, newer ones in any rule.
  if ("cssRules" in rule) tameRules(rule as CSSStyleRule | CSSMediaRule);
}

function isHarmless(rule: CSSRule): boolean {
  if (rule instanceof CSSStyleRule) return !/:host|::slotted/i.test(rule.selectorText);
  if (rule instanceof CSSFontFaceRule) return OWN_FAMILY.test(rule.style.getPropertyValue("font-family"));
  return rule instanceof CSSMediaRule;
}

function tameStyle(style: CSSStyleDeclaration): void {
  for (const property of Array.from(style)) {
    if (mustGo(property, style.getPropertyValue(property))) style.removeProperty(property);
  }
  // What stands in a var() has no value of its own yet, and is seen only in the whole.
  if (leadsOutside(style.cssText)) style.cssText = "";
  const size = style.getPropertyValue("font-size");
  if (FIXED_LENGTH.test(size)) style.setProperty("font-size", `calc(${size} * var(--facet-text-scale, 1))`);
  for (const [property, scheme] of COLOURS) giveUp(style, property, scheme);
}

function mustGo(property: string, value: string): boolean {
  const coversOthers = property.startsWith("margin") && value.includes("-");
  return OUT_OF_PLACE.test(property) || coversOthers || leadsOutside(value);
}

function giveUp(style: CSSStyleDeclaration, property: string, scheme: string): void {
  const own = style.getPropertyValue(property);
  if (own !== "" && own !== "initial") style.setProperty(property, `var(${scheme}, ${own})`);
}

/** Only files of the exam may be loaded; those have an address of this browser. */
function leadsOutside(value: string): boolean {
  const files = value.match(/url\([^)]*\)/gi) ?? [];
  return /image-set\(|image\(|src\(/i.test(value) || files.some((file) => !/^url\(["']?(blob:|#)/i.test(file));
}
