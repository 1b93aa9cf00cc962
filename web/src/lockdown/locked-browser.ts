/** The locked browser that an exam may ask for, as the exam app sees it. */

export interface LockedBrowser {
  /** What this browser can show of itself, for the server to judge. */
  evidence(): Promise<Readonly<Record<string, string>>>;
}
