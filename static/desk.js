/* Who leaves a form of the desk with something in it that was not sent is asked first. */
"use strict";
(() => {
  const form = document.querySelector("form.row");
  const written = () => new URLSearchParams(new FormData(form)).toString();
  const given = written();
  let sent = false;
  form.addEventListener("submit", () => (sent = true));
  addEventListener("pageshow", () => (sent = false));
  addEventListener("beforeunload", (event) => {
    if (!sent && ("unsaved" in form.dataset || written() !== given)) event.preventDefault();
  });
})();
