/* Notes the moment of every key in a field, in milliseconds since 1970. */
(() => {
  window.facetKeys = [];
  window.addEventListener("keydown", (event) => window.facetKeys.push(performance.timeOrigin + event.timeStamp), true);
})();
