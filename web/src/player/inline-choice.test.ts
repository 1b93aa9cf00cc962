// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";

import "@citolab/qti-components/qti-interactions";
import { mendInlineChoices } from "./inline-choice";

let opened: boolean[];

beforeEach(() => {
  opened = [];
  HTMLElement.prototype.attachInternals = () => ({ states: new Set<string>(), setFormValue: () => undefined, setValidity: () => undefined }) as unknown as ElementInternals;
  // What happy-dom lacks.
  HTMLElement.prototype.showPopover = function showPopover(this: HTMLElement) {
    opened.push(this.isConnected);
  };
  HTMLElement.prototype.hidePopover = () => undefined;
});

test("an inline choice opens its menu to measure it only as long as it is on the screen", async () => {
  mendInlineChoices();
  const choice = document.createElement("qti-inline-choice-interaction") as HTMLElement & { updateComplete: Promise<boolean> };
  choice.innerHTML = '<qti-inline-choice identifier="A">A</qti-inline-choice>';
  document.body.append(choice);
  await choice.updateComplete;
  await Promise.resolve();
  const onScreen = opened.splice(0);
  document.body.append(choice);
  choice.remove();
  await choice.updateComplete;
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect([onScreen.includes(true), opened.includes(false)]).toEqual([true, false]);
});
