/** The encrypted parts of a form: fetching, checking, decrypting. */
import type { AssetDescription, Content, Manifest, OpenedExam, PartDescription } from "../contract/delivery-format";
import { fromBase64 } from "./base64";
import { ExamDamaged } from "./exam-server";
import { fitForExam } from "./formats";
import { nothingKept } from "./kept-parts";
import type { KeptParts } from "./kept-parts";

const NONCE_BYTES = 12;
const FETCHED_AT_ONCE = 4;

/** Gives the bytes at an address, and tells meanwhile how many came. */
export type FetchBytes = (address: string, came: (bytes: number) => void) => Promise<Uint8Array<ArrayBuffer>>;

/** Hears how many bytes of an exam are here. */
export type Progress = (fetched: number) => void;

const unheard: Progress = () => undefined;

/** The parts of an exam, fetched once and kept in memory as ciphertext, each under its own digest. */
export class Parts {
  readonly #fetched = new Map<string, Uint8Array<ArrayBuffer>>();

  /** @param accept refuses content that this app cannot show. */
  constructor(
    private readonly fetchBytes: FetchBytes,
    private readonly accept: (content: Content) => Content = fitForExam,
    private readonly kept: KeptParts = nothingKept,
  ) {}

  /**
   * Fetch whatever is not here yet. Of other forms nothing stays on this computer.
   *
   * @throws ExamDamaged where a part differs from its digest.
   */
  async fetchAll(manifest: Manifest, progress = unheard): Promise<void> {
    const isHere = ({ sha256 }: PartDescription) => this.#fetched.has(sha256);
    const missing = manifest.parts.filter((part) => !isHere(part));
    const came = counter(sizeOf(manifest.parts.filter(isHere)), progress);
    if (missing.length > 0) await this.kept.forget(manifest.form_id);
    while (missing.length > 0) {
      await Promise.all(missing.splice(0, FETCHED_AT_ONCE).map((part) => this.#get(manifest, part, came)));
    }
  }

  /** Let go of the exam, here and on this computer. */
  async forget(): Promise<void> {
    this.#fetched.clear();
    await this.kept.forget();
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

  async #get(manifest: Manifest, part: PartDescription, came: Progress): Promise<void> {
    const address = manifest.base_url + part.name;
    const kept = await this.kept.find(manifest.form_id, address);
    if (kept && (await isWhole(part, kept))) {
      came(kept.length);
      this.#fetched.set(part.sha256, kept);
      return;
    }
    const bytes = await this.#fetch(address, came);
    if (!(await isWhole(part, bytes))) throw new ExamDamaged(`part ${part.name} differs from its digest`);
    this.#fetched.set(part.sha256, bytes);
    await this.kept.keep(manifest.form_id, address, bytes);
  }

  /** What came of a part that broke off does not count. */
  async #fetch(address: string, came: Progress): Promise<Uint8Array<ArrayBuffer>> {
    let told = 0;
    try {
      return await this.fetchBytes(address, (bytes) => {
        told += bytes;
        came(bytes);
      });
    } catch (error) {
      came(-told);
      throw error;
    }
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

/** Adds up what comes in. */
function counter(begin: number, progress: Progress): Progress {
  let fetched = begin;
  progress(fetched);
  return (bytes) => {
    fetched += bytes;
    progress(fetched);
  };
}

/** How many bytes these parts have together. */
export function sizeOf(parts: readonly PartDescription[]): number {
  return parts.reduce((sum, { size_bytes }) => sum + size_bytes, 0);
}

async function isWhole({ sha256 }: PartDescription, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return hexadecimal(await crypto.subtle.digest("SHA-256", bytes)) === sha256.toLowerCase();
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
