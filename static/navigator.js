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
    const from = at() || find("#to-path")?.parentElement || null;
    const link = from && find(".to-path", from);
    if (link?.matches(".on")) link.focus(); /* it says that it is on the path already */
    else link?.click();
  }

  const ways = {
    "/": () => (find("#q") ? find("#q").focus() : (location.href = `${find(".ways a[href*='/search']").href}#q`)),
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

  function memory(name, value, storage = "localStorage") {
    try {
      if (value === undefined) return window[storage].getItem(name);
      if (value === null) window[storage].removeItem(name);
      else window[storage].setItem(name, value);
    } catch {
      /* Storage is shut off: all of this works without it. */
    }
    return null;
  }

  function remembered() {
    try {
      const kept = JSON.parse(memory(PATH)) || {};
      return kept.path && Date.now() - kept.at < HALF_A_DAY ? kept : null;
    } catch {
      return null;
    }
  }

  const kept = remembered();
  if (!kept) memory(PATH, null);
  if (text) {
    memory(PATH, JSON.stringify({ path: text, with: here.searchParams.get("with"), at: Date.now() }));
  } else if (kept && carried) {
    find("a", carried).href = joined(find("a", carried).href, kept.path);
    carried.hidden = false;
  }

  function joined(link, path) {
    const address = new URL(link);
    address.searchParams.set("path", path);
    if (kept.with) address.searchParams.set("with", kept.with);
    return address.href;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.to-path");
    if (!link) return;
    if (link.matches(".on")) {
      if (!new URL(link.href).searchParams.get("path")) memory(PATH, null);
    } else if (!text && kept) {
      /* What is added joins the path that this device remembers. */
      const codes = kept.path.split("-").filter((code) => code !== link.dataset.code);
      link.href = joined(link.href, [...codes, link.dataset.code].join("-"));
    }
  });

  const clear = find("#forget");
  if (clear) {
    clear.hidden = false;
    clear.addEventListener("click", () => {
      if (!confirm(clear.dataset.sure)) return;
      memory(PATH, null);
      memory("navigator-notes", null, "sessionStorage");
      here.searchParams.delete("path");
      here.searchParams.delete("with");
      here.hash = "";
      location.replace(here);
    });
  }
})();
