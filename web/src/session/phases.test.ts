import { describe, expect, test } from "vitest";

import { RUNNING } from "../testing/fakes";
import { isOutOfTime, phaseAfter } from "./phases";
import type { Phase } from "./phases";

const OPENED = { step: null, opened: true, submitAsked: false, waiting: 0, timeUp: false };

const GROUPS = ["planned", "distributed", "released", "blocked", "closed", "released_for_scoring", "scored", "reported", "cancelled"];
const SESSIONS = ["planned", "ready", "running", "interrupted", "submitted", "terminated", "absent"];

const WHILE_RELEASED: Record<string, Phase> = {
  planned: "starting",
  ready: "starting",
  running: "running",
  interrupted: "interrupted",
  absent: "closed",
};

const NOT_RELEASED: Record<string, Phase> = { planned: "waiting", distributed: "waiting", blocked: "blocked", cancelled: "cancelled" };

/** What a candidate with an opened exam sees, for every pair of group and session state. */
function expected(group: string, session: string): Phase | undefined {
  if (session === "terminated" || session === "submitted") return session;
  return group === "released" ? WHILE_RELEASED[session] : (NOT_RELEASED[group] ?? "closed");
}

describe("the phase of a candidate", () => {
  test.each(GROUPS.flatMap((group) => SESSIONS.map((session) => [group, session] as const)))(
    "follows from group %s and session %s",
    (group_state, session_state) => {
      const phase = phaseAfter({ ...RUNNING, group_state, session_state }, OPENED);

      expect(phase).toBe(expected(group_state, session_state));
    },
  );

  test("is starting until the exam has been opened in this browser", () => {
    expect(phaseAfter(RUNNING, { ...OPENED, opened: false })).toBe("starting");
  });

  test("is moved before anything else once a newer login took over", () => {
    expect(phaseAfter({ ...RUNNING, moved: true, group_state: "closed" }, OPENED)).toBe("moved");
  });

  test.each([
    ["released", "running", "timeUp"],
    ["blocked", "running", "blocked"],
    ["released", "interrupted", "interrupted"],
    ["released", "submitted", "submitted"],
  ])("once the time is up, with group %s and session %s, is %s", (group_state, session_state, phase) => {
    expect(phaseAfter({ ...RUNNING, group_state, session_state }, { ...OPENED, timeUp: true })).toBe(phase);
  });

  test("stays submitting until the submit is acknowledged, whatever the server still says", () => {
    expect(phaseAfter(RUNNING, { ...OPENED, submitAsked: true, waiting: 1 })).toBe("submitting");
  });

  test("is not submitted while answers still wait on this computer", () => {
    expect(phaseAfter({ ...RUNNING, session_state: "submitted" }, { ...OPENED, waiting: 2 })).toBe("submitting");
  });
});

describe("the end of a candidate's time", () => {
  const AT_DEADLINE = { ...RUNNING, server_time: "2026-05-15T08:00:00.000Z" };

  test("is there when the server's own time reaches the deadline of a running session", () => {
    expect(isOutOfTime(AT_DEADLINE)).toBe(true);
  });

  test.each([
    ["a second before", { server_time: "2026-05-15T07:59:59.000Z" }],
    ["while the group is blocked", { group_state: "blocked" }],
    ["while the session is interrupted", { session_state: "interrupted" }],
    ["where a newer login took over", { moved: true }],
    ["before the start", { deadline_at: null }],
  ])("is not there %s", (_, change) => {
    expect(isOutOfTime({ ...AT_DEADLINE, ...change })).toBe(false);
  });
});
