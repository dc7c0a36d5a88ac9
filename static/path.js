/* Heading and notes of a path. They stay in the tab; only a copied address brings them along, behind
   its #, which is never sent. Where the browser remembers nothing, they go from page to page there. */
"use strict";
(() => {
  const LONGEST = { heading: 80, note: 200 };
  const [LETTERS, FRAME, LEAST] = [98, 1.6, -45]; /* see navigator/paper.py */
  const find = (selector) => document.querySelector(selector);
  const form = find("form.compose[data-path]");
  const fields = [...document.querySelectorAll("form.compose[data-path] :is(input[type=text], textarea)")];
  const key = (field) => (field.id === "heading" ? "h" : field.id.slice("note-".length));
  const behind = location.hash.slice(1);
  const brought = new URLSearchParams(behind.includes("=") ? behind : ""); /* else it names a place on the page */
  const at = behind.includes("=") ? brought.get("at") : behind;
  brought.delete("at");
  for (const [name, words] of [...brought]) brought.set(name, words.slice(0, name === "h" ? LONGEST.heading : LONGEST.note));

  /* A number stays whole, which between Arabic words would turn round at its spaces. */
  const tidy = (words) =>
    words.trim().replace(/[^\S\n]+/g, " ").replace(/ ?\n\s*/g, "\n").replace(/(\d) (?=\d)/g, "$1\u00a0");
  const onOneLine = (words) => words.replaceAll("\n", " · ");

  function written() {
    const found = new URLSearchParams();
    for (const field of fields) if (field.value.trim()) found.set(key(field), tidy(field.value));
    return form ? found : brought;
  }

  function keep() {
    const all = written().toString();
    const kept = memory.keepNotes(form.dataset.path, all);
    history.replaceState(history.state, "", location.pathname + location.search + (kept || !all ? "" : `#${all}`));
  }

  /* What was written belongs to this path only if it grew out of that one. */
  function belongs(kept, path) {
    const [before, now] = [(kept.path || "").split("-"), path.split("-")];
    const changed = [...before, ...now].filter((code) => before.includes(code) !== now.includes(code));
    return Boolean(kept.words) && (changed.length < 2 || path.startsWith(`${kept.path}-`));
  }

  function earlier(path) {
    const kept = memory.notes();
    return new URLSearchParams(belongs(kept, path) ? kept.words : "");
  }

  function put(notes) {
    for (const field of fields) field.value ||= notes.get(key(field)) || "";
    keep();
  }

  function fill() {
    put([...brought].length ? brought : earlier(form.dataset.path));
    for (const field of fields) field.addEventListener("input", keep);
    for (const hint of document.querySelectorAll(".with-script")) hint.hidden = false;
    const place = document.getElementById(at);
    (place?.matches("button, a, input, [tabindex]") ? place : place?.querySelector("button, a"))?.focus();
    ask();
  }

  /* Notes of before that would belong here are put in, or go, when the counsellor says so. */
  function ask() {
    const { words } = memory.waiting().findLast((kept) => belongs(kept, form.dataset.path)) || {};
    if (!words) return;
    find("#waiting").hidden = false;
    answer("#take", () => put(new URLSearchParams(words)), words);
    answer("#drop", () => {}, words);
  }

  function answer(button, act, words) {
    find(button).addEventListener("click", () => {
      act();
      memory.letGo(words);
      find("#waiting").hidden = true;
      find("#heading").focus();
    });
  }

  /* Notes take room on paper, of which the server doesn't know. */
  function fit(notes) {
    const entries = find(".entries");
    if (!entries || !notes.length) return;
    const taken = notes.reduce((lines, words) => lines + Math.ceil(words.length / LETTERS) + FRAME, 0);
    const [left, brief] = [entries.dataset.left - taken, entries.dataset.brief - taken];
    const few = brief < LEAST ? "least" : "scant";
    const all = left < entries.dataset.listed ? "full" : "ample";
    entries.classList.remove("least", "scant", "brief", "full", "ample");
    entries.classList.add(brief < 0 ? few : left < 0 ? "brief" : all);
    for (const words of document.querySelectorAll(".shortened")) words.hidden = left >= 0;
  }

  function show() {
    const notes = [...brought].length ? brought : earlier(memory.text || "");
    /* Not in the title: the browser's history keeps those. */
    if (notes.get("h") && find("#heading")) find("#heading").textContent = notes.get("h");
    for (const note of document.querySelectorAll("[data-note]")) {
      const words = notes.get(note.dataset.note);
      if (words) note.textContent = onOneLine(words);
      note.closest(".note").hidden = !note.textContent;
    }
    fit([...notes].filter(([name]) => name !== "h").map(([, words]) => words));
    for (const link of document.querySelectorAll("a.keeps-notes")) link.hash = brought.toString();
    for (const hint of document.querySelectorAll("[data-if-notes]")) hint.hidden = ![...notes].length;
    const print = find("#print");
    if (print) {
      print.hidden = false;
      print.addEventListener("click", () => window.print());
    }
  }

  /* A form takes us to its address, but what was written goes no farther than this browser. */
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!event.target.matches("form.compose, .tools form, form.tools")) return;
    event.preventDefault();
    if (button?.dataset.sure && !confirm(button.dataset.sure)) return;
    const address = new URL(button?.hasAttribute("formaction") ? button.formAction : event.target.action);
    for (const [name, value] of new FormData(event.target)) if (name === "c") address.searchParams.append(name, value);
    if (!address.searchParams.get("path")) {
      memory.clear();
      location.replace(address);
      return;
    }
    const along = written();
    if ([...along].length && !(form && memory.keepNotes(form.dataset.path, along.toString()))) {
      if (address.hash) along.set("at", address.hash.slice(1));
      address.hash = along.toString();
    }
    location.assign(address);
  });

  /* A browser cuts what is pasted and says nothing. */
  document.addEventListener("paste", (event) => {
    const { target: field, clipboardData } = event;
    if (!fields.includes(field) || field.maxLength < 0) return;
    const room = field.maxLength - field.value.length + field.selectionEnd - field.selectionStart;
    find("#cut").hidden = clipboardData.getData("text").length <= room;
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

  if (memory.cleared) return; /* the page is about to give way */
  if (form) fill();
  else show();
})();
