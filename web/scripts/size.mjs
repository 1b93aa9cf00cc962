/** Prints what a candidate's computer loads before exam content, the service worker included; fails above the budget. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const BUDGET_KB = 180;
const built = new URL("../dist/", import.meta.url).pathname;

const sizes = readdirSync(built, { recursive: true })
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => ({ name, kilobytes: gzipSync(readFileSync(join(built, name)), { level: 9 }).length / 1000 }));
const total = sizes.reduce((sum, { kilobytes }) => sum + kilobytes, 0);

for (const { name, kilobytes } of sizes) console.log(`${kilobytes.toFixed(1).padStart(7)} kB gzip  ${name}`);
console.log(`${total.toFixed(1).padStart(7)} kB gzip  total of ${BUDGET_KB} kB`);
if (total > BUDGET_KB) {
  console.error("The exam app is larger than its budget.");
  process.exit(1);
}
