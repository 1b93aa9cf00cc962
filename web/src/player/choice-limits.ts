/** Mends the limits of choices: the library lets a candidate choose more than the item allows, and complains in English. */

/** What is said where no more can be chosen. */
export interface LimitTexts {
  readonly atMost: (count: number) => string;
}

interface Choice extends HTMLElement {
  readonly internals: ElementInternals;
}

/** The attribute with the maximum of an interaction, and what holds where it is not there; 0 is no limit. */
const MAXIMUM: Readonly<Record<string, readonly [attribute: string, unstated: string]>> = {
  "qti-match-interaction": ["max-associations", "1"],
  "qti-associate-interaction": ["max-associations", "1"],
  "qti-graphic-associate-interaction": ["max-associations", "1"],
  "qti-gap-match-interaction": ["max-associations", "0"],
  "qti-graphic-gap-match-interaction": ["max-associations", "0"],
  "qti-graphic-order-interaction": ["max-choices", "0"],
};
const CHOICES = "qti-simple-choice, qti-hottext, qti-hotspot-choice";

/** Give every interaction the limits of QTI where the library has others, and our words for reaching them. */
export function mendLimits(fragment: ParentNode, texts: LimitTexts): void {
  for (const interaction of fragment.querySelectorAll("[response-identifier]")) {
    // Whether an answer is required is no matter of the player, and by default nothing is.
    if (interaction.hasAttribute("min-choices")) interaction.setAttribute("min-choices", "0");
    if (/match|associate/.test(interaction.localName)) interaction.setAttribute("min-associations", "0");
    stateMaximum(interaction);
    sayOurWords(interaction, texts);
  }
  // A gap takes one choice, whatever it says (QTI 3.0, gapMatchInteraction); the server counts no more.
  for (const gap of fragment.querySelectorAll("qti-gap")) gap.removeAttribute("match-max");
}

/** Defect: where an item does not state its maximum, the library takes another one than QTI and the server do. */
function stateMaximum(interaction: Element): void {
  const [attribute, unstated] = MAXIMUM[interaction.localName] ?? [];
  if (attribute && unstated && !interaction.hasAttribute(attribute)) interaction.setAttribute(attribute, unstated);
  // The library keeps an order to a number of places, not of choices.
  const places = interaction.localName === "qti-order-interaction" ? interaction.getAttribute("max-choices") : null;
  if (places !== null) interaction.setAttribute("max-associations", places);
}

function sayOurWords(interaction: Element, texts: LimitTexts): void {
  const most = Number(interaction.getAttribute("max-associations") ?? interaction.getAttribute("max-choices") ?? 0);
  if (!most) return;
  interaction.setAttribute("data-max-associations-message", texts.atMost(most));
  interaction.setAttribute("data-max-selections-message", texts.atMost(most));
}

/** Keep a drawn item within its limits: what was chosen first stays, and the candidate hears why no more is. */
export function keepLimits(item: HTMLElement, texts: LimitTexts, say: (sentence: string) => void): void {
  for (const kind of CHOICES.split(", ")) {
    item.addEventListener(
      `activate-${kind}`,
      (event) => {
        const most = isOneTooMany(event.target as Choice);
        if (most === null) return;
        event.stopPropagation();
        say(texts.atMost(most));
      },
      { capture: true },
    );
  }
}

/** Give the limit that this choice would break, or null. One choice of one is a change of mind, not too many. */
function isOneTooMany(choice: Choice): number | null {
  const interaction = choice.closest("[response-identifier]");
  const most = Number(interaction?.getAttribute("max-choices") ?? 1);
  if (!interaction || most <= 1 || isChosen(choice)) return null;
  const chosen = [...interaction.querySelectorAll<Choice>(choice.localName)].filter(isChosen).length;
  return chosen >= most ? most : null;
}

const isChosen = ({ internals }: Choice): boolean => internals.states.has("--checked");
