/** Pages between the login and the waiting room: the browser, who you are, how it works, and the sound. */
import { html } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession } from "../session";
import type { Texts } from "../texts";
import { sheet } from "./sheet";
import { button, buttons, facts, primaryButton } from "./sheet-parts";
import "./sound-check";

export function checkingPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body } = texts.checking;
  return sheet({ session, texts, name: "checking", title, body: [body] });
}

export function welcomePage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.welcome;
  const itsMe = primaryButton("that-is-me", words.yes, () => {
    session.goOn();
  });
  const notMe = button("not-me", words.no, () => void session.leave("notMe"));
  return sheet({
    session,
    texts,
    name: "welcome",
    title: words.title(session.admitted?.candidate_name ?? ""),
    body: [words.body],
    below: html`
      ${facts(session, texts)} ${buttons(itsMe, notMe)}
      <p class="quiet">${words.wrongExam}</p>
    `,
  });
}

/** Each line with the mark that the candidate will see in the exam. */
export function instructionsPage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.instructions;
  const lines = [
    line("✓", words.saved),
    line("○", words.here),
    line("⚑", words.marked),
    line("1 2 3", words.bar),
    line("41:20", words.clock),
    line("→", words.submit),
    line("?", words.help),
  ];
  const next = primaryButton("go-on", words.next, () => {
    session.goOn();
  });
  return sheet({
    session,
    texts,
    name: "instructions",
    title: words.title,
    body: [words.body],
    below: html`<ul class="instructions">${lines}</ul> ${next}`,
  });
}

function line(mark: string, { title, body }: { readonly title: string; readonly body: string }): TemplateResult {
  return html`<li>
    <span class="mark" aria-hidden="true">${mark}</span>
    <div><strong>${title}.</strong> ${body}</div>
  </li>`;
}

export function soundPage(session: CandidateSession, texts: Texts): TemplateResult {
  const { title, body } = texts.sound;
  const goOn = () => {
    session.goOn();
  };
  const below = html`<facet-sound-check .texts=${texts} @facet-sound-done=${goOn}></facet-sound-check>`;
  return sheet({ session, texts, name: "sound", title, body: [body], below });
}
