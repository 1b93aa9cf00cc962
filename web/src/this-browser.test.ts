import { describe, expect, test } from "vitest";

import { askToKeep, tokenOfThePortal } from "./this-browser";

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

describe("the token of the portal", () => {
  test("leaves the address bar and is found again after a reload", () => {
    const shown: unknown[] = [];
    const kept = new Map<string, string>();
    const tab = { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) };
    const past = { replaceState: (_: unknown, __: string, address?: string | URL | null) => void shown.push(address) };
    const address = { pathname: "/exam/", search: "?preview=e" };

    expect(tokenOfThePortal({ ...address, hash: "#t0ken" }, past, tab)).toBe("t0ken");
    expect(shown).toEqual(["/exam/?preview=e"]);
    expect(tokenOfThePortal({ ...address, hash: "" }, past, tab)).toBe("t0ken");
  });

  test("is nothing in a tab that the portal did not open", () => {
    const nothing = { getItem: () => null, setItem: () => undefined };

    expect(tokenOfThePortal({ pathname: "/", search: "", hash: "" }, { replaceState: () => undefined }, nothing)).toBe("");
  });
});
