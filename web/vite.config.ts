import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

import { fakeApi } from "./dev/fake-api.mjs";

export default defineConfig({
  // Relative addresses: the same build works under /exam/ in the cloud and on a school server.
  base: "./",
  build: {
    target: "es2022",
    // A font or picture as data: would be refused by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [
    {
      name: "fake-delivery-api",
      configureServer(server) {
        server.middlewares.use(fakeApi());
      },
    },
  ],
  test: { include: ["src/**/*.test.ts"], environment: "node", root: fileURLToPath(new URL(".", import.meta.url)) },
});
