/** What this computer keeps: one login, and the entries that are not safely home. */
import type { Admitted, Entry, Epoch } from "../../contract/delivery-api";
import type { FrozenBatch } from "./batches";

/** A login without its keys: token, epoch and counter are kept together and lost together. */
export interface KeptLogin {
  readonly session_id: string;
  readonly epoch: Epoch;
  readonly token: string;
  readonly next_seq: number;
  readonly admitted: Omit<Admitted, "token" | "outbox_key">;
}

/** What was not acknowledged yet. */
export interface KeptEntries {
  /** Written in this login, not frozen yet; oldest first. */
  readonly drafts: readonly Entry[];
  /** Frozen in this login, in order. */
  readonly batches: readonly FrozenBatch[];
  /** Frozen in earlier logins of the same session. */
  readonly leftovers: readonly FrozenBatch[];
}

/** Where a store is lasting, every promise resolves only when the disk has it. */
export interface ComputerStore {
  /** False where everything is gone when the window is closed or reloaded. */
  readonly lasting: boolean;

  /** Give the login of this computer, or null where nobody is logged in. */
  currentLogin(): Promise<KeptLogin | null>;

  /** Take over from the login before: its drafts are frozen and stay, its token and key are forgotten. */
  beginLogin(admitted: Admitted): Promise<KeptLogin>;

  /** Forget token and key; what was written stays, unreadable until this session logs in again. */
  forgetLogin(): Promise<void>;

  /** Forget the login for good: its drafts are frozen first, and go along when this session logs in here again. */
  retireLogin(): Promise<void>;

  /** Give what still has to reach the server. */
  load(): Promise<KeptEntries>;

  /** Keep an entry that is not frozen yet, in place of the one before it for the same item. */
  keepDraft(entry: Entry): Promise<void>;

  /** Keep a frozen batch, drop the drafts it holds and move the counter: all of it or nothing. */
  keepBatch(batch: FrozenBatch, held: readonly Entry[]): Promise<void>;

  /** Mark a batch as safe on the server. It is not removed. */
  markAcknowledged(batch: FrozenBatch): Promise<void>;

  /** Remove what is safe: the server said that the group is safely home. */
  removeAcknowledged(): Promise<void>;
}

/** The name under which a pending entry is kept: there is one per item, and one submit. */
export function draftName(entry: Entry): string {
  return entry.act === "submit" ? "" : entry.item_id;
}

/** The login to keep when a candidate is admitted: numbering starts at 1 in each epoch. */
export function loginOf(admitted: Admitted): KeptLogin {
  const { token, outbox_key: _, ...rest } = admitted;
  return { session_id: admitted.session_id, epoch: admitted.epoch, token, next_seq: 1, admitted: rest };
}
