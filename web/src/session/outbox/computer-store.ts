/** What this computer keeps: one login, and the entries that are not safely home. */
import type { Admitted, Entry, Epoch, KeptWorkspace, Live, StoredAnswer } from "../../contract/delivery-api";
import type { Manifest, SessionPlan } from "../../contract/delivery-format";
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

/** What the start answered: with the parts of the exam all that it takes to open it without a server. */
export interface KeptStart {
  readonly content_key: string;
  readonly manifest: Manifest;
  readonly plan: SessionPlan;
  readonly answers: readonly StoredAnswer[];
}

/** Where the candidate was, and what applied then. */
export interface KeptPlace {
  readonly live: Live;
  /** Milliseconds by which the server's clock is ahead of this computer's. */
  readonly server_ahead: number;
  readonly position: string | null;
  readonly workspace: KeptWorkspace;
  /** The server knows this workspace. */
  readonly workspace_told: boolean;
}

/** What this login can go on from without a server. */
export interface Notes {
  readonly start: KeptStart;
  readonly place: KeptPlace;
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

  /** Give what this login wrote and the server has: the newest answers, where the server cannot be asked. */
  loadAcknowledged(): Promise<readonly FrozenBatch[]>;

  /** Keep a note of this login in place of the one before. It goes with the login: no later one can read it. */
  keepNote<Name extends keyof Notes>(name: Name, note: Notes[Name]): Promise<void>;

  /** Give a note of this login; null where there is none, or none that can be read. */
  note<Name extends keyof Notes>(name: Name): Promise<Notes[Name] | null>;

  /** Remove a note of this login; the others stay. */
  dropNote(name: keyof Notes): Promise<void>;

  /** Remove what is safe, and the notes: the server said that the group is safely home. */
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
