/**
 * Draws a match interaction that asks for a table, in place of the library's own table.
 *
 * Defects there: it mixes up choices of which one's identifier is inside another's, breaks on every click, has no names
 * for its buttons and needs inline styles, which the content security policy forbids.
 */
import { html } from "lit";
import type { TemplateResult } from "lit";

import { idOf, matchMax, mostPlaced, wordsOf } from "./drag-places";

interface MatchInteraction extends HTMLElement {
  response: readonly string[] | null;
  saveResponse(response: readonly string[]): void;
  requestUpdate(): void;
}

interface Drawing {
  render(this: MatchInteraction): TemplateResult;
}

/** Let match interactions with the class `qti-match-tabular` draw our table from now on. */
export function mendMatchTables(): void {
  const { prototype } = customElements.get("qti-match-interaction") as unknown as { prototype: Drawing };
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own this below
  const drawAsBefore = prototype.render;
  prototype.render = function render(this: MatchInteraction) {
    return this.classList.contains("qti-match-tabular") ? table(this) : drawAsBefore.call(this);
  };
}

function table(interaction: MatchInteraction): TemplateResult {
  const [rows = [], columns = []] = [...interaction.querySelectorAll("qti-simple-match-set")].map((set) => [
    ...set.querySelectorAll("qti-simple-associable-choice"),
  ]);
  return html`
    <slot name="prompt"></slot>
    <slot hidden></slot>
    <table part="table">
      <tr part="r-header">
        <td></td>
        ${columns.map((column) => html`<th part="r-header" scope="col">${copyOf(column)}</th>`)}
      </tr>
      ${rows.map(
        (row) => html`<tr part="row">
          <th part="c-header" scope="row">${copyOf(row)}</th>
          ${columns.map((column) => html`<td part="input-cell">${button(interaction, row, column)}</td>`)}
        </tr>`,
      )}
    </table>
  `;
}

/** What a choice shows, pictures and formulas too. */
function copyOf(choice: Element): DocumentFragment {
  const copy = document.createDocumentFragment();
  copy.append(...[...choice.childNodes].map((node) => node.cloneNode(true)));
  return copy;
}

function button(interaction: MatchInteraction, row: Element, column: Element): TemplateResult {
  const pair = `${idOf(row)} ${idOf(column)}`;
  const isOnly = matchMax(row) === 1;
  const checked = interaction.response?.includes(pair) ?? false;
  const kind = isOnly ? "rb" : "cb";
  return html`<input
    type=${isOnly ? "radio" : "checkbox"}
    part=${checked ? `${kind} ${kind}-checked` : kind}
    name=${idOf(row)}
    value=${pair}
    aria-label=${`${wordsOf(row)}: ${wordsOf(column)}`}
    .checked=${checked}
    @click=${() => {
      // Who chooses the same once more takes the choice back, as with any other question.
      if (isOnly && checked) choose(interaction, row, column, false);
    }}
    @change=${(event: Event) => {
      choose(interaction, row, column, (event.currentTarget as HTMLInputElement).checked);
    }}
  />`;
}

function choose(interaction: MatchInteraction, row: Element, column: Element, checked: boolean): void {
  const limits = { row: matchMax(row), column: matchMax(column), all: mostPlaced(interaction) };
  const response = afterChoice(interaction.response ?? [], { row: idOf(row), column: idOf(column) }, checked, limits);
  interaction.response = response;
  interaction.saveResponse(response);
  interaction.requestUpdate();
}

/** Give the pairs after one was chosen or taken away; where row, column or table is full, its oldest pair makes room. */
export function afterChoice(
  pairs: readonly string[],
  { row, column }: { readonly row: string; readonly column: string },
  checked: boolean,
  limits: { readonly row: number; readonly column: number; readonly all: number },
): readonly string[] {
  const others = pairs.filter((pair) => pair !== `${row} ${column}`);
  if (!checked) return others;
  const roomInRow = keepNewest(others, (pair) => pair.startsWith(`${row} `), limits.row - 1);
  const roomInColumn = keepNewest(roomInRow, (pair) => pair.endsWith(` ${column}`), limits.column - 1);
  const room = keepNewest(roomInColumn, () => true, limits.all - 1);
  return [...room, `${row} ${column}`];
}

function keepNewest(pairs: readonly string[], isMeant: (pair: string) => boolean, count: number): readonly string[] {
  const meant = pairs.filter(isMeant);
  const gone = new Set(meant.slice(0, Math.max(0, meant.length - count)));
  return pairs.filter((pair) => !gone.has(pair));
}
