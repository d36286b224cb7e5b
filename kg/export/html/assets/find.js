// Finding: names, relations and sentences, as one types.
const foldedNames = names.map((name) => fold(name.slice(0, 200)));
const foldedAlso = new Map(Object.keys(N.also).map((i) => [+i, aliases(+i).map((a) => fold(a.slice(0, 200)))]));
let foldedSentences = null;

// 0 is the best: the whole name, its beginning, the beginning of a word, anywhere; an alias counts as the name.
function closeness(name, words) {
  if (name === words) return 0;
  const at = name.indexOf(words);
  return at < 0 ? 9 : at === 0 ? 1 : /[\s\-.'’(]/.test(name[at - 1]) ? 2 : 3;
}
function suggestThings(text, most) {
  const words = fold(text), found = [];
  if (!words) return [];
  for (let i = 0; i < NODES; i++) {
    let best = closeness(foldedNames[i], words), alias = null;
    (foldedAlso.get(i) || []).forEach((a, k) => {
      const c = closeness(a, words);
      if (c < best) (best = c), (alias = aliases(i)[k]);
    });
    if (best < 9) found.push({ best, node: i, alias });
  }
  found.sort((a, b) => a.best - b.best || a.node - b.node);
  return found.slice(0, most).map(({ node, alias }) => ({ node, text: names[node], hint: alias ? `also ${short(alias, 30)}` : clean(typeOf(node)[1]), glyph: () => glyph(N.type[node]) }));
}
function sentencesWith(text) {
  const words = fold(text);
  foldedSentences ||= SENT.text.map(fold);
  return words ? Array.from({ length: EVIDENCE }, (_, e) => e).filter((e) => foldedSentences[E.q[e]].includes(words)) : [];
}
function suggest(text) {
  const words = fold(text);
  if (!words) return [];
  const things = suggestThings(text, 7);
  const relations = facetValues.relation.map((r, i) => [closeness(fold(r.text), words), i]).filter(([c]) => c < 3).sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 2)
    .map(([, i]) => ({ relation: i, text: facetValues.relation[i].text, hint: "relation: show it alone" }));
  const sentences = words.length > 2 ? sentencesWith(text).length : 0;
  return [...things, ...relations, ...(sentences ? [{ words: clean(text), text: `“${clean(text)}”`, hint: `in ${many(sentences, "sentence")}` }] : [])];
}
function take(pick) {
  if (pick.node !== undefined) return choose({ node: pick.node, pair: NONE, text: "", pathing: false, from: NONE, to: NONE, view: "graph" });
  if (pick.words) return choose({ text: pick.words, node: NONE, pair: NONE, pathing: false });
  const off = new Set(facetValues.relation.map((_, i) => i).filter((i) => i !== pick.relation));
  return choose({ off: { ...chosen.off, relation: off } });
}

// A text field with suggestions (the ARIA combobox pattern): arrows move, Enter takes, Escape closes.
function combobox(input, list, source, done) {
  let picks = [], active = NONE;
  const close = () => ((list.hidden = true), input.setAttribute("aria-expanded", "false"), input.removeAttribute("aria-activedescendant"));
  const light = (k) => {
    active = k;
    [...list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === k)));
    if (k === NONE) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[k].id);
    list.children[k].scrollIntoView({ block: "nearest" });
  };
  const finish = (pick) => (close(), done(pick));
  const show = () => {
    picks = source(input.value);
    list.replaceChildren(...picks.map((pick, k) =>
      el("li", { id: `${list.id}-${k}`, role: "option", "aria-selected": "false", on: { pointerdown: (event) => (event.preventDefault(), finish(pick)) } },
        pick.glyph ? pick.glyph() : el("span", { class: "glyph" }), bdi(pick.text, 60), el("span", { class: "meta" }, pick.hint))));
    if (!picks.length && input.value.trim()) list.append(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "none", id: `${list.id}-none` }, "Nothing found"));
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    active = NONE;
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && picks.length) light((active + step + picks.length + (active === NONE && step < 0 ? 1 : 0)) % picks.length);
    else if (event.key === "Enter" && picks.length && !list.hidden) finish(picks[Math.max(0, active)]);
    else if (event.key === "Escape" && !list.hidden) (close(), event.stopPropagation());
    else return;
    event.preventDefault();
  });
}
