/** The exam in front of the candidate: order, place, answers, marks. Knows no server and keeps nothing. */
import type { Presence } from "../contract/delivery-api";
import type { Item, ItemResponse, OpenedExam, Section, SessionPlan } from "../contract/delivery-format";

/** What is shown of one item in the overview. */
export interface ItemMark {
  readonly id: string;
  readonly number: number;
  readonly answered: boolean;
  readonly marked: boolean;
  readonly current: boolean;
  readonly reachable: boolean;
}

export class Sitting {
  readonly items: readonly Item[];
  readonly #answers: Map<string, ItemResponse>;
  readonly #marked: Set<string>;
  #index: number;

  constructor(
    readonly exam: OpenedExam,
    readonly plan: SessionPlan,
    known: { answers: ReadonlyMap<string, ItemResponse>; marked: readonly string[]; position: string | null },
  ) {
    const byId = new Map(exam.content.items.map((item) => [item.id, item]));
    this.items = plan.item_order.flatMap((id) => byId.get(id) ?? []);
    this.#answers = new Map(known.answers);
    this.#marked = new Set(known.marked);
    this.#index = Math.max(0, this.items.findIndex(({ id }) => id === known.position));
  }

  get index(): number {
    return this.#index;
  }

  get current(): Item | undefined {
    return this.items[this.#index];
  }

  /** What the test says above the items of the current section. */
  get rubric(): string | undefined {
    return this.#section?.rubric;
  }

  get isLinear(): boolean {
    const { parts } = this.exam.content;
    return parts.find(({ id }) => id === this.#section?.part_id)?.navigation === "linear";
  }

  get #section(): Section | undefined {
    return this.exam.content.sections.find(({ id }) => id === this.current?.section_id);
  }

  /** Tell whether the candidate may go there: in a linear exam only one step ahead. */
  canGoTo(index: number): boolean {
    const exists = index >= 0 && index < this.items.length && index !== this.#index;
    return exists && (!this.isLinear || index === this.#index + 1);
  }

  /** Go to an item; tells whether that was allowed. */
  goTo(index: number): boolean {
    const allowed = this.canGoTo(index);
    if (allowed) this.#index = index;
    return allowed;
  }

  answer(itemId: string, response: ItemResponse): void {
    this.#answers.set(itemId, response);
  }

  responseTo(itemId: string): ItemResponse | undefined {
    return this.#answers.get(itemId);
  }

  /** Mark the current item to look at again, or take the mark away. */
  toggleMark(): void {
    const id = this.current?.id;
    if (id !== undefined && !this.#marked.delete(id)) this.#marked.add(id);
  }

  get marked(): readonly string[] {
    return [...this.#marked];
  }

  /** Where the candidate is and how far. */
  get whereabouts(): Omit<Presence, "waiting" | "client_time"> {
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
      marked: this.#marked.has(id),
      current: index === this.#index,
      reachable: this.canGoTo(index),
    }));
  }
}

/** Tell whether anything was answered at all. */
export function isAnswered(response: ItemResponse | undefined): boolean {
  return Object.values(response ?? {}).some((value) => value !== null && value.length > 0);
}
