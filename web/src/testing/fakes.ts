/** Hand-written fakes for tests: time that we move, and a server with a journal. */
import type { Admitted, BrowserAccepted, Delivered, Entry, Live, LoginRequest, Presence, Started, WaitingForProctor } from "../contract/delivery-api";
import type { Content, ItemResponse, Manifest, OpenedExam, SessionPlan } from "../contract/delivery-format";
import { ExamDamaged, LineGone } from "../server/exam-server";
import type { ExamServer, ServerRefusal } from "../server/exam-server";
import { MemoryStore } from "../session/outbox";
import type { Read, ReadHere } from "../session/announcements";
import type { Timers } from "../session/time";
import { firstWorkspace } from "../session/workspace";

/** Timers and a clock that move only when told. */
export class TestTime implements Timers {
  milliseconds = Date.parse("2026-05-15T07:00:00Z");
  #planned: { at: number; act: () => void }[] = [];

  after(milliseconds: number, act: () => void): () => void {
    const plan = { at: this.milliseconds + milliseconds, act };
    this.#planned.push(plan);
    return () => {
      this.#planned = this.#planned.filter((other) => other !== plan);
    };
  }

  readonly now = (): number => this.milliseconds;

  readonly stamp = (): string => new Date(this.milliseconds).toISOString();

  /** Let time pass, and everything that was planned happen in order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.milliseconds + milliseconds;
    await settled();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      const due = next;
      this.#planned = this.#planned.filter((other) => other !== due);
      this.milliseconds = Math.max(this.milliseconds, due.at);
      due.act();
      await settled();
    }
    this.milliseconds = end;
    await settled();
  }

  #next(end: number): { at: number; act: () => void } | undefined {
    return this.#planned.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  }
}

/**
 * Let everything that was promised happen. A digest of our own waits its turn behind all sealing that was asked before,
 * an immediate behind all that the fake database does.
 */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 25; turn += 1) {
    await crypto.subtle.digest("SHA-256", new Uint8Array(1));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A disk, as far as a test can tell. */
export class FakeDisk extends MemoryStore {
  override readonly lasting = true;
}

/** What a candidate put away, as a tab that is reloaded keeps it. */
export class ReadInTest implements ReadHere {
  readonly #kept = new Map<string, Read>();

  recall(sessionId: string): Read | null {
    return this.#kept.get(sessionId) ?? null;
  }

  remember(sessionId: string, read: Read): void {
    this.#kept.set(sessionId, read);
  }
}

export const RUNNING: Live = {
  group_state: "released",
  session_state: "running",
  deadline_at: "2026-05-15T08:00:00.000Z",
  server_time: "2026-05-15T07:00:00.000Z",
  moved: false,
  safely_home: false,
  messages: [],
  extended_minutes: 0,
};

export const TWO_ITEMS: Content = {
  format: "facet-delivery/2",
  form_id: "form",
  title: "Proef",
  language: "nl",
  demands: [],
  parts: [{ id: "P", navigation: "nonlinear" }],
  stylesheet: "",
  sections: [{ id: "S", part_id: "P", parent_id: null, title: "" }],
  items: ["ITM-1", "ITM-2"].map((id) => ({
    id,
    section_id: "S",
    title: id,
    body: "",
    responses: [{ id: "RESPONSE", cardinality: "single", base_type: "string" }],
    stimulus_ids: [],
  })),
  stimuli: [],
  assets: [],
};

export const BOTH_ITEMS: SessionPlan = {
  item_order: ["ITM-1", "ITM-2"],
  choice_orders: {},
  copies: {},
  slots: {},
  presets: {},
  variants: {},
};

/** A delivery server that keeps a journal as the real one does. */
export class FakeServer implements ExamServer {
  live: Live = { ...RUNNING, session_state: "ready", group_state: "distributed", deadline_at: null };
  reachable = true;
  refusal: ServerRefusal | null = null;
  browserRefusal: ServerRefusal | null = null;
  workspace = firstWorkspace();
  /** Stores the next batch, but the answer gets lost. */
  losesNextAnswer = false;
  asksProctor = 0;
  logins = 0;
  content = TWO_ITEMS;
  position: string | null = null;
  /** The form of the candidate; its name serves as content key. */
  form = "form";
  has_sound = false;
  server_needed = false;
  readonly #fetched = new Set<string>();
  readonly sent: string[] = [];
  readonly journal = new Map<string, readonly Entry[]>();
  readonly presences: Presence[] = [];
  readonly requests: LoginRequest[] = [];

  constructor(private readonly time: TestTime) {}

  checkBrowser(): Promise<BrowserAccepted> {
    return this.#answer(() => {
      if (this.browserRefusal) throw this.browserRefusal;
      return { outcome: "accepted", proof: "proof" };
    });
  }

  logIn(request: LoginRequest): Promise<Admitted | WaitingForProctor> {
    return this.#answer(() => {
      this.requests.push(request);
      if (this.asksProctor-- > 0) return { outcome: "waiting_for_proctor" };
      this.logins += 1;
      return this.admitted();
    });
  }

  admitted(): Admitted {
    return {
      outcome: "admitted",
      token: `token-${this.logins}`,
      session_id: "session",
      group_id: "group",
      epoch: { lease: 1, login: this.logins },
      outbox_key: btoa("k".repeat(32)),
      candidate_name: "Anna",
      exam_title: "Proef",
      group_name: "3B",
      duration_minutes: 60,
      total_items: 2,
      manifest: this.#manifest(),
      workspace: this.workspace,
      live: this.#live(),
    };
  }

  reportPresence(_token: string, presence: Presence): Promise<Live> {
    return this.#answer(() => {
      this.#note(presence);
      return this.#live();
    });
  }

  start(): Promise<Started> {
    return this.#answer(() => {
      this.live = { ...this.live, session_state: "running", deadline_at: this.live.deadline_at ?? RUNNING.deadline_at };
      const answers = [...this.answers()].map(([item_id, response]) => ({ item_id, response }));
      return { content_key: this.form, manifest: this.#manifest(), plan: BOTH_ITEMS, answers, position: this.position, workspace: this.workspace, live: this.#live() };
    });
  }

  deliverBatch(_token: string, batch: string, presence: Presence | null): Promise<Delivered> {
    return this.#answer(() => {
      this.sent.push(batch);
      if (presence) this.#note(presence);
      const letter = JSON.parse(batch) as { epoch: { login: number }; first_seq: number; entries: readonly Entry[] };
      this.journal.set(`${letter.epoch.login}.${letter.first_seq}`, letter.entries);
      const submits = letter.entries.some(({ act }) => act === "submit");
      if (submits) this.live = { ...this.live, session_state: "submitted" };
      if (this.losesNextAnswer) {
        this.losesNextAnswer = false;
        throw new LineGone("the answer got lost");
      }
      const acknowledged_seq = letter.first_seq + letter.entries.length - 1;
      return { acknowledged_seq, live: presence || submits ? this.#live() : null };
    });
  }

  fetchExam({ form_id }: Manifest, progress?: (fetched: number) => void): Promise<void> {
    if (this.#fetched.has(form_id)) return Promise.resolve();
    return this.#answer(() => {
      this.#fetched.add(form_id);
      progress?.(0);
    });
  }

  forgetExam(): Promise<void> {
    this.#fetched.clear();
    return Promise.resolve();
  }

  openExam({ form_id }: Manifest, contentKey: string): Promise<OpenedExam> {
    if (form_id !== contentKey || !this.#fetched.has(form_id)) return Promise.reject(new ExamDamaged(form_id));
    return Promise.resolve({ content: this.content, assets: new Map() });
  }

  #note(presence: Presence): void {
    this.presences.push(presence);
    if (presence.workspace) this.workspace = presence.workspace;
  }

  #manifest(): Manifest {
    const { has_sound, server_needed } = this;
    return { form_id: this.form, base_url: `/content/${this.form}/`, parts: [], has_sound, server_needed };
  }

  /** The current answers of the last login. */
  answers(): ReadonlyMap<string, ItemResponse> {
    const entries = [...this.journal.values()].flat();
    return new Map(entries.flatMap((entry) => (entry.act === "respond" ? [[entry.item_id, entry.response]] : [])));
  }

  #live(): Live {
    return { ...this.live, server_time: this.time.stamp() };
  }

  async #answer<Answer>(answer: () => Answer): Promise<Answer> {
    await Promise.resolve();
    if (!this.reachable) throw new LineGone("no network");
    if (this.refusal) throw this.refusal;
    return answer();
  }
}
