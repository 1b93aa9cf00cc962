/**
 * A candidate at this computer, from the login page to the end page. Pages read its properties, call its acts and
 * listen to `change`; every rule that decides what is shown stands in phases.ts.
 */
import type { Admitted, Live, Message } from "../contract/delivery-api";
import type { ItemResponse } from "../contract/delivery-format";
import { LineGone, ServerFault, ServerRefusal } from "../server/exam-server";
import { Attendance } from "./attendance";
import type { Lost } from "./line";
import type { FetchProgress } from "./opening";
import type { Outbox, SavePlace } from "./outbox";
import { isUnreadable } from "./phases";
import type { Phase } from "./phases";
import type { Sitting } from "./sitting";
import type { Cancel } from "./time";
import { Workspace } from "./workspace";
import type { World } from "./world";

const ASK_PROCTOR_MS = 3_000;
const TICK_MS = 1_000;
const CHECK_AGAIN_MS = 3_000;

/** Why the login page is shown again. `refused`: by the server, with the name of its reason. `left`: the server has not got all answers yet; they stay on this computer. */
export type LoginProblem =
  | { readonly kind: "line" | "expired" | "gone" }
  | { readonly kind: "left" | "leftInWindow"; readonly count: number }
  | { readonly kind: "refused"; readonly reference: string };

export class CandidateSession extends EventTarget {
  #phase: Phase = "opening";
  #attendance: Attendance | null = null;
  #askAgain: Cancel | null = null;
  readonly #dismissed = new Set<string>();
  #overviewOpen = false;
  #browserProof: string | null = null;
  loginProblem: LoginProblem | null = null;
  /** A call of the login page is on its way. */
  busy = false;

  readonly workspace: Workspace;

  constructor(private readonly world: World) {
    super();
    this.workspace = new Workspace(world.firstWorkspace, () => {
      this.#attendance?.rearranged();
      this.#changed();
    });
    this.#tick();
  }

  get phase(): Phase {
    if (!this.#attendance) return this.#phase;
    const { phase, connected, login } = this.#attendance;
    if (phase !== "running") return phase;
    if (!connected && login.admitted.manifest.server_needed) return "needsServer";
    return this.#overviewOpen ? "overview" : "running";
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
    return this.#attendance?.connected ?? true;
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

  /** Messages of the proctor that the candidate has not put away. */
  get messages(): readonly Message[] {
    return (this.live?.messages ?? []).filter(({ id }) => !this.#dismissed.has(id));
  }

  dismiss(message: Message): void {
    this.#dismissed.add(message.id);
    this.#changed();
  }

  /** Go on where this tab was before a reload, or show the login page. */
  async resume(): Promise<void> {
    const login = await this.world.store.currentLogin();
    if (login) this.#attend(await Attendance.resume(this.world, login, this.workspace, this.#hooks()));
    else await this.checkBrowser();
  }

  /** Show the server which browser this is, and go on to the login page; asked again until the server answers. */
  async checkBrowser(): Promise<void> {
    this.#show("checking");
    try {
      const evidence = await this.world.lockedBrowser.evidence();
      const { proof } = await this.world.server.checkBrowser(this.world.address, evidence);
      this.#browserProof = proof;
      this.#show("login");
    } catch (error) {
      if (error instanceof ServerRefusal) this.#show("refusedBrowser");
      else if (error instanceof LineGone) this.world.timers.after(CHECK_AGAIN_MS, () => void this.checkBrowser());
      else throw error;
    }
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

  /** Ask to be let in. Codes are read aloud and typed in haste: spaces and case do not count. */
  async logIn(accessCode: string, loginName: string): Promise<void> {
    this.#askAgain?.();
    this.busy = true;
    this.loginProblem = null;
    this.#changed();
    try {
      await this.#askIn(plain(accessCode), plain(loginName));
    } catch (error) {
      this.#notLetIn(error, accessCode, loginName);
    } finally {
      this.busy = false;
      this.#changed();
    }
  }

  /** Stop waiting for the proctor's yes. */
  cancelLogin(): void {
    this.#askAgain?.();
    this.#show("login");
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

  /** Back to the login page, for the next candidate or to log in again. */
  async leave(): Promise<void> {
    const owed = this.outbox?.owed ?? 0;
    if (owed > 0) this.loginProblem = { kind: this.keepsHere ? "left" : "leftInWindow", count: owed };
    await this.#goToLogin();
  }

  async #goToLogin(): Promise<void> {
    const { phase } = this;
    const owed = this.outbox?.owed ?? 0;
    await this.#dropAttendance();
    this.workspace.reset();
    this.#show("login");
    // What was left goes along with the next login of this session. Of a damaged exam a reload would be no use; for
    // what still has to be sent it is: the login stays, and a reload goes on sending.
    if (isUnreadable(phase)) await this.world.store.retireLogin();
    else if (owed === 0) await this.world.store.forgetLogin();
  }

  async #askIn(accessCode: string, loginName: string): Promise<void> {
    const request = { access_code: accessCode, login_name: loginName, computer: this.world.computer, browser_proof: this.#browserProof };
    const answer = await this.world.server.logIn(request);
    if (answer.outcome === "waiting_for_proctor") {
      this.#askLater(accessCode, loginName);
      return;
    }
    await this.#dropAttendance();
    this.#attend(await Attendance.begin(this.world, answer, this.workspace, this.#hooks()));
  }

  #askLater(accessCode: string, loginName: string): void {
    this.#show("proctor");
    this.#askAgain = this.world.timers.after(ASK_PROCTOR_MS, () => void this.logIn(accessCode, loginName));
  }

  #notLetIn(error: unknown, accessCode: string, loginName: string): void {
    if (error instanceof ServerRefusal) {
      this.loginProblem = { kind: "refused", reference: error.reference };
      this.#show("login");
    } else if (!(error instanceof LineGone)) {
      throw error;
    } else if (this.#phase === "proctor") {
      this.#askLater(accessCode, loginName);
    } else {
      this.loginProblem = error instanceof ServerFault ? { kind: "refused", reference: "fault" } : { kind: "line" };
    }
  }

  #attend(attendance: Attendance): void {
    this.#attendance = attendance;
    this.#overviewOpen = false;
    this.#changed();
    attendance.enter();
  }

  async #dropAttendance(): Promise<void> {
    await this.#attendance?.close();
    this.#attendance = null;
  }

  #hooks(): { changed: () => void; lost: (why: Lost) => void } {
    return {
      changed: () => { this.#changed(); },
      lost: (why) => {
        this.loginProblem = { kind: why };
        void this.#goToLogin();
      },
    };
  }

  #tick(): void {
    this.#attendance?.tick();
    if (this.phase === "running") this.#changed();
    const left = this.#attendance?.millisecondsLeft ?? 0;
    // The screen locks at the deadline, not up to a second later.
    this.world.timers.after(left > 0 ? Math.min(TICK_MS, left) : TICK_MS, () => { this.#tick(); });
  }

  #show(phase: Phase): void {
    this.#phase = phase;
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}

function plain(code: string): string {
  return code.replace(/\s+/g, "").toUpperCase();
}
