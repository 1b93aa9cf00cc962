/** What a service worker finds around it, as far as ours uses it: TypeScript knows either pages or workers. */
import type { ShellList } from "./shell";

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

export interface WorkerScope {
  readonly caches: CacheStorage;
  readonly registration: { readonly scope: string };
  readonly fetch: typeof fetch;
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install", hear: (event: Extendable) => void): void;
  addEventListener(kind: "fetch", hear: (event: Fetching) => void): void;
}

declare global {
  /** Put in by the build: scripts/service-worker.mjs. */
  const FACET_SHELL: ShellList;
}
