/** One admitted login: presence, start, answers and submit of one candidate at this computer. */
import type { Admitted, Live, Presence } from "../contract/delivery-api";
import type { ItemResponse } from "../contract/delivery-format";
import { ExamDamaged, ExamUnknown, LineGone, ServerRefusal } from "../server/exam-server";
import { Heartbeat, beatOf } from "./heartbeat";
import { LastTold } from "./last-told";
import { Outbox, retryDelay } from "./outbox";
import type { KeptLogin } from "./outbox";
import { fetchAhead, openSitting } from "./opening";
import { isOutOfTime, isOver, isUnreadable, phaseAfter } from "./phases";
import type { Phase } from "./phases";
import { Preparation } from "./preparation";
import type { Sitting } from "./sitting";
import type { Workspace } from "./workspace";
import type { World } from "./world";

interface Hooks {
  readonly changed: () => void;
  /** The server does not know this login any more: the token is no longer valid, or the session is gone. */
  readonly lost: (why: "expired" | "gone") => void;
}

export class Attendance {
  phase: Phase = "opening";
  live: Live | null = null;
  sitting: Sitting | null = null;
  connected = true;
  readonly outbox: Outbox;
  readonly preparation: Preparation;
  readonly #heartbeat: Heartbeat;
  #closed = false;
  #starting = false;
  #failures = 0;
  readonly #told = new LastTold();

  private constructor(
    private readonly world: World,
    readonly login: KeptLogin,
    kept: Awaited<ReturnType<World["store"]["load"]>>,
    private readonly workspace: Workspace,
    private readonly hooks: Hooks,
  ) {
    const { manifest, session_id } = login.admitted;
    const here = `${session_id} ${login.epoch.lease}.${login.epoch.login}`;
    this.preparation = new Preparation(manifest.has_sound, world.preparedHere.isPrepared(here), () => {
      world.preparedHere.remember(here);
    });
    this.outbox = new Outbox(
      {
        store: world.store,
        deliver: (batch) => this.#deliver(batch),
        timers: world.timers,
        stamp: () => world.clock.stamp(),
        now: () => world.clock.now(),
        random: world.random,
        changed: () => {
          this.#settle();
        },
      },
      login,
      kept,
    );
    this.#heartbeat = new Heartbeat(world.timers, () => this.#beat(), () => this.#untilNextBeat());
  }

  /** A candidate who was just let in. */
  static async begin(world: World, admitted: Admitted, workspace: Workspace, hooks: Hooks): Promise<Attendance> {
    const login = await world.store.beginLogin(admitted);
    world.clock.learn(admitted.live.server_time);
    workspace.adopt(admitted.workspace);
    const attendance = new Attendance(world, login, await world.store.load(), workspace, hooks);
    attendance.outbox.takeOver();
    attendance.live = admitted.live;
    return attendance;
  }

  /** The same login after a reload. */
  static async resume(world: World, login: KeptLogin, workspace: Workspace, hooks: Hooks): Promise<Attendance> {
    workspace.adopt(login.admitted.workspace);
    return new Attendance(world, login, await world.store.load(), workspace, hooks);
  }

  /** Begin: fetch the exam while it is still locked, tell that we are here, send what was left. */
  enter(): void {
    void fetchAhead(this.world, this.login.admitted.manifest, () => !this.#closed && !this.sitting);
    this.outbox.flush();
    if (this.live) this.#settle();
    void this.#heartbeat.now();
  }

  /** Keep an answer. The proctor hears soon how many there are. */
  answer(itemId: string, response: ItemResponse): void {
    const before = this.sitting?.answered;
    this.sitting?.answer(itemId, response);
    this.outbox.record(itemId, response);
    if (this.sitting?.answered !== before) this.#heartbeat.later();
  }

  /** The candidate went to another item: what was typed goes now, with the new place. */
  moveTo(): void {
    if (this.outbox.unsent > 0) this.outbox.flush();
    else void this.#heartbeat.now();
  }

  /** The candidate has done the step before the waiting room that is on the screen. */
  goOn(): void {
    this.preparation.goOn();
    this.#settle();
  }

  /** The workspace changed: the server hears it soon. */
  rearranged(): void {
    if (this.workspace.untold) this.#heartbeat.later();
  }

  submit(): void {
    if (this.phase === "running") this.#handIn();
  }

  /** Milliseconds to the deadline by the server's clock, 0 once it is reached; null before the start. */
  get millisecondsLeft(): number | null {
    const deadline = this.live?.deadline_at;
    return deadline ? Math.max(0, Date.parse(deadline) - this.world.clock.now()) : null;
  }

  /** Time passed: at the deadline the exam is locked, and the server is asked at once what applies now. */
  tick(): void {
    if (this.phase === "running" && this.millisecondsLeft === 0) this.#settle();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#heartbeat.stop();
    await this.outbox.close();
  }

  #presence(): Presence {
    const { waiting } = this.outbox;
    const told = { waiting, client_time: this.world.clock.stamp(), workspace: this.workspace.untold };
    const nowhere = { item_id: null, number: null, answered: 0, total: this.login.admitted.total_items };
    return { ...(this.sitting?.whereabouts ?? nowhere), ...told };
  }

  /** Presence rides with a batch when it is due, so that a save and a sign of life are one call. */
  #presenceIfDue(): Presence | null {
    const presence = this.#presence();
    const now = this.world.clock.now();
    // Where nobody works any more, the answer to a batch is how we hear that everything is home.
    const due = this.#told.isDue(presence, now) || (this.live !== null && isOver(this.live));
    if (due) this.#told.trying(now);
    return due ? presence : null;
  }

  #toldOf(presence: Presence): void {
    this.#told.note(presence, this.world.clock.now());
    this.workspace.told(presence.workspace);
    this.#heartbeat.later();
  }

  #untilNextBeat(): number {
    const regular = beatOf(this.phase);
    if (!this.connected) return regular;
    const news = { answered: this.sitting?.answered ?? 0, workspace: this.workspace.untold };
    return this.#told.waitFor(news, regular, this.world.clock.now());
  }

  async #beat(): Promise<void> {
    const presence = this.#presence();
    this.#told.trying(this.world.clock.now());
    const live = await this.#ask(() => this.world.server.reportPresence(this.login.token, presence));
    if (!live) return;
    this.#toldOf(presence);
    this.#obey(live);
  }

  async #deliver(batch: string): Promise<number> {
    const presence = this.#presenceIfDue();
    try {
      const { acknowledged_seq, live } = await this.world.server.deliverBatch(this.login.token, batch, presence);
      this.#reached(true);
      if (presence) this.#toldOf(presence);
      if (live) this.#obey(live);
      return acknowledged_seq;
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  /** Ask the server something; null where it could not be reached or refused. */
  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer | null> {
    try {
      const answer = await question();
      this.#reached(true);
      return answer;
    } catch (error) {
      if (error instanceof ServerRefusal && error.status === 404) this.#lose("gone");
      if (!this.#failed(error)) throw error;
      return null;
    }
  }

  /** Take note of a failed call; tells whether it was one we expect. */
  #failed(error: unknown): boolean {
    this.#reached(!(error instanceof LineGone));
    if (error instanceof ServerRefusal && error.status === 401) this.#lose("expired");
    return error instanceof LineGone || error instanceof ServerRefusal;
  }

  #lose(why: "expired" | "gone"): void {
    if (!this.#closed) this.hooks.lost(why);
  }

  #reached(connected: boolean): void {
    const isBack = connected && !this.connected;
    this.connected = connected;
    if (isBack) this.outbox.flush();
    this.hooks.changed();
  }

  #obey(live: Live): void {
    if (this.#closed) return;
    this.world.clock.learn(live.server_time);
    this.live = live;
    this.#settle();
    if (this.phase === "timeUp" && isOutOfTime(live)) this.#handIn();
    if (live.safely_home && this.outbox.waiting === 0) this.#goHome();
  }

  #handIn(): void {
    this.outbox.submit();
    this.#settle();
  }

  /** Nothing of this session needs this browser any more. */
  #goHome(): void {
    this.#heartbeat.stop();
    void this.world.store.removeAcknowledged().catch((error: unknown) => {
      console.error("what is safely home could not be removed here", error);
    });
  }

  /** Show the phase that follows from what is known now. */
  #settle(): void {
    if (this.#closed) return;
    const before = this.phase;
    this.phase = this.#phaseNow();
    if (this.phase !== before) this.#turn(before);
    if (this.phase === "starting" && !this.#starting) void this.#start();
    this.hooks.changed();
  }

  #phaseNow(): Phase {
    const { submitAsked, sendable: waiting } = this.outbox;
    if (isUnreadable(this.phase)) return this.phase;
    if (!this.live) return submitAsked ? "submitting" : this.phase;
    const timeUp = this.millisecondsLeft === 0;
    return phaseAfter(this.live, { step: this.preparation.step, opened: this.sitting !== null, submitAsked, waiting, timeUp });
  }

  #turn(before: Phase): void {
    const hasStarted = before === "starting" && this.phase === "running";
    if (this.phase === "timeUp") this.outbox.flush();
    if (hasStarted || this.phase === "timeUp") void this.#heartbeat.now();
    else this.#heartbeat.later();
  }

  async #start(): Promise<void> {
    this.#starting = true;
    try {
      const live = await this.#ask(() => this.#open());
      this.#failures = live ? 0 : this.#failures + 1;
      if (live) this.#obey(live);
    } catch (error) {
      if (!(error instanceof ExamDamaged)) throw error;
      console.error(error);
      this.phase = error instanceof ExamUnknown ? "outdated" : "damaged";
      this.hooks.changed();
    }
    this.world.timers.after(retryDelay(this.#failures, this.world.random()), () => {
      this.#starting = false;
      if (this.phase === "starting") this.#settle();
    });
  }

  async #open(): Promise<Live> {
    const { live, sitting } = await openSitting(this.world, this.login, this.outbox, this.workspace);
    this.sitting ??= sitting;
    return live;
  }
}
