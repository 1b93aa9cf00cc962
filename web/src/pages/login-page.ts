/** The page where a candidate logs in, and the one to wait on for the proctor's yes. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession, LoginProblem } from "../session";
import type { Texts } from "../texts";
import { sheet } from "./sheet";

export function loginPage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.login;
  return sheet({
    texts,
    name: "login",
    title: words.title,
    body: [],
    below: html`
      ${session.loginProblem ? problem(session.loginProblem, texts) : nothing}
      <form class="form" novalidate @submit=${(event: SubmitEvent) => void send(event, session)}>
        ${field("access_code", words.accessCode, words.accessCodeHint)}
        ${field("login_name", words.loginName, words.loginNameHint)}
        <p class="form-missing" role="alert" data-testid="login-missing" hidden>${words.missing}</p>
        <button class="button primary" type="submit" data-testid="log-in" ?disabled=${session.busy}>
          ${session.busy ? words.busy : words.button}
        </button>
      </form>
    `,
  });
}

function field(name: string, label: string, hint: string): TemplateResult {
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <span class="hint" id=${`${name}-hint`}>${hint}</span>
      <input
        id=${name}
        name=${name}
        data-testid=${name}
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
        aria-describedby=${`${name}-hint`}
      />
    </div>
  `;
}

function problem(why: LoginProblem, texts: Texts): TemplateResult {
  const words = texts.login;
  const wasRefused = why.kind === "line" || why.kind === "refused";
  return html`
    <div class="notice warning" role="alert" data-testid="login-problem">
      ${wasRefused ? html`<strong>${words.problem}.</strong>` : nothing} ${sentenceOf(why, texts)}
    </div>
  `;
}

function sentenceOf(why: LoginProblem, texts: Texts): string {
  if (why.kind === "refused") return texts.refusals[why.reference] ?? texts.refusals.other;
  if (why.kind === "left" || why.kind === "leftInWindow") return texts.leave[why.kind](why.count);
  return texts.login[why.kind];
}

async function send(event: SubmitEvent, session: CandidateSession): Promise<void> {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const typed = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";
  const missing = ["access_code", "login_name"].find((name) => typed(name).trim() === "");
  form.querySelector(".form-missing")?.toggleAttribute("hidden", missing === undefined);
  if (missing === undefined) await session.logIn(typed("access_code"), typed("login_name"));
  else form.querySelector<HTMLInputElement>(`[name=${missing}]`)?.focus();
}

export function proctorPage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.proctor;
  const cancel = () => {
    session.cancelLogin();
  };
  return sheet({
    texts,
    name: "proctor",
    title: words.title,
    body: [words.body, words.next],
    below: html`<button class="button" type="button" data-testid="cancel-login" @click=${cancel}>${words.cancel}</button>`,
  });
}
