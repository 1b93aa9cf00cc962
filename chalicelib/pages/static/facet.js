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
  const busy = event.target.parentElement.querySelector("[data-facet-busy]");
  if (busy) busy.textContent = busy.dataset.facetBusy;
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-facet-sent]")) delete form.dataset.facetSent;
});

// An upload that came back from its bucket goes on by itself.
document.querySelector("[data-facet-start] form")?.requestSubmit();

// A big file goes to its bucket in one go: ask where to, then post the file itself there.
const sendToBucket = ({ url, fields }, files) => {
  const post = document.createElement("form");
  Object.assign(post, { action: url, method: "post", enctype: "multipart/form-data", hidden: true });
  for (const [name, value] of Object.entries(fields)) {
    post.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  post.append(Object.assign(document.createElement("input"), { type: "file", name: "file", files }));
  document.body.append(post);
  post.submit();
};
for (const form of document.querySelectorAll("[data-facet-upload] form")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.facetSent) return;
    const { files } = form.querySelector("input[type=file]");
    const { csrf_token: token, size_bytes: size } = form.elements;
    const body = new URLSearchParams({ csrf_token: token.value, file_name: files[0]?.name ?? "" });
    // What is too large is said before it was sent in vain.
    if (size) body.set("size_bytes", (size.value = files[0]?.size ?? 0));
    const answer = await fetch(form.action, { method: "post", body, headers: { accept: "application/json" } }).catch(() => null);
    if (answer?.ok) sendToBucket(await answer.json(), files);
    // Whatever was refused is said by the page that a browser without scripts would get.
    else form.submit();
  });
}

// A part of a long list can be chosen as a whole, and says how many are chosen.
for (const part of document.querySelectorAll("[data-facet-part]")) {
  const line = part.querySelector("[data-facet-all]");
  const all = line.querySelector("input");
  const boxes = [...part.querySelectorAll("input[name]")];
  const count = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    part.querySelector("[data-facet-count]").textContent = chosen;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && !all.checked;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  part.addEventListener("change", count);
  line.hidden = false;
  count();
}

// Live regions: say what is new, and say at once when the line is broken.
const watch = (live) => {
  // What a part holds at first is no news; what went away and came back is.
  let heard = live.querySelector(".facet-updated") ? new Set() : null;
  const announce = () => {
    const all = [...live.querySelectorAll("[data-facet-announce]")];
    const news = heard === null ? [] : all.filter((one) => !heard.has(one.dataset.facetAnnounce));
    heard = new Set(all.map((one) => one.dataset.facetAnnounce));
    return news.map((one) => one.textContent.trim()).join(" ");
  };
  const broken = live.querySelector("[data-facet-broken]");
  const announcer = live.querySelector("[data-facet-announcer]");
  let alive = Date.now();
  const tell = (trouble) => {
    const sentence = trouble ? broken.dataset[trouble] : "";
    if (broken.textContent !== sentence) broken.textContent = sentence;
  };
  if (heard) announce();
  live.addEventListener("htmx:after:swap", () => {
    const news = announce();
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
