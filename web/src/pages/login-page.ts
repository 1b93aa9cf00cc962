/** The page where a candidate logs in, and the one to wait on for the proctor's yes. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";

import type { CandidateSession, LoginProblem } from "../session";
import type { Texts } from "../texts";
import { sheet } from "./sheet";
import { button } from "./sheet-parts";

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly missing: string;
  /** What was typed was refused, together with the other field. */
  readonly refused: boolean;
}

export function loginPage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.login;
  const why = session.loginProblem;
  const refused = why?.kind === "refused" && (why.reference === "login-refused" || why.reference === "input-invalid");
  return sheet({
    session,
    texts,
    name: "login",
    title: words.title,
    body: [],
    below: html`
      ${why ? problem(why, texts) : nothing}
      <form class="form" novalidate @submit=${(event: SubmitEvent) => void send(event, session)}>
        ${field({ name: "access_code", label: words.accessCode, hint: words.accessCodeHint, missing: words.accessCodeMissing, refused })}
        ${field({ name: "login_name", label: words.loginName, hint: words.loginNameHint, missing: words.loginNameMissing, refused })}
        <p class="hint">${words.forgiving}</p>
        <button class="button primary" type="submit" data-testid="log-in" aria-disabled=${String(session.busy)}>
          ${session.busy ? words.busy : words.button}
        </button>
      </form>
    `,
  });
}

function field({ name, label, hint, missing, refused }: Field): TemplateResult {
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <span class="hint" id=${`${name}-hint`}>${hint}</span>
      <p class="field-error" id=${`${name}-missing`} role="alert" data-testid=${`missing-${name}`} hidden>${missing}</p>
      <input
        id=${name}
        name=${name}
        data-testid=${name}
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
        aria-invalid=${refused ? "true" : nothing}
        aria-describedby=${[`${name}-hint`, `${name}-missing`, refused ? "login-problem" : ""].join(" ").trim()}
        @input=${(event: Event) => { tellMissing(event.target as HTMLInputElement, false); }}
      />
    </div>
  `;
}

function problem(why: LoginProblem, texts: Texts): TemplateResult {
  const words = texts.login;
  const wasRefused = why.kind === "line" || why.kind === "refused";
  return html`
    <div class=${why.kind === "notMe" ? "notice" : "notice warning"} id="login-problem" role="alert" data-testid="login-problem">
      ${wasRefused ? html`<strong>${words.problem}</strong>` : nothing} ${sentenceOf(why, texts)}
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
  if (session.busy) return;
  const inputs = [...(event.target as HTMLFormElement).querySelectorAll("input")];
  const missing = inputs.filter(({ value }) => value.trim() === "");
  for (const input of inputs) tellMissing(input, missing.includes(input));
  missing[0]?.focus();
  const [accessCode, loginName] = inputs.map(({ value }) => value);
  if (missing.length === 0) await session.logIn(accessCode ?? "", loginName ?? "");
}

/** Say beside a field that nothing was filled in, or no longer. */
function tellMissing(input: HTMLInputElement, missing: boolean): void {
  input.closest(".field")?.querySelector(".field-error")?.toggleAttribute("hidden", !missing);
  if (missing) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

export function proctorPage(session: CandidateSession, texts: Texts): TemplateResult {
  const words = texts.proctor;
  const cancel = () => {
    session.cancelLogin();
  };
  const below = button("cancel-login", words.cancel, cancel);
  return sheet({ session, texts, name: "proctor", title: words.title, body: [words.body, words.next], below });
}
