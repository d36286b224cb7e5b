// The data: what data.py packed, unpacked into columns and a few indexes. Nothing here draws or changes.
// The elements before anything is shown, for a copy of the page; null stands for the data, which stay as they are.
const PRISTINE = { head: document.head.cloneNode(true), body: [...document.body.childNodes].map((node) => (node.id === "graph-data" ? null : node.cloneNode(true))) };
const D = JSON.parse(document.getElementById("graph-data").textContent);
const N = D.nodes, S = D.statements, E = D.evidence, SENT = D.sentences;
const NODES = N.name.length, STATEMENTS = S.s.length, EVIDENCE = E.q.length;
const NONE = -1;

const unnamed = new Uint8Array(NODES);
for (const i of N.unnamed) unnamed[i] = 1;

// Controls that turn or hide text: a name that carries them would show as another.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const clean = (text) => String(text ?? "").replace(CONTROLS, " ").replace(/\s+/g, " ").trim();
const fold = (text) => clean(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const short = (text, most = 60) => {
  const all = Array.from(text.slice(0, 4 * most));
  return all.length > most ? all.slice(0, most - 1).join("").trimEnd() + "…" : text.slice(0, 4 * most);
};

const names = N.name.map((name) => clean(name) || "(no name)");
const idOf = (i) => N.id[i] || N.name[i].replaceAll(" ", "_");
const nodeOfId = new Map();
for (let i = 0; i < NODES; i++) nodeOfId.set(idOf(i), i);
const typeOf = (i) => D.types[N.type[i]];
const aliases = (i) => (N.also[i] || []).map(clean).filter(Boolean);

// Evidence stands in the order of its statements.
const firstOf = new Uint32Array(STATEMENTS + 1), statementOf = new Uint32Array(EVIDENCE);
for (let s = 0; s < STATEMENTS; s++) {
  firstOf[s + 1] = firstOf[s] + S.n[s];
  statementOf.fill(s, firstOf[s], firstOf[s + 1]);
}
const evidenceOf = (s) => Array.from({ length: S.n[s] }, (_, i) => firstOf[s] + i);

const literal = (s) => (S.o[s] < 0 ? D.literals[-1 - S.o[s]] : null);
const literalText = (value) => value.map(clean).join(" ");
const objectText = (s) => (S.o[s] < 0 ? literalText(literal(s)) : names[S.o[s]]);
const relationLabel = (s) => clean(D.relations[S.r[s]][1]);

// How an evidence stands to its statement; the order is that of the legend.
const STANCES = [
  ["stated", "Stated", "in the article’s own voice"],
  ["attributed", "Attributed", "a named or unnamed speaker says it"],
  ["denied", "Denied", "said not to be so"],
  ["planned", "Planned", "said to be going to happen"],
  ["possible", "Possible", "said to be perhaps so"],
  ["conditional", "Conditional", "said to be so if something else is"],
  ["requested", "Requested", "asked or ordered for"],
];
const STATED = 0, ATTRIBUTED = 1, DENIED = 2, PLANNED = 3;
const stanceOf = new Uint8Array(EVIDENCE);
for (let e = 0; e < EVIDENCE; e++) {
  const modality = E.stance[e] >> 1;
  stanceOf[e] = E.stance[e] & 1 ? DENIED : modality ? 2 + modality : E.by[e] >= 0 ? ATTRIBUTED : STATED;
}
const articleOf = (e) => D.articles[SENT.article[E.q[e]]];
const outletOf = (e) => clean(articleOf(e)[4]);
const speakerOf = (e) => E.by[e];

// Days since 1970, first and last of the span that "2019", "2019-01" or "2019-01-21" means; null when it is no date.
const DAY = 864e5;
function days(text) {
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text || "");
  if (!m) return null;
  const [y, mo, d] = [+m[1], m[2] ? +m[2] - 1 : 0, m[3] ? +m[3] : 1];
  const at = (...parts) => Math.round(new Date(0).setUTCFullYear(...parts) / DAY);
  const first = at(y, mo, d);
  return [first, m[3] ? first : (m[2] ? at(y, mo + 1, 1) : at(y + 1, 0, 1)) - 1];
}
const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const whens = D.whens.map((w) => ({ text: w.replace("~", ""), event: !w.endsWith("~") }));
const reportedDays = D.articles.map((a) => days(a[3]));
const happenedDays = whens.map((w) => (w.event ? days(w.text) : null));
const reported = (e) => reportedDays[SENT.article[E.q[e]]];
const happened = (e) => (E.when[e] >= 0 && happenedDays[E.when[e]]) || reported(e);

// Parallel statements: one pair for each ordered two things that a statement joins.
const pairs = [], pairOf = new Int32Array(STATEMENTS).fill(NONE), pairAt = new Map();
const touching = Array.from({ length: NODES }, () => []);
const strength = new Float64Array(NODES);
for (let s = 0; s < STATEMENTS; s++) {
  const a = S.s[s], b = S.o[s];
  touching[a].push(s);
  strength[a] += S.n[s];
  if (b < 0) continue;
  if (b !== a) touching[b].push(s);
  strength[b] += S.n[s];
  const key = a * NODES + b;
  if (!pairAt.has(key)) pairAt.set(key, pairs.push({ a, b, all: [], both: false }) - 1);
  pairOf[s] = pairAt.get(key);
  pairs[pairOf[s]].all.push(s);
}
for (const pair of pairs) pair.both = pair.a !== pair.b && pairAt.has(pair.b * NODES + pair.a);
const strongest = strength.reduce((a, b) => Math.max(a, b), 1);
const LINKS = pairs.reduce((sum, pair) => sum + pair.all.length, 0);
const pairBetween = (a, b) => pairAt.get(a * NODES + b) ?? NONE;

// Where a thing is named beside subject and object: speaker, relayed by, place, other roles.
const roleOf = Array.from({ length: NODES }, () => []);
for (let e = 0; e < EVIDENCE; e++) {
  if (E.by[e] >= 0) roleOf[E.by[e]].push(e);
  const more = E.more[e];
  if (!more) continue;
  const others = [...more[0], more[1], ...more[2].map((role) => role[1]).filter((v) => typeof v === "number")];
  for (const i of new Set(others)) if (i >= 0 && i !== E.by[e]) roleOf[i].push(e);
}
const number = new Intl.NumberFormat("en");
const many = (n, one, several = one + "s") => `${number.format(n)} ${n === 1 ? one : several}`;
const numberThen = (n) => number.format(n);
const dateFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
function dateText(text) {
  const span = days(text);
  if (!span) return clean(text);
  if (text.length < 5) return text;
  return (text.length < 8 ? monthFormat : dateFormat).format(span[0] * DAY);
}
