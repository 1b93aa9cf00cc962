/** What the exam app asks of a server. Two implementations: over HTTP, and inside the browser for a preview. */
import type { Admitted, BrowserAccepted, Delivered, Live, LoginRequest, Presence, Started, WaitingForProctor } from "../contract/delivery-api";
import type { Manifest, OpenedExam } from "../contract/delivery-format";

/** The server said no, for a reason that asking again does not change. */
export class ServerRefusal extends Error {
  constructor(
    readonly status: number,
    /** Stable, kebab-case: `group-not-released`, `token-invalid`. */
    readonly reference: string,
    /** What a person may read, in Dutch. */
    readonly detail: string,
  ) {
    super(`${status} ${reference}`);
  }
}

/** No usable answer came: no network, a time-out or a server in trouble. Ask again later. */
export class LineGone extends Error {}

/** The server itself said that it is in trouble, with a reason of its own: for an exam the same as a line that is gone. */
export class ServerFault extends LineGone {}

/** A part of the exam is not what the manifest or the format promised. */
export class ExamDamaged extends Error {}

/** The exam is written in a format of another time than this app. */
export class ExamUnknown extends ExamDamaged {}

export interface ExamServer {
  /** Show what browser this is, before the login; refused where another one is needed. */
  checkBrowser(pageUrl: string, evidence: Readonly<Record<string, string>>): Promise<BrowserAccepted>;

  /** Let a candidate in, or say that the proctor must agree first. */
  logIn(request: LoginRequest): Promise<Admitted | WaitingForProctor>;

  /** Tell where the candidate is and hear what applies now. */
  reportPresence(token: string, presence: Presence): Promise<Live>;

  /** Give key, plan and current answers; refused before the release; may be asked again. */
  start(token: string): Promise<Started>;

  /** Store a frozen batch exactly as it is; sending it twice does no harm. */
  deliverBatch(token: string, batch: string, presence: Presence | null): Promise<Delivered>;

  /**
   * Fetch the encrypted parts and check them; what was fetched before is not fetched again.
   *
   * @param progress hears how many bytes of all parts are here.
   */
  fetchExam(manifest: Manifest, progress?: (fetched: number) => void): Promise<void>;

  /** Let go of the encrypted parts: nothing of the exam stays on this computer. */
  forgetExam(): Promise<void>;

  /** Decrypt the parts into an exam that can be drawn. */
  openExam(manifest: Manifest, contentKey: string): Promise<OpenedExam>;
}
