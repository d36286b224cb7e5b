// Where things stand now: as laid out beforehand, in rings around one thing, or in a row along a path; then as dragged.
const placeX = new Float64Array(NODES), placeY = new Float64Array(NODES);
const dragged = new Map();
let placedFor = "";

function settle(state, view) {
  const tall = size.h > size.w * 1.2;
  const key = view.mode === "all" ? `all ${tall}` : view.mode === "path" ? `path ${view.path}` : `around ${state.around} ${state.hops}`;
  if (key === placedFor && view.mode !== "around") return false;
  const moved = key !== placedFor;
  if (moved && placedFor) dragged.clear();
  placedFor = key;
  if (view.mode === "all") (placeX.set(tall ? N.y : N.x), placeY.set(tall ? N.x : N.y));
  else if (view.mode === "path") inRow(view.path, tall);
  else inRings(view, tall);
  for (const [i, [x, y]] of dragged) (placeX[i] = x), (placeY[i] = y);
  return moved;
}

function inRow(path, tall) {
  path.forEach((i, k) => {
    const on = (k - (path.length - 1) / 2) * 240, off = k % 2 ? 50 : -50;
    [placeX[i], placeY[i]] = tall ? [off, on] : [on, off];
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
