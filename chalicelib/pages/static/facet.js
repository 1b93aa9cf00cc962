// What a page does besides htmx; every page also works without it.
"use strict";

// The menu starts closed where it stands above the content.
const narrow = window.matchMedia("(max-width: 59.99rem)");
const foldMenu = () => {
  for (const menu of document.querySelectorAll("[data-facet-fold]")) menu.open = !narrow.matches;
};
foldMenu();
narrow.addEventListener("change", foldMenu);

// What was refused is read first; where something cannot be undone, the safe choice has the focus.
document.querySelector("[data-facet-focus]")?.focus({ preventScroll: true });

// A form that was changed and not sent warns before the page is left.
let unsaved = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-facet-warn]")) unsaved = true;
});
document.addEventListener("submit", (event) => {
  unsaved = false;
  // A second click while the first is under way would do the same thing twice.
  if (event.target.dataset.facetSent) event.preventDefault();
  else if (event.target.method === "post") event.target.dataset.facetSent = "yes";
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-facet-sent]")) delete form.dataset.facetSent;
});

// Live regions: say what is new, and say at once when the line is broken.
const heard = new Set();
const announce = (live) => {
  const news = [...live.querySelectorAll("[data-facet-announce]")].filter((one) => !heard.has(one.dataset.facetAnnounce));
  for (const one of news) heard.add(one.dataset.facetAnnounce);
  return news.map((one) => one.textContent.trim()).join(" ");
};
const watch = (live) => {
  const broken = live.querySelector("[data-facet-broken]");
  const announcer = live.querySelector("[data-facet-announcer]");
  let alive = Date.now();
  const tell = (trouble) => {
    const sentence = trouble ? broken.dataset[trouble] : "";
    if (broken.textContent !== sentence) broken.textContent = sentence;
  };
  announce(live);
  live.addEventListener("htmx:after:swap", () => {
    const news = announce(live);
    if (news) announcer.textContent = news;
  });
  live.addEventListener("htmx:after:request", (event) => {
    const response = event.detail?.ctx?.response?.raw;
    alive = Date.now();
    if (response?.status === 401) tell("facetEnded");
    else tell(response?.ok ? null : "facetBroken");
  });
  live.addEventListener("htmx:error", () => tell("facetBroken"));
  window.addEventListener("offline", () => tell("facetBroken"));
  // A call that never comes back is a broken line too.
  const seconds = Number(live.dataset.facetLive);
  window.setInterval(() => {
    if (Date.now() - alive > (seconds * 2 + 2) * 1000) tell("facetBroken");
  }, 1000);
};
for (const live of document.querySelectorAll("[data-facet-live]")) watch(live);
