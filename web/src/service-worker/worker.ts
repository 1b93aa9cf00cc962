/** The service worker: hands out the app's own files, and nothing else. */
import type { WorkerScope } from "./scope";
import { Shell } from "./shell";

const worker = self as unknown as WorkerScope;
const shell = new Shell(FACET_SHELL, {
  caches: worker.caches,
  fetch: (request, how) => worker.fetch(request, how),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  base: worker.registration.scope,
});

worker.addEventListener("install", (event) => {
  // A new worker may begin at once: it goes on handing out the version that is pinned.
  event.waitUntil(shell.install().then(() => worker.skipWaiting()));
});

worker.addEventListener("fetch", (event) => {
  if (shell.isAskedForNewest(event.request)) {
    event.respondWith(shell.takeNewest().then((changed) => Response.json(changed)));
    return;
  }
  const path = shell.fileOf(event.request);
  if (path === null) return;
  const refreshed = shell.refresh(path);
  event.respondWith(shell.find(path, refreshed).then((found) => found ?? worker.fetch(event.request)));
  event.waitUntil(refreshed);
});
