import { describe, expect, test } from "vitest";

import { FakeCaches } from "../testing/fake-caches";
import { CachedParts } from "./kept-parts";

const BYTES = new Uint8Array([1, 2, 3]);

describe("the parts that this computer keeps", () => {
  test("are found again after a reload", async () => {
    const caches = new FakeCaches();
    await new CachedParts(caches).keep("form", "/content/form/a", BYTES);

    expect(await new CachedParts(caches).find("form", "/content/form/a")).toEqual(BYTES);
    expect(await new CachedParts(caches).find("other", "/content/form/a")).toBeNull();
  });

  test("go when another form comes, and nothing that is not ours goes along", async () => {
    const caches = new FakeCaches();
    const parts = new CachedParts(caches);
    await parts.keep("form", "/content/form/a", BYTES);
    await parts.keep("other", "/content/other/a", BYTES);
    await caches.open("facet-shell:1");

    await parts.forget("other");
    const afterOther = await caches.keys();
    await parts.forget();

    expect([afterOther, await caches.keys()]).toEqual([["facet-exam-form:other", "facet-shell:1"], ["facet-shell:1"]]);
  });

  test("are simply not there where the browser keeps nothing", async () => {
    const refusing = { open: refuse, keys: refuse, delete: refuse };
    const parts = new CachedParts(refusing);
    await parts.keep("form", "/content/form/a", BYTES);
    await parts.forget();

    expect(await parts.find("form", "/content/form/a")).toBeNull();
  });
});

const refuse = (): Promise<never> => Promise.reject(new DOMException("no room", "QuotaExceededError"));
