import { describe, expect, test } from "vitest";

import { askToKeep } from "./this-browser";

describe("asking the browser to keep what we store", () => {
  test.each([
    ["does not know the question", () => (undefined as unknown as StorageManager).persist()],
    ["refuses it", () => Promise.reject(new TypeError("not here"))],
    ["never answers", () => new Promise<boolean>(() => undefined)],
  ])("disturbs nobody where it %s", async (_, persist) => {
    const refused: unknown[] = [];
    const note = (error: unknown) => refused.push(error);
    process.on("unhandledRejection", note);

    askToKeep(persist);
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", note);

    expect(refused).toEqual([]);
  });
});
