/** From the ciphertext of an exam to what the candidate sees. */
import type { Live } from "../contract/delivery-api";
import type { ItemResponse, Manifest } from "../contract/delivery-format";
import { ExamDamaged, LineGone } from "../server/exam-server";
import { retryDelay } from "./outbox";
import type { KeptLogin, Outbox } from "./outbox";
import { Sitting } from "./sitting";
import type { Workspace } from "./workspace";
import type { World } from "./world";

/** Failures before it that the wait between two attempts to fetch ahead counts with. */
const CALM = 4;

/** Fetch the ciphertext while the candidate waits. What fails to come, the start fetches. */
export async function fetchAhead(world: World, manifest: Manifest, isWanted: () => boolean): Promise<void> {
  while (isWanted()) {
    try {
      await world.server.fetchExam(manifest);
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
export async function openSitting(world: World, login: KeptLogin, outbox: Outbox, workspace: Workspace): Promise<{ live: Live; sitting: Sitting }> {
  const { server } = world;
  const started = await server.start(login.token);
  const manifest = started.manifest ?? login.admitted.manifest;
  await server.fetchExam(manifest);
  const exam = await server.openExam(manifest, started.content_key);
  const answers = new Map<string, ItemResponse>(started.answers.map((one) => [one.item_id, one.response]));
  for (const itemId of answers.keys()) outbox.knowOnServer(itemId);
  // What this browser could not send yet is newer than what the server knows.
  for (const [itemId, response] of outbox.keptResponses()) answers.set(itemId, response);
  // What changed here since the login is newer than what the server told just now.
  if (!workspace.untold) workspace.adopt(started.workspace);
  const known = { answers, position: started.position };
  return { live: started.live, sitting: new Sitting(exam, started.plan, known, workspace) };
}
