// The panel beside the graph: the overview, a thing, a link, a path, or the sentences that hold some words.
const panel = $("panel");
const heading = (text, level = 2) => el(`h${level}`, {}, ...[text].flat());
const block = (title, ...content) => el("section", {}, heading(title, 3), ...content);
const nothing = { node: NONE, pair: NONE, text: "", pathing: false, from: NONE, to: NONE };
const close = () => choose(chosen.telling ? { telling: false } : nothing);
const closing = () => button("×", close, { class: "close", "aria-label": "Close the panel" });
const passing = (list) => list.filter((s) => view.statement[s]);
const heaviest = (list) => [...list].sort((a, b) => S.n[b] - S.n[a] || a - b);

let panelFor = "";
function showPanel() {
  const content = chosen.telling ? storiesPanel() : chosen.pathing ? pathPanel() : chosen.pair !== NONE ? pairPanel(chosen.pair) : chosen.node !== NONE ? nodePanel(chosen.node) : chosen.text ? textPanel(chosen.text) : overview();
  const key = [chosen.telling, chosen.pathing, chosen.from, chosen.to, chosen.pair, chosen.node, chosen.text].join();
  const top = key === panelFor ? panel.scrollTop : 0;
  panelFor = key;
  panel.replaceChildren(...content.filter(Boolean));
  panel.scrollTop = top;
  document.body.classList.toggle("reading", key !== [false, false, NONE, NONE, NONE, NONE, ""].join());
}

function overview() {
  const outlets = facetValues.outlet.map((o) => o.key).filter(Boolean);
  const dates = [...reportedSpread].filter((d) => days(d)).sort();
  const span = dates.length > 1 ? `${dateText(dates[0])} – ${dateText(dates[dates.length - 1])}` : dates.length ? dateText(dates[0]) : "";
  const told = STATEMENTS ? `: ${many(SENT.text.length, "sentence says", "sentences say")} ${many(STATEMENTS, "thing")} about ${many(NODES, "person, place or thing", "people, places and things")}` : "";
  const leading = view.nodes.filter((i) => !unnamed[i]).slice(0, 10);
  const disputed = heaviest(Array.from({ length: STATEMENTS }, (_, s) => s).filter((s) => view.statement[s] && deniedIn(s))).slice(0, 6);
  return [
    heading("What is in it"),
    el("p", { class: "lead" }, `${many(D.articles.length, "article")}${outlets.length ? ` from ${many(outlets.length, "outlet")}` : ""}${span ? `, ${span}` : ""}${told}.`),
    D.note ? el("p", { class: "note" }, bdi(D.note, 400)) : null,
    !view.nodes.length ? null : el("p", { class: "hint" }, "Choose a thing or a line to read the sentences behind it. Double-click a thing to see only what is around it."),
    stories.length ? block("Stories", storyList(false)) : null,
    leading.length ? block("Most connected", el("ul", { class: "plainlist" }, leading.map((i) => el("li", {}, glyph(N.type[i]), nameButton(i), el("span", { class: "meta" }, many(passing(touching[i]).length, "statement")))))) : null,
    disputed.length ? block("Denied or disputed", el("ul", { class: "plainlist" }, disputed.map((s) => el("li", {}, deniedButton(s))))) : null,
    !D.articles.length ? null : block("Articles", longList(D.articles.map((_, k) => k).sort((a, b) => (D.articles[a][3] || "").localeCompare(D.articles[b][3] || "", "en") || a - b), articleRow, 30)),
  ];
}
function deniedButton(s) {
  const go = () => choose(S.o[s] < 0 ? { node: S.s[s], pair: NONE, text: "" } : { pair: pairOf[s], node: NONE, text: "" });
  return el("button", { type: "button", class: "thing", on: { click: go } }, stroke(DENIED), el("span", { class: "unseen" }, "Denied: "), " ", ...triple(s, NONE));
}
const deniedIn = (s) => evidenceOf(s).some((e) => view.evidence[e] && stanceOf[e] === DENIED);
function articleRow(k) {
  const [id, title, url, published, publisher] = D.articles[k], link = webLink(url), text = clean(title) || clean(id);
  return el("li", { class: "article" }, link ? el("a", { href: link, target: "_blank", rel: "noopener noreferrer nofollow" }, bdi(text, 110)) : bdi(text, 110),
    el("span", { class: "meta" }, [clean(publisher), published ? dateText(published) : ""].filter(Boolean).map((t, n) => [n ? " · " : "", bdi(t)]).flat()));
}

function nodePanel(i) {
  const all = heaviest(passing(touching[i])), facts = all.filter((s) => S.o[s] < 0), acts = all.filter((s) => S.o[s] >= 0 && S.s[s] === i), undergone = all.filter((s) => S.o[s] === i && S.s[s] !== i);
  const roles = roleOf[i].filter((e) => view.evidence[e]), says = roles.filter((e) => E.by[e] === i), other = roles.filter((e) => E.by[e] !== i);
  const left = touching[i].length - all.length, few = all.length <= 2;
  const list = (title, statements) => (statements.length ? block(title, longList(statements, (s) => statementRow(s, i, few), 30)) : null);
  const cards = (title, evidence) => (evidence.length ? el("details", { class: "more-of" }, el("summary", {}, `${title} (${numberThen(evidence.length)})`), longList(evidence, (e) => el("li", {}, card(e, true)), 10)) : null);
  return [
    closing(),
    el("p", { class: "kind" }, glyph(N.type[i]), capital(clean(typeOf(i)[1])), unnamed[i] ? " · not named" : ""),
    heading(bdi(names[i], 160)),
    aliases(i).length ? el("p", { class: "also" }, "Also ", aliases(i).slice(0, 12).flatMap((a, k) => [k ? ", " : "", bdi(a, 60)])) : null,
    sameAs(i), around(i),
    list("Facts", facts), list("Links from it", acts), list("Links to it", undergone),
    cards("Says or is the source of", says), cards("Named with other things", other),
    left ? el("p", { class: "note" }, `${many(left, "more statement")} outside the filters.`) : null,
    !all.length && !roles.length ? el("p", { class: "note" }, "Nothing passes the filters.") : null,
  ];
}
function sameAs(i) {
  const links = (N.same[i] || []).map((url) => [url, webLink(url)]);
  return links.length ? el("p", { class: "also" }, "Same as ", links.slice(0, 6).flatMap(([url, link], k) => [k ? ", " : "", link ? el("a", { href: link, target: "_blank", rel: "noopener noreferrer nofollow" }, bdi(clean(url), 60)) : bdi(clean(url), 60)])) : null;
}
function around(i) {
  const hop = (n) => button(`${n}`, () => choose({ around: i, hops: n, from: NONE, to: NONE, pathing: false }), { "aria-pressed": String(chosen.around === i && chosen.hops === n), "aria-label": `Only what is within ${n} ${n === 1 ? "link" : "links"}` });
  return el("div", { class: "actions" },
    el("span", { class: "pair", role: "group", "aria-label": "Show only what is around it" }, el("span", { class: "tag" }, "Links away"), hop(1), hop(2), hop(3), button("All", () => choose({ around: NONE }), { "aria-pressed": String(chosen.around === NONE) })),
    button("Path from here", () => choose({ pathing: true, from: i, to: NONE, node: NONE, pair: NONE }), { class: "plain" }));
}

function pairPanel(p) {
  const { a, b, all } = pairs[p], back = pairBetween(b, a), shown = passing(all);
  return [
    closing(), el("p", { class: "kind" }, "Link"),
    el("h2", { class: "ends" }, nameButton(a), el("span", { "aria-label": "to" }, " → "), nameButton(b)),
    shown.length ? longList(heaviest(shown).map((s, k) => [s, k]), ([s, k]) => statementRow(s, NONE, !k || shown.length < 4)) : el("p", { class: "note" }, "Nothing passes the filters."),
    all.length > shown.length ? el("p", { class: "note" }, `${many(all.length - shown.length, "more statement")} outside the filters.`) : null,
    back !== NONE && a !== b && passing(pairs[back].all).length ? block("The other way round", longList(heaviest(passing(pairs[back].all)), (s) => statementRow(s, NONE, false))) : null,
  ];
}

function pathPanel() {
  const end = (key, label) => {
    const input = el("input", { id: `path-${key}`, type: "text", autocomplete: "off", spellcheck: "false", placeholder: "Name …", value: chosen[key] === NONE ? "" : short(names[chosen[key]], 80), role: "combobox", "aria-expanded": "false", "aria-controls": `path-${key}-list`, "aria-autocomplete": "list" });
    const list = el("ul", { id: `path-${key}-list`, role: "listbox", class: "suggestions", "aria-label": `${label}: suggestions`, hidden: true });
    combobox(input, list, (text) => suggestThings(text, 8), (pick) => choose({ [key]: pick.node }));
    return el("div", { class: "field" }, el("label", { for: `path-${key}` }, label), input, list);
  };
  const out = [closing(), heading("Find a path"), el("p", { class: "hint" }, "The shortest way from one thing to another over links in either direction."), end("from", "From"), end("to", "To")];
  if (chosen.from === NONE || chosen.to === NONE) return out;
  const whole = el("label", { class: "check" }, el("input", { type: "checkbox", checked: chosen.whole, on: { change: (event) => choose({ whole: event.target.checked }) } }), " also over what the filters hide");
  out.push(el("p", {}, whole));
  if (!view.path) return [...out, el("p", { class: "note", id: "no-path" }, filtering() && !chosen.whole ? "No path joins them within the filters." : "No path joins them.")];
  out.push(el("p", { class: "lead", id: "path-length" }, `${many(view.path.length - 1, "link")} apart`), el("ol", { class: "path" }, view.path.map((i, k) => el("li", {}, nameButton(i, { "data-node": idOf(i) }), k + 1 < view.path.length ? step(i, view.path[k + 1]) : null))));
  return out;
}
function step(a, b) {
  const over = [pairBetween(a, b), pairBetween(b, a)].filter((p) => p !== NONE).flatMap((p) => pairs[p].all).filter((s) => chosen.whole || view.statement[s]);
  return el("ul", { class: "rows" }, heaviest(over).map((s) => statementRow(s, NONE, false)));
}

function textPanel(text) {
  const found = sentencesWith(text).filter((e) => view.evidence[e]);
  return [closing(), heading(["Sentences with “", bdi(clean(text), 60), "”"]), el("p", { class: "lead" }, many(found.length, "statement’s sentence", "statements’ sentences")), longList(found, (e) => el("li", {}, card(e, true)), 20)];
}
