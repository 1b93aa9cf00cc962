/** All questions before handing in: which are open, which are marked, and the way back to each. */
import { html } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession } from "../session";
import type { Texts } from "../texts";
import { sheet } from "./sheet";
import { button } from "./sheet-parts";
import { submitDialog } from "./submit-dialog";

export function overviewPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { sitting } = session;
  const words = texts.overview;
  const back = button("back-to-exam", words.back, () => { session.closeOverview(); });
  if (!sitting) return sheet({ texts, name: "overview", title: words.title, body: [], below: back });
  const ask = button("submit-ask", texts.running.submit, () => {
    document.querySelector<HTMLDialogElement>("#submit-dialog")?.showModal();
  });
  return sheet({
    texts,
    name: "overview",
    title: words.title,
    body: [],
    below: html`${back} ${ask} ${submitDialog(session, sitting, texts)}`,
  });
}
