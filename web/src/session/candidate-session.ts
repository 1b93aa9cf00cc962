/**
 * A candidate at this computer, from the login page to the end page. Pages read its properties, call its acts and
 * listen to `change`; every rule that decides what is shown stands in phases.ts. `left` tells that this computer is ready
 * for the next candidate.
 */
import type { Admitted, Live } from "../contract/delivery-api";
import type { ItemResponse } from "../contract/delivery-format";
import { Announcements, minutesToWarnOf } from "./announcements";
import { Attendance } from "./attendance";
import { Door } from "./door";
import type { LoginProblem } from "./door";
import type { Lost } from "./line";
import type { FetchProgress } from "./opening";
import type { Outbox, SavePlace } from "./outbox";
import { isUnreadable } from "./phases";
import type { Phase } from "./phases";
import type { Sitting } from "./sitting";
import { Workspace } from "./workspace";
import type { World } from "./world";

const TICK_MS = 1_000;

export class CandidateSession extends EventTarget {
  #attendance: Attendance | null = null;
  #overviewOpen = false;
  readonly #door: Door;
  /** What is said to this candidate in between; null on the login page. */
  announcements: Announcements | null = null;

  readonly workspace: Workspace;

  constructor(private readonly world: World) {
    super();
    this.workspace = new Workspace(world.firstWorkspace, () => {
      this.#attendance?.rearranged();
      this.#changed();
    });
    this.#door = new Door(world, {
      changed: () => {
        this.#changed();
      },
      admitted: (admitted) => this.#admit(admitted),
    });
    this.#tick();
  }

  get phase(): Phase {
    if (!this.#attendance) return this.#door.phase;
    const { phase, connected, login } = this.#attendance;
    if (phase !== "running") return phase;
    if (!connected && login.admitted.manifest.server_needed) return "needsServer";
    return this.#overviewOpen ? "overview" : "running";
  }

  /** Why the login page is shown again. */
  get loginProblem(): LoginProblem | null {
    return this.#door.problem;
  }

  /** A call of the login page is on its way. */
  get busy(): boolean {
    return this.#door.busy;
  }

  get admitted(): Omit<Admitted, "token" | "outbox_key"> | null {
    return this.#attendance?.login.admitted ?? null;
  }

  get sitting(): Sitting | null {
    return this.#attendance?.sitting ?? null;
  }

  get outbox(): Outbox | null {
    return this.#attendance?.outbox ?? null;
  }

  get live(): Live | null {
    return this.#attendance?.live ?? null;
  }

  /** False while the last call did not reach the server. */
  get connected(): boolean {
    return this.#attendance?.connected ?? this.#door.connected;
  }

  /** How much of the exam was fetched, in bytes; null before it began. */
  get fetchProgress(): FetchProgress | null {
    return this.#attendance?.fetchProgress ?? null;
  }

  /** False where answers are gone when this window is closed or reloaded, unless the server has them. */
  get keepsHere(): boolean {
    return this.outbox?.trouble !== "storage";
  }

  /** Where the newest answer to the item on the screen is kept. */
  get savePlace(): SavePlace {
    const id = this.sitting?.current?.id;
    return id === undefined || !this.outbox ? { place: "nowhere" } : this.outbox.placeOf(id);
  }

  /** Whole seconds to the deadline, or null before the start. */
  get secondsLeft(): number | null {
    const milliseconds = this.#attendance?.millisecondsLeft ?? null;
    return milliseconds === null ? null : Math.ceil(milliseconds / 1000);
  }

  /** Ten or five, in the minute in which it is said that so many minutes are left. */
  get timeWarning(): number | null {
    return this.workspace.preferences.time_warnings ? minutesToWarnOf(this.secondsLeft) : null;
  }

  /** Go on where this tab was before a reload, or show the login page. */
  async resume(): Promise<void> {
    const login = await this.world.store.currentLogin();
    if (login) this.#attend(await Attendance.resume(this.world, login, this.workspace, this.#hooks()));
    else await this.checkBrowser();
  }

  /** Show the server which browser this is, and go on to the login page; asked again until the server answers. */
  checkBrowser(): Promise<void> {
    return this.#door.checkBrowser();
  }

  /** Go on from the step before the waiting room that is on the screen. */
  goOn(): void {
    this.#attendance?.goOn();
  }

  /** Look at all questions before handing in. */
  openOverview(): void {
    this.flush();
    this.#overviewOpen = true;
    this.#changed();
  }

  /** Back to the questions: to the one where the candidate was, or to another. */
  closeOverview(index?: number): void {
    this.#overviewOpen = false;
    if (index !== undefined) this.goTo(index);
    this.#changed();
  }

  /** Ask to be let in. */
  logIn(accessCode: string, loginName: string): Promise<void> {
    return this.#door.logIn(accessCode, loginName);
  }

  /** Stop waiting for the proctor's yes. */
  cancelLogin(): void {
    this.#door.cancel();
  }

  /** Keep an answer. */
  answer(itemId: string, response: ItemResponse): void {
    // What is typed after the deadline may not take the place of what was typed before it.
    if (this.phase !== "running" || this.secondsLeft === 0) return;
    this.#attendance?.answer(itemId, response);
    this.#changed();
  }

  /** Go to an item, if the exam allows it. */
  goTo(index: number): void {
    if (this.sitting?.goTo(index) !== true) return;
    this.#attendance?.moveTo();
    this.#changed();
  }

  toggleMark(): void {
    this.sitting?.toggleMark();
  }

  /** Hand in; final. */
  submit(): void {
    this.#attendance?.submit();
  }

  /** Send what was typed now: focus left a field, the tab is hidden, the network is back. */
  flush(): void {
    this.outbox?.flush();
  }

  /** The page is seen again, or the network is back: ask the server at once. */
  wake(): void {
    this.#attendance?.wake();
  }

  /** Back to the login page, for the next candidate or to log in again; `notMe`: somebody else's name was on the screen. */
  async leave(because: "notMe" | null = null): Promise<void> {
    const owed = this.outbox?.owed ?? 0;
    if (because) this.#door.problem = { kind: because };
    if (owed > 0) this.#door.problem = { kind: this.keepsHere ? "left" : "leftInWindow", count: owed };
    const { language } = this.workspace.preferences;
    await this.#goToLogin();
    // Who saw another name is the same person still, and reads the same language.
    if (because) this.workspace.choose("language", language);
  }

  async #goToLogin(): Promise<void> {
    const { phase } = this;
    const owed = this.outbox?.owed ?? 0;
    await this.#dropAttendance();
    this.workspace.reset();
    this.#door.show("login");
    // What was left goes along with the next login of this session. Of a damaged exam a reload would be no use; for
    // what still has to be sent it is: the login stays, and a reload goes on sending.
    if (isUnreadable(phase)) await this.world.store.retireLogin();
    else if (owed === 0) await this.world.store.forgetLogin();
    this.dispatchEvent(new Event("left"));
  }

  async #admit(admitted: Admitted): Promise<void> {
    await this.#dropAttendance();
    this.#attend(await Attendance.begin(this.world, admitted, this.workspace, this.#hooks()));
  }

  #attend(attendance: Attendance): void {
    const { session_id, live } = attendance.login.admitted;
    this.announcements = new Announcements(session_id, live.extended_minutes, this.world.readHere, () => {
      this.#changed();
    });
    this.#attendance = attendance;
    this.#overviewOpen = false;
    this.#changed();
    attendance.enter();
  }

  async #dropAttendance(): Promise<void> {
    await this.#attendance?.close();
    this.#attendance = null;
    this.announcements = null;
  }

  #hooks(): { changed: () => void; lost: (why: Lost) => void } {
    return {
      changed: () => {
        if (this.live) this.announcements?.hear(this.live, this.secondsLeft);
        this.#changed();
      },
      lost: (why) => {
        this.#door.problem = { kind: why };
        void this.#goToLogin();
      },
    };
  }

  #tick(): void {
    this.#attendance?.tick();
    if (this.#attendance?.phase === "running") this.#changed();
    const left = this.#attendance?.millisecondsLeft ?? 0;
    // The screen locks at the deadline, not up to a second later.
    this.world.timers.after(left > 0 ? Math.min(TICK_MS, left) : TICK_MS, () => {
      this.#tick();
    });
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}
