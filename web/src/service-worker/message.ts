/** What a page says to the service worker; the answer tells whether the page has to load anew. */
export const TAKE_NEWEST = "take-newest";
