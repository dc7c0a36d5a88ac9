/* Heading and notes of a path. They live behind the # of the address, which is never sent. */
"use strict";
(() => {
  const PATH = "navigator-path";
  const find = (selector) => document.querySelector(selector);
  const form = find("form.compose[data-path]");
  const fields = [...document.querySelectorAll("form.compose[data-path] input[type=text]")];
  const key = (field) => (field.id === "heading" ? "h" : field.id.slice("note-".length));
  const notes = new URLSearchParams(location.hash.slice(1));
  const at = notes.get("at");
  notes.delete("at");

  function memory(value) {
    try {
      if (value) localStorage.setItem(PATH, JSON.stringify(value));
      else if (value === null) localStorage.removeItem(PATH);
      return JSON.parse(localStorage.getItem(PATH) || "{}");
    } catch {
      return {};
    }
  }

  function written() {
    const found = new URLSearchParams();
    for (const field of fields) if (field.value.trim()) found.set(key(field), field.value.trim());
    return form ? found : notes;
  }

  function keep() {
    const all = written().toString();
    history.replaceState(null, "", location.pathname + location.search + (all && `#${all}`));
    const kept = memory();
    memory({ ...kept, path: form.dataset.path, notes: all, at: Date.now() });
  }

  function fill() {
    const earlier = new URLSearchParams(memory().notes || "");
    for (const field of fields) field.value ||= notes.get(key(field)) || earlier.get(key(field)) || "";
    for (const field of fields) field.addEventListener("input", keep);
    for (const words of document.querySelectorAll(".with-script")) words.hidden = false;
    keep();
    const place = document.getElementById(at || "");
    if (place) (place.matches("[tabindex]") ? place : place.querySelector("button, a"))?.focus();
  }

  function show() {
    const heading = find("#heading");
    if (notes.get("h") && heading) heading.textContent = notes.get("h");
    for (const note of document.querySelectorAll("[data-note]")) {
      const words = notes.get(note.dataset.note);
      if (words) note.textContent = words;
      note.hidden = !note.textContent;
    }
    for (const link of document.querySelectorAll("a.keeps-notes")) link.hash = notes.toString();
    const print = find("#print");
    if (print) {
      print.hidden = false;
      print.addEventListener("click", () => window.print());
    }
  }

  /* A form takes us to its address, but what was written goes along behind the # only. */
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    const posts = event.target.method === "post" && event.target.matches("form.compose, .tools form");
    if (!posts) return;
    event.preventDefault();
    const address = new URL(button?.hasAttribute("formaction") ? button.formAction : event.target.action);
    const along = written();
    const place = address.hash.slice(1);
    if (button?.id === "empty") for (const name of [...along.keys()]) along.delete(name);
    if (!address.searchParams.get("path")) memory(null);
    if (place) along.set("at", place);
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
