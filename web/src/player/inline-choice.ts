/** The menu of an inline choice. */
import type { PropertyValues, ReactiveElement } from "lit";

interface Updating {
  updated(changed: PropertyValues): void;
}

/**
 * Defect: an inline choice opens its menu to measure it also after its question has left the screen, which a browser
 * refuses with an error. Call it once, for all of them.
 */
export function mendInlineChoices(): void {
  const { prototype } = customElements.get("qti-inline-choice-interaction") as unknown as { prototype: Updating };
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own this below
  const updatedBefore = prototype.updated;
  prototype.updated = function updated(this: ReactiveElement & Updating, changed: PropertyValues) {
    const menu = this.renderRoot.querySelector<HTMLElement>("[popover]");
    if (menu) openOnScreenOnly(menu);
    updatedBefore.call(this, changed);
  };
}

function openOnScreenOnly(menu: HTMLElement): void {
  menu.showPopover = () => {
    if (menu.isConnected) HTMLElement.prototype.showPopover.call(menu);
  };
}
