/** A candidate, a computer and a server, for tests of a whole exam. */
import "fake-indexeddb/auto";

import { CandidateSession } from "../session/candidate-session";
import { openComputerStore } from "../session/outbox";
import type { ComputerStore } from "../session/outbox";
import { ServerClock } from "../session/time";
import { firstWorkspace } from "../session/workspace";
import { noLockedBrowser } from "../lockdown";
import { FakeServer, RUNNING, ReadInTest, TestTime } from "./fakes";

let days = 0;

export class ExamDay {
  /** Most tests begin where the steps before the waiting room are done. */
  prepared = true;
  readonly #prepared = { isPrepared: () => this.prepared, remember: () => undefined };
  readonly #read = new ReadInTest();

  private constructor(
    readonly store: ComputerStore,
    readonly time = new TestTime(),
    readonly server = new FakeServer(time),
  ) {}

  /** Begin with an empty computer. */
  static async begin(): Promise<ExamDay> {
    days += 1;
    return new ExamDay(await openComputerStore(`day-${days}`));
  }

  /** The same candidate and server, and an empty computer. */
  static async atAnotherComputer({ time, server }: ExamDay): Promise<ExamDay> {
    days += 1;
    return new ExamDay(await openComputerStore(`day-${days}`), time, server);
  }

  /** A browser tab; a second one is the same tab after a reload. */
  openTab(store = this.store): CandidateSession {
    const { server, time } = this;
    const clock = new ServerClock(time.now);
    return new CandidateSession({
      server,
      store,
      clock,
      timers: time,
      random: () => 0.5,
      computer: "PC",
      address: "https://facet.example/exam/",
      lockedBrowser: noLockedBrowser,
      preparedHere: this.#prepared,
      readHere: this.#read,
      firstWorkspace: firstWorkspace(),
    });
  }

  /** A tab in which the exam has been opened. */
  async running(store = this.store): Promise<CandidateSession> {
    this.server.live = { ...RUNNING, session_state: "ready", deadline_at: null };
    const session = this.openTab(store);
    await session.logIn("code", "name");
    await this.time.pass(100);
    return session;
  }

  /** The same tab after a reload, some time later. */
  async reloaded(milliseconds: number): Promise<CandidateSession> {
    const again = this.openTab();
    await again.resume();
    await this.time.pass(milliseconds);
    return again;
  }

  /** A moment as the server writes it. */
  inSeconds(seconds: number): string {
    return new Date(this.time.milliseconds + 1000 * seconds).toISOString();
  }
}

/** A response to an item of the fake exam. */
export const say = (text: string): { RESPONSE: string } => ({ RESPONSE: text });
