/* What keys and memory add to pages that are whole without them. Nothing here leaves the browser. */
"use strict";
(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const here = new URL(location.href);

  /* Keys, which can be switched off. */
  const OFF = "navigator-keys-off";
  const keys = find("#keys");
  const on = find("#keys-on");
  const used = () => !memory(OFF);
  const hits = () => [...document.querySelectorAll(".hit")].filter((hit) => find("a", hit));
  const at = () => document.activeElement.closest(".hit");

  function go(step) {
    const all = hits();
    const place = all.indexOf(at()) + step;
    if (place >= all.length) return;
    (place < 0 ? find("#q") : find("a", all[place]))?.focus();
  }

  function add() {
    const to = at() || (hits().length ? null : document);
    const link = find(".to-path", to || find("main"));
    if (to || find("main > p > .to-path")) link?.click();
  }

  const ways = {
    "/": () => (find("#q") ? find("#q").focus() : (location.href = find(".ways li:last-child a").href)),
    "?": () => keys.showModal(),
    a: add,
    p: () => (find("#carried a") || find("h1")).click(),
  };

  document.addEventListener("keydown", (event) => {
    if (!used() || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const typing = event.target.matches("input, textarea, select");
    const among = at() || event.target.matches("#q");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && among && !(typing && !event.target.matches("#q"))) {
      if (event.target.matches("#q") && step < 0) return;
      event.preventDefault();
      go(step);
    } else if (!typing && ways[event.key]) {
      event.preventDefault();
      ways[event.key]();
    }
  });

  find("#keys-open").hidden = false;
  find("#keys-open").addEventListener("click", () => keys.showModal());
  find("#keys-close").addEventListener("click", () => keys.close());
  on.checked = used();
  on.addEventListener("change", () => memory(OFF, on.checked ? null : "yes"));

  /* After adding, the focus is where it was. */
  const back = here.hash.startsWith("#i-") ? document.getElementById(here.hash.slice(1)) : null;
  const restore = () => (find(".to-path", back) || find("a", back))?.focus();
  /* Later than the browser's own jump to the place, which takes the focus away. */
  if (back?.matches(".hit")) addEventListener("load", () => setTimeout(restore));

  /* The path that was made on this device, for half a day. */
  const PATH = "navigator-path";
  const HALF_A_DAY = 12 * 3600 * 1000;
  const carried = find("#carried");
  const text = here.searchParams.get("path");

  function memory(name, value) {
    try {
      if (value === undefined) return localStorage.getItem(name);
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch {
      /* Storage is shut off: all of this works without it. */
    }
    return null;
  }

  const kept = JSON.parse(memory(PATH) || "{}");
  const fresh = kept.path && Date.now() - kept.at < HALF_A_DAY;
  if (!fresh) memory(PATH, null);
  if (text) {
    memory(PATH, JSON.stringify({ ...(fresh ? kept : {}), path: text, with: here.searchParams.get("with"), at: Date.now() }));
  } else if (fresh && carried) {
    const link = find("a", carried);
    const address = new URL(link.href);
    address.searchParams.set("path", kept.path);
    if (kept.with) address.searchParams.set("with", kept.with);
    link.href = address;
    carried.hidden = false;
  }
  if (carried) {
    find("#forget").hidden = false;
    find("#forget").addEventListener("click", () => {
      memory(PATH, null);
      here.searchParams.delete("path");
      here.searchParams.delete("with");
      here.hash = "";
      location.replace(here);
    });
  }
  /* Taking off the last item empties the memory, too. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.to-path.on");
    if (link && !new URL(link.href).searchParams.get("path")) memory(PATH, null);
  });
})();
