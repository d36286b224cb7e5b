// Elements built by hand: every text is a text node, so nothing in it can be markup.
const $ = (id) => document.getElementById(id);
function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "on") for (const [type, run] of Object.entries(value)) node.addEventListener(type, run);
    else if (key === "class") node.className = value;
    else if (key === "value" || key === "checked" || key === "open" || key === "hidden") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}
const SVG = "http://www.w3.org/2000/svg";
function svg(tag, given = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(given)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}
const button = (text, click, given = {}) => el("button", { type: "button", on: { click }, ...given }, text);
// Words from outside: set apart, so that writing that runs from right to left stays within itself.
const bdi = (text, most = 90) => el("bdi", { title: text.length > most ? short(text, 1000) : undefined }, short(text, most));
const nameButton = (i, given = {}) => el("button", { type: "button", class: "thing", on: { click: () => choose({ node: i, pair: NONE, text: "" }) }, ...given }, bdi(names[i]));
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const say = (text) => ($("said").textContent = text);

function glyph(type) {
  const [, , , shape] = D.types[type], corners = MARKS[shape];
  const colour = theme.types[type];
  const inner = corners ? svg("polygon", { points: corners.map(([x, y]) => `${8 + x * 5.5},${8 + y * 5.5}`).join(" "), fill: colour }) : svg("circle", { cx: 8, cy: 8, r: 5.5, fill: colour });
  return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "glyph" }, inner);
}
// The line of a stance, as it is drawn in the graph.
function stroke(stance) {
  const look = stance === DENIED ? "denied" : stance === ATTRIBUTED ? "attributed" : stance >= PLANNED ? "faint" : "stated";
  const picture = svg("svg", { viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true", class: `stroke ${look}` }, svg("line", { x1: 1, y1: 6, x2: 27, y2: 6 }));
  if (look === "denied") picture.append(svg("path", { d: "M10 2l8 8M18 2l-8 8" }));
  return picture;
}
// A list that shows its first rows, and the rest when asked.
function longList(items, row, first = 40, tag = "ul") {
  const list = el(tag, { class: "rows" });
  const show = (from, to) => list.append(...items.slice(from, to).map(row));
  show(0, first);
  if (items.length <= first) return list;
  const more = el("li", { class: "more" }, button(`Show ${numberThen(items.length - first)} more`, () => (more.remove(), show(first, items.length))));
  list.append(more);
  return list;
}
