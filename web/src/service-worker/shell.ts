/**
 * The app itself on this computer, so that it opens without network.
 *
 * Each version of the app lies in a room of its own, whole or not at all. One version is pinned: every page gets that
 * one, whichever service worker runs, until somebody asks for the newest. So nothing changes in the middle of an exam.
 */

import { TAKE_NEWEST } from "./message";

const ROOM = "facet-app:";
const PIN_ROOM = "facet-app-pinned";
const START = "index.html";
/** Belongs to the installation, not to the build: what the network says counts, and what is kept where it says nothing. */
const CONFIG = "config.json";

/** Nobody waits longer for the configuration of the network. */
const CONFIG_PATIENCE_MS = 2_000;

/** A file of a build, relative to where the app stands. */
export interface ShellFile {
  readonly path: string;
  /** What the browser checks it by; none for what an installation fills in. */
  readonly integrity: string | null;
}

/** A build; `version` is a digest over all its files. */
export interface ShellList {
  readonly version: string;
  readonly files: readonly ShellFile[];
}

/** What the shell needs of the browser. */
export interface ShellWorld {
  readonly caches: Pick<CacheStorage, "open" | "keys" | "delete" | "has">;
  readonly fetch: (request: string | Request, how?: RequestInit) => Promise<Response>;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Where the app stands, with a slash at the end. */
  readonly base: string;
}

/** What is asked of a request. */
export type Asked = Pick<Request, "url" | "method" | "mode">;

export class Shell {
  constructor(
    private readonly list: ShellList,
    private readonly world: ShellWorld,
  ) {}

  /** Fetch this version; rejects, and keeps nothing of it, where a file is missing or another one than was built. */
  async install(): Promise<void> {
    const { caches } = this.world;
    // A worker that was mended brings the files that are here already, perhaps in the middle of an exam.
    if ((await this.#pinned()) === this.#room && (await caches.has(this.#room))) return;
    try {
      const room = await caches.open(this.#room);
      await Promise.all(this.list.files.map((file) => this.#fetchInto(room, file)));
    } catch (error) {
      await caches.delete(this.#room);
      throw error;
    }
    if ((await this.#pinned()) === null) await this.#pin();
  }

  /** Give every page this version from now on; tells whether that is another one than before. */
  async takeNewest(): Promise<boolean> {
    const { caches } = this.world;
    const before = await this.#pinned();
    if (!(await caches.has(this.#room))) return false;
    await this.#pin();
    const older = (await caches.keys()).filter((name) => name.startsWith(ROOM) && name !== this.#room);
    await Promise.all(older.map((name) => caches.delete(name)));
    return before !== this.#room;
  }

  /** Tell whether a page asks for the newest version. */
  isAskedForNewest({ url, method }: Asked): boolean {
    return method === "POST" && url === this.world.base + TAKE_NEWEST;
  }

  /** The file of the app that is asked for; null for all that is no business of the app's files: API, exams, previews. */
  fileOf({ url, method, mode }: Asked): string | null {
    const { base } = this.world;
    if (method !== "GET" || !url.startsWith(base)) return null;
    const { origin, pathname, search, searchParams } = new URL(url);
    const path = (origin + pathname).slice(base.length);
    if (mode === "navigate") return isStart(path) && !searchParams.has("preview") ? START : null;
    return search === "" && path !== "" ? path : null;
  }

  /**
   * Give a file of the pinned version; null where this computer has not got it, or cannot read it.
   *
   * @param refreshed what `refresh` gave for this file.
   */
  async find(path: string, refreshed = Promise.resolve()): Promise<Response | null> {
    try {
      await Promise.race([refreshed, this.world.pause(CONFIG_PATIENCE_MS)]);
      return await this.#kept(path);
    } catch (error) {
      // A full or damaged disk: the network has it too.
      console.warn("the app that is kept here cannot be read", error);
      return null;
    }
  }

  /** Fetch the configuration of this installation anew; without network it stays as it is, like every other file. */
  async refresh(path: string): Promise<void> {
    if (path !== CONFIG) return;
    try {
      const pinned = await this.#pinned();
      if (pinned !== null) await this.#fetchInto(await this.world.caches.open(pinned), { path, integrity: null });
    } catch (error) {
      console.warn("the configuration stays as it was", error);
    }
  }

  async #kept(path: string): Promise<Response | null> {
    const pinned = await this.#pinned();
    if (pinned === null || !(await this.world.caches.has(pinned))) return null;
    const room = await this.world.caches.open(pinned);
    return (await room.match(this.world.base + path)) ?? null;
  }

  get #room(): string {
    return ROOM + this.list.version;
  }

  async #fetchInto(room: Cache, { path, integrity }: ShellFile): Promise<void> {
    const address = this.world.base + path;
    const response = await this.world.fetch(address, { cache: "no-cache", credentials: "omit", ...(integrity && { integrity }) });
    if (!response.ok || response.redirected || isPageInstead(path, response)) throw new Error(`${path}: status ${response.status}`);
    await room.put(address, response);
  }

  async #pin(): Promise<void> {
    const room = await this.world.caches.open(PIN_ROOM);
    await room.put(this.world.base, new Response(this.#room));
  }

  async #pinned(): Promise<string | null> {
    const room = await this.world.caches.open(PIN_ROOM);
    return (await (await room.match(this.world.base))?.text()) ?? null;
  }
}

function isStart(path: string): boolean {
  return path === "" || path === START;
}

/** The login page of a school network answers everything with a page. */
function isPageInstead(path: string, { headers }: Response): boolean {
  return path !== START && (headers.get("Content-Type") ?? "").includes("text/html");
}
