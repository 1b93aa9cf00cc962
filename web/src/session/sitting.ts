/**
 * The exam in front of the candidate: order, place, answers, marks. Knows no server and keeps nothing.
 *
 * Everything stands under the ids of the plan: an item that a candidate gets twice is two items here.
 */
import type { Presence } from "../contract/delivery-api";
import type { Item, ItemResponse, OpenedExam, Part, Section, SessionPlan, Slots, Stimulus } from "../contract/delivery-format";
import type { Workspace } from "./workspace";

/** What is shown of one item in the overview. */
export interface ItemMark {
  readonly id: string;
  readonly number: number;
  readonly answered: boolean;
  readonly marked: boolean;
  readonly seen: boolean;
  readonly current: boolean;
  readonly reachable: boolean;
}

/** What is this candidate's own in an item. */
export interface PlannedItem {
  readonly choiceOrders: Readonly<Record<string, readonly string[]>>;
  readonly slots: Slots;
  readonly response: ItemResponse | undefined;
}

export class Sitting {
  readonly items: readonly Item[];
  readonly #answers: Map<string, ItemResponse>;
  #index: number;

  constructor(
    readonly exam: OpenedExam,
    readonly plan: SessionPlan,
    known: { answers: ReadonlyMap<string, ItemResponse>; position: string | null },
    private readonly workspace: Workspace,
  ) {
    const byId = new Map(exam.content.items.map((item) => [item.id, item]));
    this.items = plan.item_order.flatMap((id) => {
      const item = byId.get(plan.copies[id] ?? id);
      return item ? [{ ...item, id }] : [];
    });
    this.#answers = new Map(known.answers);
    this.#index = this.#beginning(known.position);
    this.#see();
  }

  get index(): number {
    return this.#index;
  }

  get current(): Item | undefined {
    return this.items[this.#index];
  }

  /** What the test says above the items of the current section. */
  get rubric(): string | undefined {
    return this.#sectionOf(this.current)?.rubric;
  }

  /** What stands above the current item, shared with other items. */
  get stimuli(): readonly Stimulus[] {
    const { stimuli } = this.exam.content;
    return (this.current?.stimulus_ids ?? []).flatMap((id) => stimuli.find((one) => one.id === id) ?? []);
  }

  /** Tell whether the candidate can never go back from here to the item before. */
  get isLinear(): boolean {
    return this.#partAt(this.#index)?.navigation === "linear";
  }

  /** Tell whether the exam has parts that close behind the candidate. */
  get hasParts(): boolean {
    return new Set(this.items.map((_, index) => this.#partAt(index))).size > 1;
  }

  /** Tell whether going there closes a part through which the candidate could walk freely. */
  leavesPart(index: number): boolean {
    return !this.isLinear && this.canGoTo(index) && this.#partAt(index) !== this.#partAt(this.#index);
  }

  /** Tell whether the candidate may go there: freely inside a nonlinear part, else only one step ahead. */
  canGoTo(index: number): boolean {
    const exists = index >= 0 && index < this.items.length && index !== this.#index;
    return exists && (index === this.#index + 1 || this.#isFree(this.#index, index));
  }

  /** Go to an item; tells whether that was allowed. */
  goTo(index: number): boolean {
    const allowed = this.canGoTo(index);
    if (allowed) {
      this.#index = index;
      this.#see();
    }
    return allowed;
  }

  answer(itemId: string, response: ItemResponse): void {
    this.#answers.set(itemId, response);
  }

  responseTo(itemId: string): ItemResponse | undefined {
    return this.#answers.get(itemId);
  }

  /** What this candidate sees of an item, and what is filled in: the answer, or without one what the item begins with. */
  planFor(itemId: string): PlannedItem {
    const { choice_orders, slots, presets } = this.plan;
    return {
      choiceOrders: choice_orders[itemId] ?? {},
      slots: slots[itemId] ?? {},
      response: this.#answers.get(itemId) ?? presets[itemId],
    };
  }

  /** Mark the current item to look at again, or take the mark away. */
  toggleMark(): void {
    if (this.current) this.workspace.toggleMark(this.current.id);
  }

  get marked(): readonly string[] {
    return this.workspace.marked;
  }

  /** Where the candidate is and how far. */
  get whereabouts(): Omit<Presence, "waiting" | "client_time" | "workspace"> {
    const { current, answered, items } = this;
    return { item_id: current?.id ?? null, number: current ? this.#index + 1 : null, answered, total: items.length };
  }

  get answered(): number {
    return this.items.filter(({ id }) => isAnswered(this.#answers.get(id))).length;
  }

  overview(): readonly ItemMark[] {
    return this.items.map(({ id }, index) => ({
      id,
      number: index + 1,
      answered: isAnswered(this.#answers.get(id)),
      marked: this.workspace.marked.includes(id),
      seen: this.workspace.seen.includes(id),
      current: index === this.#index,
      reachable: this.canGoTo(index),
    }));
  }

  /** The marks of the items of the part in which the candidate is. */
  overviewOfPart(): readonly ItemMark[] {
    const here = this.#partAt(this.#index);
    return this.overview().filter((_, index) => this.#partAt(index) === here);
  }

  #see(): void {
    if (this.current) this.workspace.see(this.current.id);
  }

  /** Where the candidate was. An answer tells it too where the server did not hear of the last step: no way back. */
  #beginning(position: string | null): number {
    const told = Math.max(0, this.items.findIndex(({ id }) => id === position));
    const furthest = this.items.findLastIndex(({ id }) => isAnswered(this.#answers.get(id)));
    return furthest > told && !this.#isFree(told, furthest) ? furthest : told;
  }

  /** Tell whether both items stand in one part with free navigation. */
  #isFree(one: number, other: number): boolean {
    const part = this.#partAt(one);
    return part === this.#partAt(other) && part?.navigation === "nonlinear";
  }

  #partAt(index: number): Part | undefined {
    const section = this.#sectionOf(this.items[index]);
    return this.exam.content.parts.find(({ id }) => id === section?.part_id);
  }

  #sectionOf(item: Item | undefined): Section | undefined {
    return this.exam.content.sections.find(({ id }) => id === item?.section_id);
  }
}

/** Tell whether anything was answered at all. */
export function isAnswered(response: ItemResponse | undefined): boolean {
  return Object.values(response ?? {}).some((value) => value !== null && value.length > 0);
}
