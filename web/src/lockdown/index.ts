/** The lockdown room's door. */
export { noLockedBrowser } from "./no-locked-browser";
export type { LockedBrowser } from "./locked-browser";
