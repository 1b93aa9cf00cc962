/** Keeps drawings from growing without end: shapes that use shapes that use shapes. */

/** Ten steps of ten uses each would be ten thousand million shapes, and stop the browser. */
const MOST_SHAPES = 20_000;

/** Take out every `use` in a fragment that draws too much, itself, or nothing. */
export function limitUses(fragment: ParentNode): void {
  const byId = new Map([...fragment.querySelectorAll("[id]")].map((element) => [element.id, element]));
  const known = new Map<Element, number>();
  let left = MOST_SHAPES;
  for (const use of [...fragment.querySelectorAll("use")]) {
    const shapes = shapesOf(use, byId, known);
    if (shapes > left) use.remove();
    else left -= shapes;
  }
}

/** The number of shapes that are drawn for one `use`; infinite where there is no end to it. */
function shapesOf(use: Element, byId: ReadonlyMap<string, Element>, known: Map<Element, number>): number {
  const before = known.get(use);
  if (before !== undefined) return before;
  known.set(use, Number.POSITIVE_INFINITY);
  const used = byId.get((use.getAttribute("href") ?? "").slice(1));
  const inside = used ? [used, ...used.querySelectorAll("*")] : [];
  const count = used ? inside.reduce((sum, one) => sum + (one.localName === "use" ? shapesOf(one, byId, known) : 1), 0) : Number.POSITIVE_INFINITY;
  known.set(use, count);
  return count;
}
