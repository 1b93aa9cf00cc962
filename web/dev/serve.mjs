/**
 * Serves the built app under /exam/ with the real content security policy (a journey compares the two), beside the fake API.
 * `node dev/serve.mjs 4173`; port 0 takes a free one.
 */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { fakeApi } from "./fake-api.mjs";

const port = Number(process.argv[2] ?? 4173);
const dist = new URL("../dist/", import.meta.url).pathname;
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; " +
  "font-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; " +
  "frame-ancestors 'none'; object-src 'none'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

const api = fakeApi();

const server = createServer((request, response) => {
  api(request, response, () => {
    const { pathname } = new URL(request.url, "http://local");
    const inside = normalize(pathname.replace(/^\/exam\//, "")) || "index.html";
    const file = join(dist, inside === "." ? "index.html" : inside);
    const isThere = pathname.startsWith("/exam/") && file.startsWith(dist) && existsSync(file) && statSync(file).isFile();
    response.setHeader("Content-Security-Policy", POLICY);
    if (!isThere) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
});

server.listen(port, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/exam/`);
});
