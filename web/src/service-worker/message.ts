/** What a page posts to the service worker, beside the app; no server has such an address. */
export const TAKE_NEWEST = "take-newest";
