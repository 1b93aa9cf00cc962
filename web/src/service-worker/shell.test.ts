import { beforeEach, describe, expect, test } from "vitest";

import { FakeCaches } from "../testing/fake-caches";
import { Shell } from "./shell";
import type { Asked, ShellList } from "./shell";

const BASE = "https://facet.example/exam/";

let caches: FakeCaches;
let site: Map<string, string>;
let paused: number;
let patience: Promise<void>;
let asked: [string, RequestInit | undefined][];

beforeEach(() => {
  caches = new FakeCaches();
  asked = [];
  patience = new Promise(() => undefined);
  site = new Map([["index.html", "<app 1>"], ["config.json", '{"api":"/api"}'], ["assets/index-1.js", "script 1"]]);
});

function listOf(version: string): ShellList {
  const files = [...site.keys()].map((path) => ({ path, integrity: path === "config.json" ? null : `sha256-${path}` }));
  return { version, files };
}

function shellOf(version: string): Shell {
  const answer = (address: string | Request, how?: RequestInit): Promise<Response> => {
    asked.push([address as string, how]);
    const body = site.get((address as string).slice(BASE.length));
    const headers = { "Content-Type": body?.startsWith("<") ? "text/html" : "text/plain" };
    return Promise.resolve(new Response(body ?? "not here", { status: body === undefined ? 404 : 200, headers }));
  };
  const pause = (milliseconds: number): Promise<void> => {
    paused = milliseconds;
    return patience;
  };
  return new Shell(listOf(version), { caches, fetch: answer, pause, base: BASE });
}

async function textOf(shell: Shell, path: string): Promise<string | undefined> {
  return (await shell.find(path))?.text();
}

/** The app as it is built next. */
function buildAnew(): void {
  site.set("index.html", "<app 2>").set("assets/index-2.js", "script 2").delete("assets/index-1.js");
}

describe("the app on this computer", () => {
  test("is there whole after one visit, each file checked by its digest", async () => {
    const shell = shellOf("1");
    await shell.install();

    expect([await textOf(shell, "index.html"), await textOf(shell, "assets/index-1.js"), await textOf(shell, "config.json")]).toEqual([
      "<app 1>", "script 1", '{"api":"/api"}',
    ]);
    expect(asked[0]).toEqual([`${BASE}index.html`, { cache: "no-cache", credentials: "omit", integrity: "sha256-index.html" }]);
  });

  test("is not there at all where one file is missing", async () => {
    const shell = shellOf("1");
    site.delete("assets/index-1.js");

    await expect(shell.install()).rejects.toThrow("assets/index-1.js");
    expect([await shell.find("index.html"), await caches.has("facet-app:1")]).toEqual([null, false]);
  });

  test("stays whole where only the worker is new and cannot fetch anything", async () => {
    await shellOf("1").install();
    site.delete("assets/index-1.js");
    await shellOf("1").install();

    expect(await textOf(shellOf("1"), "index.html")).toBe("<app 1>");
  });

  test("is left to the network where the browser cannot read what it kept", async () => {
    const shell = shellOf("1");
    await shell.install();
    caches.open = () => Promise.reject(new DOMException("disk full", "QuotaExceededError"));

    expect(await shell.find("index.html")).toBeNull();
  });

  test("does not take the login page of a school network for a script", async () => {
    const shell = shellOf("1");
    site.set("assets/index-1.js", "<html>Log in op het netwerk</html>");

    await expect(shell.install()).rejects.toThrow("assets/index-1.js");
  });

  test("stays the same while a newer one is here, until somebody asks for the newest", async () => {
    await shellOf("1").install();
    buildAnew();
    const newer = shellOf("2");
    await newer.install();
    const inExam = await textOf(newer, "index.html");
    const changed = await newer.takeNewest();

    expect([inExam, changed, await textOf(newer, "index.html")]).toEqual(["<app 1>", true, "<app 2>"]);
    expect([await newer.find("assets/index-1.js"), await caches.has("facet-app:1")]).toEqual([null, false]);
  });

  test("does not ask a page to load anew for nothing", async () => {
    const shell = shellOf("1");
    await shell.install();

    expect(await shell.takeNewest()).toBe(false);
  });

  test("is asked for the newest at one address only", () => {
    const ask = (method: string, path: string) => shellOf("1").isAskedForNewest({ url: BASE + path, method, mode: "cors" });

    expect([ask("POST", "take-newest"), ask("GET", "take-newest"), ask("POST", "config.json")]).toEqual([true, false, false]);
  });

  test("stays as it is where the browser threw the newest away", async () => {
    await shellOf("1").install();
    buildAnew();

    expect(await shellOf("2").takeNewest()).toBe(false);
  });

  test("hears of another address of the API at once, and keeps it for when nothing is heard", async () => {
    const shell = shellOf("1");
    await shell.install();
    site.set("config.json", '{"api":""}');
    const now = await (await shell.find("config.json", shell.refresh("config.json")))?.text();
    site.delete("config.json");
    const later = await (await shell.find("config.json", shell.refresh("config.json")))?.text();

    expect([now, later]).toEqual(['{"api":""}', '{"api":""}']);
  });

  test("waits two seconds for the address of the API, and then takes the one that is kept", async () => {
    const shell = shellOf("1");
    await shell.install();
    patience = Promise.resolve();
    const found = await shell.find("config.json", new Promise(() => undefined));

    expect([await found?.text(), paused]).toEqual(['{"api":"/api"}', 2_000]);
  });
});

describe("the files of the app", () => {
  test.each<[string, string, Partial<Asked>, string | null]>([
    ["the page", BASE, { mode: "navigate" }, "index.html"],
    ["the page by its name", `${BASE}index.html`, { mode: "navigate" }, "index.html"],
    ["the page in English", `${BASE}?lang=en`, { mode: "navigate" }, "index.html"],
    ["a script", `${BASE}assets/index-1.js`, {}, "assets/index-1.js"],
    ["the configuration", `${BASE}config.json`, {}, "config.json"],
    ["a preview", `${BASE}?preview=exam`, { mode: "navigate" }, null],
    ["another page", `${BASE}elsewhere`, { mode: "navigate" }, null],
    ["an answer", "https://facet.example/api/delivery/batches", { method: "POST" }, null],
    ["the start at a school", "https://facet.example/delivery/start", { method: "POST" }, null],
    ["part of an exam", "https://facet.example/content/form/a", {}, null],
    ["something sent to the app", `${BASE}config.json`, { method: "POST" }, null],
    ["another site", "https://elsewhere.example/exam/", { mode: "navigate" }, null],
  ])("%s", (_, url, how, path) => {
    expect(shellOf("1").fileOf({ url, method: "GET", mode: "cors", ...how })).toBe(path);
  });
});
