/** One admitted login: presence, start, answers and submit of one candidate at this computer. */
import type { Admitted, Live } from "../contract/delivery-api";
import type { ItemResponse } from "../contract/delivery-format";
import { ExamDamaged, ExamUnknown } from "../server/exam-server";
import { Attempts } from "./attempts";
import { Heartbeat, WAITING_BEAT_MS, beatOf } from "./heartbeat";
import { Line } from "./line";
import type { Lost } from "./line";
import { Newest } from "./newest";
import { fetchAhead, openKept, openSitting } from "./opening";
import type { AtHand, FetchProgress } from "./opening";
import { Outbox } from "./outbox";
import type { KeptLogin } from "./outbox";
import { hasEnded, isOutOfTime, isOver, isUnreadable, phaseAfter } from "./phases";
import type { Phase } from "./phases";
import { preparationOf } from "./preparation";
import type { Preparation } from "./preparation";
import { Resumption } from "./resumption";
import type { Sitting } from "./sitting";
import { Telling } from "./telling";
import type { Workspace } from "./workspace";
import type { World } from "./world";

/** Who has all that it takes to go on waits no longer for a server that may not be there. */
const PATIENCE_MS = 3_000;

interface Hooks {
  readonly changed: () => void;
  /** The server does not know this login any more: the token is no longer valid, or the session is gone. */
  readonly lost: (why: Lost) => void;
}

export class Attendance {
  phase: Phase = "opening";
  live: Live | null = null;
  sitting: Sitting | null = null;
  /** How far the fetching of the exam is; null as long as it has not begun. */
  fetchProgress: FetchProgress | null = null;
  readonly outbox: Outbox;
  readonly preparation: Preparation;
  readonly #line: Line;
  readonly #telling: Telling;
  readonly #heartbeat: Heartbeat;
  /** What applies was told by this computer, not by the server. */
  #alone = false;
  #closed = false;
  readonly #newest = new Newest();
  readonly #starts: Attempts;

  private constructor(
    private readonly world: World,
    readonly login: KeptLogin,
    kept: Awaited<ReturnType<World["store"]["load"]>>,
    private readonly workspace: Workspace,
    private readonly resumption: Resumption,
    private readonly hooks: Hooks,
  ) {
    const { clock } = world;
    this.preparation = preparationOf(world, login);
    this.#starts = new Attempts(world, () => { if (this.phase === "starting") this.#settle(); });
    this.#line = new Line({
      back: () => { this.outbox.flush(); },
      away: () => { this.#goOnAlone(); },
      changed: hooks.changed,
      lost: (why) => { if (!this.#closed) hooks.lost(why); },
    });
    this.outbox = new Outbox(
      {
        ...world,
        deliver: (batch) => this.#deliver(batch),
        stamp: () => clock.stamp(),
        now: () => clock.now(),
        changed: () => { this.#settle(); },
      },
      login,
      kept,
    );
    this.#telling = new Telling({ clock, outbox: this.outbox, workspace, totalItems: login.admitted.total_items, sitting: () => this.sitting });
    this.#heartbeat = new Heartbeat(world.timers, {
      beat: () => this.#beat(),
      interval: () => this.#untilNextBeat(),
      // Without a connection a sign of life is how we hear that it is back.
      goesAlong: () => this.connected && this.#telling.goesAlong,
    });
  }

  /** A candidate who was just let in. */
  static async begin(world: World, admitted: Admitted, workspace: Workspace, hooks: Hooks): Promise<Attendance> {
    const login = await world.store.beginLogin(admitted);
    world.clock.learn(admitted.live.server_time);
    workspace.adopt(admitted.workspace);
    const attendance = new Attendance(world, login, await world.store.load(), workspace, Resumption.fresh(world), hooks);
    attendance.outbox.takeOver();
    attendance.live = admitted.live;
    return attendance;
  }

  /** The same login after a reload. */
  static async resume(world: World, login: KeptLogin, workspace: Workspace, hooks: Hooks): Promise<Attendance> {
    const resumption = await Resumption.kept(world);
    const { place } = resumption;
    if (place) workspace.restore(place.workspace, place.workspace_told);
    else workspace.adopt(login.admitted.workspace);
    return new Attendance(world, login, await world.store.load(), workspace, resumption, hooks);
  }

  /** False while the last call did not reach the server. */
  get connected(): boolean {
    return this.#line.connected;
  }

  /** Begin: fetch the exam while it is still locked, tell that we are here, send what was left. */
  enter(): void {
    if (!this.resumption.hasEnded) void fetchAhead(this.#atHand, this.login.admitted.manifest, () => !this.#closed && !this.sitting);
    this.outbox.flush();
    if (this.live) this.#settle();
    else this.world.timers.after(PATIENCE_MS, () => { this.#goOnAlone(); });
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
    this.#keepPlace();
    this.outbox.flush();
    this.#heartbeat.soon();
  }

  /** The candidate has done the step before the waiting room that is on the screen. */
  goOn(): void {
    this.preparation.goOn();
    this.#settle();
  }

  /** The workspace changed: the server hears it soon. */
  rearranged(): void {
    this.#keepPlace();
    if (this.workspace.untold) this.#heartbeat.later();
  }

  submit(): void {
    if (this.phase === "running") this.#handIn();
  }

  /** Milliseconds to the deadline by the server's clock, 0 once it is reached; null before the start. */
  get millisecondsLeft(): number | null {
    const deadline = this.live?.deadline_at;
    return deadline ? Math.max(0, Date.parse(deadline) - this.world.clock.latest()) : null;
  }

  /** Time passed: at the deadline the exam is locked, and the server is asked at once what applies now. */
  tick(): void {
    if (this.world.clock.look()) this.wake();
    if (this.phase === "running" && this.millisecondsLeft === 0) this.#settle();
  }

  /** The computer slept, or its network may be back: what waits goes now, and the server is asked what applies. */
  wake(): void {
    this.#keepPlace();
    this.outbox.flush();
    void this.#heartbeat.now();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#heartbeat.stop();
    await this.outbox.close();
    await this.resumption.end();
  }

  #untilNextBeat(): number {
    if (this.connected) return this.#telling.wait(beatOf(this.phase));
    return this.login.admitted.manifest.server_needed ? WAITING_BEAT_MS : beatOf(this.phase);
  }

  async #beat(): Promise<void> {
    const presence = this.#telling.next();
    const isNews = this.#newest.asking();
    const live = await this.#line.ask(() => this.world.server.reportPresence(this.login.token, presence));
    if (!live) return;
    this.#telling.told(presence);
    if (isNews(live)) this.#obey(live);
  }

  async #deliver(batch: string): Promise<number> {
    // Where nobody works any more, the answer to a batch is how we hear that everything is home.
    const presence = this.#telling.rideAlong(this.live !== null && isOver(this.live));
    const isNews = this.#newest.asking();
    const { acknowledged_seq, live } = await this.#line.carry(() => this.world.server.deliverBatch(this.login.token, batch, presence));
    // A presence that the server did not understand costs no answer: it leaves that out, and tells nothing.
    if (presence && live) {
      this.#telling.told(presence);
      this.#heartbeat.later();
    }
    if (live && isNews(live)) this.#obey(live);
    return acknowledged_seq;
  }

  #obey(live: Live): void {
    if (this.#closed) return;
    this.world.clock.learn(live.server_time);
    this.live = live;
    this.#alone = false;
    this.#keepPlace();
    this.#settle();
    if (this.phase === "timeUp" && isOutOfTime(live)) this.#handIn();
    if (!live.safely_home || this.outbox.waiting > 0) return;
    this.#heartbeat.stop();
    void this.resumption.leaveNothing();
  }

  /** No server answers, but what applied last is kept here: go on from that until the server is heard. */
  #goOnAlone(): void {
    const { place } = this.resumption;
    if (this.live || !place || this.#closed) return;
    this.world.clock.recall(place.server_ahead);
    this.live = place.live;
    this.#alone = true;
    this.#settle();
  }

  #keepPlace(): void {
    if (this.live) this.resumption.keepPlace(this.live, this.sitting, this.workspace);
  }

  #handIn(): void {
    this.outbox.submit();
    this.#settle();
  }

  /** Show the phase that follows from what is known now. */
  #settle(): void {
    if (this.#closed) return;
    const before = this.phase;
    this.phase = this.#phaseNow();
    if (this.phase !== before) this.#turn(before);
    if (this.phase === "starting") void this.#starts.make(() => this.#start());
    if (this.live && hasEnded(this.live) && this.outbox.sendable === 0) this.resumption.leaveExam();
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

  async #start(): Promise<boolean> {
    try {
      return await this.#open();
    } catch (error) {
      if (!(error instanceof ExamDamaged)) throw error;
      console.error(error);
      this.phase = error instanceof ExamUnknown ? "outdated" : "damaged";
      this.hooks.changed();
      return false;
    }
  }

  async #open(): Promise<boolean> {
    const isNews = this.#newest.asking();
    const opened = this.#alone ? null : await this.#line.ask(() => openSitting(this.#atHand));
    const sitting = opened?.sitting ?? (await this.#openKept());
    if (!sitting) return false;
    this.sitting ??= sitting;
    if (opened && isNews(opened.live)) this.#obey(opened.live);
    else this.#settle();
    return true;
  }

  /** Where no server answers the exam is opened from what is kept here; one that refuses is obeyed. */
  async #openKept(): Promise<Sitting | null> {
    return this.#alone || !this.connected ? openKept(this.#atHand) : null;
  }

  get #atHand(): AtHand {
    const { world, login, outbox, workspace, resumption } = this;
    const progress = (now: FetchProgress) => {
      this.fetchProgress = now;
      this.hooks.changed();
    };
    return { world, login, outbox, workspace, resumption, progress };
  }
}
