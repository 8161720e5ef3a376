/**
 * What the hand-out does once it is open: hover and pick territories, pan and zoom, sort the table. It is text, not
 * imported code, because it runs in the reader's browser without modules or network. Names reach the page through
 * textContent only. Territory details stand in the JSON element, as written by handout-html.ts.
 */
export const HANDOUT_SCRIPT = `
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const details = JSON.parse(byId("details").textContent);
  const map = byId("map"), world = byId("world"), outline = byId("outline"), tip = byId("tip"), sheet = map.parentElement;
  const panel = byId("panel"), overall = byId("overall"), table = byId("table");
  const shapes = new Map(), rows = new Map();
  for (const shape of byId("shapes").children) shapes.set(Number(shape.dataset.t), shape);
  for (const row of table.tBodies[0].rows) rows.set(Number(row.dataset.t), row);
  const labels = [...byId("labels").children];
  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // Pan and zoom: the world is scaled by k and moved by (x, y), in units of the sheet.
  const view = { k: 1, x: 0, y: 0 };
  const box = map.viewBox.baseVal;
  const FONT = 11, MOST = 60, STEP = 1.5;
  const draw = () => {
    world.setAttribute("transform", "translate(" + view.x + " " + view.y + ") scale(" + view.k + ")");
    const pixel = Math.max(box.width / map.clientWidth, box.height / map.clientHeight) || 1;
    const size = (FONT * pixel) / view.k;
    for (const label of labels) {
      const isRoomy = Number(label.dataset.w) > label.textContent.length * size * 0.56;
      label.setAttribute("visibility", isRoomy ? "visible" : "hidden");
      if (isRoomy) label.setAttribute("font-size", size);
    }
  };
  const toSheet = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    return [at.x, at.y];
  };
  const keepInside = () => {
    const slackX = box.width * (view.k - 1), slackY = box.height * (view.k - 1);
    view.x = Math.min(box.width * 0.3, Math.max(-slackX - box.width * 0.3, view.x));
    view.y = Math.min(box.height * 0.3, Math.max(-slackY - box.height * 0.3, view.y));
  };
  const zoomAt = (factor, x, y) => {
    const k = Math.min(MOST, Math.max(1, view.k * factor));
    view.x = x - ((x - view.x) * k) / view.k;
    view.y = y - ((y - view.y) * k) / view.k;
    view.k = k;
    keepInside();
    draw();
  };
  const zoomMiddle = (factor) => zoomAt(factor, box.x + box.width / 2, box.y + box.height / 2);
  const reset = () => { view.k = 1; view.x = 0; view.y = 0; draw(); };
  const pan = (dx, dy) => { view.x += dx; view.y += dy; keepInside(); draw(); };

  // Selection.
  let picked = -1;
  const pick = (t) => {
    shapes.get(picked)?.classList.remove("picked");
    rows.get(picked)?.classList.remove("picked");
    picked = t;
    const shape = shapes.get(t), row = rows.get(t);
    shape?.classList.add("picked");
    row?.classList.add("picked");
    map.classList.toggle("some-picked", shape !== undefined);
    if (shape) {
      outline.setAttribute("d", shape.getAttribute("d"));
      outline.setAttribute("transform", shape.getAttribute("transform"));
    } else outline.removeAttribute("d");
    showDetails(t);
  };
  const showDetails = (t) => {
    for (const old of panel.querySelectorAll(".detail")) old.remove();
    overall.hidden = t >= 0;
    if (t < 0) return;
    const { name, color, facts } = details[t];
    const detail = element("section", "detail");
    const back = element("button", "back", "Whole plan");
    back.type = "button";
    back.addEventListener("click", () => pick(-1));
    const heading = element("h2");
    const swatch = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    swatch.setAttribute("width", "14"); swatch.setAttribute("height", "14"); swatch.setAttribute("class", "swatch");
    const square = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    square.setAttribute("width", "14"); square.setAttribute("height", "14"); square.setAttribute("rx", "3");
    square.setAttribute("fill", color);
    swatch.append(square);
    heading.append(swatch, element("span", "", name));
    const list = element("dl", "facts");
    for (const [term, text] of facts) list.append(element("dt", "", term), element("dd", "", text));
    detail.append(back, heading, list);
    panel.append(detail);
    panel.scrollTop = 0;
  };

  // Hover.
  const territoryOf = (target) => (target instanceof Element && target.matches(".territory") ? Number(target.dataset.t) : -1);
  let hovered = -1;
  const hover = (t, event) => {
    if (t !== hovered) {
      shapes.get(hovered)?.classList.remove("hovered");
      shapes.get(t)?.classList.add("hovered");
      hovered = t;
      tip.replaceChildren();
      if (t >= 0) {
        tip.append(element("strong", "", details[t].name));
        for (const line of details[t].tip) tip.append(element("span", "", line));
      }
    }
    tip.hidden = t < 0;
    if (t < 0 || !event) return;
    const frame = sheet.getBoundingClientRect();
    const x = event.clientX - frame.left, y = event.clientY - frame.top;
    tip.style.left = Math.min(x + 14, frame.width - tip.offsetWidth - 6) + "px";
    tip.style.top = (y + 18 + tip.offsetHeight > frame.height ? y - tip.offsetHeight - 10 : y + 18) + "px";
  };

  // Pointers: one drags, two pinch, and one that hardly moved picks.
  const pointers = new Map();
  let start = null, travelled = 0, spread = 0;
  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, event);
    start = { target: event.target };
    travelled = 0;
    spread = spreadOf();
  });
  const spreadOf = () => {
    const [a, b] = [...pointers.values()];
    return b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
  };
  map.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) { hover(territoryOf(event.target), event); return; }
    travelled += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    const [fromX, fromY] = toSheet(before), [x, y] = toSheet(event);
    pointers.set(event.pointerId, event);
    if (travelled < 4) return;
    map.setPointerCapture(event.pointerId);
    map.classList.add("dragging");
    hover(-1);
    if (pointers.size === 1) { pan(x - fromX, y - fromY); return; }
    const now = spreadOf();
    if (spread > 0 && now > 0) zoomAt(now / spread, x, y);
    spread = now;
  });
  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    map.classList.remove("dragging");
    spread = spreadOf();
    if (event.type === "pointerup" && travelled < 4 && start) {
      const t = territoryOf(start.target);
      pick(t === picked ? -1 : t);
    }
  };
  map.addEventListener("pointerup", release);
  map.addEventListener("pointercancel", release);
  map.addEventListener("pointerleave", () => hover(-1));
  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    const [x, y] = toSheet(event);
    zoomAt(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.04 : 0.0016)), x, y);
  }, { passive: false });
  map.addEventListener("dblclick", (event) => { const [x, y] = toSheet(event); zoomAt(2, x, y); });
  byId("zoom-in").addEventListener("click", () => zoomMiddle(STEP));
  byId("zoom-out").addEventListener("click", () => zoomMiddle(1 / STEP));
  byId("zoom-reset").addEventListener("click", reset);
  const keys = {
    "+": () => zoomMiddle(STEP), "=": () => zoomMiddle(STEP), "-": () => zoomMiddle(1 / STEP), "0": reset,
    ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
  };
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") pick(-1); });

  // Table.
  table.tBodies[0].addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row) { const t = Number(row.dataset.t); pick(t === picked ? -1 : t); }
  });
  table.tBodies[0].addEventListener("pointerover", (event) => {
    const row = event.target.closest("tr");
    shapes.get(hovered)?.classList.remove("hovered");
    hovered = row ? Number(row.dataset.t) : -1;
    shapes.get(hovered)?.classList.add("hovered");
  });
  table.tBodies[0].addEventListener("pointerleave", () => hover(-1));
  const compare = (a, b) => {
    const [x, y] = [Number(a), Number(b)];
    return a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y) ? x - y : a.localeCompare(b, undefined, { numeric: true });
  };
  for (const button of table.tHead.querySelectorAll(".sort")) {
    button.addEventListener("click", () => {
      const heading = button.closest("th"), column = Number(button.dataset.column);
      const wasUp = heading.getAttribute("aria-sort") === "ascending";
      const wasDown = heading.getAttribute("aria-sort") === "descending";
      const isDown = heading.classList.contains("number") ? !wasDown : wasUp;
      for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
      heading.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      const sorted = [...table.tBodies[0].rows].sort((a, b) => {
        const order = compare(a.cells[column].dataset.value, b.cells[column].dataset.value);
        return (isDown ? -order : order) || a.dataset.t - b.dataset.t;
      });
      table.tBodies[0].append(...sorted);
    });
  }

  new ResizeObserver(draw).observe(map);
  draw();
})();
`;
