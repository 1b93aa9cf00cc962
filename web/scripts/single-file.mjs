/**
 * Puts the built exam app into one page, dist-preview/preview.html, that opens from a disk without a server.
 *
 * `python -m chalicelib.qti preview` fills in the exam. The page allows its own script by its hash and nothing else, so
 * that an exam is as powerless there as behind the content security policy of the real thing.
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = new URL("../dist-preview/", import.meta.url).pathname;
const [script, ...otherScripts] = built(".js");
const [style, ...otherStyles] = built(".css");
if (otherScripts.length > 0 || otherStyles.length > 0) throw new Error("the app was built into more than one file");

// Nothing that ends the element may stand inside it.
const code = readFileSync(join(folder, "assets", script), "utf8").replaceAll("</script", "<\\/script");
const css = readFileSync(join(folder, "assets", style), "utf8").replaceAll("</style", "<\\/style");
const hash = createHash("sha256").update(code).digest("base64");
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${hash}'`,
  "style-src 'unsafe-inline'",
  "img-src blob: data:",
  "media-src blob:",
  "font-src blob: data:",
].join("; ");

const page = readFileSync(join(folder, "index.html"), "utf8")
  .replace(/<script type="module"[^>]*><\/script>/, "")
  .replace(/<link rel="stylesheet"[^>]*>/, "")
  .replace("<head>", () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
  .replace("</head>", () => `<style>${css}</style></head>`)
  .replace(
    "</body>",
    () => `<script type="application/json" id="facet-preview"></script><script type="module">${code}</script></body>`,
  );

writeFileSync(join(folder, "preview.html"), page);
for (const name of ["assets", "index.html", "config.json"]) rmSync(join(folder, name), { recursive: true, force: true });

function built(ending) {
  return readdirSync(join(folder, "assets")).filter((name) => name.endsWith(ending));
}
