// Stories: views that someone keeps with a few words, to be told one after another. They stay in this browser, and travel in
// a copy of the page.
const fingerprint = (() => {
  let hash = 0x811c9dc5;
  for (const text of [document.title, String(STATEMENTS), ...N.name]) for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return `kg stories ${(hash >>> 0).toString(16)}`;
})();
function readStories(text) {
  try {
    const read = JSON.parse(text || "[]");
    return (Array.isArray(read) ? read : []).filter((s) => s && [s.name, s.note, s.view].every((part) => typeof part === "string"));
  } catch {
    return []; // what another page or a hand wrote there is no story
  }
}
function kept() {
  try {
    return localStorage.getItem(fingerprint);
  } catch {
    return null; // a browser may forbid pages from files to keep anything
  }
}
const stories = readStories(kept() ?? document.querySelector("meta[name=stories]").content);
let telling = NONE;
function keepStories() {
  try {
    localStorage.setItem(fingerprint, JSON.stringify(stories));
  } catch {
    say("This browser keeps nothing for this page: save the page with its stories.");
  }
}

function tellStory(k) {
  telling = k;
  const { view } = stories[k];
  if (location.hash.slice(1) === view) update(decode(view));
  else location.hash = view;
  showStory();
}
function showStory() {
  const bar = $("story"), story = stories[telling];
  bar.hidden = !story;
  document.body.classList.toggle("telling", !!story);
  if (!story) return;
  const go = (step, text, label) => button(text, () => tellStory(telling + step), { "aria-label": label, disabled: !stories[telling + step] });
  bar.replaceChildren(
    el("div", { class: "words" }, el("b", {}, bdi(clean(story.name), 80)), story.note ? el("p", {}, bdi(clean(story.note), 600)) : null),
    el("div", { class: "turn" }, go(-1, "‹", "The view before"), el("span", { class: "meta" }, `${telling + 1} of ${stories.length}`), go(1, "›", "The next view"),
      button("×", () => ((telling = NONE), showStory()), { "aria-label": "Leave the story" })));
  say(`${story.name}. ${story.note}`);
}

function viewName() {
  if (chosen.pathing && view.path) return `${names[chosen.from]} to ${names[chosen.to]}`;
  if (chosen.pair !== NONE) return `${names[pairs[chosen.pair].a]} – ${names[pairs[chosen.pair].b]}`;
  if (chosen.node !== NONE) return names[chosen.node];
  if (chosen.around !== NONE) return `Around ${names[chosen.around]}`;
  return chosen.text || (filtering() ? "Filtered" : "The whole graph");
}
function storiesPanel() {
  const name = el("input", { id: "story-name", type: "text", maxlength: 200, value: short(viewName(), 120) });
  const note = el("textarea", { id: "story-note", rows: 3, maxlength: 2000 });
  const keep = () => {
    stories.push({ name: clean(name.value) || "A view", note: clean(note.value), view: encode({ ...chosen, telling: false }) });
    keepStories();
    showPanel();
    $("story-name").focus();
    say("Kept");
  };
  return [
    closing(), heading("Stories"),
    el("p", { class: "hint" }, "Keep views with a few words on each, and tell them one after another. They stay in this browser; a copy of the page takes them along."),
    el("div", { class: "field" }, el("label", { for: "story-name" }, "What this view shows"), name), el("div", { class: "field" }, el("label", { for: "story-note" }, "Why it matters"), note),
    button("Keep this view", keep, { id: "story-keep" }),
    stories.length ? block("Kept", storyList(), el("p", { class: "actions" }, button("Save page with stories", savePage, { id: "story-save" }))) : null,
  ];
}
function storyList(remove = true) {
  const drop = (k) => (stories.splice(k, 1), (telling = NONE), keepStories(), showStory(), showPanel());
  return el("ol", { class: "stories" }, stories.map((s, k) => el("li", {},
    el("button", { type: "button", class: "thing", on: { click: () => tellStory(k) } }, bdi(clean(s.name), 80)), s.note ? el("p", { class: "meta" }, bdi(clean(s.note), 160)) : null,
    remove ? button("Remove", () => drop(k), { class: "plain", "aria-label": `Remove ${short(clean(s.name), 60)}` }) : null)));
}

// The page as it came, with the stories in it: written from its elements as they were before anything was shown.
const VOID = new Set(["meta", "input", "br"]), RAW = new Set(["script", "style", "noscript"]);
function markup(node) {
  if (node.nodeType === 3) return RAW.has(node.parentNode?.localName) ? node.data : xml(node.data);
  if (node.nodeType !== 1) return "";
  const given = [...node.attributes].map(({ name, value }) => ` ${name}="${xml(value)}"`).join("");
  const inside = [...node.childNodes].map(markup).join("");
  return `<${node.localName}${given}>${VOID.has(node.localName) ? "" : `${inside}</${node.localName}>`}`;
}
function savePage() {
  const head = PRISTINE.head.cloneNode(true);
  head.querySelector("meta[name=stories]").setAttribute("content", JSON.stringify(stories));
  const body = PRISTINE.body.map((node) => markup(node === null ? $("graph-data") : node)).join("");
  download(new Blob([`<!doctype html>\n<html lang="en">\n${markup(head)}\n<body>${body}</body>\n</html>\n`], { type: "text/html;charset=utf-8" }), "graph.html");
}
