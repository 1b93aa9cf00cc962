/** The exam server inside the browser: plays an exam for its publisher and saves nothing. */
import type { Admitted, BrowserAccepted, Delivered, KeptWorkspace, Live, Started, StoredAnswer } from "../contract/delivery-api";
import type { OpenedExam } from "../contract/delivery-format";
import type { ExamServer } from "./exam-server";
import type { Preview, PreviewSource } from "./preview-source";

const MINUTE_MS = 60_000;

export class PreviewServer implements ExamServer {
  #preview: Preview | null = null;
  #deadlineAt: string | null = null;
  #submitted = false;

  constructor(
    private readonly source: PreviewSource,
    private readonly workspace: KeptWorkspace,
  ) {}

  checkBrowser(): Promise<BrowserAccepted> {
    return Promise.resolve({ outcome: "accepted", proof: null });
  }

  async logIn(): Promise<Admitted> {
    const preview = await this.#load();
    return {
      outcome: "admitted",
      token: "preview",
      session_id: "preview",
      group_id: "preview",
      epoch: { lease: 1, login: 1 },
      outbox_key: btoa("\0".repeat(32)),
      candidate_name: "",
      exam_title: preview.title,
      group_name: "",
      duration_minutes: preview.duration_minutes,
      total_items: preview.plan.item_order.length,
      manifest: { form_id: preview.exam.content.form_id, base_url: "", parts: [], has_sound: false, server_needed: false },
      workspace: this.workspace,
      live: this.#live(),
    };
  }

  reportPresence(): Promise<Live> {
    return Promise.resolve(this.#live());
  }

  async start(): Promise<Started> {
    const { plan, duration_minutes } = await this.#load();
    this.#deadlineAt ??= new Date(Date.now() + duration_minutes * MINUTE_MS).toISOString();
    return { content_key: "", plan, answers: [] as StoredAnswer[], position: null, workspace: this.workspace, live: this.#live() };
  }

  deliverBatch(_token: string, batch: string): Promise<Delivered> {
    const { first_seq, entries } = JSON.parse(batch) as { first_seq: number; entries: readonly { act: string }[] };
    this.#submitted ||= entries.some(({ act }) => act === "submit");
    return Promise.resolve({ acknowledged_seq: first_seq + entries.length - 1, live: this.#live() });
  }

  async fetchExam(): Promise<void> {
    await this.#load();
  }

  forgetExam(): Promise<void> {
    return Promise.resolve();
  }

  async openExam(): Promise<OpenedExam> {
    return (await this.#load()).exam;
  }

  async #load(): Promise<Preview> {
    this.#preview ??= await this.source();
    return this.#preview;
  }

  #live(): Live {
    return {
      group_state: "released",
      session_state: this.#submitted ? "submitted" : "running",
      deadline_at: this.#deadlineAt,
      server_time: new Date().toISOString(),
      moved: false,
      safely_home: false,
      messages: [],
      extended_minutes: 0,
    };
  }
}
