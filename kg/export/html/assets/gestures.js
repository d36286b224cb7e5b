// Hands on the graph: mouse, touch, wheel and keys.
function linkNear(x, y, within) {
  let best = NONE, near = within;
  for (const link of view.links) {
    const p = bend(link);
    if (link.a === link.b) {
      const d = Math.abs(Math.hypot(x - p.ax, y - (p.ay - radiusOf(link.a) - 7)) - 9);
      if (d < near) (near = d), (best = link.pair);
      continue;
    }
    if (x < Math.min(p.ax, p.bx) - 30 || x > Math.max(p.ax, p.bx) + 30 || y < Math.min(p.ay, p.by) - 30 || y > Math.max(p.ay, p.by) + 30) continue;
    const pieces = link.both ? 10 : 1;
    for (let k = 0; k < pieces; k++) {
      const d = toSegment(x, y, along(p, k / pieces), along(p, (k + 1) / pieces));
      if (d < near) (near = d), (best = link.pair);
    }
  }
  return best;
}
function toSegment(x, y, a, b) {
  const dx = b.x - a.x, dy = b.y - a.y, t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}

function under(x, y, slack) {
  let node = NONE, near = Infinity;
  for (const i of view.nodes) {
    const d = Math.hypot(sx(placeX[i]) - x, sy(placeY[i]) - y) - radiusOf(i);
    if (d < slack && d < near) (near = d), (node = i);
  }
  if (node !== NONE) return { node, link: NONE, cluster: NONE };
  const c = view.clusters.find((c) => Math.hypot(c.sx - x, c.sy - y) < clusterRadius(c) + slack);
  if (c) return { node: NONE, link: NONE, cluster: c.group };
  return { node: NONE, link: linkNear(x, y, slack + 2), cluster: NONE };
}

const tip = document.getElementById("tip");
function tell(at, x, y) {
  const link = at.link !== NONE ? view.links.find((l) => l.pair === at.link) : null;
  const text = at.node !== NONE ? `${short(names[at.node], 80)} · ${typeOf(at.node)[1]}` : at.cluster !== NONE ? clusterText(at.cluster) : link ? linkText(link) : "";
  tip.hidden = !text;
  if (!text) return;
  tip.textContent = text;
  const w = tip.offsetWidth;
  tip.style.left = `${Math.max(4, Math.min(size.w - w - 4, x + 14))}px`;
  tip.style.top = `${Math.max(4, y + 40 > size.h ? y - 34 : y + 16)}px`;
}
const clusterText = (group) => {
  const c = view.clusters.find((c) => c.group === group);
  return group ? `${many(c.n, "more thing")} around ${short(names[c.first], 40)}: click to open` : `${many(c.n, "more thing")} in other groups: click to open`;
};
const linkText = (link) => {
  const several = link.passing.slice(0, 3).map((s) => relationLabel(s)).join(", ") + (link.passing.length > 3 ? " …" : "");
  return `${short(names[link.a], 40)} – ${several} – ${short(names[link.b], 40)} · ${many(link.weight, "sentence")}`;
};

const touches = new Map();
let grip = null;
const local = (event) => {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};

canvas.addEventListener("pointerdown", (event) => {
  cancelAnimationFrame(gliding);
  canvas.setPointerCapture(event.pointerId);
  const [x, y] = local(event);
  touches.set(event.pointerId, [x, y]);
  const at = under(x, y, event.pointerType === "touch" ? 14 : 4);
  grip = touches.size === 1 ? { at, x, y, moved: false } : { pinch: spread() };
});
const spread = () => {
  const [[ax, ay], [bx, by]] = [...touches.values()];
  return { far: Math.hypot(bx - ax, by - ay), x: (ax + bx) / 2, y: (ay + by) / 2 };
};

canvas.addEventListener("pointermove", (event) => {
  const [x, y] = local(event);
  if (!touches.has(event.pointerId)) return point(x, y);
  const [ox, oy] = touches.get(event.pointerId);
  touches.set(event.pointerId, [x, y]);
  if (grip?.pinch && touches.size === 2) {
    const now = spread();
    camera.x -= (now.x - grip.pinch.x) / camera.scale;
    camera.y -= (now.y - grip.pinch.y) / camera.scale;
    zoom(now.far / (grip.pinch.far || 1), now.x, now.y);
    grip.pinch = now;
    return;
  }
  if (!grip || grip.pinch) return;
  if (!grip.moved && Math.hypot(x - grip.x, y - grip.y) < 5) return;
  grip.moved = true;
  tip.hidden = true;
  const node = grip.at.node;
  if (node === NONE) (camera.x -= (x - ox) / camera.scale), (camera.y -= (y - oy) / camera.scale);
  else {
    placeX[node] += (x - ox) / camera.scale;
    placeY[node] += (y - oy) / camera.scale;
    dragged.set(node, [placeX[node], placeY[node]]);
  }
  redraw();
});

let pointing = 0;
function point(x, y) {
  cancelAnimationFrame(pointing);
  pointing = requestAnimationFrame(() => {
    const at = under(x, y, 3), changed = ["node", "link", "cluster"].some((key) => at[key] !== hovered[key]);
    hovered = at;
    canvas.style.cursor = at.node !== NONE || at.link !== NONE || at.cluster !== NONE ? "pointer" : "grab";
    tell(at, x, y);
    if (changed) redraw();
  });
}

function release(event) {
  touches.delete(event.pointerId);
  if (event.type === "pointerup" && grip && !grip.pinch && !grip.moved) open(grip.at);
  if (!touches.size) grip = null;
}
canvas.addEventListener("pointerup", release);
canvas.addEventListener("pointercancel", release);
canvas.addEventListener("pointerleave", () => {
  cancelAnimationFrame(pointing);
  tip.hidden = true;
  if (hovered.node !== NONE || hovered.link !== NONE || hovered.cluster !== NONE) (hovered = NOWHERE), redraw();
});
canvas.addEventListener("dblclick", (event) => {
  const at = under(...local(event), 4);
  if (at.node !== NONE) choose({ around: at.node, hops: 1, from: NONE, to: NONE, pathing: false });
});
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  cancelAnimationFrame(gliding);
  zoom(Math.exp(-Math.sign(event.deltaY) * Math.min(60, Math.abs(event.deltaY)) * 0.004), ...local(event));
}, { passive: false });

function open(at) {
  if (at.node !== NONE) choose({ node: at.node, pair: NONE, text: "" });
  else if (at.cluster !== NONE) choose({ open: new Set([...chosen.open, at.cluster]), limit: chosen.limit });
  else if (at.link !== NONE) choose({ pair: at.link, node: NONE, text: "" });
  else if (chosen.node !== NONE || chosen.pair !== NONE) choose({ node: NONE, pair: NONE });
}

// Arrow keys go to the nearest thing or cluster in that direction; with Shift they move the picture.
const NOWHERE = { node: NONE, link: NONE, cluster: NONE };
let cursor = NOWHERE;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const stops = () => [...view.nodes.map((i) => ({ node: i, cluster: NONE, x: placeX[i], y: placeY[i] })), ...view.clusters.map((c) => ({ node: NONE, cluster: c.group, x: wx(c.sx), y: wy(c.sy) }))];
function towards([dx, dy]) {
  const all = stops(), from = all.find((s) => s.node === cursor.node && s.cluster === cursor.cluster);
  if (!from) return all.find((s) => s.node !== NONE && s.node === chosen.node) ?? all[0];
  let best = from, least = Infinity;
  for (const s of all) {
    const x = s.x - from.x, y = s.y - from.y, ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (s === from || ahead <= 0 || ahead + 2 * aside >= least) continue;
    least = ahead + 2 * aside;
    best = s;
  }
  return best;
}
// Page Down and Page Up go through all of them in the order of their weight, so that none is out of reach.
function following(step) {
  const all = stops(), at = all.findIndex((s) => s.node === cursor.node && s.cluster === cursor.cluster);
  return all[at < 0 ? 0 : (at + step + all.length) % all.length];
}
canvas.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  if (arrow && event.shiftKey) (camera.x += (arrow[0] * 60) / camera.scale), (camera.y += (arrow[1] * 60) / camera.scale), redraw();
  else if (arrow) stepTo(towards(arrow));
  else if (event.key === "PageDown" || event.key === "PageUp") stepTo(following(event.key === "PageDown" ? 1 : -1));
  else if (event.key === "Enter" || event.key === " ") enter();
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
});
function enter() {
  open(cursor === NOWHERE ? { ...NOWHERE, node: view.nodes[0] ?? NONE } : cursor);
  if (cursor.cluster === NONE) document.getElementById("panel").focus();
  cursor = cursor.cluster === NONE ? cursor : NOWHERE;
}
function stepTo(stop) {
  if (!stop) return;
  cursor = hovered = { node: stop.node, link: NONE, cluster: stop.cluster };
  const x = sx(stop.x), y = sy(stop.y);
  if (x < 40 || y < 40 || x > size.w - 40 || y > size.h - 40) glide({ x: stop.x, y: stop.y, scale: camera.scale });
  say(stop.node === NONE ? clusterText(stop.cluster) : `${names[stop.node]}, ${typeOf(stop.node)[1]}, ${many(touching[stop.node].length, "statement")}`);
  redraw();
}
canvas.addEventListener("blur", () => ((hovered = NOWHERE), redraw()));
