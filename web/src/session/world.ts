/** The browser and the server as the session sees them. */
import type { KeptWorkspace } from "../contract/delivery-api";
import type { LockedBrowser } from "../lockdown";
import type { ExamServer } from "../server/exam-server";
import type { ReadHere } from "./announcements";
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
  /** The address of this page. */
  readonly address: string;
  readonly lockedBrowser: LockedBrowser;
  readonly preparedHere: PreparedHere;
  readonly readHere: ReadHere;
  /** How somebody who arranged nothing yet sees the exam. */
  readonly firstWorkspace: KeptWorkspace;
}

/** Whether the steps before the waiting room were gone through in this tab; survives a reload. */
export interface PreparedHere {
  isPrepared(login: string): boolean;
  remember(login: string): void;
}
