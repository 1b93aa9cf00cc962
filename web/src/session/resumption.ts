/**
 * What this computer keeps beside the answers, to go on from after a reload without a server: what the start answered,
 * and where the candidate was. Sealed like the answers; gone with the login.
 */
import type { Live } from "../contract/delivery-api";
import type { KeptPlace, KeptStart } from "./outbox";
import { hasEnded } from "./phases";
import type { Sitting } from "./sitting";
import type { Workspace } from "./workspace";
import type { World } from "./world";

type Here = Pick<World, "store" | "clock" | "server">;

export class Resumption {
  #writing: Promise<void> = Promise.resolve();
  #newest: KeptPlace | null = null;
  #given = "";
  #ended = false;
  #isExamLeft = false;

  private constructor(
    private readonly here: Here,
    readonly start: KeptStart | null,
    readonly place: KeptPlace | null,
  ) {}

  /** A login that just began has nothing to go on from. */
  static fresh(here: Here): Resumption {
    return new Resumption(here, null, null);
  }

  /** Read what this login kept. */
  static async kept(here: Here): Promise<Resumption> {
    return new Resumption(here, await here.store.note("start"), await here.store.note("place"));
  }

  /** The session had ended for good when this was kept. */
  get hasEnded(): boolean {
    return this.place !== null && hasEnded(this.place.live);
  }

  keepStart(start: KeptStart): void {
    if (!this.#isExamLeft) this.#write(() => this.here.store.keepNote("start", start));
  }

  /** Keep where the candidate is now, if that changed. */
  keepPlace(live: Live, sitting: Sitting | null, workspace: Workspace): void {
    const position = sitting ? (sitting.current?.id ?? null) : (this.place?.position ?? null);
    const place = { live, position, workspace: workspace.now, workspace_told: workspace.untold === null };
    const given = JSON.stringify({ ...place, live: { ...live, server_time: "" } });
    if (given === this.#given) return;
    this.#given = given;
    const newest = { ...place, server_ahead: this.here.clock.serverAhead };
    this.#newest = newest;
    // Whoever walks fast has walked on before the disk is free: only the newest place is worth writing.
    this.#write(() => (this.#newest === newest ? this.here.store.keepNote("place", newest) : Promise.resolve()));
  }

  /** Nothing opens the exam again: its key and answers go, and the exam itself. Where the candidate was stays, to say so. */
  leaveExam(): void {
    if (this.#isExamLeft) return;
    this.#isExamLeft = true;
    this.#write(() => this.here.store.dropNote("start"));
    this.#write(() => this.here.server.forgetExam());
  }

  /** Everything is safely home: nothing of this session needs this computer any more. */
  async leaveNothing(): Promise<void> {
    await this.end();
    await this.here.store.removeAcknowledged().catch((error: unknown) => {
      console.error("what is safely home could not be removed here", error);
    });
    await this.here.server.forgetExam();
  }

  /** Keep nothing more; resolves when the last note is on disk. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#writing;
  }

  /** A note that cannot be kept costs an exam without network, not an answer: the outbox says what that means. */
  #write(write: () => Promise<void>): void {
    if (this.#ended) return;
    this.#writing = this.#writing.then(write).catch((error: unknown) => {
      console.error("this computer cannot keep where the candidate is", error);
    });
  }
}
