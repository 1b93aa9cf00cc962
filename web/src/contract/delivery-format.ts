/** The delivery format as types: docs/qti/delivery-format.md is the law, names are as on the wire. */

/** One encrypted part of a form. */
export interface PartDescription {
  readonly name: string;
  readonly kind: "content" | "asset";
  readonly size_bytes: number;
  /** Hexadecimal digest of the encrypted bytes. */
  readonly sha256: string;
}

/** What to fetch before the start; tells nothing about what is inside. */
export interface Manifest {
  readonly form_id: string;
  readonly base_url: string;
  readonly parts: readonly PartDescription[];
  /** Whether there is something to hear, so that the candidate tries the sound first. */
  readonly has_sound: boolean;
  /** Whether the exam stands still without a network, as what comes next depends on scores. */
  readonly server_needed: boolean;
}

export type Cardinality = "single" | "multiple" | "ordered" | "record";

/** A response variable of an item. */
export interface ResponseDeclaration {
  readonly id: string;
  readonly cardinality: Cardinality;
  /** Null for a record. */
  readonly base_type: string | null;
}

/** One item as the candidate may see it: QTI 3 without any key. */
export interface Item {
  readonly id: string;
  readonly section_id: string;
  readonly title: string;
  readonly body: string;
  readonly responses: readonly ResponseDeclaration[];
  /** Texts and pictures that stand above the item, in this order. */
  readonly stimulus_ids: readonly string[];
}

/** A text or picture that items share. */
export interface Stimulus {
  readonly id: string;
  readonly title: string;
  /** QTI 3, one element. */
  readonly body: string;
}

/** A part of the form: candidates go through parts in this order and never back. */
export interface Part {
  readonly id: string;
  readonly navigation: "linear" | "nonlinear";
}

export interface Section {
  readonly id: string;
  readonly part_id: string;
  readonly parent_id: string | null;
  readonly title: string;
  /** What the test says to candidates above these items: qti-rubric-block elements, one after the other. */
  readonly rubric?: string;
}

export interface AssetDescription {
  readonly name: string;
  readonly media_type: string;
}

/** The part of kind `content`, as far as this app reads it. */
export interface Content {
  readonly format: "facet-delivery/2";
  readonly form_id: string;
  readonly title: string;
  readonly language: string;
  /** What the form asks of the app beyond plain questions. */
  readonly demands: readonly string[];
  readonly parts: readonly Part[];
  /** Scoped by the server; refers to assets as `url(asset:<name>)`. */
  readonly stylesheet: string;
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
  readonly stimuli: readonly Stimulus[];
  readonly assets: readonly AssetDescription[];
}

/** What one candidate gets, under the ids of this plan; never a key to an answer. */
export interface SessionPlan {
  readonly item_order: readonly string[];
  readonly choice_orders: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Items that a candidate gets more than once: id in this plan -> id in the content. */
  readonly copies: Readonly<Record<string, string>>;
  /** Texts of the slots of template items. */
  readonly slots: Readonly<Record<string, Slots>>;
  /** Responses that are shown as long as a candidate has not answered. */
  readonly presets: Readonly<Record<string, ItemResponse>>;
  /** Which variant of its templates an item is; the slots say what the candidate sees of it. */
  readonly variants: Readonly<Record<string, number>>;
}

/** The text of each slot of an item by its name; of a slot that may go away "true" or "false". */
export type Slots = Readonly<Record<string, string>>;

/** One value: a string or null for single, a list of strings for multiple and ordered. */
export type ResponseValue = string | readonly string[] | null;

/** The answer to one item: a value for each of its response variables. */
export type ItemResponse = Readonly<Record<string, ResponseValue>>;

/** A form after decryption, ready to draw. */
export interface OpenedExam {
  readonly content: Content;
  readonly assets: ReadonlyMap<string, Blob>;
}
