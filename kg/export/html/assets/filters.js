// The filters, which are the legend too: what there is of each kind, how it is drawn, and how much of it.
const TITLES = { type: "Things", stance: "Lines", relation: "Relations", outlet: "Outlets", speaker: "Who says it" };
const SOME = 8;
const unfoldedFacets = new Set(), typed = {}, foldedFacets = new Set();

function showFilters() {
  const nav = $("filters"), focused = document.activeElement?.dataset?.key, scroll = nav.scrollTop;
  nav.replaceChildren(
    el("div", { class: "top" }, el("h2", {}, "Show"), filtering() ? button("Reset all", () => choose(clearFilters()), { class: "plain", id: "reset" }) : null, button("×", () => toggleFilters(false), { class: "close", "aria-label": "Close the filters" })),
    ...FACETS.map(facetBlock));
  nav.scrollTop = scroll;
  if (focused) [...nav.querySelectorAll("[data-key]")].find((n) => n.dataset.key === focused)?.focus({ preventScroll: true });
}

function facetBlock(facet) {
  const values = facetValues[facet], counts = view.counts[facet], off = chosen.off[facet];
  const order = values.map((_, i) => i);
  if (facet !== "stance") order.sort((a, b) => totals[facet][b] - totals[facet][a] || a - b);
  const present = order.filter((i) => totals[facet][i]);
  if (!present.length) return "";
  const words = fold(typed[facet] || ""), rows = el("ul", {});
  const fill = () => {
    const matching = present.filter((i) => !words || fold(values[i].text).includes(fold(typed[facet] || "")));
    const shown = unfoldedFacets.has(facet) || typed[facet] ? matching.slice(0, 300) : matching.slice(0, facet === "type" || facet === "stance" ? 20 : SOME);
    rows.replaceChildren(...shown.map((i) => facetRow(facet, i, counts[i], off)));
    return matching.length - shown.length;
  };
  const left = fill();
  const more = left > 0 ? button(`All ${numberThen(present.length)}`, () => (unfoldedFacets.add(facet), showFilters()), { class: "plain", "data-key": `more-${facet}`, "aria-label": `All ${numberThen(present.length)}: ${TITLES[facet]}` }) : null;
  const finder = present.length > 12 ? el("input", { type: "text", class: "finder", placeholder: "Find …", "aria-label": `Find in: ${TITLES[facet]}`, value: typed[facet] || "", "data-key": `find-${facet}`, on: { input: (event) => ((typed[facet] = event.target.value), refill()) } }) : null;
  const refill = () => {
    const w = fold(typed[facet] || "");
    rows.replaceChildren(...present.filter((i) => fold(values[i].text).includes(w)).slice(0, w ? 300 : SOME).map((i) => facetRow(facet, i, counts[i], off)));
  };
  return el("details", { class: "facet", open: !foldedFacets.has(facet), "data-facet": facet, on: { toggle: (event) => (event.target.open ? foldedFacets.delete(facet) : foldedFacets.add(facet)) } },
    el("summary", { "data-key": `fold-${facet}` }, TITLES[facet], off.size ? el("span", { class: "meta" }, ` ${numberThen(present.filter((i) => !off.has(i)).length)} of ${numberThen(present.length)}`) : null),
    off.size ? button("All", () => setOff(facet, new Set()), { class: "plain all", "data-key": `all-${facet}`, "aria-label": `Show all: ${TITLES[facet]}` }) : null,
    finder, rows, more);
}

function facetRow(facet, i, count, off) {
  const value = facetValues[facet][i], key = `${facet} ${i}`;
  const change = () => {
    const next = new Set(off);
    next.has(i) ? next.delete(i) : next.add(i);
    setOff(facet, next);
  };
  const only = () => setOff(facet, new Set(facetValues[facet].map((_, k) => k).filter((k) => k !== i)));
  return el("li", { class: count ? "" : "zero", "data-value": value.key },
    el("label", { title: value.hint || undefined }, el("input", { type: "checkbox", checked: !off.has(i), "data-key": key, on: { change } }),
      facet === "type" ? glyph(i) : facet === "stance" ? stroke(i) : null, el("span", { class: "text" }, bdi(capital(value.text || value.key), 40)), el("span", { class: "count" }, numberThen(count))),
    button("only", only, { class: "only", "data-key": `only ${key}`, "aria-label": `Only ${short(value.text || value.key, 60)}` }));
}
const setOff = (facet, off) => choose({ off: { ...chosen.off, [facet]: off } });

function toggleFilters(on) {
  const shown = on ?? !document.body.classList.contains("filtering");
  document.body.classList.toggle("filtering", shown);
  $("show-filters").setAttribute("aria-expanded", String(shown));
  if (shown) $("filters").querySelector("button, input, summary")?.focus();
  else if (on === false) $("show-filters").focus();
}
let totals = null;
