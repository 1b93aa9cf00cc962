/** Pages drawn for a test. */
import { render } from "lit";
import type { TemplateResult } from "lit";

/** A page as it stands in the document, to be looked at and pressed on. */
export class DrawnPage {
  readonly #root = document.createElement("div");

  /** @param page draws what stands on it now. */
  constructor(private readonly page: () => TemplateResult) {
    document.body.replaceChildren(this.#root);
  }

  /** Find a part by its name; the page is drawn anew first. */
  part(name: string): HTMLElement | null {
    render(this.page(), this.#root);
    return this.#root.querySelector<HTMLElement>(`[data-testid="${name}"]`);
  }

  /** The words of a part, with single spaces; empty where it is not there. */
  words(name: string): string {
    return (this.part(name)?.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  press(name: string): void {
    this.part(name)?.click();
  }
}
