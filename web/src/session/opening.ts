/** From the ciphertext of an exam to what the candidate sees. */
import type { Live, StoredAnswer } from "../contract/delivery-api";
import type { ItemResponse, Manifest } from "../contract/delivery-format";
import { ExamDamaged, LineGone } from "../server/exam-server";
import { sizeOf } from "../server/parts";
import { entriesOf, responsesIn, retryDelay } from "./outbox";
import type { KeptLogin, KeptStart, Outbox } from "./outbox";
import type { Resumption } from "./resumption";
import { Sitting } from "./sitting";
import type { Workspace } from "./workspace";
import type { World } from "./world";

/** Failures before it that the wait between two attempts to fetch ahead counts with. */
const CALM = 4;

/** How much of the exam is on this computer, in bytes. */
export interface FetchProgress {
  readonly fetched: number;
  readonly total: number;
}

/** What it takes to open an exam, beside the server's answer. */
export interface AtHand {
  readonly world: World;
  readonly login: KeptLogin;
  readonly outbox: Outbox;
  readonly workspace: Workspace;
  readonly resumption: Resumption;
  readonly progress: (progress: FetchProgress) => void;
}

/** Fetch the ciphertext while the candidate waits. What fails to come, the start fetches. */
export async function fetchAhead(at: Pick<AtHand, "world" | "progress">, manifest: Manifest, isWanted: () => boolean): Promise<void> {
  const { world } = at;
  while (isWanted()) {
    try {
      await fetchExam(at, manifest);
      return;
    } catch (error) {
      if (!(error instanceof LineGone) && !(error instanceof ExamDamaged)) throw error;
      await new Promise<void>((resolve) => {
        world.timers.after(retryDelay(CALM, world.random()), resolve);
      });
    }
  }
}

/**
 * Start, fetch what is missing, decrypt, and put every answer in its place.
 *
 * The manifest of the start counts: after an early login the group may have been given another form.
 */
export async function openSitting(at: AtHand): Promise<{ live: Live; sitting: Sitting }> {
  const { world, login, outbox, workspace, resumption } = at;
  const unsent = answersOf(outbox.keptResponses());
  const arranged = workspace.now;
  const started = await world.server.start(login.token);
  const { content_key, plan, manifest = login.admitted.manifest } = started;
  // What was acknowledged while the server answered stands neither in its answer nor in the outbox any more.
  const answers = [...started.answers, ...unsent];
  const start = { content_key, plan, answers, manifest };
  resumption.keepStart(start);
  // What changed here is newer than what the server told just now, also where it heard of it meanwhile.
  if (!workspace.untold && workspace.now === arranged) workspace.adopt(started.workspace);
  // So is the place where this same login was: the server hears of a step a little later, or never.
  const position = resumption.place?.position ?? started.position;
  return { live: started.live, sitting: await seat(at, start, position) };
}

/** Open the exam from what this computer kept; null where that is not enough. */
export async function openKept(at: AtHand): Promise<Sitting | null> {
  const { start, place } = at.resumption;
  if (!start) return null;
  try {
    const unsent = answersOf(at.outbox.keptResponses());
    const written = answersOf(responsesIn((await at.world.store.loadAcknowledged()).flatMap(entriesOf)));
    return await seat(at, { ...start, answers: [...start.answers, ...written, ...unsent] }, place?.position ?? null);
  } catch (error) {
    if (error instanceof LineGone) return null;
    throw error;
  }
}

async function seat(at: AtHand, start: KeptStart, position: string | null): Promise<Sitting> {
  const { world, outbox, workspace } = at;
  await fetchExam(at, start.manifest);
  const exam = await world.server.openExam(start.manifest, start.content_key);
  const answers = new Map<string, ItemResponse>(start.answers.map((one) => [one.item_id, one.response]));
  for (const itemId of answers.keys()) outbox.knowOnServer(itemId);
  // What this browser could not send yet is newer than what the server knows.
  for (const [itemId, response] of outbox.keptResponses()) answers.set(itemId, response);
  return new Sitting(exam, start.plan, { answers, position }, workspace);
}

function answersOf(responses: ReadonlyMap<string, ItemResponse>): readonly StoredAnswer[] {
  return [...responses].map(([item_id, response]) => ({ item_id, response }));
}

function fetchExam({ world, progress }: Pick<AtHand, "world" | "progress">, manifest: Manifest): Promise<void> {
  const total = sizeOf(manifest.parts);
  return world.server.fetchExam(manifest, (fetched) => {
    progress({ fetched, total });
  });
}
