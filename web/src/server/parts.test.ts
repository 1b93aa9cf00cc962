import { createCipheriv, createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { TWO_ITEMS } from "../testing/fakes";
import { FakeCaches } from "../testing/fake-caches";
import { ExamDamaged, ExamUnknown, LineGone } from "./exam-server";
import { CachedParts } from "./kept-parts";
import { Parts, sizeOf } from "./parts";

const KEY = Buffer.alloc(32, 7);

function seal(name: string, plain: Buffer, formId = "form"): Buffer<ArrayBuffer> {
  const nonce = Buffer.alloc(12, 1);
  const cipher = createCipheriv("aes-256-gcm", KEY, nonce);
  cipher.setAAD(Buffer.from(`facet-delivery/1|${formId}|${name}`));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function exam(blobs: Record<string, Buffer<ArrayBuffer>>) {
  const parts = Object.entries(blobs).map(([name, blob]) => ({
    name,
    kind: name === "content" ? ("content" as const) : ("asset" as const),
    size_bytes: blob.length,
    sha256: createHash("sha256").update(blob).digest("hex"),
  }));
  return { form_id: "form", base_url: "/content/form/", parts, has_sound: false, server_needed: false };
}

const content = { ...TWO_ITEMS, assets: [{ name: "picture", media_type: "image/svg+xml" }] };
const blobs = {
  content: seal("content", gzipSync(JSON.stringify(content))),
  picture: seal("picture", Buffer.from("<svg/>")),
};

function fetching(stored: Record<string, Buffer<ArrayBuffer>>, asked: string[] = []): Parts {
  return new Parts((address) => {
    asked.push(address);
    return Promise.resolve(new Uint8Array(stored[address.split("/").at(-1) ?? ""] ?? Buffer.alloc(0)));
  });
}

describe("the encrypted parts", () => {
  test("open with the key of the form", async () => {
    const parts = fetching(blobs);
    await parts.fetchAll(exam(blobs));

    const opened = await parts.open(exam(blobs), KEY.toString("base64"));

    expect(opened.content).toEqual(content);
    expect(await opened.assets.get("picture")?.text()).toBe("<svg/>");
  });

  test("are fetched once", async () => {
    const asked: string[] = [];
    const parts = fetching(blobs, asked);
    await parts.fetchAll(exam(blobs));
    await parts.fetchAll(exam(blobs));

    expect(asked.sort()).toEqual(["/content/form/content", "/content/form/picture"]);
  });

  test("are fetched once on this computer, also where the page is loaded again", async () => {
    const caches = new FakeCaches();
    const stored = (address: string) => Promise.resolve(new Uint8Array(blobs[address.split("/").at(-1) as keyof typeof blobs]));
    const offline = () => Promise.reject(new LineGone("no network"));
    await new Parts(stored, undefined, new CachedParts(caches)).fetchAll(exam(blobs));
    const reloaded = new Parts(offline, undefined, new CachedParts(caches));
    await reloaded.fetchAll(exam(blobs));

    expect((await reloaded.open(exam(blobs), KEY.toString("base64"))).content).toEqual(content);
  });

  test("are fetched again where this computer damaged what it kept", async () => {
    const kept = new CachedParts(new FakeCaches());
    await kept.keep("form", "/content/form/picture", new Uint8Array([1]));
    const asked: string[] = [];
    const fetched = (address: string) => {
      asked.push(address);
      return Promise.resolve(new Uint8Array(blobs[address.split("/").at(-1) as keyof typeof blobs]));
    };
    await new Parts(fetched, undefined, kept).fetchAll(exam(blobs));

    expect(asked).toContain("/content/form/picture");
  });

  test("tell how many bytes came, and take back what broke off", async () => {
    const told: number[] = [];
    let breaksOff = true;
    const parts = new Parts((address, came) => {
      const bytes = new Uint8Array(blobs[address.split("/").at(-1) as keyof typeof blobs]);
      if (breaksOff && address.endsWith("picture")) {
        came(5);
        return Promise.reject(new LineGone("broke off"));
      }
      came(bytes.length);
      return Promise.resolve(bytes);
    });
    await parts.fetchAll(exam(blobs), (fetched) => told.push(fetched)).catch(() => undefined);
    const afterBreak = told.at(-1);
    breaksOff = false;
    await parts.fetchAll(exam(blobs), (fetched) => told.push(fetched));

    expect([told[0], afterBreak, told.at(-1)]).toEqual([0, blobs.content.length, sizeOf(exam(blobs).parts)]);
  });

  test("are fetched again where another form has a part of the same name", async () => {
    const corrected = { ...blobs, picture: seal("picture", Buffer.from("<svg>corrected</svg>")) };
    const stored: Record<string, Buffer<ArrayBuffer>> = { ...blobs };
    const parts = fetching(stored);
    await parts.fetchAll(exam(blobs));
    stored.picture = corrected.picture;
    await parts.fetchAll(exam(corrected));

    const opened = await parts.open(exam(corrected), KEY.toString("base64"));

    expect(await opened.assets.get("picture")?.text()).toBe("<svg>corrected</svg>");
  });

  test("are refused where a byte differs from the digest", async () => {
    const parts = fetching({ ...blobs, picture: Buffer.from("something else") });

    await expect(parts.fetchAll(exam(blobs))).rejects.toThrow(ExamDamaged);
  });

  test("are refused where they were sealed for another form", async () => {
    const foreign = { ...blobs, picture: seal("picture", Buffer.from("<svg/>"), "other-form") };
    const parts = fetching(foreign);
    await parts.fetchAll(exam(foreign));

    await expect(parts.open(exam(foreign), KEY.toString("base64"))).rejects.toThrow(ExamDamaged);
  });

  test.each(["facet-delivery/1", "facet-delivery/3"])("are unknown in format %s", async (format) => {
    const other = { ...blobs, content: seal("content", gzipSync(JSON.stringify({ ...content, format }))) };
    const parts = fetching(other);
    await parts.fetchAll(exam(other));

    await expect(parts.open(exam(other), KEY.toString("base64"))).rejects.toThrow(ExamUnknown);
  });

  test.each([
    [["several_parts"], null],
    [["several_parts", "drawing"], ExamUnknown],
  ])("that demand %j can be shown only where the app can do all of it", async (demands, refusal) => {
    const other = { ...blobs, content: seal("content", gzipSync(JSON.stringify({ ...content, demands }))) };
    const parts = fetching(other);
    await parts.fetchAll(exam(other));
    const opening = parts.open(exam(other), KEY.toString("base64"));

    if (refusal) await expect(opening).rejects.toThrow(refusal);
    else expect((await opening).content.demands).toEqual(demands);
  });
});
