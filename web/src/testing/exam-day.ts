/** A candidate, a computer and a server, for tests of a whole exam. */
import "fake-indexeddb/auto";

import { CandidateSession } from "../session/candidate-session";
import { openComputerStore } from "../session/outbox";
import type { ComputerStore } from "../session/outbox";
import { ServerClock } from "../session/time";
import { FakeServer, RUNNING, TestTime } from "./fakes";

let days = 0;

export class ExamDay {
  readonly time = new TestTime();
  readonly server = new FakeServer(this.time);

  private constructor(readonly store: ComputerStore) {}

  /** Begin with an empty computer. */
  static async begin(): Promise<ExamDay> {
    days += 1;
    return new ExamDay(await openComputerStore(`day-${days}`));
  }

  /** A browser tab; a second one is the same tab after a reload. */
  openTab(store = this.store): CandidateSession {
    const { server, time } = this;
    const clock = new ServerClock(time.now);
    const notes = { read: () => [], write: () => undefined };
    return new CandidateSession({ server, store, clock, timers: time, random: () => 0.5, computer: "PC", notes });
  }

  /** A tab in which the exam has been opened. */
  async running(store = this.store): Promise<CandidateSession> {
    this.server.live = { ...RUNNING, session_state: "ready", deadline_at: null };
    const session = this.openTab(store);
    await session.logIn("code", "name");
    await this.time.pass(100);
    return session;
  }

  /** A moment as the server writes it. */
  inSeconds(seconds: number): string {
    return new Date(this.time.milliseconds + 1000 * seconds).toISOString();
  }
}

/** A response to an item of the fake exam. */
export const say = (text: string): { RESPONSE: string } => ({ RESPONSE: text });
