/** `<facet-sound-check>`: plays a test sound and asks whether it is heard; who hears nothing gets advice and can go on. */
import { LitElement, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { Texts } from "../texts";
import { button, buttons, primaryButton } from "./sheet-parts";
import { playTestTone } from "./test-tone";

export class SoundCheck extends LitElement {
  static override properties = { texts: { attribute: false } };

  declare texts: Texts;
  /** Plays the sound; a test hands in another. */
  play: () => Promise<void> = playTestTone;
  #playing = false;
  #hearsNothing = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const words = this.texts.sound;
    return html`
      <p>${button("play-sound", `♪ ${words.play}`, () => void this.#play())}</p>
      <p class="quiet" role="status" data-testid="sound-plays">${this.#playing ? words.playing : words.volume}</p>
      <div role="status">${this.#hearsNothing ? this.#advice() : nothing}</div>
      ${this.#answers()}
    `;
  }

  #answers(): TemplateResult {
    const words = this.texts.sound;
    const heard = primaryButton("hear-sound", words.heard, () => { this.#done(); });
    if (this.#hearsNothing) return buttons(heard, button("go-on-anyway", words.onward, () => { this.#done(); }));
    const silent = button("no-sound", words.silent, () => {
      this.#hearsNothing = true;
      this.requestUpdate();
    });
    return buttons(heard, silent);
  }

  #advice(): TemplateResult {
    const { advice, advices, help } = this.texts.sound;
    return html`<div class="notice" data-testid="sound-advice">
      <p>${advice}</p>
      <ul class="advices">${advices.map((sentence) => html`<li>${sentence}</li>`)}</ul>
      <p><strong>${help}</strong></p>
    </div>`;
  }

  /** A computer without any sound plays nothing; that is what the candidate is asked about. */
  async #play(): Promise<void> {
    if (this.#playing) return;
    this.#setPlaying(true);
    try {
      await this.play();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      console.warn("the test sound could not be played", error);
      this.#hearsNothing = true;
    } finally {
      this.#setPlaying(false);
    }
  }

  #setPlaying(playing: boolean): void {
    this.#playing = playing;
    this.requestUpdate();
  }

  #done(): void {
    this.dispatchEvent(new CustomEvent("facet-sound-done"));
  }
}

customElements.define("facet-sound-check", SoundCheck);

declare global {
  interface HTMLElementTagNameMap {
    "facet-sound-check": SoundCheck;
  }
}
