// The evidence: one card a sentence, with all that is known of it; and what to paste into an email.
const webLink = (url) => {
  try {
    const parsed = new URL(url);
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
};

// The sentence cut at its marked stretches: trigger, then subject and object where they do not meet it.
function pieces(e) {
  const text = SENT.text[E.q[e]], chars = /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
  const wanted = [[E.t[e], E.tl[e], "trigger"], [E.s[e], E.sl[e], "subject"], [E.o[e], E.ol[e], "object"]];
  const marks = [];
  for (const [start, length, kind] of wanted)
    if (start >= 0 && length > 0 && !marks.some((m) => start < m.end && m.start < start + length)) marks.push({ start, end: start + length, kind });
  marks.sort((a, b) => a.start - b.start);
  const cut = (from, to) => (typeof chars === "string" ? chars.slice(from, to) : chars.slice(from, to).join(""));
  const out = [];
  let at = 0;
  for (const m of marks) out.push([null, cut(at, m.start)], [m.kind, cut(m.start, m.end)]), (at = m.end);
  out.push([null, cut(at)]);
  return out.filter(([, words]) => words);
}

const LONG = 900;
function quotation(e) {
  const parts = pieces(e), quote = el("blockquote", { dir: "auto" });
  const total = parts.reduce((sum, [, words]) => sum + words.length, 0);
  const put = (shorten) => {
    const made = parts.map(([kind, words], k) => {
      let shown = words;
      if (shorten && words.length > 200) shown = k === 0 ? "… " + words.slice(-180) : k === parts.length - 1 ? words.slice(0, 180) + " …" : words.slice(0, 90) + " … " + words.slice(-90);
      return kind === "trigger" ? el("mark", {}, shown) : kind ? el("span", { class: "end" }, shown) : shown;
    });
    quote.replaceChildren(...made);
    if (shorten) quote.append(" ", button("Whole sentence", () => put(false), { class: "plain" }));
  };
  put(total > LONG);
  return quote;
}

function chain(e) {
  const via = (E.more[e]?.[0] || []).map((i) => nameButton(i)), by = E.by[e];
  if (by < 0 && !via.length) return null;
  const links = by >= 0 ? [...via, nameButton(by)] : via;
  return el("p", { class: "speaker" }, "According to ", links.flatMap((b, k) => (k ? [el("span", { class: "sep" }, ", citing "), b] : [b])));
}
const chainText = (e) => [...(E.more[e]?.[0] || []), ...(E.by[e] >= 0 ? [E.by[e]] : [])].map((i) => names[i]).join(", citing ");
const whenText = (e) => (E.when[e] < 0 ? "" : dateText(whens[E.when[e]].text));

function source(e) {
  const [id, title, url, published] = articleOf(e), link = webLink(url);
  const heading = clean(title) || clean(id);
  return el("p", { class: "source" },
    el("b", {}, bdi(outletOf(e) || "Outlet not known")), published ? [" · ", el("time", { datetime: days(published) ? published : undefined }, dateText(published))] : null, el("br"),
    link ? el("a", { href: link, target: "_blank", rel: "noopener noreferrer nofollow" }, bdi(heading, 140)) : bdi(heading, 140));
}

function details(e) {
  const rows = [], more = E.more[e], add = (term, ...value) => rows.push(el("div", {}, el("dt", {}, term), el("dd", {}, ...value)));
  if (E.when[e] >= 0) add(whens[E.when[e]].event ? "Happened" : "Said on", whenText(e));
  if (more && more[1] >= 0) add("Where", nameButton(more[1]));
  for (const [role, value] of more ? more[2] : []) add(short(clean(role), 30), typeof value === "number" ? nameButton(value) : bdi(clean(value)));
  add("Confidence", `${E.conf[e]} %`, el("meter", { min: 0, max: 100, value: E.conf[e], "aria-label": "Confidence" }));
  add("Rule", el("code", {}, short(clean(D.rules[E.rule[e]]), 60)));
  return el("dl", {}, ...rows);
}

function citation(e) {
  const [, title, url, published] = articleOf(e), link = webLink(url);
  const parts = [outletOf(e), clean(title) && `“${clean(title)}”`, published && dateText(published)].filter(Boolean).join(", ");
  const who = chainText(e);
  return `“${SENT.text[E.q[e]]}” — ${parts}.${who ? ` According to ${who}.` : ""}${link ? ` ${link}` : ""}`;
}

async function copy(text, control) {
  const before = control.textContent;
  try {
    await navigator.clipboard.writeText(text);
    control.textContent = "Copied";
  } catch {
    const field = el("textarea", { "aria-label": "Citation", readonly: true });
    field.value = text;
    control.before(field);
    field.select();
    control.textContent = "Press Ctrl+C";
  }
  say(control.textContent);
  setTimeout(() => (control.textContent = before), 1600);
}

const chip = (stance) => el("span", { class: `chip ${STANCES[stance][0]}`, title: STANCES[stance][2] }, stroke(stance), STANCES[stance][1]);

function card(e, statement = false) {
  const s = statementOf[e];
  const copyButton = button("Copy citation", () => copy(citation(e), copyButton), { class: "plain" });
  return el("article", { class: "card", "data-evidence": e },
    statement ? el("p", { class: "triple" }, triple(s, NONE)) : null,
    quotation(e), source(e), chain(e),
    el("div", { class: "foot" }, chip(stanceOf[e]), copyButton), details(e));
}

// A statement in words; the thing whose panel it stands in is muted.
function triple(s, self) {
  const part = (i, text) => el("bdi", { class: i === self ? "self" : "name" }, short(text, 60));
  return [part(S.s[s], names[S.s[s]]), el("span", { class: "relation" }, ` ${relationLabel(s)} `), S.o[s] < 0 ? el("bdi", { class: "value" }, short(objectText(s), 120)) : part(S.o[s], objectText(s))];
}

// The surest sentence, in two lines at most, so that one can read on without opening anything.
function foretaste(evidence) {
  const e = evidence.reduce((best, k) => (E.conf[k] > E.conf[best] ? k : best));
  return el("span", { class: "foretaste", dir: "auto" }, short(SENT.text[E.q[e]], 220));
}

// A statement with its sentences, folded unless `unfolded`; those that the filters leave out are counted.
function statementRow(s, self, unfolded) {
  const all = evidenceOf(s), passing = all.filter((e) => view.evidence[e] || (view.mode === "path" && chosen.whole));
  const left = all.length - passing.length, stances = [...new Set(passing.map((e) => stanceOf[e]))].sort();
  const other = S.s[s] === self ? S.o[s] : S.s[s];
  const body = el("div", { class: "cards" });
  const fill = () => {
    if (body.childElementCount) return;
    body.append(longList(passing, (e) => el("li", {}, card(e)), 12));
    if (left) body.append(el("p", { class: "note" }, `${many(left, "more sentence")} outside the filters.`));
  };
  if (unfolded) fill();
  const row = el("details", { open: unfolded, on: { toggle: fill } },
    el("summary", {}, el("span", { class: "triple" }, triple(s, self)), el("span", { class: "meta" }, stances.map((k) => chip(k)), ` ${many(passing.length, "sentence")}`), passing.length ? foretaste(passing) : null), body);
  const go = self !== NONE && other >= 0 && other !== self ? button("→", () => choose({ node: other, pair: NONE, text: "" }), { class: "go", "aria-label": `Go to ${short(names[other], 80)}` }) : null;
  return el("li", { class: "statement", "data-statement": s }, row, go);
}
