/** Freezing: pending entries become one numbered batch, a string that never changes again. */
import type { Entry, Epoch } from "../../contract/delivery-api";
import type { ItemResponse } from "../../contract/delivery-format";

/** Limits of docs/delivery-api.md. */
export const MAX_BATCH_BYTES = 300_000;
export const MAX_RESPONSE_BYTES = 200_000;
/** Another program may write the same JSON a little longer, and a refused batch would hold up all that follow. */
const RESPONSE_MARGIN_BYTES = 500;

/** A batch as it is sent, byte for byte, until it is acknowledged. */
export interface FrozenBatch {
  readonly epoch: Epoch;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly text: string;
}

/** Who writes and which number comes next. */
export interface Writer {
  readonly session_id: string;
  readonly epoch: Epoch;
  readonly next_seq: number;
}

/** An entry never changes, and measuring two million characters at every key would be felt. */
const sizes = new WeakMap<Entry, number>();

/** Tell whether the server takes a response of this size; a larger one stays on this computer. */
export function fits(entry: Entry): boolean {
  if (entry.act !== "respond") return true;
  const size = sizes.get(entry) ?? leastBytesOf(entry.response);
  sizes.set(entry, size);
  return size <= MAX_RESPONSE_BYTES - RESPONSE_MARGIN_BYTES;
}

/**
 * Freeze as many pending entries as one batch may hold, in order; null where there is nothing to freeze.
 *
 * Submit goes last and only when every answer goes with it or went before it.
 */
export function freeze(writer: Writer, pending: readonly Entry[]): { batch: FrozenBatch; held: readonly Entry[] } | null {
  const answers = pending.filter((entry) => entry.act === "respond" && fits(entry));
  const submits = pending.filter(({ act }) => act === "submit").slice(0, 1);
  const held = takeWhatFits([...answers, ...submits], MAX_BATCH_BYTES - bytesOf(letter(writer, [])));
  if (held.length === 0) return null;
  const batch = {
    epoch: writer.epoch,
    first_seq: writer.next_seq,
    last_seq: writer.next_seq + held.length - 1,
    text: JSON.stringify(letter(writer, held)),
  };
  return { batch, held };
}

/** Freeze all that fits into the last batches of a writer. */
export function freezeAll(writer: Writer, pending: readonly Entry[]): { batches: FrozenBatch[]; held: Entry[] } {
  const batches: FrozenBatch[] = [];
  const held: Entry[] = [];
  let left = pending;
  let next_seq = writer.next_seq;
  for (let frozen = freeze(writer, left); frozen; frozen = freeze({ ...writer, next_seq }, left)) {
    const taken = frozen.held;
    batches.push(frozen.batch);
    held.push(...taken);
    left = left.filter((entry) => !taken.includes(entry));
    next_seq = frozen.batch.last_seq + 1;
  }
  return { batches, held };
}

const read = new WeakMap<FrozenBatch, readonly Entry[]>();

/** Read the entries back from a frozen batch; once, as it never changes. */
export function entriesOf(batch: FrozenBatch): readonly Entry[] {
  const entries = read.get(batch) ?? (JSON.parse(batch.text) as { entries: readonly Entry[] }).entries;
  read.set(batch, entries);
  return entries;
}

/** How many entries these batches hold together. */
export function countOf(batches: readonly FrozenBatch[]): number {
  return batches.reduce((sum, { first_seq, last_seq }) => sum + last_seq - first_seq + 1, 0);
}

/** The last response to each item. */
export function responsesIn(entries: readonly Entry[]): ReadonlyMap<string, ItemResponse> {
  return new Map(
    entries.flatMap((entry) => (entry.act === "respond" ? [[entry.item_id, entry.response] as const] : [])),
  );
}

function letter({ session_id, epoch, next_seq }: Writer, entries: readonly Entry[]): object {
  return { session_id, epoch, first_seq: next_seq, entries };
}

function takeWhatFits(entries: readonly Entry[], room: number): readonly Entry[] {
  let left = room;
  const firstThatDoesNot = entries.findIndex((entry) => {
    left -= bytesOf(entry) + 1;
    return left < 0;
  });
  return firstThatDoesNot === -1 ? entries : entries.slice(0, firstThatDoesNot);
}

/** The size in bytes; of what is too long anyway only the characters, each at least a byte. */
function leastBytesOf(response: ItemResponse): number {
  const text = JSON.stringify(response);
  return text.length > MAX_RESPONSE_BYTES ? text.length : new TextEncoder().encode(text).length;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
