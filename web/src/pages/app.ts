/** `<facet-exam-app>`: shows the page of the phase the candidate is in. */
import { LitElement, html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession, Phase } from "../session";
import { chooseTexts } from "../texts";
import type { Texts } from "../texts";
import "./exam-page";
import type { ExamPage } from "./exam-page";
import { loginPage, proctorPage } from "./login-page";
import { overviewPage } from "./overview-page";
import { checkingPage, instructionsPage, soundPage, welcomePage } from "./preparation-pages";
import { applyPreferences } from "./settings-applied";
import { browserPage, refusedBrowserPage, stoppedPage, submittedPage, submittingPage } from "./stopped-pages";
import type { Stopped } from "./stopped-pages";
import { openingPage, startingPage, waitingPage } from "./waiting-pages";

/** Why there is no session to show. */
export type BrowserProblem = "secondTab" | "unsuitable" | "noPreview";

type Page = (session: CandidateSession, texts: Texts, preview: boolean) => TemplateResult;

const stopped =
  (phase: Stopped): Page =>
  (session, texts) =>
    stoppedPage(session, texts, phase);

const PAGES: Record<Exclude<Phase, "running">, Page> = {
  opening: openingPage,
  checking: checkingPage,
  refusedBrowser: refusedBrowserPage,
  login: loginPage,
  proctor: proctorPage,
  welcome: welcomePage,
  instructions: instructionsPage,
  sound: soundPage,
  waiting: waitingPage,
  starting: startingPage,
  overview: overviewPage,
  needsServer: stopped("needsServer"),
  blocked: stopped("blocked"),
  interrupted: stopped("interrupted"),
  timeUp: stopped("timeUp"),
  submitting: submittingPage,
  submitted: submittedPage,
  terminated: stopped("terminated"),
  closed: stopped("closed"),
  cancelled: stopped("cancelled"),
  moved: stopped("moved"),
  damaged: stopped("damaged"),
  outdated: stopped("outdated"),
};

export class ExamApp extends LitElement {
  #session: CandidateSession | null = null;
  #texts: Texts | null = null;
  #preview = false;
  #problem: BrowserProblem | null = null;
  #shown: string | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Show this session from now on. */
  show(session: CandidateSession, preview: boolean): void {
    this.#session = session;
    this.#preview = preview;
    this.#problem = null;
    this.#texts = chooseTexts(session.workspace.preferences.language);
    session.addEventListener("change", () => {
      this.#texts = chooseTexts(session.workspace.preferences.language);
      this.requestUpdate();
      this.querySelector<ExamPage>("facet-exam-page")?.requestUpdate();
    });
    this.requestUpdate();
  }

  /** Say what keeps this browser from showing an exam. */
  showProblem(problem: BrowserProblem, texts: Texts): void {
    this.#problem = problem;
    this.#texts = texts;
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const texts = this.#texts;
    if (!texts) return nothing;
    if (this.#problem) return browserPage(texts, this.#problem);
    const session = this.#session;
    if (!session) return nothing;
    if (session.phase !== "running") return PAGES[session.phase](session, texts, this.#preview);
    return html`
      ${this.#preview ? html`<p class="preview-bar" data-testid="preview-bar">${texts.preview}</p>` : nothing}
      <facet-exam-page .session=${session} .texts=${texts} .preview=${this.#preview}></facet-exam-page>
    `;
  }

  protected override updated(): void {
    this.#dress();
    const now = this.#problem ?? this.#session?.phase ?? null;
    if (now !== this.#shown) this.#begin(now);
    this.#shown = now;
  }

  /** What belongs to the document follows the candidate too: the language, the look and the title. */
  #dress(): void {
    const preferences = this.#session?.workspace.preferences;
    if (preferences) applyPreferences(preferences);
    document.documentElement.lang = this.#texts?.language ?? "nl";
    document.title = [this.querySelector("h1")?.textContent, this.#texts?.app].filter(Boolean).join(" - ");
  }

  /** A new page begins at its heading, for eyes and for screen readers; the login page at its first field. */
  #begin(page: string | null): void {
    this.querySelector<HTMLElement>(page === "login" ? "main input" : "h1")?.focus();
    window.scrollTo(0, 0);
  }
}

customElements.define("facet-exam-app", ExamApp);

declare global {
  interface HTMLElementTagNameMap {
    "facet-exam-app": ExamApp;
  }
}
