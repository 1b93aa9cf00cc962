/**
 * Keeps the app on this computer by its service worker, and moves to a newer version where nobody is in an exam.
 *
 * A browser without service workers simply works as before.
 */
import { TAKE_NEWEST } from "./service-worker/message";

/** Nobody waits longer than this for a newer version. */
const PATIENCE_MS = 6_000;

type Workers = Pick<ServiceWorkerContainer, "register" | "controller">;

/** Have the app kept; null where this browser cannot. */
export async function keepAppHere(workers: Workers | undefined): Promise<ServiceWorkerRegistration | null> {
  try {
    return (await workers?.register(new URL("service-worker.js", document.baseURI))) ?? null;
  } catch (error) {
    console.warn("this browser does not keep the app", error);
    return null;
  }
}

/**
 * Move to the newest version of the app, if there is one. Only where nobody is logged in.
 *
 * @returns whether the page has to load anew to show it.
 */
export async function takeNewestApp(registration: ServiceWorkerRegistration, ask = askWorker, patienceMs = PATIENCE_MS): Promise<boolean> {
  let isTooLate = false;
  const tooLate = new Promise<boolean>((resolve) => {
    setTimeout(() => {
      isTooLate = true;
      resolve(false);
    }, patienceMs);
  });
  // Who was not waited for may be in an exam by now, and a reload must show the same version.
  return Promise.race([newestOf(registration, () => (isTooLate ? Promise.resolve(false) : ask())), tooLate]);
}

async function newestOf(registration: ServiceWorkerRegistration, ask: () => Promise<boolean>): Promise<boolean> {
  try {
    await registration.update();
  } catch (error) {
    // No network, or a server that is not there: the app stays as it is.
    console.warn("no newer app was found", error);
  }
  const coming = registration.installing ?? registration.waiting;
  if (coming) await settled(coming);
  return ask();
}

/** Wait until a new worker is in its place, or was thrown away. */
function settled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === "activated" || worker.state === "redundant") resolve();
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** The service worker answers this itself; without one it goes to a server that does not know it. */
async function askWorker(): Promise<boolean> {
  try {
    const answer = await fetch(new URL(TAKE_NEWEST, document.baseURI), { method: "POST" });
    return answer.ok && (await answer.json()) === true;
  } catch (error) {
    console.warn("no service worker answers", error);
    return false;
  }
}
