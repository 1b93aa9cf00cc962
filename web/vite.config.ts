import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

import { fakeApi } from "./dev/fake-api.mjs";
import { serviceWorker } from "./scripts/service-worker.mjs";

export default defineConfig(({ mode }) => ({
  // Relative addresses: the same build works under /exam/ in the cloud and on a school server.
  base: "./",
  build: {
    target: "es2022",
    // A font or picture as data: would be refused by the content security policy; only the page of the tool for exam
    // makers holds everything itself (scripts/single-file.mjs).
    assetsInlineLimit: mode === "single-file" ? Number.MAX_SAFE_INTEGER : 0,
    modulePreload: { polyfill: false },
  },
  plugins: [
    {
      name: "fake-delivery-api",
      configureServer(server) {
        server.middlewares.use(fakeApi());
      },
    },
    // The page of the tool for exam makers needs no network anyway.
    mode === "single-file" ? [] : serviceWorker(),
  ],
  test: { include: ["src/**/*.test.ts"], environment: "node", root: fileURLToPath(new URL(".", import.meta.url)) },
}));
