/** Where no locked browser is asked for there is nothing to show. */
import type { LockedBrowser } from "./locked-browser";

export const noLockedBrowser: LockedBrowser = {
  evidence() {
    return Promise.resolve({});
  },
};
