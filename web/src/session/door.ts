/** The way in: which browser this is, the codes of the candidate, and the proctor's yes where it is needed. */
import type { Admitted } from "../contract/delivery-api";
import { LineGone, ServerFault, ServerRefusal } from "../server/exam-server";
import type { Phase } from "./phases";
import type { Cancel } from "./time";
import type { World } from "./world";

const ASK_PROCTOR_MS = 3_000;
const CHECK_AGAIN_MS = 3_000;

/**
 * Why the login page is shown again. `refused`: by the server, with the name of its reason. `left`: the server has not got
 * all answers yet; they stay on this computer. `notMe`: somebody else's name was on the screen.
 */
export type LoginProblem =
  | { readonly kind: "line" | "expired" | "gone" | "notMe" }
  | { readonly kind: "left" | "leftInWindow"; readonly count: number }
  | { readonly kind: "refused"; readonly reference: string };

interface Hooks {
  readonly changed: () => void;
  readonly admitted: (admitted: Admitted) => Promise<void>;
}

export class Door {
  phase: Extract<Phase, "opening" | "checking" | "refusedBrowser" | "login" | "proctor"> = "opening";
  problem: LoginProblem | null = null;
  /** A call of the login page is on its way. */
  busy = false;
  /** False while the last call did not reach the server. */
  connected = true;
  #isChecked = false;
  #proof: string | null = null;
  #again: Cancel | null = null;

  constructor(
    private readonly world: World,
    private readonly hooks: Hooks,
  ) {}

  /** Show the server which browser this is, and go on to the login page; asked again until the server answers. */
  async checkBrowser(): Promise<void> {
    this.show("checking");
    try {
      await this.#showBrowser();
      this.show("login");
    } catch (error) {
      this.connected = !(error instanceof LineGone);
      if (error instanceof ServerRefusal) this.show("refusedBrowser");
      else if (error instanceof LineGone) this.#checkLater();
      else throw error;
    }
  }

  /** Ask to be let in. Codes are read aloud and typed in haste: spaces and case do not count. */
  async logIn(accessCode: string, loginName: string): Promise<void> {
    this.#again?.();
    this.busy = true;
    this.problem = null;
    this.hooks.changed();
    try {
      await this.#askIn(plain(accessCode), plain(loginName));
    } catch (error) {
      this.#notLetIn(error, accessCode, loginName);
    } finally {
      this.busy = false;
      this.hooks.changed();
    }
  }

  /** Stop waiting for the proctor's yes. */
  cancel(): void {
    this.#again?.();
    this.show("login");
  }

  show(phase: Door["phase"]): void {
    this.phase = phase;
    this.hooks.changed();
  }

  async #showBrowser(): Promise<void> {
    const evidence = await this.world.lockedBrowser.evidence();
    const { proof } = await this.world.server.checkBrowser(this.world.address, evidence);
    this.#proof = proof;
    this.#isChecked = true;
    this.connected = true;
  }

  async #askIn(accessCode: string, loginName: string): Promise<void> {
    const { computer, server } = this.world;
    // Whoever went on after a reload passed the check before it; the next one at this computer did not.
    if (!this.#isChecked) await this.#showBrowser();
    const request = { access_code: accessCode, login_name: loginName, computer, browser_proof: this.#proof };
    const answer = await server.logIn(request);
    this.connected = true;
    if (answer.outcome === "waiting_for_proctor") this.#askLater(accessCode, loginName);
    else await this.hooks.admitted(answer);
  }

  #checkLater(): void {
    this.#again = this.world.timers.after(CHECK_AGAIN_MS, () => void this.checkBrowser());
    this.hooks.changed();
  }

  #askLater(accessCode: string, loginName: string): void {
    this.show("proctor");
    this.#again = this.world.timers.after(ASK_PROCTOR_MS, () => void this.logIn(accessCode, loginName));
  }

  #notLetIn(error: unknown, accessCode: string, loginName: string): void {
    this.connected = !(error instanceof LineGone);
    if (error instanceof ServerRefusal) {
      this.problem = { kind: "refused", reference: error.reference };
      this.show("login");
    } else if (!(error instanceof LineGone)) {
      throw error;
    } else if (this.phase === "proctor") {
      this.#askLater(accessCode, loginName);
    } else {
      this.problem = error instanceof ServerFault ? { kind: "refused", reference: "fault" } : { kind: "line" };
    }
  }
}

function plain(code: string): string {
  return code.replace(/\s+/g, "").toUpperCase();
}
