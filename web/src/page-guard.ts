/** Keeps a candidate from losing the exam by accident: by the back button, or by closing a window that keeps nothing. */
import type { CandidateSession } from "./session";

/** How often going back, without a touch or a key in between, stays in this page. */
const SPARE_ENTRIES = 10;

type Page = Pick<Window, "addEventListener">;
type Past = Pick<History, "pushState" | "state">;

/** @param dialog the question that stands before the page now, if there is one. */
export function guardThePage(session: CandidateSession, page: Page, past: Past, dialog: () => Pick<HTMLDialogElement, "close"> | null): void {
  const spares = new SpareEntries(past);
  const guard = () => {
    if (session.admitted && spares.left === 0) spares.fill();
  };
  session.addEventListener("change", guard);
  for (const touch of ["click", "keydown"]) {
    page.addEventListener(touch, (event) => {
      if (session.admitted && isGesture(event as MouseEvent | KeyboardEvent)) spares.fill();
    }, { capture: true });
  }
  page.addEventListener("popstate", () => {
    const isBack = spares.wentBack();
    guard();
    const open = dialog();
    if (open) open.close();
    else if (isBack) goBack(session);
  });
  page.addEventListener("beforeunload", (event) => {
    if (losesAnswers(session)) event.preventDefault();
  });
  page.addEventListener("pagehide", () => {
    session.flush();
  });
}

/** Tell whether this counts as a gesture for browsers: Escape does not, nor does their own Alt with an arrow. */
function isGesture(event: MouseEvent | KeyboardEvent): boolean {
  return !event.altKey && !event.ctrlKey && !event.metaKey && !("key" in event && event.key === "Escape");
}

/**
 * Entries of our own on top of the browser's history, so that going back stays in this page.
 *
 * A browser passes over entries that were made without a gesture, and over those from which one was made. So they are
 * made in advance, and again when something is touched; after going back, nothing is made before that.
 */
class SpareEntries {
  #before: number;

  constructor(private readonly past: Past) {
    this.#before = this.left;
  }

  /** How often one can go back and still be here. */
  get left(): number {
    const state = this.past.state as { spare?: number } | null;
    return state?.spare ?? 0;
  }

  fill(): void {
    for (let spare = this.left + 1; spare <= SPARE_ENTRIES; spare += 1) this.past.pushState({ spare }, "");
    this.#before = this.left;
  }

  /** Tell whether the browser went back since the last time, and not forward. */
  wentBack(): boolean {
    const isBack = this.left < this.#before;
    this.#before = this.left;
    return isBack;
  }
}

/** To the question before, where the exam allows it; from the overview to the question where the candidate was. */
function goBack(session: CandidateSession): void {
  if (session.phase === "overview") session.closeOverview();
  else if (session.phase === "running" && session.sitting) session.goTo(session.sitting.index - 1);
}

/** Tell whether closing the window now would lose what the server has not got. */
function losesAnswers(session: CandidateSession): boolean {
  return !session.keepsHere && (session.outbox?.sendable ?? 0) > 0;
}
