/**
 * `<facet-item>` draws one item and tells what the candidate answers. It knows no server and keeps nothing.
 *
 * The library's item stands in a shadow root, so that the theme and the stylesheet of the form touch nothing else.
 */
import "@citolab/qti-components/qti-elements";
import "@citolab/qti-components/qti-interactions";
import theme from "@citolab/qti-components/item.css?inline";

import type { Item, ItemResponse, Slots, Stimulus } from "../contract/delivery-format";
import { orderChoices } from "./choice-order";
import { buildFragment } from "./fragment";
import type { AssetAddress } from "./fragment";
import { mendInlineChoices } from "./inline-choice";
import placesStyle from "./item-places.css?inline";
import ownStyle from "./item-view.css?inline";
import { mendMatchTables } from "./match-table";
import { mendDrawn, mendFragment } from "./mends";
import type { PlayerTexts } from "./mends";
import { tame } from "./own-look";
import { responseOf, variablesOf } from "./responses";
import type { LibraryVariable } from "./responses";
import { keepReachable } from "./scrolling";
import { placeSources, sourcesOf } from "./sources";
import { adoptFonts, constructed, withAddresses } from "./stylesheets";

/** All that is needed to draw an item. */
export interface ItemToDraw {
  readonly item: Item;
  /** What the test says to candidates above the items of this section. */
  readonly rubric: string | undefined;
  readonly stimuli: readonly Stimulus[];
  readonly language: string;
  readonly stylesheet: string;
  readonly choiceOrders: Readonly<Record<string, readonly string[]>>;
  readonly slots: Slots;
  readonly response: ItemResponse | undefined;
  readonly assetAddress: AssetAddress;
  readonly texts: PlayerTexts;
}

/** Detail of the event `facet-response`. */
export interface ResponseChange {
  readonly itemId: string;
  readonly response: ItemResponse;
}

/** What we use of the library's qti-assessment-item. */
interface LibraryItem extends HTMLElement {
  variables: readonly LibraryVariable[];
  readonly updateComplete: Promise<boolean>;
}

const sheets = [theme, placesStyle, ownStyle].map(constructed);

mendMatchTables();
mendInlineChoices();

/** Dispatches `facet-response` at every change of an answer and `facet-item-drawn` when the item can be used. */
export class ItemView extends HTMLElement {
  readonly #root = this.attachShadow({ mode: "open" });
  #drawing = 0;

  /**
   * Draw an item in place of the one before, with the answer given so far.
   *
   * @throws ItemUnreadable where the body is no QTI item.
   */
  async draw(order: ItemToDraw): Promise<void> {
    const drawing = ++this.#drawing;
    const isOver = () => drawing !== this.#drawing;
    const { fragment, hasSources } = fragmentOf(order);
    this.#dress(order);
    this.lang = order.language;
    // An answer that is given before the item is complete would be shown and not heard: nothing can be clicked yet.
    this.inert = true;
    this.toggleAttribute("data-beside", hasSources);
    this.#root.replaceChildren(document.adoptNode(fragment));
    const item = this.#root.querySelector<LibraryItem>("qti-assessment-item");
    if (!item) return;
    await rendered(item);
    if (isOver()) return;
    if (order.response) item.variables = variablesOf(order.item.responses, order.response);
    await rendered(item);
    if (isOver()) return;
    mendDrawn(item, order.texts, this.#speaker(item));
    keepReachable(this.#root);
    item.addEventListener("qti-interaction-changed", () => {
      this.#tell({ itemId: order.item.id, response: responseOf(order.item.responses, item.variables) });
    });
    this.inert = false;
    this.dispatchEvent(new CustomEvent("facet-item-drawn"));
  }

  #dress({ stylesheet, assetAddress }: ItemToDraw): void {
    const ofExam = tame(constructed(withAddresses(stylesheet, assetAddress)));
    this.#root.adoptedStyleSheets = [...sheets, ofExam];
    adoptFonts(ofExam);
  }

  /** Give a voice: everybody can read what it says, and a screen reader reads it aloud, the same sentence twice too. */
  #speaker(item: HTMLElement): (sentence: string) => void {
    const line = document.createElement("p");
    line.className = "facet-said";
    line.setAttribute("role", "status");
    item.parentElement?.append(line);
    // What was said of an earlier step may not hold after this one.
    item.addEventListener("pointerdown", () => { line.replaceChildren(); }, { capture: true });
    return (sentence) => {
      line.replaceChildren(document.createElement("span"));
      line.firstElementChild?.append(sentence);
    };
  }

  #tell(detail: ResponseChange): void {
    this.dispatchEvent(new CustomEvent<ResponseChange>("facet-response", { detail, bubbles: true }));
  }
}

function fragmentOf(order: ItemToDraw): { fragment: DocumentFragment; hasSources: boolean } {
  const fragment = buildFragment(order.item.body, order.assetAddress, order.slots);
  orderChoices(fragment, order.choiceOrders);
  const hasSources = placeSources(fragment, sourcesOf(order, order.assetAddress), order.texts.source);
  mendFragment(fragment, order.texts);
  return { fragment, hasSources };
}

/**
 * Wait until the item and its interactions have rendered: only then do the library's fields exist. Not for every
 * element: the update of a qti-prompt never completes, as it does not tell Lit that it is connected.
 */
async function rendered(item: LibraryItem): Promise<void> {
  await item.updateComplete;
  const interactions = [...item.querySelectorAll<LibraryItem>("[response-identifier]")];
  await Promise.all(interactions.map((interaction) => interaction.updateComplete));
}

customElements.define("facet-item", ItemView);

declare global {
  interface HTMLElementTagNameMap {
    "facet-item": ItemView;
  }
}
