// What the reader has chosen, and what follows from it. The URL's fragment holds the choice, so that a view can be
// linked and the browser's back and forward go through it; `chosen` is a function of the fragment alone.
const GROUPS = N.group.reduce((a, b) => Math.max(a, b), 0) + 1;
const FACETS = ["type", "stance", "relation", "outlet", "speaker"];
// So many are drawn at first, as a screen can label; all of them where the graph is this small.
const FIRST = matchMedia("(max-width: 900px)").matches ? 30 : 64, STEP = 160, ENOUGH = 120;

// The values of each facet: key in the URL, words on the page.
const facetValues = { type: [], stance: [], relation: [], outlet: [], speaker: [] };
const facetIndex = {};
const outletOfEvidence = new Uint32Array(EVIDENCE), speakerOfEvidence = new Uint32Array(EVIDENCE);
function prepareFacets() {
  facetValues.type = D.types.map(([name, label]) => ({ key: clean(name), text: clean(label) }));
  facetValues.stance = STANCES.map(([key, text, hint]) => ({ key, text, hint }));
  facetValues.relation = D.relations.map(([name, label, hint]) => ({ key: clean(name), text: clean(label), hint: clean(hint) }));
  const outlets = new Map(), speakers = new Map();
  const row = (map, list, key, text) => map.get(key) ?? (map.set(key, list.push({ key, text }) - 1), list.length - 1);
  for (let e = 0; e < EVIDENCE; e++) {
    const outlet = outletOf(e), by = E.by[e];
    outletOfEvidence[e] = row(outlets, facetValues.outlet, outlet, outlet || "Outlet not known");
    speakerOfEvidence[e] = row(speakers, facetValues.speaker, by < 0 ? "" : idOf(by), by < 0 ? "The article itself" : names[by]);
  }
  for (const facet of FACETS) facetIndex[facet] = new Map(facetValues[facet].map((v, i) => [v.key, i]));
}
prepareFacets();

const blank = () => ({
  view: "graph", node: NONE, pair: NONE, text: "", around: NONE, hops: 1, from: NONE, to: NONE, pathing: false, whole: false, telling: false,
  since: null, until: null, basis: defaultBasis, limit: FIRST, open: new Set(),
  off: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
});
const reportedSpread = new Set(D.articles.map((a) => a[3]).filter(Boolean));
const defaultBasis = reportedSpread.size > 1 ? "reported" : "happened";
let chosen = blank();

function encode(state) {
  const q = new URLSearchParams();
  const node = (key, i) => i !== NONE && q.set(key, idOf(i));
  if (state.view !== "graph") q.set("view", state.view);
  node("node", state.node);
  if (state.pair !== NONE) q.append("link", idOf(pairs[state.pair].a)), q.append("link", idOf(pairs[state.pair].b));
  if (state.text) q.set("text", state.text);
  node("around", state.around);
  if (state.around !== NONE) q.set("hops", state.hops);
  if (state.pathing) q.set("path", state.whole ? "whole" : "");
  node("from", state.from);
  node("to", state.to);
  if (state.telling) q.set("stories", "");
  if (state.since) q.set("since", state.since);
  if (state.until) q.set("until", state.until);
  if (state.basis !== defaultBasis) q.set("dates", state.basis);
  if (state.limit !== FIRST) q.set("limit", state.limit);
  for (const group of [...state.open].sort((a, b) => a - b)) q.append("open", group);
  for (const facet of FACETS) {
    const off = state.off[facet], values = facetValues[facet];
    if (!off.size) continue;
    const hide = off.size <= values.length / 2;
    values.forEach((v, i) => off.has(i) === hide && q.append(hide ? `no-${facet}` : facet, v.key));
    if (off.size === values.length) q.append(facet, "\u0000");
  }
  return q.toString();
}

function decode(fragment) {
  const q = new URLSearchParams(fragment), state = blank();
  const node = (key) => nodeOfId.get(q.get(key)) ?? NONE;
  if (q.get("view") === "table") state.view = "table";
  state.node = node("node");
  const ends = q.getAll("link").map((id) => nodeOfId.get(id) ?? NONE);
  if (ends.length === 2 && !ends.includes(NONE)) state.pair = pairBetween(...ends);
  state.text = q.get("text") || "";
  state.around = node("around");
  state.hops = Math.min(3, Math.max(1, parseInt(q.get("hops"), 10) || 1));
  state.pathing = q.has("path");
  state.whole = q.get("path") === "whole";
  state.telling = q.has("stories");
  state.from = node("from");
  state.to = node("to");
  for (const key of ["since", "until"]) if (/^\d{4}-\d\d-\d\d$/.test(q.get(key) || "")) state[key] = q.get(key);
  if (["reported", "happened"].includes(q.get("dates"))) state.basis = q.get("dates");
  state.limit = Math.max(1, parseInt(q.get("limit"), 10) || FIRST);
  for (const group of q.getAll("open")) if (/^\d+$/.test(group)) state.open.add(+group);
  for (const facet of FACETS) {
    const only = q.getAll(facet).map((key) => facetIndex[facet].get(key));
    const hidden = q.getAll(`no-${facet}`).map((key) => facetIndex[facet].get(key));
    if (q.has(facet)) facetValues[facet].forEach((_, i) => only.includes(i) || state.off[facet].add(i));
    for (const i of hidden) if (i !== undefined) state.off[facet].add(i);
  }
  return state;
}

// Change the choice; every change is a step that "back" takes again.
function choose(change) {
  const elsewhere = ["node", "pair", "text", "pathing"].some((key) => key in change); // the panel turns to something else
  const next = { ...chosen, telling: chosen.telling && !elsewhere, ...change };
  const fragment = encode(next);
  if (fragment === encode(chosen)) return update(next);
  location.hash = fragment; // the listener does the rest
}
const clearFilters = () => ({ off: blank().off, since: null, until: null });
const filtering = () => FACETS.some((facet) => chosen.off[facet].size) || chosen.since || chosen.until;

// What passes the filters: evidence by evidence, statement by statement, thing by thing; with the counts of each facet,
// each counted as if only the other facets were set.
function sift(state) {
  const off = state.off, typeOff = [...N.type].map((t) => off.type.has(t));
  const evidence = new Uint8Array(EVIDENCE), statement = new Uint8Array(STATEMENTS), node = new Uint8Array(NODES);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Uint32Array(facetValues[facet].length)]));
  const stamp = Object.fromEntries(FACETS.map((facet) => [facet, new Int32Array(facetValues[facet].length).fill(NONE)]));
  const seenType = new Uint8Array(NODES), undated = { count: 0 };
  const since = state.since ? days(state.since)[0] : -Infinity, until = state.until ? days(state.until)[1] : Infinity;
  const dateOf = state.basis === "happened" ? happened : reported;
  const dated = state.since || state.until;
  const tally = (facet, value, s) => {
    if (stamp[facet][value] !== s) (stamp[facet][value] = s), counts[facet][value]++;
  };
  const inTime = new Uint8Array(EVIDENCE).fill(1), exceptTime = new Uint8Array(EVIDENCE);
  for (let s = 0; s < STATEMENTS; s++) {
    const relationFails = off.relation.has(S.r[s]) ? 1 : 0;
    const typeFails = typeOff[S.s[s]] || (S.o[s] >= 0 && typeOff[S.o[s]]) ? 1 : 0;
    for (let e = firstOf[s]; e < firstOf[s + 1]; e++) {
      const span = dated ? dateOf(e) : null;
      const time = dated && !(span && span[1] >= since && span[0] <= until) ? 1 : 0;
      const stance = off.stance.has(stanceOf[e]) ? 1 : 0;
      const outlet = off.outlet.has(outletOfEvidence[e]) ? 1 : 0;
      const speaker = off.speaker.has(speakerOfEvidence[e]) ? 1 : 0;
      const fails = relationFails + typeFails + time + stance + outlet + speaker;
      inTime[e] = time ? 0 : 1;
      exceptTime[e] = fails - time === 0 ? 1 : 0;
      if (fails === 0) evidence[e] = statement[s] = 1;
      if (fails - stance === 0) tally("stance", stanceOf[e], s);
      if (fails - outlet === 0) tally("outlet", outletOfEvidence[e], s);
      if (fails - speaker === 0) tally("speaker", speakerOfEvidence[e], s);
      if (fails - relationFails === 0) tally("relation", S.r[s], s);
      if (fails - typeFails === 0) for (const i of [S.s[s], S.o[s]]) if (i >= 0) seenType[i] = 1;
    }
    if (statement[s]) (node[S.s[s]] = 1), S.o[s] >= 0 && (node[S.o[s]] = 1);
  }
  for (let i = 0; i < NODES; i++) if (seenType[i]) counts.type[N.type[i]]++;
  return { evidence, statement, node, counts, exceptTime, undated };
}

// All within so many links of a thing, with the distance of each; over what passes the filters.
function reach(sifted, centre, hops) {
  const distance = new Map([[centre, 0]]);
  let rim = [centre];
  for (let hop = 1; hop <= hops && rim.length; hop++) {
    const next = [];
    for (const i of rim)
      for (const s of touching[i]) {
        const other = S.s[s] === i ? S.o[s] : S.s[s];
        if (other < 0 || !sifted.statement[s] || distance.has(other)) continue;
        distance.set(other, hop);
        next.push(other);
      }
    rim = next.sort((a, b) => a - b);
  }
  return distance;
}

// A shortest path over links in either direction; of several, the one through the most central things. Null: none.
function shortestPath(passes, from, to) {
  const before = new Map([[from, NONE]]);
  let rim = [from];
  while (rim.length && !before.has(to)) {
    const next = new Set();
    for (const i of rim)
      for (const s of touching[i]) {
        const other = S.s[s] === i ? S.o[s] : S.s[s];
        if (other < 0 || !passes(s) || before.has(other)) continue;
        before.set(other, i);
        next.add(other);
      }
    rim = [...next].sort((a, b) => a - b);
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let i = to; i !== NONE; i = before.get(i)) path.unshift(i);
  return path;
}

// Those drawn first: the most central, and from half of a first screen on what joins most of them, so that there are links
// to read.
function pick(candidates, limit, sifted) {
  if (candidates.length <= limit) return candidates;
  const taken = new Set(candidates.slice(0, Math.ceil(Math.min(limit, FIRST) / 2))), allowed = new Set(candidates), ties = new Map();
  const beside = (i) => new Set(touching[i].filter((s) => sifted.statement[s]).map((s) => (S.s[s] === i ? S.o[s] : S.s[s])));
  const tie = (i) => beside(i).forEach((other) => other >= 0 && allowed.has(other) && ties.set(other, (ties.get(other) || 0) + (unnamed[other] ? 0.6 : 1)));
  taken.forEach(tie);
  while (taken.size < Math.min(limit, FIRST)) {
    let best = NONE, most = 0.9;
    for (const [i, n] of ties) if (!taken.has(i) && (n > most || (n === most && i < best))) (best = i), (most = n);
    if (best === NONE) break;
    taken.add(best);
    tie(best);
  }
  for (const i of candidates) if (taken.size >= limit) break; else taken.add(i);
  return [...taken];
}

// What is drawn: things, links, clusters of the rest, and how much is hidden.
function compose(state) {
  const sifted = sift(state), shown = new Uint8Array(NODES);
  const path = state.from !== NONE && state.to !== NONE ? shortestPath((s) => state.whole || sifted.statement[s], state.from, state.to) : null;
  let within = null, mode = "all", candidates = [];
  if (path) (mode = "path"), (within = new Map(path.map((i, k) => [i, k])));
  else if (state.around !== NONE) (mode = "around"), (within = reach(sifted, state.around, state.hops));
  for (let i = 0; i < NODES; i++) if (within ? within.has(i) : sifted.node[i]) candidates.push(i);
  if (mode === "around") candidates.sort((a, b) => within.get(a) - within.get(b) || a - b);
  const limit = candidates.length <= ENOUGH && state.limit === FIRST ? candidates.length : state.limit;
  pick(candidates, limit, sifted).forEach((i) => (shown[i] = 1));
  const home = homes(candidates, shown);
  if (mode === "all") {
    const opened = new Map();
    for (const i of candidates) {
      const group = home[N.group[i]];
      if (shown[i] || !state.open.has(group)) continue;
      opened.set(group, (opened.get(group) || 0) + 1);
      if (opened.get(group) <= STEP) shown[i] = 1;
    }
    const picked = state.pair !== NONE ? [pairs[state.pair].a, pairs[state.pair].b] : state.node !== NONE ? [state.node] : [];
    if (state.node !== NONE && !shown[state.node]) picked.push(...[...reach(sifted, state.node, 1).keys()].sort((a, b) => a - b).slice(0, 40));
    for (const i of picked) shown[i] = 1;
  }
  const nodes = [];
  for (let i = 0; i < NODES; i++) if (shown[i]) nodes.push(i);
  const links = [];
  let drawn = 0;
  pairs.forEach((pair, p) => {
    if (!shown[pair.a] || !shown[pair.b]) return;
    if (mode === "path" && Math.abs(within.get(pair.a) - within.get(pair.b)) !== 1) return;
    const passing = pair.all.filter((s) => sifted.statement[s] || (mode === "path" && state.whole));
    if (!passing.length) return;
    drawn += passing.length;
    links.push(linkLook(p, passing, mode === "path" && state.whole ? null : sifted.evidence));
  });
  const clusters = mode === "all" ? gather(candidates, shown, home) : [];
  const spokes = clusters.length ? between(clusters, shown, sifted, home) : [];
  const hidden = { nodes: NODES - nodes.length, links: LINKS - drawn, waiting: candidates.length - nodes.length };
  return { ...sifted, mode, within, path, shown, nodes, links, clusters, spokes, home, hidden, drawn };
}

// What joins the clusters to what is drawn and to each other, summed up: one pale line for all links between two.
function between(clusters, shown, sifted, home) {
  const of = new Map(clusters.map((c) => [c.group, c])), sums = new Map();
  const end = (i) => (shown[i] ? i : sifted.node[i] && of.has(home[N.group[i]]) ? NODES + home[N.group[i]] : NONE);
  pairs.forEach((pair) => {
    const [a, b] = [end(pair.a), end(pair.b)].sort((p, q) => p - q);
    if (a === NONE || a === b || b < NODES) return;
    const n = pair.all.reduce((sum, s) => sum + sifted.statement[s], 0);
    if (n) sums.set(a * 4 * NODES + b, (sums.get(a * 4 * NODES + b) || 0) + n);
  });
  const spoke = (i) => (i < NODES ? { node: i } : { cluster: of.get(i - NODES) });
  const least = clusters.length / 12; // of many clusters, only what joins them strongly
  return [...sums].filter(([key, n]) => n >= least || key < NODES * 4 * NODES).map(([key, n]) => ({ a: spoke(Math.floor(key / (4 * NODES))), b: spoke(key % (4 * NODES)), n }));
}

// The look of one line: how many say it, and how they stand to it.
function linkLook(pair, passing, evidence) {
  const stances = new Set();
  let weight = 0;
  for (const s of passing)
    for (let e = firstOf[s]; e < firstOf[s + 1]; e++) if (!evidence || evidence[e]) (weight += 1), stances.add(stanceOf[e]);
  const told = stances.has(STATED) || stances.has(ATTRIBUTED);
  const look = !stances.has(DENIED) ? (stances.has(STATED) ? "stated" : told ? "attributed" : "faint") : stances.size > 1 ? "contested" : "denied";
  const label = relationLabel(passing[0]) + (passing.length > 1 ? ` +${passing.length - 1}` : "");
  return { pair, a: pairs[pair].a, b: pairs[pair].b, both: pairs[pair].both, passing, weight, look, label };
}

// The cluster in which each community waits: its own for those of which most waits, else the one of the loose ends.
const CLUSTERS = FIRST < 64 ? 10 : 20;
function homes(candidates, shown) {
  const waiting = new Uint32Array(GROUPS);
  for (const i of candidates) if (!shown[i]) waiting[N.group[i]]++;
  const large = [...waiting.keys()].filter((g) => g && waiting[g]).sort((a, b) => waiting[b] - waiting[a] || a - b).slice(0, CLUSTERS);
  const home = new Uint32Array(GROUPS);
  for (const group of large) home[group] = group;
  return home;
}

// The loose ends stand all around the rim, so their cluster stands below everything.
const EDGE = { left: Math.min(0, ...extremes(N.x)), right: Math.max(0, ...extremes(N.x)), top: Math.min(0, ...extremes(N.y)), bottom: Math.max(0, ...extremes(N.y)) };
function extremes(values) {
  return [values.reduce((a, b) => Math.min(a, b), 0), values.reduce((a, b) => Math.max(a, b), 0)];
}

// What waits to be drawn, by community: where it would stand and how many it is.
function gather(candidates, shown, home) {
  const groups = new Map();
  for (const i of candidates) {
    if (shown[i]) continue;
    const group = home[N.group[i]], g = groups.get(group) || groups.set(group, { group, n: 0, x: 0, y: 0, first: i }).get(group);
    g.n++;
    g.x += N.x[i];
    g.y += N.y[i];
  }
  return [...groups.values()].map((g) =>
    g.group ? { ...g, x: g.x / g.n, y: g.y / g.n } : { ...g, x: (EDGE.left + EDGE.right) / 2, y: EDGE.bottom + (EDGE.bottom - EDGE.top) * 0.06 });
}
