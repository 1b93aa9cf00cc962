/** The browser and the server as the session sees them. */
import type { ExamServer } from "../server/exam-server";
import type { ComputerStore } from "./outbox";
import type { ServerClock, Timers } from "./time";

/** What the session needs of the browser. */
export interface World {
  readonly server: ExamServer;
  readonly store: ComputerStore;
  readonly timers: Timers;
  readonly clock: ServerClock;
  readonly random: () => number;
  /** A random name that this browser keeps. */
  readonly computer: string | null;
  readonly notes: Notes;
}

/** Small things that survive a reload of this tab and are nobody's secret. */
export interface Notes {
  read(sessionId: string): readonly string[];
  write(sessionId: string, marked: readonly string[]): void;
}
