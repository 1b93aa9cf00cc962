declare module "*/dev/fake-api.mjs" {
  import type { Connect } from "vite";
  export function fakeApi(): Connect.NextHandleFunction;
}
