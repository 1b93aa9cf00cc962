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
}

export type Cardinality = "single" | "multiple" | "ordered" | "record";

/** A response variable of an item. */
export interface ResponseDeclaration {
  readonly id: string;
  readonly cardinality: Cardinality;
  readonly base_type: string;
}

/** One item as the candidate may see it: QTI 3 without any key. */
export interface Item {
  readonly id: string;
  readonly section_id: string;
  readonly title: string;
  readonly body: string;
  readonly responses: readonly ResponseDeclaration[];
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

/** The part of kind `content`. */
export interface Content {
  readonly format: "facet-delivery/2";
  readonly form_id: string;
  readonly title: string;
  readonly language: string;
  readonly parts: readonly Part[];
  readonly stylesheet: string;
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
  readonly assets: readonly AssetDescription[];
}

/** Orders for one candidate; never a key to an answer. */
export interface SessionPlan {
  readonly item_order: readonly string[];
  readonly choice_orders: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** One value: a string or null for single, a list of strings for multiple and ordered. */
export type ResponseValue = string | readonly string[] | null;

/** The answer to one item: a value for each of its response variables. */
export type ItemResponse = Readonly<Record<string, ResponseValue>>;

/** A form after decryption, ready to draw. */
export interface OpenedExam {
  readonly content: Content;
  readonly assets: ReadonlyMap<string, Blob>;
}
