/** The exam app's front door: wires server, session and pages; no rules. */
import "./styles/index.css";
import "./pages/app";
import { keepAppHere, takeNewestApp } from "./app-shell";
import { noLockedBrowser } from "./lockdown";
import { guardThePage } from "./page-guard";
import { CachedParts, HttpServer, LineGone, PreviewServer, loadConfig, previewFrom, previewIn } from "./server";
import type { ExamServer, PreviewSource } from "./server";
import { CandidateSession, MemoryStore, ServerClock, browserTimers, firstWorkspace, holdTheOnlyTab, openComputerStore, steadyTime } from "./session";
import type { ComputerStore, PreparedHere, World } from "./session";
import { alwaysPrepared, askToKeep, nameOfThisComputer, preparedInThisTab, readInThisTab, tokenOfThePortal } from "./this-browser";
import { chooseTexts } from "./texts";

const CONFIG_RETRY_MS = 3_000;

const address = new URLSearchParams(location.search);
const language = address.get("lang") === "en" ? "en" : "nl";
const texts = chooseTexts(language);
const first = firstWorkspace(language);
const examId = address.get("preview");
/** The tool for exam makers puts an exam into the page itself. */
const inlined = document.getElementById("facet-preview")?.textContent;
const app = document.querySelector("facet-exam-app");

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

function world(server: ExamServer, store: ComputerStore, preparedHere: PreparedHere): World {
  const clock = new ServerClock(steadyTime, Date.now);
  return {
    server,
    store,
    clock,
    timers: browserTimers,
    random: Math.random,
    computer: nameOfThisComputer(),
    address: document.URL,
    lockedBrowser: noLockedBrowser,
    preparedHere,
    readHere: readInThisTab,
    firstWorkspace: first,
  };
}

/** Where nobody is logged in, move to the newest version of the app; tells whether the page has to load anew for it. */
async function isOutOfDate(store: ComputerStore): Promise<boolean> {
  const workers = "serviceWorker" in navigator && import.meta.env.PROD ? navigator.serviceWorker : undefined;
  const keeping = keepAppHere(workers);
  // Whoever is here for the first time has just loaded the newest, and waits for no worker: a filter may hold it up.
  if (!workers?.controller || (await store.currentLogin())) return false;
  const registration = await keeping;
  return registration !== null && takeNewestApp(registration);
}

/** Between two candidates the app may change, unless the next one is typing already. */
async function renewAtLogin(session: CandidateSession, store: ComputerStore): Promise<void> {
  const isTyping = () => [...document.querySelectorAll<HTMLInputElement>("input[type=text]")].some(({ value }) => value !== "");
  const isIdle = () => session.phase === "login" && !session.loginProblem && !isTyping();
  if (isIdle() && (await isOutOfDate(store)) && isIdle()) location.reload();
}

async function takeExam(): Promise<void> {
  await holdTheOnlyTab(navigator.locks, () => app?.showProblem("secondTab", texts));
  const store = await computerStore();
  const session = new CandidateSession(world(new HttpServer(await api(), new CachedParts(caches)), store, preparedInThisTab));
  app?.show(session, false);
  // Who asks for a language in the address means it, whatever the server kept.
  if (address.has("lang")) session.workspace.choose("language", language);
  guardThePage(session, window, history, () => document.querySelector<HTMLDialogElement>("dialog[open]"));
  if (await isOutOfDate(store)) {
    location.reload();
    return;
  }
  session.addEventListener("left", () => void renewAtLogin(session, store));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) session.flush();
    else session.wake();
  });
  window.addEventListener("online", () => {
    session.wake();
  });
  await session.resume();
}

async function preview(source: PreviewSource): Promise<void> {
  const session = new CandidateSession(world(new PreviewServer(source, first), new MemoryStore(), alwaysPrepared));
  app?.show(session, true);
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
