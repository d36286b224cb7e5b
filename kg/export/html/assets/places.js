// Where things stand now: as laid out beforehand, in rings around one thing, or in a row along a path; then as dragged.
const placeX = new Float64Array(NODES), placeY = new Float64Array(NODES);
const dragged = new Map();
let placedFor = "";

// Things that are shown already keep their place while others are hidden: a filter must not move what it leaves.
let spreadOver = new Set();
const clusterAt = new Map(), moving = [];

// Put every shown thing in its place; true when places changed.
function settle(state, view) {
  const tall = size.h > size.w * 1.2, before = placedFor;
  const key = view.mode === "all" ? `all ${tall}` : view.mode === "path" ? `path ${tall} ${view.path}` : `around ${state.around} ${state.hops} ${tall}`;
  const small = view.mode !== "path" && view.nodes.length + view.clusters.length <= SPREADABLE && !(view.mode === "around" && state.hops === 1);
  const known = small && view.nodes.every((i) => spreadOver.has(i)) && view.clusters.every((c) => clusterAt.has(c.group));
  if (key === before && (view.mode === "path" || (small ? known : !spreadOver.size && view.mode === "all"))) return stay(view), false;
  if (key !== before) dragged.clear();
  placedFor = key;
  const from = before ? view.nodes.map((i) => [i, placeX[i], placeY[i]]) : [];
  if (view.mode === "all") (placeX.set(tall ? N.y : N.x), placeY.set(tall ? N.x : N.y));
  else if (view.mode === "path") inRow(view.path, tall);
  else inRings(view, tall);
  spreadOver = new Set(small ? view.nodes : []);
  clusterAt.clear();
  if (small) spreadView(view, tall);
  for (const [i, [x, y]] of dragged) (placeX[i] = x), (placeY[i] = y);
  moving.splice(0, moving.length, ...from.map(([i, x, y]) => ({ i, x, y, toX: placeX[i], toY: placeY[i] })));
  return true;
}
function stay(view) {
  for (const c of view.clusters) if (clusterAt.has(c.group)) [c.x, c.y] = clusterAt.get(c.group);
}

function spreadView(view, tall) {
  const items = view.nodes.map((i, rank) => {
    const words = rank < 110 ? lettering(i, false, rank) : { w: 0, h: 0 };
    return { x: placeX[i], y: placeY[i], r: plainRadius(i), w: words.w, h: 2 * words.h, group: N.group[i], fixed: view.mode === "around" && !rank };
  });
  const at = new Map(view.nodes.map((i, k) => [i, k]));
  for (const c of view.clusters) at.set(c, items.push({ x: tall ? c.y : c.x, y: tall ? c.x : c.y, r: clusterRadius(c), w: 0, h: 0, group: c.group }) - 1);
  const degree = new Uint32Array(items.length), ends = [];
  const join = (a, b) => (degree[a]++, degree[b]++, ends.push([a, b]));
  for (const l of view.links) if (l.a !== l.b) join(at.get(l.a), at.get(l.b));
  for (const { a, b } of view.spokes) join(at.get(a.cluster ?? a.node), at.get(b.cluster ?? b.node));
  // A leaf follows its hub, and a hub is not dragged away by one of its many leaves.
  const springs = ends.map(([a, b]) => [a, b, [1 / Math.sqrt(degree[a]) / 2, 1 / Math.sqrt(degree[b]) / 2]]);
  items.forEach((p, k) => (p.charge = Math.sqrt(0.7 + Math.min(12, degree[k]) * 0.14))); // hubs keep their distance
  const [aside, margin] = margins();
  loosen(items, springs, Math.max(200, size.w - 2 * aside), Math.max(200, size.h - 2 * margin));
  view.nodes.forEach((i, k) => ([placeX[i], placeY[i]] = [items[k].x, items[k].y]));
  for (const c of view.clusters) clusterAt.set(c.group, [items[at.get(c)].x, items[at.get(c)].y]);
  stay(view);
}

// A path runs to and fro in rows, as many as it needs to be read.
function inRow(path, tall) {
  const wide = tall ? 2 : 5, rows = Math.ceil(path.length / wide), each = Math.ceil(path.length / rows);
  path.forEach((i, k) => {
    const row = Math.floor(k / each), on = row % 2 ? each - 1 - (k % each) : k % each;
    placeX[i] = (on - (each - 1) / 2) * 190;
    placeY[i] = (row - (rows - 1) / 2) * 150 + (on % 2 ? 22 : -22);
  });
}

// Rings by distance; in each, things stand in the order of their nearest inner neighbour, so lines seldom cross.
function inRings(view, tall) {
  const angle = new Map([[[...view.within.keys()][0], 0]]);
  const rings = [];
  for (const i of view.nodes) (rings[view.within.get(i)] ||= []).push(i);
  let radius = 0;
  rings.forEach((ring, hop) => {
    if (!hop) return ring.forEach((i) => ((placeX[i] = 0), (placeY[i] = 0)));
    const inner = new Map(ring.map((i) => [i, innerAngle(i, hop, view, angle)]));
    ring.sort((a, b) => inner.get(a) - inner.get(b) || N.group[a] - N.group[b] || a - b);
    const rows = Math.ceil(ring.length / Math.max(14, 26 * hop));
    radius = Math.max(radius + 170, (ring.length / rows) * 15);
    ring.forEach((i, k) => {
      const turn = (2 * Math.PI * k) / ring.length - Math.PI / 2 + (hop % 2 ? 0 : Math.PI / ring.length);
      const r = radius + (k % rows) * 75;
      angle.set(i, (2 * Math.PI * k) / ring.length);
      placeX[i] = Math.cos(turn) * r * (tall ? 0.9 : 1.35);
      placeY[i] = Math.sin(turn) * r * (tall ? 1.3 : 1);
    });
    radius += (rows - 1) * 75;
  });
}

function innerAngle(i, hop, view, angle) {
  if (hop === 1) return N.group[i];
  for (const s of touching[i]) {
    const other = S.s[s] === i ? S.o[s] : S.s[s];
    if (other >= 0 && view.within.get(other) === hop - 1 && angle.has(other)) return angle.get(other);
  }
  return 0;
}
