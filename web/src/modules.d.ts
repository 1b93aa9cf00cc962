declare module "*/dev/fake-api.mjs" {
  import type { Connect } from "vite";
  export function fakeApi(): Connect.NextHandleFunction;
}

declare module "*/scripts/service-worker.mjs" {
  import type { Plugin } from "vite";
  export function serviceWorker(): Plugin;
}
