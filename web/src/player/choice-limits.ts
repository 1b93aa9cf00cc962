/** Mends the limits of choices: the library lets a candidate choose more than the item allows, and complains in English. */

/** What is said where no more can be chosen. */
export interface LimitTexts {
  readonly atMost: (count: number) => string;
}

interface Choice extends HTMLElement {
  readonly internals: ElementInternals;
}

const CHOICES = "qti-simple-choice, qti-hottext, qti-hotspot-choice";

/** Give every interaction the limits of QTI where the library has others, and our words for reaching them. */
export function mendLimits(fragment: ParentNode, texts: LimitTexts): void {
  for (const interaction of fragment.querySelectorAll("[response-identifier]")) {
    // Whether an answer is required is no matter of the player, and by default nothing is.
    if (interaction.hasAttribute("min-choices")) interaction.setAttribute("min-choices", "0");
    if (/match|associate/.test(interaction.localName)) interaction.setAttribute("min-associations", "0");
    // Defect: without a maximum only one association can be made, where gaps or pictures ask for more.
    if (!interaction.hasAttribute("max-associations") && interaction.localName.includes("gap-match")) {
      interaction.setAttribute("max-associations", "0");
    }
    if (!interaction.hasAttribute("max-choices") && interaction.localName === "qti-graphic-order-interaction") {
      interaction.setAttribute("max-choices", "0");
    }
    sayOurWords(interaction, texts);
  }
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
