/* How far places are from a municipality that somebody chooses. The page brings all that is needed for it:
   nothing is sent, nothing is stored, the address stays as it is. */
"use strict";
(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const panel = find("#from-where");
  if (!panel) return;
  const chosen = find("#from");
  const sorted = find("#by-distance");
  const items = [...document.querySelectorAll(".town li[data-centre]")];
  const homes = new Map(items.map((item) => [item, item.parentElement]));
  const number = new Intl.NumberFormat(document.documentElement.lang.split("-")[0]);
  const STEPS = 10; /* of the grid in a kilometre */

  const point = (text) => text.split(" ").map(Number);
  function kilometres(from, to) {
    const [[a, b], [x, y]] = [point(from), point(to)];
    return Math.hypot(a - x, b - y) / STEPS;
  }

  const inside = (item, from) => item.dataset.centre === from;
  const away = (item, from) => kilometres(from, item.dataset.at || item.dataset.centre);

  /* From the centre of its own municipality to a place that is known no better says nothing. */
  function told(item, from) {
    const [far, known] = [Math.round(away(item, from)), item.dataset.at];
    if (!known && inside(item, from)) return panel.dataset.same;
    if (far < 1) return panel.dataset.near;
    const words = known ? panel.dataset.far : panel.dataset.centre;
    const distance = words.replace("#", number.format(far));
    return inside(item, from) ? `${panel.dataset.same}, ${distance}` : distance;
  }

  function group() {
    for (const item of items) {
      find(".distance", item).hidden = true;
      homes.get(item).append(item);
    }
  }

  function sort(from) {
    const nearest = [...items].sort((one, other) => away(one, from) - away(other, from));
    for (const item of nearest) {
      const line = find(".distance", item);
      line.textContent = told(item, from);
      line.hidden = false;
    }
    find("ol", sorted).append(...nearest);
  }

  function show() {
    const from = chosen.value;
    if (from) sort(from);
    else group();
    sorted.hidden = !from;
    for (const town of document.querySelectorAll(".town")) town.hidden = Boolean(from);
    find("#from-told").textContent = from ? panel.dataset.told : panel.dataset.back;
  }

  panel.hidden = false;
  chosen.addEventListener("change", show);
  if (chosen.value) show();
})();
