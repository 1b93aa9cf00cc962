/**
 * What stands beside a question: the texts and pictures that items share, and a rubric that is a text to work from.
 *
 * It stands outside the item, so that both can have a column of their own.
 */
import type { Stimulus } from "../contract/delivery-format";
import { blocksOf } from "./fragment";
import type { AssetAddress } from "./fragment";

/** A rubric of so many characters is no instruction any more. */
const LONGEST_INSTRUCTION = 400;

/** What belongs to a question, cleaned, and where it goes. */
export interface Sources {
  /** A short instruction: stands right above the question. */
  readonly above: readonly Element[];
  /** What the candidate reads or looks at to answer: stands beside the question. */
  readonly beside: readonly Element[];
}

/**
 * Give the rubric of the section and the stimuli of an item.
 *
 * @throws ItemUnreadable where one of them is not well-formed.
 */
export function sourcesOf(
  { rubric, stimuli }: { readonly rubric: string | undefined; readonly stimuli: readonly Stimulus[] },
  assetAddress: AssetAddress,
): Sources {
  const told = rubric ? blocksOf(rubric, assetAddress) : [];
  const drawn = stimuli.map((stimulus) => drawnStimulus(stimulus, assetAddress));
  return told.some(isSource) ? { above: [], beside: [...told, ...drawn] } : { above: told, beside: drawn };
}

/** Put the item in one column and its sources in another before it; tells whether there are any. */
export function placeSources(fragment: DocumentFragment, { above, beside }: Sources, name: string): boolean {
  const page = fragment.ownerDocument;
  fragment.querySelector("qti-item-body")?.prepend(...above);
  const question = page.createElement("div");
  question.className = "facet-question";
  question.append(...fragment.childNodes);
  fragment.append(question);
  if (beside.length === 0) return false;
  const column = page.createElement("section");
  column.className = "facet-sources";
  column.setAttribute("aria-label", name);
  column.append(...beside);
  fragment.prepend(column);
  return true;
}

function isSource(block: Element): boolean {
  const words = block.textContent.trim().length;
  return words > LONGEST_INSTRUCTION || block.querySelector("img, svg, table, audio, video") !== null;
}

function drawnStimulus({ title, body }: Stimulus, assetAddress: AssetAddress): Element {
  const blocks = blocksOf(body, assetAddress);
  const page = document.implementation.createHTMLDocument("");
  const section = page.createElement("section");
  section.className = "facet-stimulus";
  if (title !== "") {
    section.setAttribute("aria-label", title);
    section.appendChild(page.createElement("h2")).textContent = title;
  }
  section.append(...blocks);
  return section;
}
