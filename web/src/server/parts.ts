/** The encrypted parts of a form: fetching, checking, decrypting. */
import type { AssetDescription, Content, Manifest, OpenedExam, PartDescription } from "../contract/delivery-format";
import { fromBase64 } from "./base64";
import { ExamDamaged } from "./exam-server";
import { fitForExam } from "./formats";

const NONCE_BYTES = 12;
const FETCHED_AT_ONCE = 4;

/** Gives the bytes at an address. */
export type FetchBytes = (address: string) => Promise<Uint8Array<ArrayBuffer>>;

/** The parts of an exam, fetched once and kept in memory as ciphertext, each under its own digest. */
export class Parts {
  readonly #fetched = new Map<string, Uint8Array<ArrayBuffer>>();

  /** @param accept refuses content that this app cannot show. */
  constructor(
    private readonly fetchBytes: FetchBytes,
    private readonly accept: (content: Content) => Content = fitForExam,
  ) {}

  /**
   * Fetch whatever is not here yet.
   *
   * @throws ExamDamaged where a part differs from its digest.
   */
  async fetchAll(manifest: Manifest): Promise<void> {
    const missing = manifest.parts.filter(({ sha256 }) => !this.#fetched.has(sha256));
    while (missing.length > 0) {
      await Promise.all(missing.splice(0, FETCHED_AT_ONCE).map((part) => this.#fetch(manifest, part)));
    }
  }

  /**
   * Decrypt content and assets with the key of the form.
   *
   * @throws ExamDamaged where a part cannot be decrypted or is missing.
   */
  async open(manifest: Manifest, contentKey: string): Promise<OpenedExam> {
    const key = await crypto.subtle.importKey("raw", fromBase64(contentKey), "AES-GCM", false, ["decrypt"]);
    const plain = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const part of manifest.parts) plain.set(part.name, await this.#decrypted(manifest, part, key));
    const contentPart = manifest.parts.find(({ kind }) => kind === "content");
    const content = this.accept(await readContent(plain.get(contentPart?.name ?? "")));
    return { content, assets: blobs(content.assets, plain) };
  }

  async #fetch(manifest: Manifest, part: PartDescription): Promise<void> {
    const bytes = await this.fetchBytes(manifest.base_url + part.name);
    const digest = hexadecimal(await crypto.subtle.digest("SHA-256", bytes));
    if (digest !== part.sha256.toLowerCase()) throw new ExamDamaged(`part ${part.name} differs from its digest`);
    this.#fetched.set(part.sha256, bytes);
  }

  async #decrypted(manifest: Manifest, { name, sha256 }: PartDescription, key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
    const blob = this.#fetched.get(sha256);
    if (!blob) throw new ExamDamaged(`part ${name} was not fetched`);
    const additionalData = new TextEncoder().encode(`facet-delivery/1|${manifest.form_id}|${name}`);
    try {
      const plain = await crypto.subtle.decrypt(
        { name: "AES-GCM", iv: blob.subarray(0, NONCE_BYTES), additionalData },
        key,
        blob.subarray(NONCE_BYTES),
      );
      return new Uint8Array(plain);
    } catch (error) {
      throw new ExamDamaged(`part ${name} cannot be decrypted`, { cause: error });
    }
  }
}

async function readContent(gzipped: Uint8Array<ArrayBuffer> | undefined): Promise<Content> {
  if (!gzipped) throw new ExamDamaged("the manifest names no content");
  const stream = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as Content;
}

function blobs(
  assets: readonly AssetDescription[],
  plain: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): ReadonlyMap<string, Blob> {
  return new Map(
    assets.flatMap(({ name, media_type }) => {
      const bytes = plain.get(name);
      return bytes ? [[name, new Blob([bytes], { type: media_type })] as const] : [];
    }),
  );
}

function hexadecimal(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
