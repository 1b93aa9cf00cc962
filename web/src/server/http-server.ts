/** The exam server over HTTP: docs/delivery-api.md. */
import type { Admitted, BrowserAccepted, Delivered, Live, LoginRequest, Presence, Started, WaitingForProctor } from "../contract/delivery-api";
import type { Manifest, OpenedExam } from "../contract/delivery-format";
import { LineGone, ServerFault, ServerRefusal } from "./exam-server";
import type { ExamServer } from "./exam-server";
import { fitForExam } from "./formats";
import type { KeptParts } from "./kept-parts";
import { Parts } from "./parts";
import type { Progress } from "./parts";

const CALL_TIMEOUT_MS = 20_000;
/** A slow line may take its time for a part, as long as something comes. */
const SILENCE_MS = 30_000;
/** A browser takes at most 64 kB along when it closes a page, all that is on its way together: one batch is. */
const LAST_WORDS_BYTES = 60_000;

interface Problem {
  readonly reference?: string;
  readonly title?: string;
  readonly detail?: string;
}

export class HttpServer implements ExamServer {
  readonly #parts: Parts;

  /** @param api address before every path, such as `/api` or nothing. */
  constructor(
    private readonly api: string,
    kept: KeptParts,
  ) {
    this.#parts = new Parts(fetchPart, fitForExam, kept);
  }

  checkBrowser(pageUrl: string, evidence: Readonly<Record<string, string>>): Promise<BrowserAccepted> {
    return this.#post("/delivery/browser-checks", null, { page_url: pageUrl, evidence });
  }

  logIn(request: LoginRequest): Promise<Admitted | WaitingForProctor> {
    return this.#post("/delivery/logins", null, request);
  }

  reportPresence(token: string, presence: Presence): Promise<Live> {
    return this.#post("/delivery/presence", token, presence);
  }

  start(token: string): Promise<Started> {
    return this.#post("/delivery/start", token, {});
  }

  deliverBatch(token: string, batch: string, presence: Presence | null): Promise<Delivered> {
    return this.#post("/delivery/batches", token, { batch, presence }, LAST_WORDS_BYTES);
  }

  fetchExam(manifest: Manifest, progress?: Progress): Promise<void> {
    return this.#parts.fetchAll(manifest, progress);
  }

  forgetExam(): Promise<void> {
    return this.#parts.forget();
  }

  openExam(manifest: Manifest, contentKey: string): Promise<OpenedExam> {
    return this.#parts.open(manifest, contentKey);
  }

  /** @param lastBytes up to this size it arrives also where the window is closed right after it. */
  async #post<Answer>(path: string, token: string | null, body: unknown, lastBytes = 0): Promise<Answer> {
    const headers: Record<string, string> = { "Content-Type": "application/json", Accept: "application/json" };
    if (token !== null) headers.Authorization = `Bearer ${token}`;
    const text = new TextEncoder().encode(JSON.stringify(body));
    const response = await reach(this.api + path, {
      method: "POST",
      headers,
      body: text,
      keepalive: text.length <= lastBytes,
      credentials: "omit",
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    return readAnswer<Answer>(response);
  }
}

/** Fetch, where every kind of silence is the same: the line is gone. */
export async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { cache: "no-store", redirect: "error", ...request });
  } catch (error) {
    throw new LineGone(address, { cause: error });
  }
}

/**
 * Read a JSON answer.
 *
 * @throws ServerRefusal where the server said no.
 * @throws ServerFault where it says that it is in trouble.
 * @throws LineGone where the answer is not the server's (a login page of a school network).
 */
export async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const body = await jsonOf(response);
  if (response.ok && body !== null) return body as Answer;
  throw problemIn(body, response.status) ?? new LineGone(`status ${response.status}`);
}

function problemIn(body: unknown, status: number): Error | null {
  const problem = body as Problem | null;
  if (!problem?.reference || status < 400) return null;
  if (status >= 500) return new ServerFault(problem.reference);
  return new ServerRefusal(status, problem.reference, problem.detail ?? problem.title ?? "");
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw new LineGone("the answer broke off", { cause: error });
  }
}

/** Fetch the bytes of an encrypted part. */
export async function fetchPart(address: string, came: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const silence = new Silence(SILENCE_MS);
  try {
    // Parts never change under their random names, so the browser may keep them.
    const response = await reach(address, { cache: "default", signal: silence.signal });
    if (!response.ok || !response.body) throw new LineGone(`part: status ${response.status}`);
    const listening = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, onward) {
        silence.broken();
        came(chunk.length);
        onward.enqueue(chunk);
      },
    });
    return new Uint8Array(await new Response(response.body.pipeThrough(listening)).arrayBuffer());
  } catch (error) {
    throw error instanceof LineGone ? error : new LineGone("a part broke off", { cause: error });
  } finally {
    silence.end();
  }
}

/** Gives up a call in which nothing is heard for too long. */
class Silence {
  readonly #controller = new AbortController();
  readonly signal = this.#controller.signal;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly longestMs: number) {
    this.broken();
  }

  /** Something was heard. */
  broken(): void {
    this.end();
    this.#timer = setTimeout(() => {
      this.#controller.abort();
    }, this.longestMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
