/* What keys and memory.js add to pages that are whole without them. Nothing here leaves the browser. */
"use strict";
(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const here = new URL(location.href);

  /* Keys, which can be switched off. */
  const OFF = "navigator-keys-off";
  const MOST = 12; /* items of a path */
  const keys = find("#keys");
  const on = find("#keys-on");
  const used = () => !memory.get("localStorage", OFF);
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
  on.addEventListener("change", () => memory.put("localStorage", OFF, on.checked ? null : true));

  /* After adding, the focus is where it was. */
  const back = here.hash.startsWith("#i-") ? document.getElementById(here.hash.slice(1)) : null;
  const restore = () => (find(".to-path", back) || find("a", back))?.focus();
  /* Later than the browser's own jump to the place, which takes the focus away. */
  if (back?.matches(".hit")) addEventListener("load", () => setTimeout(restore));

  /* The path that was made in this tab or on this device. */
  const carried = find("#carried");
  const kept = memory.path();
  if (memory.text && !memory.cleared) {
    memory.keepPath(memory.text, here.searchParams.get("with"));
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
      if (!new URL(link.href).searchParams.get("path")) memory.clear();
    } else if (!memory.text && kept) {
      /* What is added joins the path that is remembered; the page of a full one says what it left out. */
      const codes = kept.path.split("-").filter((code) => code !== link.dataset.code);
      const page = codes.length < MOST ? link.href : find("a", carried).href;
      link.href = joined(page, [...codes, link.dataset.code].join("-"));
    }
  });

  const clear = find("#forget");
  if (clear) {
    clear.hidden = false;
    clear.addEventListener("click", () => {
      if (!confirm(clear.dataset.sure)) return;
      memory.clear();
      memory.goOnWithout();
    });
  }
})();
