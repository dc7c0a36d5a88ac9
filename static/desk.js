/* Who leaves a page of the desk with something in a form that was not sent is asked first. */
"use strict";
(() => {
  const forms = [...document.querySelectorAll("main form[method=post]")];
  const written = () => forms.map((form) => new URLSearchParams(new FormData(form)).toString()).join();
  const unsaved = forms.some((form) => "unsaved" in form.dataset);
  const given = written();
  let sent = false;
  addEventListener("submit", () => (sent = true));
  addEventListener("pageshow", () => (sent = false));
  addEventListener("beforeunload", (event) => {
    if (!sent && (unsaved || written() !== given)) event.preventDefault();
  });

  /* What stands for all ticks them, so that one sees which they are. */
  const every = document.querySelector("#every");
  const each = [...document.querySelectorAll(".checks [name=service]")];
  if (!every) return;
  every.addEventListener("change", () => each.forEach((box) => (box.checked = every.checked)));
  for (const box of each) box.addEventListener("change", () => (every.checked &&= box.checked));
})();
