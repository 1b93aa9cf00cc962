/**
 * Fills the slots of a template item: the places where each candidate sees something else.
 *
 * `data-slot` names the text of an element; an element with `data-shown` stays only where the plan says "true".
 */
import type { Slots } from "../contract/delivery-format";

/** Put the texts of the plan in their slots; a slot that the plan does not name stays empty or goes. */
export function fillSlots(root: Element, slots: Slots): void {
  for (const element of root.querySelectorAll("[data-shown]")) {
    if (textOf(element, "data-shown", slots) === "true") element.removeAttribute("data-shown");
    else element.remove();
  }
  for (const element of root.querySelectorAll("[data-slot]")) {
    element.textContent = textOf(element, "data-slot", slots);
    element.removeAttribute("data-slot");
  }
}

function textOf(element: Element, attribute: string, slots: Slots): string {
  return slots[element.getAttribute(attribute) ?? ""] ?? "";
}
