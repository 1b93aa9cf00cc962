/**
 * Builds the service worker after the app, with the list of all that was built: dist/service-worker.js, one script
 * without a digest in its name, as a browser finds newer versions by asking for the same name again.
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { build } from "vite";

const NAME = "service-worker";
/** Filled in where the app is installed. */
const OF_THE_INSTALLATION = "config.json";

/** The plugin for vite.config.ts. */
export function serviceWorker() {
  let folder = "";
  return {
    name: "facet-service-worker",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      await build({
        configFile: false,
        root: new URL("..", import.meta.url).pathname,
        logLevel: "warn",
        define: { FACET_SHELL: JSON.stringify(shellIn(folder)) },
        build: {
          target: "es2022",
          outDir: folder,
          emptyOutDir: false,
          copyPublicDir: false,
          lib: { entry: "src/service-worker/worker.ts", formats: ["iife"], name: "facet", fileName: () => `${NAME}.js` },
        },
      });
    },
  };
}

/** Every file of a build with its digest, and a version that changes with any of them. */
export function shellIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== `${NAME}.js`)
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.replace(/\/?$/, "/").length))
    .sort()
    .map((path) => ({ path, integrity: path === OF_THE_INSTALLATION ? null : integrityOf(join(folder, path)) }));
  const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  return { version, files };
}

function integrityOf(file) {
  return `sha256-${createHash("sha256").update(readFileSync(file)).digest("base64")}`;
}
