// @vitest-environment happy-dom
import { render } from "lit";
import { beforeEach, describe, expect, test } from "vitest";

import { Workspace, firstWorkspace } from "../session/workspace";
import { chooseTexts } from "../texts";
import { applyPreferences } from "./settings-applied";
import { settings } from "./settings-panel";

const root = document.documentElement;
let workspace: Workspace;

/** As the app does it: what is chosen is drawn and applied at once. */
function draw(): void {
  const { preferences } = workspace;
  render(settings(workspace, chooseTexts(preferences.language)), document.body);
  applyPreferences(preferences);
}

function choose(name: string): void {
  document.querySelector<HTMLElement>(`[data-testid="setting-${name}"]`)?.click();
}

beforeEach(() => {
  workspace = new Workspace(firstWorkspace(), draw);
  draw();
});

describe("the settings", () => {
  test("reach the whole page at once, and the workspace that the server keeps", () => {
    choose("colour_scheme-dark");
    choose("text_size-150");
    choose("line_spacing-200");
    choose("zoom-400");

    expect([root.dataset.colourScheme, root.hasAttribute("data-zoomed")]).toEqual(["dark", true]);
    expect(["text-scale", "line-scale", "zoom"].map((name) => root.style.getPropertyValue(`--facet-${name}`))).toEqual(["1.5", "2", "4"]);
    expect(workspace.untold?.preferences).toMatchObject({ colour_scheme: "dark", text_size: 150, line_spacing: 200, zoom: 400 });
  });

  test("speak the language that is chosen", () => {
    choose("language-en");

    expect([root.lang, document.querySelector("#settings-title")?.textContent]).toEqual(["en", "Settings"]);
  });

  test("go back to what they were", () => {
    choose("zoom-200");
    choose("zoom-100");

    expect([root.style.getPropertyValue("--facet-zoom"), root.hasAttribute("data-zoomed")]).toEqual(["1", false]);
  });

  test("hide the time and keep quiet about it when asked", () => {
    choose("time_hidden");
    choose("time_warnings");

    expect([workspace.preferences.time_hidden, workspace.preferences.time_warnings]).toEqual([true, false]);
  });
});
