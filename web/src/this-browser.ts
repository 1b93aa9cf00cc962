/** The little that a browser keeps in the open: its random name, and what was gone through in this tab. */
import type { PreparedHere, Read, ReadHere } from "./session";

const NAME = "facet-computer";
const PREPARED = "facet-prepared:";
const READ = "facet-read:";

/** A random name, so that a proctor can tell computers apart; null where the browser keeps nothing. */
export function nameOfThisComputer(): string | null {
  try {
    const known = localStorage.getItem(NAME);
    if (known !== null) return known;
    const fresh = crypto.randomUUID();
    localStorage.setItem(NAME, fresh);
    return fresh;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Where the tab cannot remember, the steps are gone through once more, which is no harm. */
export const preparedInThisTab: PreparedHere = {
  isPrepared: (login) => keptInThisTab(PREPARED + login) !== null,
  remember: (login) => {
    keepInThisTab(PREPARED + login, "yes");
  },
};

/** Where the tab cannot remember, what was read comes back after a reload, which is no harm either. */
export const readInThisTab: ReadHere = {
  recall(sessionId) {
    const kept = keptInThisTab(READ + sessionId);
    return kept === null ? null : (JSON.parse(kept) as Read);
  },
  remember: (sessionId, read) => {
    keepInThisTab(READ + sessionId, JSON.stringify(read));
  },
};

function keptInThisTab(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function keepInThisTab(name: string, value: string): void {
  try {
    sessionStorage.setItem(name, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Who looks at a preview has nothing to prepare. */
export const alwaysPrepared: PreparedHere = { isPrepared: () => true, remember: () => undefined };

/**
 * Ask the browser to keep what we store when its disk runs full. Only a request: it may say no, take its time or not
 * know the question, and the server's copy is the one that counts; so nobody waits for the answer.
 */
export function askToKeep(persist: () => Promise<boolean>): void {
  new Promise<boolean>((resolve) => {
    resolve(persist());
  }).catch((error: unknown) => {
    console.warn("this browser was not asked to keep answers", error);
  });
}

const PORTAL_TOKEN = "facet-portal-token";

/**
 * The token by which the portal knows that its own page opened a preview. It comes behind the `#`, which is sent to no
 * server, and leaves the address bar at once; a reload finds it in this tab.
 */
export function tokenOfThePortal(
  address: Pick<Location, "hash" | "pathname" | "search">,
  past: Pick<History, "replaceState">,
  tab: Pick<Storage, "getItem" | "setItem">,
): string {
  const given = address.hash.slice(1);
  if (!given) return tab.getItem(PORTAL_TOKEN) ?? "";
  tab.setItem(PORTAL_TOKEN, given);
  past.replaceState(null, "", address.pathname + address.search);
  return given;
}
