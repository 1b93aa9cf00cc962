/**
 * The phases of the exam app, as a function of what the server tells and what this browser holds.
 *
 *   opening -> checking -> login -> proctor -> welcome -> instructions -> sound -> waiting -> starting -> running <-> overview -> submitting -> submitted
 *                                                                          ^                    |  ^
 *                                                                          +---- blocked, interrupted, timeUp, needsServer (and back)
 *   from everywhere: moved, terminated, closed, cancelled; damaged where the exam cannot be opened, outdated where this app
 *   does not know its format
 */
import type { Live } from "../contract/delivery-api";
import type { Step } from "./preparation";

export type Phase =
  | "opening"
  | "checking"
  | "refusedBrowser"
  | "login"
  | "proctor"
  | Step
  | "waiting"
  | "starting"
  | "running"
  | "overview"
  | "needsServer"
  | "blocked"
  | "interrupted"
  | "timeUp"
  | "submitting"
  | "submitted"
  | "terminated"
  | "closed"
  | "cancelled"
  | "moved"
  | "damaged"
  | "outdated";

/** What this browser knows by itself. */
export interface Facts {
  /** What the candidate has to go through before the waiting room. */
  readonly step: Step | null;
  /** The exam is decrypted and can be shown. */
  readonly opened: boolean;
  /** A submit waits for its acknowledgement. */
  readonly submitAsked: boolean;
  /** Entries that the server has not acknowledged. */
  readonly waiting: number;
  /** The deadline that the server told last is reached, by the server's clock as this browser knows it. */
  readonly timeUp: boolean;
}

const BEFORE_RELEASE = new Set(["planned", "distributed"]);
const UNDER_WAY = new Set([...BEFORE_RELEASE, "released", "blocked"]);

/** Tell whether this browser has an exam that it cannot show; asking the server again does not help. */
export function isUnreadable(phase: Phase): boolean {
  return phase === "damaged" || phase === "outdated";
}

/** Tell in which phase the candidate is now. */
export function phaseAfter(live: Live, facts: Facts): Phase {
  return phaseOfEnd(live, facts) ?? phaseOfGroup(live, facts);
}

function phaseOfEnd(live: Live, facts: Facts): Phase | null {
  if (live.moved) return "moved";
  if (live.session_state === "terminated") return "terminated";
  if (live.session_state === "submitted") return facts.waiting > 0 ? "submitting" : "submitted";
  return facts.submitAsked ? "submitting" : null;
}

/**
 * Tell whether the server itself says that the candidate's time is over. A clock in the browser may only lock the exam:
 * while it had no connection the proctor may have stopped the time, or given more of it.
 */
export function isOutOfTime(live: Live): boolean {
  const runs = !live.moved && live.group_state === "released" && live.session_state === "running";
  return runs && live.deadline_at !== null && Date.parse(live.server_time) >= Date.parse(live.deadline_at);
}

/** Tell whether nobody works here any more, so that only the last answers still have to be brought home. */
export function isOver(live: Live): boolean {
  return live.moved || !UNDER_WAY.has(live.group_state);
}

/** Tell whether the candidate is done for good: nothing opens this exam again. */
export function hasEnded({ session_state: state }: Live): boolean {
  return state === "submitted" || state === "terminated";
}

function phaseOfGroup(live: Live, facts: Facts): Phase {
  if (BEFORE_RELEASE.has(live.group_state)) return facts.step ?? "waiting";
  if (live.group_state === "blocked" || live.group_state === "cancelled") return live.group_state;
  if (live.group_state !== "released") return "closed";
  if (live.session_state === "interrupted") return "interrupted";
  if (live.session_state === "absent") return "closed";
  return phaseOfWork(live, facts);
}

function phaseOfWork(live: Live, facts: Facts): Phase {
  if (live.session_state !== "running") return facts.step ?? "starting";
  if (!facts.opened) return "starting";
  return facts.timeUp ? "timeUp" : "running";
}
