/** The delivery acts as types: docs/delivery-api.md is the law, names are as on the wire. */
import type { ItemResponse, Manifest, SessionPlan } from "./delivery-format";

/** Which login writes: compared lease first, then login. */
export interface Epoch {
  readonly lease: number;
  readonly login: number;
}

export interface LoginRequest {
  readonly access_code: string;
  readonly login_name: string;
  /** A random name that this browser keeps, so that the proctor can tell computers apart. */
  readonly computer: string | null;
  /** What the browser check gave; null where it gave nothing. */
  readonly browser_proof: string | null;
}

/** The check before the login: accepted, with what the login has to show; or refused as a problem. */
export interface BrowserAccepted {
  readonly outcome: "accepted";
  readonly proof: string | null;
}

export type Language = "nl" | "en";
export type ColourScheme = "light" | "dark" | "high_contrast" | "soft";

/** How a candidate wants to see and hear the exam; sizes in percent. */
export interface Preferences {
  readonly language: Language;
  readonly colour_scheme: ColourScheme;
  readonly text_size: number;
  readonly line_spacing: number;
  readonly zoom: number;
  readonly time_hidden: boolean;
  /** Whether it is said that ten and five minutes are left. */
  readonly time_warnings: boolean;
}

/** What a candidate arranged around the answers; ids of items of the plan. */
export interface KeptWorkspace {
  readonly preferences: Preferences;
  readonly marked: readonly string[];
  readonly seen: readonly string[];
}

/** A message of the proctor. */
export interface Message {
  readonly id: string;
  readonly text: string;
  readonly at: string;
}

/** All that the app must obey. */
export interface Live {
  readonly group_state: string;
  readonly session_state: string;
  readonly deadline_at: string | null;
  readonly server_time: string;
  /** A newer login took over: this browser stops writing. */
  readonly moved: boolean;
  /** Every answer is where it must be: what this browser kept may go. */
  readonly safely_home: boolean;
  readonly messages: readonly Message[];
  /** All the time that the proctor gave so far. */
  readonly extended_minutes: number;
}

export interface Admitted {
  readonly outcome: "admitted";
  readonly token: string;
  readonly session_id: string;
  readonly group_id: string;
  readonly epoch: Epoch;
  /** Base64, 32 bytes; the same at every login of this session. */
  readonly outbox_key: string;
  readonly candidate_name: string;
  readonly exam_title: string;
  readonly group_name: string;
  readonly duration_minutes: number;
  readonly total_items: number;
  readonly manifest: Manifest;
  readonly workspace: KeptWorkspace;
  readonly live: Live;
}

export interface WaitingForProctor {
  readonly outcome: "waiting_for_proctor";
}

/** Where the candidate is and how it goes. */
export interface Presence {
  readonly item_id: string | null;
  /** The number of that item as the candidate sees it, from 1. */
  readonly number: number | null;
  readonly answered: number;
  readonly total: number;
  /** Entries not yet acknowledged. */
  readonly waiting: number;
  readonly client_time: string;
  /** Null where it did not change since it was told last. */
  readonly workspace: KeptWorkspace | null;
}

export interface StoredAnswer {
  readonly item_id: string;
  readonly response: ItemResponse;
}

export interface Started {
  /** Base64, 32 bytes. */
  readonly content_key: string;
  /** What to fetch and open; where a server does not tell, it is the manifest of the login. */
  readonly manifest?: Manifest;
  readonly plan: SessionPlan;
  readonly answers: readonly StoredAnswer[];
  /** The item where the candidate was. */
  readonly position: string | null;
  readonly workspace: KeptWorkspace;
  readonly live: Live;
}

export interface Delivered {
  readonly acknowledged_seq: number;
  readonly live: Live | null;
}

export interface RespondEntry {
  readonly act: "respond";
  readonly item_id: string;
  readonly response: ItemResponse;
  readonly client_time: string;
}

export interface SubmitEntry {
  readonly act: "submit";
  readonly client_time: string;
}

export type Entry = RespondEntry | SubmitEntry;
