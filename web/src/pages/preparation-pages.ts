/** Pages between the login and the waiting room: the browser, who you are, how it works, and the sound. */
import { html } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession } from "../session";
import type { Texts } from "../texts";
import { sheet } from "./sheet";
import { button, leaveButton, lineNotice } from "./sheet-parts";

export function checkingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body } = texts.checking;
  return sheet({ texts, name: "checking", title, body: [body], below: html`${lineNotice(session, texts)}` });
}

export function welcomePage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.welcome;
  return sheet({
    texts,
    name: "welcome",
    title: words.title(session.admitted?.candidate_name ?? ""),
    body: [session.admitted?.exam_title ?? "", words.body],
    below: html`${button("that-is-me", words.yes, () => { session.goOn(); })} ${leaveButton(session, texts)}`,
  });
}

export function instructionsPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body, next } = texts.instructions;
  const below = button("go-on", next, () => { session.goOn(); });
  return sheet({ texts, name: "instructions", title, body: [...body], below });
}

export function soundPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body, heard } = texts.sound;
  const below = button("hear-sound", heard, () => { session.goOn(); });
  return sheet({ texts, name: "sound", title, body: [body], below });
}
