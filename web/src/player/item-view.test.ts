// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";

import type { Item } from "../contract/delivery-format";
import { PLAYER_TEXTS } from "../testing/player-texts";
import { ItemView } from "./item-view";
import type { ItemToDraw, ResponseChange } from "./item-view";

const QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

/** What happy-dom lacks of a form control's inner life; nothing here asks for it. */
function noInternals(): Partial<ElementInternals> {
  return { states: new Set<string>(), setFormValue: () => undefined, setValidity: () => undefined };
}

HTMLElement.prototype.attachInternals = noInternals as () => ElementInternals;

let view: ItemView;
let heard: ResponseChange[];

beforeEach(() => {
  view = new ItemView();
  heard = [];
  view.addEventListener("facet-response", (event) => heard.push((event as CustomEvent<ResponseChange>).detail));
  document.body.replaceChildren(view);
});

function choiceItem(id: string): Item {
  const declaration = '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"/>';
  const choices = ["A", "B"].map((one) => `<qti-simple-choice identifier="${one}">${one}</qti-simple-choice>`).join("");
  const interaction = `<qti-choice-interaction response-identifier="RESPONSE" max-choices="1">${choices}</qti-choice-interaction>`;
  const body = `<qti-assessment-item xmlns="${QTI}" identifier="${id}">${declaration}<qti-item-body>${interaction}</qti-item-body></qti-assessment-item>`;
  return { id, section_id: "S", title: id, body, responses: [{ id: "RESPONSE", cardinality: "single", base_type: "identifier" }], stimulus_ids: [] };
}

function order(id: string, response?: ItemToDraw["response"]): ItemToDraw {
  const rest = { rubric: undefined, stimuli: [], language: "nl", stylesheet: "", choiceOrders: {}, slots: {}, assetAddress: () => null, texts: PLAYER_TEXTS };
  return { item: choiceItem(id), response, ...rest };
}

function choose(letter: string): void {
  view.shadowRoot?.querySelector<HTMLElement>(`qti-simple-choice[identifier="${letter}"]`)?.click();
}

describe("an item on the screen", () => {
  test("can be answered from the moment it can be clicked", async () => {
    const drawing = view.draw(order("ITM-1"));
    const before = view.inert;
    await drawing;
    const after = view.inert;
    choose("B");

    expect([before, after]).toEqual([true, false]);
    expect(heard.map(({ itemId }) => itemId)).toEqual(["ITM-1"]);
  });

  test("brings an answer back without telling it as a new one", async () => {
    await view.draw(order("ITM-1", { RESPONSE: "A" }));

    expect(heard).toEqual([]);
  });

  test("stays out of reach until the last of two quick drawings is complete", async () => {
    const first = view.draw(order("ITM-1"));
    const second = view.draw(order("ITM-2"));
    await first;
    const between = view.inert;
    await second;
    choose("A");

    expect([between, view.inert]).toEqual([true, false]);
    expect(heard.map(({ itemId }) => itemId)).toEqual(["ITM-2"]);
  });
});
