/** Style sheets inside the page: rules of an exam belong to the item, its fonts to the whole document. */
import type { AssetAddress } from "./fragment";

/** Give a style sheet of these rules. */
export function constructed(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** Give the rules with an address in place of each `url(asset:<name>)`; what the form does not have is nothing. */
export function withAddresses(css: string, assetAddress: AssetAddress): string {
  return css.replace(/url\(\s*(["']?)asset:([A-Za-z0-9_-]+)\1\s*\)/g, (_, __, name: string) => {
    const address = assetAddress(name);
    return address === null ? "none" : `url("${address}")`;
  });
}

/** The fonts of the exam on the screen. */
let fonts: CSSStyleSheet | null = null;

/** Let the document know the fonts of a style sheet in place of those before: a shadow root knows none of its own. */
export function adoptFonts(sheet: CSSStyleSheet): void {
  const faces = [...sheet.cssRules].filter((rule) => rule.cssText.startsWith("@font-face"));
  const others = document.adoptedStyleSheets.filter((one) => one !== fonts);
  fonts = faces.length > 0 ? constructed(faces.map(({ cssText }) => cssText).join("\n")) : null;
  document.adoptedStyleSheets = fonts ? [...others, fonts] : others;
}
