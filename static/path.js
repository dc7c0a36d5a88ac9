/* Heading and notes of a path. They live behind the # of the address, which is never sent. */
"use strict";
(() => {
  const PATH = "navigator-path"; /* the items, for half a day: see navigator.js */
  const NOTES = "navigator-notes"; /* heading and notes, as long as the tab is open */
  const LONGEST = { heading: 80, note: 200 };
  const find = (selector) => document.querySelector(selector);
  const form = find("form.compose[data-path]");
  const fields = [...document.querySelectorAll("form.compose[data-path] :is(input[type=text], textarea)")];
  const key = (field) => (field.id === "heading" ? "h" : field.id.slice("note-".length));
  const brought = new URLSearchParams(location.hash.slice(1));
  const at = brought.get("at") || (location.hash.includes("=") ? "" : location.hash.slice(1));
  brought.delete("at");
  for (const [name, words] of [...brought]) brought.set(name, words.slice(0, name === "h" ? LONGEST.heading : LONGEST.note));

  function stored(storage, name, value) {
    try {
      if (value === null) window[storage].removeItem(name);
      else if (value !== undefined) window[storage].setItem(name, JSON.stringify(value));
      return JSON.parse(window[storage].getItem(name)) || {};
    } catch {
      return {}; /* Shut off, or spoilt: all of this works without it. */
    }
  }

  /* On one line; and a number stays whole, which between Arabic words would turn round at its spaces. */
  const tidy = (words) => words.trim().replace(/\s+/g, " ").replace(/(\d) (?=\d)/g, "$1\u00a0");

  function written() {
    const found = new URLSearchParams();
    for (const field of fields) if (field.value.trim()) found.set(key(field), tidy(field.value));
    return form ? found : brought;
  }

  function keep() {
    const all = written().toString();
    history.replaceState(null, "", location.pathname + location.search + (all && `#${all}`));
    stored("sessionStorage", NOTES, { path: form.dataset.path, notes: all });
  }

  /* What was written in this tab belongs to this path only if it grew out of that one. */
  function earlier() {
    const { path = "", notes = "" } = stored("sessionStorage", NOTES);
    const [before, now] = [path.split("-"), form.dataset.path.split("-")];
    const changed = [...before, ...now].filter((code) => before.includes(code) !== now.includes(code));
    const grown = changed.length < 2 || form.dataset.path.startsWith(`${path}-`);
    return new URLSearchParams(path && grown ? notes : "");
  }

  function fill() {
    const notes = [...brought].length ? brought : earlier();
    for (const field of fields) {
      field.value ||= notes.get(key(field)) || "";
      field.addEventListener("input", keep);
    }
    for (const words of document.querySelectorAll(".with-script")) words.hidden = false;
    keep();
    const place = document.getElementById(at);
    (place?.matches("button, a, input, [tabindex]") ? place : place?.querySelector("button, a"))?.focus();
  }

  function show() {
    if (brought.get("h") && find("#heading")) find("#heading").textContent = brought.get("h");
    for (const note of document.querySelectorAll("[data-note]")) {
      const words = brought.get(note.dataset.note);
      if (words) note.textContent = words;
      note.closest(".note").hidden = !note.textContent;
    }
    for (const link of document.querySelectorAll("a.keeps-notes")) link.hash = brought.toString();
    for (const hint of document.querySelectorAll("[data-if-notes]")) hint.hidden = ![...brought].length;
    const print = find("#print");
    if (print) {
      print.hidden = false;
      print.addEventListener("click", () => window.print());
    }
  }

  /* A form takes us to its address, but what was written goes along behind the # only. */
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!event.target.matches("form.compose, .tools form, form.tools")) return;
    event.preventDefault();
    if (button?.dataset.sure && !confirm(button.dataset.sure)) return;
    const address = new URL(button?.hasAttribute("formaction") ? button.formAction : event.target.action);
    for (const [name, value] of new FormData(event.target)) if (name === "c") address.searchParams.append(name, value);
    const along = new URLSearchParams(written());
    if (!address.searchParams.get("path")) {
      stored("localStorage", PATH, null);
      stored("sessionStorage", NOTES, null);
      location.replace(address); /* so that Back does not bring it here again */
      return;
    }
    if (address.hash) along.set("at", address.hash.slice(1));
    address.hash = along.toString();
    location.assign(address);
  });

  const copy = find("#copy");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const address = new URL(copy.dataset.address);
      address.hash = written().toString();
      await navigator.clipboard.writeText(address.href);
      find("#copied").textContent = copy.dataset.done;
    });
  }

  if (form) fill();
  else show();
})();
