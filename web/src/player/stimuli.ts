/** Puts texts and pictures that items share above an item. */
import type { Stimulus } from "../contract/delivery-format";
import { blocksOf } from "./fragment";
import type { AssetAddress } from "./fragment";

/**
 * Put the stimuli of an item above it, each under its own heading where it has a title.
 *
 * @throws ItemUnreadable where a stimulus is not well-formed.
 */
export function prependStimuli(
  fragment: DocumentFragment,
  stimuli: readonly Stimulus[],
  assetAddress: AssetAddress,
): void {
  const drawn = stimuli.map((stimulus) => drawnStimulus(fragment.ownerDocument, stimulus, assetAddress));
  fragment.querySelector("qti-item-body")?.prepend(...drawn);
}

function drawnStimulus(page: Document, { title, body }: Stimulus, assetAddress: AssetAddress): Element {
  const section = page.createElement("section");
  section.className = "facet-stimulus";
  if (title !== "") {
    section.setAttribute("aria-label", title);
    section.appendChild(page.createElement("h2")).textContent = title;
  }
  section.append(...blocksOf(body, assetAddress).map((block) => page.importNode(block, true)));
  return section;
}
