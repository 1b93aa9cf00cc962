import { describe, expect, test } from "vitest";

import { RUNNING } from "../testing/fakes";
import { Newest } from "./newest";

const at = (second: number) => ({ ...RUNNING, server_time: `2026-05-15T07:00:0${second}.000Z` });

describe("what the server says", () => {
  test("is not news where a later answer was heard meanwhile", () => {
    const newest = new Newest();
    const [first, second] = [newest.asking(), newest.asking()];

    expect([second(at(2)), first(at(1))]).toEqual([true, false]);
  });

  test("is news where it was said later, whichever was asked first", () => {
    const newest = new Newest();
    const [first, second] = [newest.asking(), newest.asking()];

    expect([second(at(1)), first(at(2))]).toEqual([true, true]);
  });

  test("is news after everything that was heard before it was asked, also where the server's clock was set back", () => {
    const newest = new Newest();
    newest.asking()(at(9));

    expect(newest.asking()(at(1))).toBe(true);
  });
});
