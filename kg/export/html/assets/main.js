// The page comes together: the fragment is read, the view composed, its parts shown; and again on every change.
function update(state) {
  const before = view, was = chosen;
  chosen = state;
  view = compose(state);
  document.body.classList.toggle("tabling", state.view === "table");
  if (state.view === "graph") measure();
  const moved = settle(state, view);
  if (!totals) totals = filtering() ? sift(blank()).counts : view.counts;
  showFilters();
  showTable();
  showTime();
  showPanel();
  showCount();
  showFocus();
  $("view-graph").setAttribute("aria-pressed", String(chosen.view === "graph"));
  $("view-table").setAttribute("aria-pressed", String(chosen.view === "table"));
  $("empty").hidden = view.nodes.length > 0;
  $("empty").textContent = !D.articles.length ? "No articles have been read into this graph yet." : STATEMENTS ? "Nothing passes the filters. Reset them to see the graph again." : "Nothing is said in this graph.";
  if (chosen.view === "graph") {
    const grown = measure();
    if (!before || moved || (grown && was.view === "table")) show(!!before);
    else lookAt(was);
    redraw();
  }
  document.documentElement.dataset.shown = encode(state);
}

// Show all; or, where a panel lies over the foot of it, what was chosen with its neighbours.
function show(animate) {
  fit(animate);
  if (!covered() || chosen.telling) return;
  const light = spotlight(), things = light ? [...light.nodes] : view.mode === "all" ? [] : view.nodes;
  frame(things, camera.fit, animate);
}

// Bring what was chosen into sight, if it is not; a cluster just opened gets the whole picture.
function lookAt(was) {
  if (chosen.open.size > was.open.size) {
    const group = [...chosen.open].find((g) => !was.open.has(g)), members = view.nodes.filter((i) => view.home[N.group[i]] === group);
    return frame(members);
  }
  const picked = chosen.pair !== NONE && chosen.pair !== was.pair ? [pairs[chosen.pair].a, pairs[chosen.pair].b] : chosen.node !== NONE && chosen.node !== was.node ? [chosen.node] : [];
  if (picked.length && covered()) return frame([...(spotlight()?.nodes ?? picked)], camera.fit);
  const hidden = picked.some((i) => sx(placeX[i]) < 30 || sx(placeX[i]) > size.w - 30 || sy(placeY[i]) < 30 || sy(placeY[i]) > size.h - covered() - 30);
  if (hidden) frame(picked, camera.scale);
}
function frame(things, scale, animate = true) {
  if (!things.length) return;
  const xs = things.map((i) => placeX[i]), ys = things.map((i) => placeY[i]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const cover = covered(), near = Math.min((size.w - 120) / (right - left || 1), (size.h - cover - 100) / (bottom - top || 1), 1.6);
  const to = Math.min(near, scale ?? near);
  glide({ x: (left + right) / 2, y: (top + bottom) / 2 + cover / 2 / to, scale: to }, animate);
}

function showCount() {
  const { hidden, drawn } = view;
  $("status").textContent = `Showing ${many(view.nodes.length, "thing")} and ${many(drawn, "link")} · hidden: ${many(hidden.nodes, "thing")}, ${many(hidden.links, "link")}`;
  const more = [];
  if (hidden.waiting > 0) {
    const to = (limit) => choose({ limit: Math.min(NODES, limit) });
    more.push(button(`Show ${numberThen(Math.min(STEP, hidden.waiting))} more`, () => to(Math.max(view.nodes.length, chosen.limit) + STEP), { class: "plain", id: "show-more" }));
    more.push(button("Show all", () => to(NODES), { class: "plain", id: "show-all" }));
  }
  if (chosen.limit !== FIRST || chosen.open.size) more.push(button("Show fewer", () => choose({ limit: FIRST, open: new Set() }), { class: "plain", id: "show-fewer" }));
  $("more").replaceChildren(...more);
}

function showFocus() {
  const bar = $("focus");
  bar.hidden = view.mode === "all" || chosen.view === "table";
  if (view.mode === "around") bar.replaceChildren("Within ", many(chosen.hops, "link"), " of ", bdi(names[chosen.around], 40), button("Show all", () => choose({ around: NONE }), { class: "plain" }));
  if (view.mode === "path") bar.replaceChildren(bdi(names[chosen.from], 30), " to ", bdi(names[chosen.to], 30), button("Show all", () => choose({ pathing: false, from: NONE, to: NONE }), { class: "plain" }));
}

const THEMES = ["auto", "light", "dark"];
function setTheme(name) {
  document.documentElement.dataset.theme = name;
  $("theme").textContent = { auto: "◐ Auto", light: "○ Light", dark: "● Dark" }[name];
  $("theme").setAttribute("aria-label", { auto: "Auto: colours as the system", light: "Light colours", dark: "Dark colours" }[name]);
  readTheme();
  if (view) (showFilters(), showPanel(), redraw());
}

function start() {
  setTheme("auto");
  $("summary").textContent = `${many(D.articles.length, "article")} · ${many(STATEMENTS, "statement")} · ${many(SENT.text.length, "sentence")}`;
  measure();
  update(decode(location.hash.slice(1)));
  combobox($("search"), $("suggestions"), suggest, (pick) => (($("search").value = ""), take(pick)));
  const on = (id, run) => $(id).addEventListener("click", run);
  on("view-graph", () => choose({ view: "graph" }));
  on("view-table", () => choose({ view: "table" }));
  on("open-path", () => choose({ pathing: true, node: NONE, pair: NONE, text: "", view: "graph" }));
  on("open-stories", () => choose({ telling: true }));
  on("show-filters", () => toggleFilters());
  on("zoom-in", () => zoom(1.3));
  on("zoom-out", () => zoom(1 / 1.3));
  on("zoom-fit", () => fit());
  on("theme", () => setTheme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % 3]));
  const saves = { "save-png": savePicture, "save-svg": saveDrawing, "save-csv": saveTable, "save-evidence": saveEvidence, "save-print": () => print() };
  for (const [id, run] of Object.entries(saves)) on(id, () => (($("save").open = false), run()));
  window.addEventListener("hashchange", () => update(decode(location.hash.slice(1))));
  new ResizeObserver(() => chosen.view === "graph" && (measure() ? show(false) : redraw(), paint())).observe($("stage"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme(document.documentElement.dataset.theme));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) (event.preventDefault(), $("search").focus());
    if (event.key === "Escape") document.body.classList.contains("filtering") ? toggleFilters(false) : $("save").open ? ($("save").open = false) : close();
  });
  document.addEventListener("pointerdown", (event) => $("save").open && !$("save").contains(event.target) && ($("save").open = false));
  paint();
  performance.mark("drawn");
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}
start();
