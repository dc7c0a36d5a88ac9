/* What the browser remembers of a path: its items in the tab and, for half a day, on the device; heading
   and notes in the tab alone. Nothing of it is sent, and no list of visited pages holds a client's notes. */
"use strict";
const memory = (() => {
  const PATH = "navigator-path";
  const NOTES = "navigator-notes"; /* of the client at work */
  const WAITING = "navigator-waiting"; /* of those before, until they are asked for */
  const MOST = 5; /* paths whose notes wait */
  const CLEARED = "navigator-cleared"; /* when the path of this tab was cleared */
  const LEFT = "navigator-left"; /* when a page of ours was left by a link or a form */
  const HALF_A_DAY = 12 * 3600 * 1000;
  const MOMENT = 30 * 1000; /* within which the next page comes */
  const here = new URL(location.href);
  const text = here.searchParams.get("path");

  function get(storage, name) {
    try {
      return JSON.parse(window[storage].getItem(name));
    } catch {
      return null; /* Shut off, or spoilt: all of this works without it. */
    }
  }

  function put(storage, name, value) {
    try {
      if (value === null) window[storage].removeItem(name);
      else window[storage].setItem(name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  const fresh = (kept) => (kept?.path && Date.now() - kept.at < HALF_A_DAY ? kept : null);

  /* Each tab goes on with its own path: another one may be another client's. */
  const path = () => fresh(get("sessionStorage", PATH)) || fresh(get("localStorage", PATH));

  function keepPath(codes, beside) {
    const kept = { path: codes, with: beside, at: Date.now() };
    put("sessionStorage", PATH, kept);
    put("localStorage", PATH, kept);
  }

  function forgetPath() {
    put("sessionStorage", PATH, null);
    put("localStorage", PATH, null);
  }

  function forgetNotes() {
    put("sessionStorage", NOTES, null);
    put("sessionStorage", WAITING, null);
  }

  function clear() {
    forgetPath();
    forgetNotes();
    put("sessionStorage", CLEARED, Date.now());
  }

  const notes = () => get("sessionStorage", NOTES) || {};
  const keepNotes = (codes, words) => put("sessionStorage", NOTES, words ? { path: codes, words } : null);
  const waiting = () => get("sessionStorage", WAITING) || [];
  const wait = (all) => put("sessionStorage", WAITING, all.slice(-MOST));
  const letGo = (words) => wait(waiting().filter((kept) => kept.words !== words));

  /* Cleared in one tab, a path is not offered again in the others. */
  addEventListener("storage", (event) => {
    if (event.key === PATH && event.newValue === null) put("sessionStorage", PATH, null);
  });

  /* Back leads to no page of a path that was cleared, but to the same one without it. */
  const isCleared = () => Boolean(text) && history.state?.born < get("sessionStorage", CLEARED);
  function goOnWithout() {
    for (const name of ["path", "with"]) here.searchParams.delete(name);
    here.hash = "";
    location.replace(here);
  }
  const mark = () => history.replaceState({ ...history.state, born: history.state?.born || Date.now() }, "");
  const cleared = isCleared();
  if (cleared) goOnWithout();
  else mark();
  addEventListener("pageshow", (event) => event.persisted && isCleared() && goOnWithout());
  document.addEventListener("htmx:pushedIntoHistory", mark);

  /* Whether one comes from a page of ours, and so with the same client. Whoever opens an address may be
     with another one: notes that were written before then wait until they are asked for. */
  const left = () => put("sessionStorage", LEFT, Date.now());
  const root = location.origin + location.pathname.split(/\/(?:fi|sv|en)(?:-simple)?(?:\/|$)/)[0]; /* others may serve the rest of the host */
  const address = (link) => new URL(link.getAttribute("href"), location).href; /* in a picture, too */
  const leads = (link) =>
    address(link).startsWith(`${root}/`) && address(link).split("#")[0] !== location.href.split("#")[0];
  function follow(event) {
    const link = event.target.closest("a[href]");
    if (link && leads(link) && !event.ctrlKey && !event.metaKey && !event.shiftKey) left();
  }
  document.addEventListener("click", follow, true);
  document.addEventListener("submit", left, true);
  const kind = performance.getEntriesByType("navigation")[0]?.type;
  const goesOn = ["reload", "back_forward"].includes(kind) || Date.now() - get("sessionStorage", LEFT) < MOMENT;
  put("sessionStorage", LEFT, null);
  if (!goesOn && notes().words) {
    wait([...waiting(), notes()]);
    put("sessionStorage", NOTES, null);
  }
  if (!path()) forgetPath();
  if (!text && !path()) forgetNotes();

  return { text, cleared, path, keepPath, clear, goOnWithout, notes, keepNotes, waiting, letGo, get, put };
})();
