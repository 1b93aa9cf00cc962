/** `<facet-exam-page>`: the exam itself. Draws the item on the screen and passes on what the candidate does. */
import { LitElement, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import { AssetAddresses, ItemUnreadable } from "../player";
import type { ItemView, ResponseChange } from "../player";
import type { CandidateSession, Sitting } from "../session";
import type { Texts } from "../texts";
import { overview, saveState, topBar } from "./exam-parts";
import type { Tools } from "./exam-parts";
import { notices } from "./notices";
import { partDialog } from "./part-dialog";

const TEXT_SIZES = ["normal", "large", "largest"];
const WARN_AT_MINUTES = [10, 5, 1];

export class ExamPage extends LitElement {
  session!: CandidateSession;
  texts!: Texts;
  /** A preview keeps nothing, so nothing is said about keeping. */
  preview = false;
  #drawnItem: string | null = null;
  #assets: AssetAddresses | null = null;
  #timeHidden = false;
  #broken = false;
  #announcement = "";
  #warned = Number.POSITIVE_INFINITY;

  /** Pages share one stylesheet; only the item has a shadow root. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#assets?.revoke();
    this.#assets = null;
    this.#drawnItem = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const sitting = this.session.sitting;
    if (!sitting) return nothing;
    this.#warnOfTime();
    return html`
      <a class="skip" href="#question" @click=${(event: Event) => { this.#skip(event); }}>${this.texts.running.skip}</a>
      ${topBar(this.session, sitting, this.texts, this.#tools())}
      <main class="exam" data-testid="page-running">
        ${notices(this.session, this.texts, this.preview)}
        <h1 id="question" tabindex="-1">${this.texts.running.item(sitting.index + 1, sitting.items.length)}</h1>
        <p class="notice warning" ?hidden=${!this.#broken}>${this.texts.running.itemBroken}</p>
        <facet-item
          data-testid="item"
          ?hidden=${this.#broken}
          @facet-response=${(event: CustomEvent<ResponseChange>) => {
            this.session.answer(event.detail.itemId, event.detail.response);
          }}
          @focusout=${() => { this.session.flush(); }}
        ></facet-item>
      </main>
      ${this.#bottomBar(sitting)}
      ${partDialog(sitting, this.texts, () => { this.session.goTo(sitting.index + 1); })}
      <div class="visually-hidden" role="status" data-testid="announcement">${this.#announcement}</div>
    `;
  }

  protected override updated(): void {
    const item = this.session.sitting?.current;
    if (item && item.id !== this.#drawnItem) void this.#draw();
  }

  #bottomBar(sitting: Sitting): TemplateResult {
    return html`
      <footer class="bottombar">
        ${overview(sitting, this.texts, (to) => { this.#goTo(to); })}
        ${this.#steps(sitting)}
      </footer>
    `;
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
          @click=${() => { this.#askToSubmit(); }}>${words.submit}</button>
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

  #tools(): Tools {
    const look = document.documentElement.dataset;
    return {
      timeHidden: this.#timeHidden,
      toggleTime: () => {
        this.#timeHidden = !this.#timeHidden;
        this.requestUpdate();
      },
      nextTextSize: () => {
        const now = TEXT_SIZES.indexOf(look.textSize ?? "normal");
        look.textSize = TEXT_SIZES[(now + 1) % TEXT_SIZES.length] ?? "normal";
      },
      contrast: look.contrast === "high",
      toggleContrast: () => {
        look.contrast = look.contrast === "high" ? "normal" : "high";
        this.requestUpdate();
      },
    };
  }

  async #draw(): Promise<void> {
    const { sitting } = this.session;
    const item = sitting?.current;
    const view = this.querySelector<ItemView>("facet-item");
    if (!sitting || !item || !view) return;
    this.#drawnItem = item.id;
    this.#assets ??= new AssetAddresses(sitting.exam.assets);
    const assets = this.#assets;
    const { language, stylesheet } = sitting.exam.content;
    const assetAddress = (name: string) => assets.addressOf(name);
    const shown = { ...sitting.planFor(item.id), rubric: sitting.rubric, stimuli: sitting.stimuli };
    const { player: words } = this.texts;
    await this.#tryToDraw(() => view.draw({ item, language, stylesheet, assetAddress, texts: words, ...shown }));
    this.#focusQuestion();
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

  #focusQuestion(): void {
    window.scrollTo(0, 0);
    this.querySelector<HTMLElement>("#question")?.focus({ preventScroll: true });
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.#focusQuestion();
  }

  #askToSubmit(): void {
    this.session.openOverview();
  }

  /** Say it once at ten, five and one minute; a clock that is read aloud each second helps nobody. */
  #warnOfTime(): void {
    const seconds = this.session.secondsLeft;
    if (seconds === null) return;
    const due = WARN_AT_MINUTES.filter((minutes) => seconds <= minutes * 60).at(-1);
    if (due !== undefined && due < this.#warned && seconds > (due - 1) * 60) {
      this.#announcement = this.texts.running.minutesLeft(due);
      this.#warned = due;
    }
  }
}

customElements.define("facet-exam-page", ExamPage);
