// What the session monitor does besides htmx; every page of it also works without this.
"use strict";

// What somebody opened (the access code, a question) stays open when the part is asked for again,
// and a form that is on its way stays marked as sent.
const KEPT = new Set(["open", "data-facet-sent"]);
htmx.registerExtension("facet-keep", {
  htmx_before_morph_attr: (_element, detail) => !KEPT.has(detail.attrName),
});

// On a wide screen a candidate opens beside the list instead of on a page of its own.
const wide = window.matchMedia("(min-width: 64rem)");
const beside = document.getElementById("beside");
const group = document.getElementById("group");

const markOpened = () => {
  const opened = beside.querySelector("[data-facet-session]")?.dataset.facetSession;
  for (const link of group.querySelectorAll("[data-facet-beside]")) {
    if (link.dataset.facetBeside === opened) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
};
const open = async (link) => {
  await htmx.ajax("GET", link.href, { target: "#beside", swap: "innerHTML" });
  document.getElementById("session-name")?.focus({ preventScroll: true });
  markOpened();
};
const close = () => {
  const session = beside.querySelector("[data-facet-session]")?.dataset.facetSession;
  beside.replaceChildren();
  markOpened();
  group.querySelector(`[data-facet-beside="${CSS.escape(session ?? "")}"]`)?.focus();
};
const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

if (beside && group) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-facet-beside], [data-facet-beside-close]");
    if (!link || !plain(event) || !wide.matches) return;
    const closes = "facetBesideClose" in link.dataset;
    if (closes && group.querySelector("[data-facet-beside]") === null) return;
    event.preventDefault();
    if (closes) close();
    else open(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && beside.contains(document.activeElement) && wide.matches) close();
  });
  document.addEventListener("htmx:after:swap", markOpened);
}

// The print button works only with this script, so only this script shows it.
for (const button of document.querySelectorAll("[data-facet-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
