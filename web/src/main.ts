/** The exam app's front door: wires server, session and pages; no rules. */
import "./styles/index.css";
import "./pages/app";
import { HttpServer, LineGone, PreviewServer, loadConfig, previewFrom, previewIn } from "./server";
import type { ExamServer, PreviewSource } from "./server";
import { CandidateSession, MemoryStore, ServerClock, browserTimers, holdTheOnlyTab, openComputerStore, steadyTime } from "./session";
import type { ComputerStore, World } from "./session";
import { askToKeep, marksOfThisTab, nameOfThisComputer, tokenOfThePortal } from "./this-browser";
import { chooseTexts } from "./texts";

const CONFIG_RETRY_MS = 3_000;

const address = new URLSearchParams(location.search);
const texts = chooseTexts(address.get("lang"));
const examId = address.get("preview");
/** The tool for exam makers puts an exam into the page itself. */
const inlined = document.getElementById("facet-preview")?.textContent;
const app = document.querySelector("facet-exam-app");
document.documentElement.lang = texts.language;

async function api(): Promise<string> {
  for (;;) {
    try {
      return (await loadConfig()).api;
    } catch (error) {
      if (!(error instanceof LineGone)) throw error;
      await new Promise((resolve) => setTimeout(resolve, CONFIG_RETRY_MS));
    }
  }
}

async function computerStore(): Promise<ComputerStore> {
  askToKeep(() => navigator.storage.persist());
  try {
    return await openComputerStore();
  } catch (error) {
    console.error("this browser keeps nothing", error);
    return new MemoryStore();
  }
}

function world(server: ExamServer, store: ComputerStore): World {
  const clock = new ServerClock(steadyTime);
  return {
    server,
    store,
    clock,
    timers: browserTimers,
    random: Math.random,
    computer: nameOfThisComputer(),
    notes: marksOfThisTab,
  };
}

async function takeExam(): Promise<void> {
  await holdTheOnlyTab(navigator.locks, () => app?.showProblem("secondTab", texts));
  const session = new CandidateSession(world(new HttpServer(await api()), await computerStore()));
  app?.show(session, texts, false);
  document.addEventListener("visibilitychange", () => {
    session.flush();
  });
  window.addEventListener("online", () => {
    session.flush();
  });
  await session.resume();
}

async function preview(source: PreviewSource): Promise<void> {
  const session = new CandidateSession(world(new PreviewServer(source), new MemoryStore()));
  app?.show(session, texts, true);
  await session.logIn("", "");
  if (session.loginProblem) app?.showProblem("noPreview", texts);
}

// Both are missing on a page that is not served over HTTPS.
if (!("subtle" in crypto) || !("locks" in navigator)) app?.showProblem("unsuitable", texts);
else if (inlined) await preview(previewIn(inlined));
else if (examId === null) await takeExam();
else {
  const formId = address.get("form") ?? "";
  await preview(previewFrom(await api(), { examId, formId, token: tokenOfThePortal(location, history, sessionStorage) }));
}
