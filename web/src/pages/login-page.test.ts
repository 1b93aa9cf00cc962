// @vitest-environment happy-dom
import { render } from "lit";
import { describe, expect, test } from "vitest";

import { ServerFault, ServerRefusal } from "../server/exam-server";
import { ExamDay } from "../testing/exam-day";
import { DrawnPage } from "../testing/pages";
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

describe("the fields of the login page", () => {
  /** A login page on which nothing was typed but these values. */
  async function typed(values: Record<string, string>): Promise<{ page: DrawnPage; day: ExamDay }> {
    const day = await ExamDay.begin();
    const session = day.openTab();
    const page = new DrawnPage(() => loginPage(session, nl));
    for (const [name, value] of Object.entries(values)) (page.part(name) as HTMLInputElement).value = value;
    page.part("log-in")?.closest("form")?.requestSubmit();
    await day.time.pass(10);
    return { page, day };
  }

  test("each say what is missing, and nothing is asked of the server", async () => {
    const { page, day } = await typed({ access_code: "K7M" });

    expect(page.part("missing-access_code")?.hidden).toBe(true);
    expect(page.part("missing-login_name")?.hidden).toBe(false);
    expect(page.part("login_name")?.getAttribute("aria-invalid")).toBe("true");
    expect(day.server.requests).toEqual([]);
  });

  test("are sent when both are filled in", async () => {
    const { day } = await typed({ access_code: "k7m 2qx", login_name: "anna1" });

    expect(day.server.requests).toMatchObject([{ access_code: "K7M2QX", login_name: "ANNA1" }]);
  });
});
