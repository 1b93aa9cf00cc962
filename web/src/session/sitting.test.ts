import { describe, expect, test } from "vitest";

import type { Content, Item, SessionPlan } from "../contract/delivery-format";
import { Sitting } from "./sitting";
import { Workspace, firstWorkspace } from "./workspace";

const item = (id: string, section_id: string): Item => ({ id, section_id, title: id, body: "", responses: [], stimulus_ids: [] });

const content: Content = {
  format: "facet-delivery/2",
  form_id: "form",
  title: "Proef",
  language: "nl",
  demands: ["several_parts"],
  parts: [
    { id: "FREE", navigation: "nonlinear" },
    { id: "STEPS", navigation: "linear" },
    { id: "LAST", navigation: "nonlinear" },
  ],
  stylesheet: "",
  sections: ["FREE", "STEPS", "LAST"].map((part_id) => ({ id: `S-${part_id}`, part_id, parent_id: null, title: "" })),
  items: [
    item("A1", "S-FREE"),
    item("A2", "S-FREE"),
    item("A3", "S-FREE"),
    item("B1", "S-STEPS"),
    item("B2", "S-STEPS"),
    { ...item("C1", "S-LAST"), stimulus_ids: ["BRON-2", "BRON-1"] },
  ],
  stimuli: ["BRON-1", "BRON-2"].map((id) => ({ id, title: id, body: "" })),
  assets: [],
};

const PLAN: SessionPlan = { item_order: ["A1", "A2", "A3", "B1", "B2", "C1"], choice_orders: {}, copies: {}, slots: {}, presets: {}, variants: {} };
const yes = { RESPONSE: "x" };

interface Known {
  position?: string;
  answered?: readonly string[];
  plan?: SessionPlan;
}

function sittingAt({ position, answered = [], plan = PLAN }: Known = {}): Sitting {
  const answers = new Map(answered.map((id) => [id, yes]));
  return new Sitting({ content, assets: new Map() }, plan, { answers, position: position ?? null }, new Workspace(firstWorkspace(), () => undefined));
}

const reachable = (sitting: Sitting) =>
  sitting.overview().filter((mark) => mark.reachable).map(({ id }) => id);

describe("going through an exam of several parts", () => {
  test.each([
    ["A1", ["A2", "A3"]],
    ["A3", ["A1", "A2", "B1"]],
    ["B1", ["B2"]],
    ["B2", ["C1"]],
    ["C1", []],
  ])("from %s the candidate can reach %j", (position, expected) => {
    expect(reachable(sittingAt({ position }))).toEqual(expected);
  });

  test.each([
    ["A2", 2, false],
    ["A3", 3, true],
    ["B1", 4, false],
    ["B2", 5, false],
    ["A1", 5, false],
  ])("from %s the step to index %i closes a free part: %s", (position, index, closes) => {
    expect(sittingAt({ position }).leavesPart(index)).toBe(closes);
  });

  test("refuses a step back over a border", () => {
    const sitting = sittingAt({ position: "B1" });

    expect([sitting.goTo(2), sitting.current?.id]).toEqual([false, "B1"]);
  });

  test("counts open questions of the part that closes only", () => {
    const sitting = sittingAt({ position: "A3", answered: ["A1"] });

    expect(sitting.overviewOfPart().map(({ id, answered }) => [id, answered])).toEqual([["A1", true], ["A2", false], ["A3", false]]);
  });

  test("tells several parts from one", () => {
    expect([sittingAt().hasParts, sittingAt({ plan: { ...PLAN, item_order: ["A1", "A2"] } }).hasParts]).toEqual([true, false]);
  });
});

describe("the item where a candidate begins", () => {
  test("is the furthest answered one where the server never heard of the step over a border", () => {
    expect(sittingAt({ position: "A3", answered: ["A1", "B2"] }).current?.id).toBe("B2");
  });

  test("is where the candidate was, also with later answers in the same free part", () => {
    expect(sittingAt({ position: "A1", answered: ["A3"] }).current?.id).toBe("A1");
  });
});

describe("the plan of one candidate", () => {
  test("gives an item twice, each with an answer of its own", () => {
    const sitting = sittingAt({ plan: { ...PLAN, item_order: ["A1", "A2.1", "A2.2"], copies: { "A2.1": "A2", "A2.2": "A2" } } });
    sitting.answer("A2.2", yes);

    expect(sitting.items.map(({ id, title }) => [id, title])).toEqual([["A1", "A1"], ["A2.1", "A2"], ["A2.2", "A2"]]);
    expect(sitting.overview().map(({ answered }) => answered)).toEqual([false, false, true]);
  });

  test("shows a preset until the candidate answers, and does not count it as an answer", () => {
    const preset = { RESPONSE: "preset" };
    const sitting = sittingAt({ plan: { ...PLAN, presets: { A1: preset } } });
    const before = [sitting.planFor("A1").response, sitting.answered];
    sitting.answer("A1", { RESPONSE: null });

    expect(before).toEqual([preset, 0]);
    expect(sitting.planFor("A1").response).toEqual({ RESPONSE: null });
  });

  test("gives the stimuli of an item in the order of the item", () => {
    expect(sittingAt({ position: "C1" }).stimuli.map(({ id }) => id)).toEqual(["BRON-2", "BRON-1"]);
  });
});
