import { describe, expect, test, vi } from "vitest";

import { keepAppHere, takeNewestApp } from "./app-shell";

class FakeWorker extends EventTarget {
  constructor(public state: ServiceWorkerState) {
    super();
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

function registration(parts: object): ServiceWorkerRegistration {
  const nothing = { installing: null, waiting: null, active: null, update: () => Promise.resolve() };
  return { ...nothing, ...parts } as unknown as ServiceWorkerRegistration;
}

describe("keeping the app here", () => {
  test("is simply left where the browser has no service workers, or refuses one", async () => {
    vi.stubGlobal("document", { baseURI: "https://facet.example/exam/" });
    const refusing = { controller: null, register: () => Promise.reject(new DOMException("no", "SecurityError")) };

    expect([await keepAppHere(undefined), await keepAppHere(refusing)]).toEqual([null, null]);
    vi.unstubAllGlobals();
  });
});

describe("taking the newest app", () => {
  test("loads the page anew where the worker found another version", async () => {
    expect(await takeNewestApp(registration({}), changed)).toBe(true);
  });

  test("leaves the page where there is nothing newer, or no network to ask", async () => {
    const offline = { update: () => Promise.reject(new TypeError("no network")) };

    expect(await takeNewestApp(registration({}), unchanged)).toBe(false);
    expect(await takeNewestApp(registration(offline), unchanged)).toBe(false);
  });

  test("waits for the version that is coming", async () => {
    const coming = new FakeWorker("installing");
    const taking = takeNewestApp(registration({ installing: coming }), changed);
    const early = await Promise.race([taking, new Promise((resolve) => setTimeout(resolve, 20, "waiting"))]);
    coming.become("activated");

    expect([early, await taking]).toEqual(["waiting", true]);
  });

  test("waits for nobody too long, and changes nothing any more for who was not waited for", async () => {
    const coming = new FakeWorker("installing");
    let asked = 0;
    const ask = () => Promise.resolve((asked += 1) > 0);
    const taken = await takeNewestApp(registration({ installing: coming }), ask, 20);
    coming.become("activated");
    await new Promise((resolve) => setTimeout(resolve, 0));

    expect([taken, asked]).toEqual([false, 0]);
  });
});

const changed = () => Promise.resolve(true);
const unchanged = () => Promise.resolve(false);
