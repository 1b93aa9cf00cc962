/** The little that a browser keeps in the open: its random name, and the marks of this tab. */
import type { Notes } from "./session";

const NAME = "facet-computer";
const MARKS = "facet-marks:";

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

/** Marks for review: gone with the tab, which is no harm. */
export const marksOfThisTab: Notes = {
  read(sessionId) {
    try {
      return JSON.parse(sessionStorage.getItem(MARKS + sessionId) ?? "[]") as string[];
    } catch (error) {
      if (error instanceof DOMException || error instanceof SyntaxError) return [];
      throw error;
    }
  },
  write(sessionId, marked) {
    try {
      sessionStorage.setItem(MARKS + sessionId, JSON.stringify(marked));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  },
};

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
