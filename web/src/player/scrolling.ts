/** Lets the keyboard scroll what is larger than its own box: tables, pictures, and the columns of an item. */

const BOXES = ".facet-sources, .facet-question, table, pre, :is(p, div, figure):has(> img)";

/** Let the Tab key stop at each box that can be scrolled, for as long as it can be. */
export function keepReachable(root: ShadowRoot): void {
  const boxes = [...root.querySelectorAll<HTMLElement>(BOXES)];
  const observer = new ResizeObserver(() => {
    boxes.forEach(setStop);
  });
  // What stands in a column can grow while the column does not.
  for (const box of [...boxes, ...root.querySelectorAll("qti-assessment-item")]) observer.observe(box);
}

function setStop(box: HTMLElement): void {
  const overflows = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (overflows && /auto|scroll/.test(getComputedStyle(box).overflow)) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}
