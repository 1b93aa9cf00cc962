/** `<facet-exam-page>`: the exam itself. Draws the item on the screen and passes on what the candidate does. */
import { LitElement, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { AssetAddresses, ItemUnreadable } from "../player";
import type { ItemView, ResponseChange } from "../player";
import type { CandidateSession, Sitting } from "../session";
import type { Texts } from "../texts";
import { saveState, topBar } from "./exam-parts";
import { notices } from "./notices";
import { partDialog } from "./part-dialog";
import { questionBar, showCurrent } from "./question-bar";


export class ExamPage extends LitElement {
  session!: CandidateSession;
  texts!: Texts;
  /** A preview keeps nothing, so nothing is said about keeping. */
  preview = false;
  /** The item on the screen, and the choices that the library measures or reads only while it draws. */
  #drawn: { readonly id: string; readonly look: string } | null = null;
  #assets: AssetAddresses | null = null;
  #folded = true;
  #broken = false;

  /** Pages share one stylesheet; only the item has a shadow root. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("dragover", keepFilesOut);
    this.addEventListener("drop", keepFilesOut);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#assets?.revoke();
    this.#assets = null;
    this.#drawn = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const sitting = this.session.sitting;
    if (!sitting) return nothing;
    return html`
      <a class="skip" href="#question" @click=${(event: Event) => { this.#skip(event); }}>${this.texts.running.skip}</a>
      <div class="desk">
        ${topBar(this.session, sitting, this.texts)} ${notices(this.session, this.texts, this.preview)}
        <main class="exam" data-testid="page-running">
          <h1 id="question" tabindex="-1">${this.texts.running.item(sitting.index + 1, sitting.items.length)}</h1>
          ${this.#itemBox()}
        </main>
        <footer class="bottombar">${this.#questions(sitting)} ${this.#steps(sitting)}</footer>
      </div>
      ${partDialog(sitting, this.texts, () => { this.session.goTo(sitting.index + 1); })}
    `;
  }

  protected override updated(): void {
    const item = this.session.sitting?.current;
    if (!item) return;
    const isNew = item.id !== this.#drawn?.id;
    if (isNew || this.#look !== this.#drawn?.look) void this.#draw(isNew);
  }

  get #look(): string {
    const { language, text_size, zoom } = this.session.workspace.preferences;
    return [language, text_size, zoom].join();
  }

  #itemBox(): TemplateResult {
    const { line_spacing, zoom } = this.session.workspace.preferences;
    return html`
      <div class="item-box">
        <p class="notice warning" ?hidden=${!this.#broken}>${this.texts.running.itemBroken}</p>
        <facet-item
          data-testid="item"
          ?hidden=${this.#broken}
          ?data-spaced=${line_spacing > 100}
          ?data-zoomed=${zoom > 100}
          @facet-response=${(event: CustomEvent<ResponseChange>) => {
            this.session.answer(event.detail.itemId, event.detail.response);
          }}
          @focusout=${() => { this.session.flush(); }}
        ></facet-item>
      </div>
    `;
  }

  #questions(sitting: Sitting): TemplateResult {
    const toggle = () => { this.#fold(!this.#folded); };
    return questionBar(sitting, this.texts, { folded: this.#folded, toggle }, (to) => {
      this.#fold(true);
      this.#goTo(to);
    });
  }

  #fold(folded: boolean): void {
    this.#folded = folded;
    this.requestUpdate();
  }

  #steps(sitting: Sitting): TemplateResult {
    const words = this.texts.running;
    const { index } = sitting;
    const marked = sitting.marked.includes(sitting.current?.id ?? "");
    const isLast = index === sitting.items.length - 1;
    return html`
      <div class="steps">
        ${this.#wayBack(sitting)}
        ${this.preview ? html`<span class="save-state"></span>` : saveState(this.session.savePlace, this.texts)}
        <button class="button" type="button" data-testid="mark" aria-pressed=${String(marked)}
          @click=${() => { this.session.toggleMark(); }}>⚑ ${marked ? words.unmark : words.mark}</button>
        <button class="button ${isLast ? "primary" : ""}" type="button" data-testid="submit"
          @click=${() => { this.session.openOverview(); }}>${words.submit}</button>
        ${isLast
          ? nothing
          : html`<button class="button primary" type="button" data-testid="next"
              @click=${() => { this.#goTo(index + 1); }}>${words.next} →</button>`}
      </div>
    `;
  }

  #wayBack(sitting: Sitting): TemplateResult {
    const { running, part } = this.texts;
    const before = sitting.index - 1;
    if (sitting.isLinear) return html`<p class="quiet">${sitting.hasParts ? part.noWayBackHere : running.noWayBack}</p>`;
    return html`<button class="button" type="button" data-testid="previous" ?disabled=${!sitting.canGoTo(before)}
      @click=${() => { this.#goTo(before); }}>← ${running.previous}</button>`;
  }

  async #draw(isNew: boolean): Promise<void> {
    const { sitting } = this.session;
    const item = sitting?.current;
    const view = this.querySelector<ItemView>("facet-item");
    if (!sitting || !item || !view) return;
    this.#drawn = { id: item.id, look: this.#look };
    this.#assets ??= new AssetAddresses(sitting.exam.assets);
    const assets = this.#assets;
    const { language, stylesheet } = sitting.exam.content;
    const assetAddress = (name: string) => assets.addressOf(name);
    const shown = { ...sitting.planFor(item.id), rubric: sitting.rubric, stimuli: sitting.stimuli };
    await this.#tryToDraw(() => view.draw({ item, language, stylesheet, assetAddress, texts: this.texts.player, ...shown }));
    // Whoever chooses another language or zoom stays where they are.
    if (isNew) this.#begin();
  }

  /** One broken item must not stop the exam. */
  async #tryToDraw(draw: () => Promise<void>): Promise<void> {
    const wasBroken = this.#broken;
    try {
      await draw();
      this.#broken = false;
    } catch (error) {
      if (!(error instanceof ItemUnreadable)) throw error;
      console.error(error);
      this.#broken = true;
    }
    if (wasBroken !== this.#broken) this.requestUpdate();
  }

  #goTo(index: number): void {
    if (this.session.sitting?.leavesPart(index) !== true) {
      this.session.goTo(index);
      return;
    }
    this.session.flush();
    this.querySelector<HTMLDialogElement>("#part-dialog")?.showModal();
  }

  /** Begin at the top of the question, for eyes and for screen readers. */
  #begin(): void {
    for (const scroller of [this, this.querySelector("main")]) scroller?.scrollTo(0, 0);
    showCurrent(this);
    this.#focusQuestion();
  }

  #focusQuestion(): void {
    const heading = this.querySelector<HTMLElement>("#question");
    heading?.focus();
    // Who zooms in far would see little but the bar above it.
    if (heading && heading.getBoundingClientRect().bottom > innerHeight / 2) heading.scrollIntoView();
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.#focusQuestion();
  }
}

/** A file that is dropped on a page would take its place. */
function keepFilesOut(event: DragEvent): void {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
}

customElements.define("facet-exam-page", ExamPage);
