// The end of a login: a warning before it, and what was typed is kept until one is back.
"use strict";

// ---- What was typed --------------------------------------------------------------------------------
// It stays in this tab, never a password or a file, and goes when it was sent, when somebody logs out,
// or when somebody else logs in here.
const TYPED = "facet-typed:";
const { facetPerson: person, facetPage: page, facetLogout: logout } = document.body.dataset;
const FORGOTTEN = "[type=password], [type=file], [type=hidden], [autocomplete=one-time-code]";

const keptKeys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(TYPED));
const read = (key) => JSON.parse(sessionStorage.getItem(key));
const write = (key, kept) => sessionStorage.setItem(key, JSON.stringify(kept));
const forget = () => keptKeys().forEach((key) => sessionStorage.removeItem(key));
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !field.matches(FORGOTTEN));
const formsHere = () => [...document.querySelectorAll("main form[method=post]")];
const valueOf = (field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value);

const keep = () => {
  const forms = formsHere().map((form) => fieldsOf(form).map((field) => [field.name, valueOf(field)]));
  write(TYPED + page, { person, forms, waits: false, sent: false });
};
const put = (field, value) => {
  if (typeof value === "boolean") field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
};
const restore = ({ forms }) => {
  formsHere().forEach((form, number) => {
    const kept = forms[number] ?? [];
    fieldsOf(form).forEach((field, place) => {
      const [name, value] = kept[place] ?? [];
      if (name === field.name && value !== valueOf(field)) put(field, value);
    });
  });
  document.querySelector("[data-facet-restored]").hidden = false;
};

const wait = () => {
  for (const key of keptKeys()) write(key, { ...read(key), waits: true, sent: false });
};
if (person) {
  for (const key of keptKeys()) {
    const kept = read(key);
    // What was sent and led to no door was saved, or stands on the page beside its refusal.
    if (kept.person !== person || !kept.waits) sessionStorage.removeItem(key);
    else if (key === TYPED + page) restore(kept);
  }
  document.addEventListener("input", (event) => {
    if (event.target.closest("main form[method=post]") && !event.target.matches(FORGOTTEN)) keep();
  });
  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action).pathname === logout) forget();
    else for (const key of keptKeys()) write(key, { ...read(key), sent: true, waits: false });
  });
} else if (document.querySelector("[data-facet-door]")) {
  wait();
  const told = document.querySelector("[data-facet-kept]");
  if (told) told.hidden = keptKeys().length === 0;
}

// ---- The warning -----------------------------------------------------------------------------------
const MINUTE = 60_000;
const QUIET = 5 * MINUTE;
const SEEN = "facet-seen";
const warnBeforeEnd = (dialog) => {
  const end = Number(dialog.dataset.facetIdle) * 1000;
  const warning = Number(dialog.dataset.facetIdleWarning) * 1000;
  const left = dialog.querySelector("[data-facet-idle-left]");
  const [soon, over] = ["soon", "over"].map((name) => dialog.querySelector(`[data-facet-idle-${name}]`));
  // This page was asked for just now, and pages in other tabs of the same login count too.
  let since = Date.now();
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === SEEN) since = Math.max(since, Number(newValue));
  });
  localStorage.setItem(SEEN, since);

  const showOver = () => {
    if (!over.hidden) return;
    wait();
    soon.hidden = true;
    over.hidden = false;
    dialog.setAttribute("aria-labelledby", "");
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("[data-facet-idle-login]").focus();
  };
  const say = (text) => {
    if (left.textContent !== text) left.textContent = text;
  };
  const stay = async () => {
    const answer = await fetch(dialog.dataset.facetStay, { headers: { accept: "application/json" } }).catch(() => null);
    if (answer?.ok) {
      since = Date.now();
      localStorage.setItem(SEEN, since);
      dialog.close();
    } else if (answer?.status === 401) showOver();
    else if (dialog.open) say(left.dataset.facetBroken);
  };
  const look = () => {
    const idle = Date.now() - since;
    if (idle >= end) showOver();
    else if (idle >= warning) {
      const minutes = Math.floor((end - idle) / MINUTE);
      say(minutes ? left.dataset.facetMinutes.replace("{count}", minutes) : left.dataset.facetMinute);
      if (!dialog.open) dialog.showModal();
    } else if (dialog.open) dialog.close();
  };
  dialog.querySelector("[data-facet-idle-stay]").addEventListener("click", stay);
  // Escape means "I am here" as long as there is something to stay in.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    if (over.hidden) stay();
  });
  // Who types is not idle, even if nothing was sent yet.
  document.addEventListener("input", () => {
    if (Date.now() - since >= QUIET && over.hidden) {
      since = Date.now();
      stay();
    }
  });
  window.setInterval(look, 1000);
};
document.querySelectorAll("[data-facet-idle]").forEach(warnBeforeEnd);
