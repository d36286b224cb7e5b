// The table: every statement of the same selection, drawn or not, sortable; and as CSV.
const COLUMNS = [
  ["subject", "Subject", (s) => names[S.s[s]]],
  ["relation", "Relation", relationLabel],
  ["object", "Object", objectText],
  ["stance", "Stance", (s) => stancesIn(s).map((k) => STANCES[k][1]).join(", ")],
  ["sentences", "Sentences", (s) => seen(s).length],
  ["outlets", "Outlets", (s) => list(seen(s).map(outletOf))],
  ["speakers", "Speakers", (s) => list(seen(s).filter((e) => E.by[e] >= 0).map((e) => names[E.by[e]]))],
  ["first", "First", (s) => published(s)[0] || ""],
  ["last", "Last", (s) => published(s).pop() || ""],
  ["confidence", "Confidence", (s) => seen(s).reduce((best, e) => Math.max(best, E.conf[e]), 0) / 100],
];
const seen = (s) => evidenceOf(s).filter((e) => view.evidence[e] || (view.mode === "path" && chosen.whole));
const list = (values) => [...new Set(values.filter(Boolean))].sort().join("; ");
const stancesIn = (s) => [...new Set(seen(s).map((e) => stanceOf[e]))].sort();
const published = (s) => seen(s).map((e) => articleOf(e)[3]).filter(Boolean).sort();
let sorting = { column: 4, down: true };

// The statements of the selection: those that pass; around a thing or along a path, those among these things.
function selection() {
  const out = [];
  for (let s = 0; s < STATEMENTS; s++) {
    const ends = S.o[s] >= 0 ? [S.s[s], S.o[s]] : [S.s[s]];
    const passes = view.statement[s] || (view.mode === "path" && chosen.whole);
    if (passes && (!view.within || ends.every((i) => view.within.has(i)))) out.push(s);
  }
  return out;
}
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
function sorted() {
  const value = COLUMNS[sorting.column][2], keyed = selection().map((s) => [value(s), s]), way = sorting.down ? -1 : 1;
  keyed.sort((a, b) => way * (typeof a[0] === "number" ? a[0] - b[0] : collator.compare(a[0], b[0])) || a[1] - b[1]);
  return keyed.map(([, s]) => s);
}

const CHUNK = 150;
function showTable() {
  const host = $("table");
  host.hidden = chosen.view !== "table";
  $("stage").hidden = !host.hidden;
  if (host.hidden) return;
  const rows = sorted(), body = el("tbody");
  const head = COLUMNS.map(([, title], k) => el("th", { scope: "col", "aria-sort": sorting.column === k ? (sorting.down ? "descending" : "ascending") : "none" },
    button(title, () => ((sorting = { column: k, down: sorting.column === k ? !sorting.down : k === 4 || k === 9 }), showTable(), $("table").querySelectorAll("th button")[k].focus()))));
  const more = button("", () => add(), { class: "plain" });
  const add = () => {
    const at = body.childElementCount;
    body.append(...rows.slice(at, at + CHUNK).map(tableRow));
    more.hidden = body.childElementCount >= rows.length;
    more.textContent = `Show more (${numberThen(rows.length - body.childElementCount)} left)`;
  };
  add();
  host.replaceChildren(
    el("p", { class: "tablehead" }, el("span", { id: "table-count" }, many(rows.length, "statement")), button("Save as CSV", saveTable, { class: "plain", id: "table-csv" })),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Statements" }, rows.length ? el("table", {}, el("thead", {}, el("tr", {}, head)), body) : el("p", { class: "note" }, "Nothing passes the filters."), more));
}
function tableRow(s) {
  const cells = COLUMNS.map(([key, , value]) => {
    if (key === "subject") return el("td", {}, nameButton(S.s[s]));
    if (key === "object") return el("td", {}, S.o[s] >= 0 ? nameButton(S.o[s]) : el("span", { class: "value" }, bdi(objectText(s))));
    if (key === "stance") return el("td", {}, el("span", { class: "chips" }, stancesIn(s).map(chip)));
    if (key === "sentences") return el("td", { class: "number" }, S.o[s] >= 0 ? button(String(value(s)), () => choose({ pair: pairOf[s], node: NONE, text: "" }), { class: "plain", "aria-label": `${many(value(s), "sentence")}: read` }) : String(value(s)));
    const shown = value(s);
    if (key === "first" || key === "last") return el("td", {}, el("time", {}, shown));
    return typeof shown === "number" ? el("td", { class: "number" }, shown.toFixed(2)) : el("td", {}, bdi(shown, 70));
  });
  return el("tr", { "data-statement": s }, cells);
}
