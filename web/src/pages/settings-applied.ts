/**
 * Lets the whole page follow what a candidate chose. The only place that writes to the root of the document: through the
 * CSSOM, as the content security policy allows no style attributes. What the names do stands in tokens.css and base.css.
 */
import type { Preferences } from "../contract/delivery-api";

/** Show the page, sheets and items alike, as these preferences say. */
export function applyPreferences(preferences: Preferences, root = document.documentElement): void {
  root.lang = preferences.language;
  root.dataset.colourScheme = preferences.colour_scheme;
  root.toggleAttribute("data-zoomed", preferences.zoom > 100);
  root.style.setProperty("--facet-text-scale", String(preferences.text_size / 100));
  root.style.setProperty("--facet-line-scale", String(preferences.line_spacing / 100));
  root.style.setProperty("--facet-zoom", String(preferences.zoom / 100));
}
