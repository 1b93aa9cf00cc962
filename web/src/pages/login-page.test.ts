// @vitest-environment happy-dom
import { render } from "lit";
import { describe, expect, test } from "vitest";

import { ServerFault, ServerRefusal } from "../server/exam-server";
import { ExamDay } from "../testing/exam-day";
import { nl } from "../texts/nl";
import { loginPage } from "./login-page";

const STAFF = "Zin voor een medewerker.";

/** What the login page says after a login that ended so. */
async function saidAfter(error: Error): Promise<string> {
  const day = await ExamDay.begin();
  const session = day.openTab();
  day.server.logIn = () => Promise.reject(error);
  await session.logIn("code", "name");
  const page = document.createElement("div");
  render(loginPage(session, nl), page);
  return page.querySelector('[data-testid="login-problem"]')?.textContent ?? "";
}

describe("the login page", () => {
  test.each<[string, Error, string | undefined]>([
    ["a reason that we know", new ServerRefusal(403, "login-refused", STAFF), nl.refusals["login-refused"]],
    ["a reason that we do not know", new ServerRefusal(409, "something-new", STAFF), nl.refusals.other],
    ["a fault of the server", new ServerFault("fault"), nl.refusals.fault],
  ])("says in a sentence for the candidate that a login failed for %s", async (_, error, sentence) => {
    const said = await saidAfter(error);

    expect(said).toContain(sentence);
    expect(said).not.toContain(STAFF);
  });
});
