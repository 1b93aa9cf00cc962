/** Keeps a candidate from losing the exam by accident: by the back button, or by closing a window that keeps nothing. */
import type { CandidateSession } from "./session";

const GUARD = "facet-exam";

type Page = Pick<Window, "addEventListener">;
type Past = Pick<History, "pushState" | "state">;

/** @param dialog the question that stands before the page now, if there is one. */
export function guardThePage(session: CandidateSession, page: Page, past: Past, dialog: () => Pick<HTMLDialogElement, "close"> | null): void {
  const guard = () => {
    // One entry of our own lies on top, so that going back stays in this page.
    if (session.admitted && past.state !== GUARD) past.pushState(GUARD, "");
  };
  session.addEventListener("change", guard);
  page.addEventListener("popstate", () => {
    guard();
    const open = dialog();
    if (open) open.close();
    else goBack(session);
  });
  page.addEventListener("beforeunload", (event) => {
    if (losesAnswers(session)) event.preventDefault();
  });
  page.addEventListener("pagehide", () => {
    session.flush();
  });
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
