/* Notes the moment at which a question first stands on the screen, in milliseconds since 1970. */
(() => {
  window.facetFirstSight = null;
  const look = () => {
    const body = document.querySelector("facet-item")?.shadowRoot?.querySelector("qti-item-body");
    if (body && body.getBoundingClientRect().height > 0) {
      window.facetFirstSight = performance.timeOrigin + performance.now();
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
