// The drawing: camera, scene (a list of lines, marks and words in screen units), and the canvas that shows it.
const canvas = document.getElementById("canvas"), ink = canvas.getContext("2d");
const camera = { x: 0, y: 0, scale: 1, fit: 1 };
const size = { w: 0, h: 0, ratio: 1 };
let view = null; // what compose() gave
let hovered = { node: NONE, link: NONE, cluster: NONE };
const theme = {};
const sx = (x) => (x - camera.x) * camera.scale + size.w / 2;
const sy = (y) => (y - camera.y) * camera.scale + size.h / 2;
const wx = (x) => (x - size.w / 2) / camera.scale + camera.x;
const wy = (y) => (y - size.h / 2) / camera.scale + camera.y;

const THEME = ["paper", "area", "rule", "ink", "soft", "line", "accent", "denied", "contested", "halo"];
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of THEME) theme[name] = style.getPropertyValue(`--${name}`).trim();
  theme.dark = luminance(theme.paper) < 0.2;
  theme.types = D.types.map(([, , colour]) => visible(colour));
}

const channels = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
function luminance(hex) {
  const [r, g, b] = channels(hex).map((c) => ((c /= 255), c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
// The colour of a type, moved towards ink until it stands out from the paper (3:1, what WCAG asks of graphics; more on a dark
// ground, where thin outlines sink).
function visible(colour) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return theme.soft;
  const ground = luminance(theme.paper), target = theme.dark ? 255 : 0;
  for (let k = 0; k <= 10; k++) {
    const mixed = "#" + channels(colour).map((c) => Math.round(c + ((target - c) * k) / 10).toString(16).padStart(2, "0")).join("");
    const [a, b] = [luminance(mixed), ground].sort((p, q) => q - p);
    if ((a + 0.05) / (b + 0.05) >= (theme.dark ? 4.5 : 3)) return mixed;
  }
  return theme.ink;
}

const crowd = () => (view.nodes.length > 2000 ? 0.5 : view.nodes.length > 600 ? 0.7 : 1);
const plainRadius = (i) => (4.6 + 9.5 * (strength[i] / strongest) ** 0.7) * crowd();
const radiusOf = (i) => plainRadius(i) * Math.min(2, Math.max(0.8, (camera.scale / camera.fit) ** 0.4));
const clusterRadius = (c) => Math.min(27, 11 + 1.4 * Math.sqrt(c.n)) * Math.max(0.5, Math.min(1, Math.sqrt(20 / view.clusters.length))) * (size.w < 500 ? 0.8 : 1);

// The middle point of a link's curve (its control point), in screen units; straight where nothing runs back.
function bend(link) {
  const ax = sx(placeX[link.a]), ay = sy(placeY[link.a]), bx = sx(placeX[link.b]), by = sy(placeY[link.b]);
  const far = Math.hypot(bx - ax, by - ay) || 1, out = link.both ? Math.min(40, far * 0.16) : 0;
  return { ax, ay, bx, by, far, cx: (ax + bx) / 2 - ((by - ay) / far) * out, cy: (ay + by) / 2 + ((bx - ax) / far) * out };
}
const along = (p, t) => ({
  x: (1 - t) ** 2 * p.ax + 2 * t * (1 - t) * p.cx + t * t * p.bx,
  y: (1 - t) ** 2 * p.ay + 2 * t * (1 - t) * p.cy + t * t * p.by,
});

// Who is in the light: the chosen or pointed-at thing or link with what it touches; null when all are.
function spotlight() {
  if (view.mode === "path" && hovered.node === NONE) return null;
  if (view.mode === "around" && hovered.node === NONE && hovered.link === NONE && chosen.node === chosen.around) return null;
  const link = chosen.pair !== NONE ? chosen.pair : hovered.link !== NONE ? hovered.link : NONE;
  const node = hovered.node !== NONE ? hovered.node : link === NONE ? chosen.node : NONE;
  if (node !== NONE && view.shown[node]) {
    const lit = new Set([node]);
    for (const l of view.links) if (l.a === node || l.b === node) lit.add(l.a), lit.add(l.b);
    return { nodes: lit, link: (l) => l.a === node || l.b === node };
  }
  if (link === NONE) return null;
  return { nodes: new Set([pairs[link].a, pairs[link].b]), link: (l) => l.pair === link };
}

function lineStyle(link, lit, dim) {
  const colour = link.look === "denied" ? theme.denied : link.look === "contested" ? theme.contested : lit ? theme.accent : theme.line;
  const width = Math.min(6, 1.1 + Math.log2(link.weight) * 0.8) * (crowd() < 1 ? 0.7 : 1) + (lit ? 0.8 : 0);
  const dash = { attributed: [6, 4], faint: [1.5, 4] }[link.look] || [];
  return { colour, width, dash, alpha: dim ? 0.13 : link.look === "faint" ? 0.65 : 1 };
}

// The ground under each community: what belongs together.
function areas(light) {
  if (view.mode !== "all" || light) return [];
  const members = new Map();
  const add = (group, x, y) => group && (members.get(group) || members.set(group, []).get(group)).push([x, y]);
  for (const i of view.nodes) add(N.group[i], sx(placeX[i]), sy(placeY[i]));
  return [...members.values()].filter((points) => points.length > 2).map((points) => ({ points: hull(points), colour: theme.area, rim: theme.rule, width: 46 }));
}
// The convex hull (Andrew's monotone chain).
function hull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const chain = (list) => {
    const out = [];
    for (const p of list) {
      while (out.length > 1 && turn(out[out.length - 2], out[out.length - 1], p) <= 0) out.pop();
      out.push(p);
    }
    return out.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

// Everything of the view in screen units, from back to front; what the canvas and the SVG file draw.
function scene() {
  const light = spotlight(), parts = { areas: areas(light), lines: [], arrows: [], marks: [], words: [] };
  const outside = (x, y, m) => x < -m || y < -m || x > size.w + m || y > size.h + m;
  for (const link of view.links) {
    const p = bend(link);
    if (Math.min(p.ax, p.bx) > size.w || Math.max(p.ax, p.bx) < 0 || Math.min(p.ay, p.by) > size.h || Math.max(p.ay, p.by) < 0) continue;
    const lit = !!light && light.link(link), style = lineStyle(link, lit, light && !lit);
    addLine(parts, link, p, style, lit);
  }
  placeClusters();
  for (const { a, b, n } of view.spokes) {
    const [ax, ay, bx, by] = [...hub(a), ...hub(b)];
    parts.lines.push({ ax, ay, bx, by, cx: 0, cy: 0, colour: theme.rule, width: Math.min(5, 0.8 + Math.log2(n) * 0.7), dash: [], alpha: light ? 0.3 : 1 });
  }
  for (const c of view.clusters) {
    const x = c.sx, y = c.sy, r = clusterRadius(c);
    if (outside(x, y, r)) continue;
    parts.marks.push({ x, y, r, shape: "dot", fill: theme.paper, stroke: hovered.cluster === c.group ? theme.accent : theme.soft, width: hovered.cluster === c.group ? 3 : 1.3, dash: [3, 3], alpha: light ? 0.35 : 1 });
    parts.words.push({ x, y: y + 4, text: "+" + number.format(c.n), size: r < 20 ? 10.5 : 12, weight: 600, colour: theme.ink, alpha: light ? 0.35 : 1 });
  }
  for (let k = view.nodes.length - 1; k >= 0; k--) {
    const i = view.nodes[k], x = sx(placeX[i]), y = sy(placeY[i]), r = radiusOf(i);
    if (outside(x, y, r)) continue;
    const picked = i === chosen.node || i === hovered.node || (chosen.pair !== NONE && (pairs[chosen.pair].a === i || pairs[chosen.pair].b === i));
    const colour = theme.types[N.type[i]], alpha = light && !light.nodes.has(i) ? 0.2 : 1;
    if (picked) parts.marks.push({ x, y, r: r + 4.5, shape: "dot", fill: "none", stroke: theme.accent, width: 2, alpha: 1 });
    parts.marks.push({ x, y, r, shape: typeOf(i)[3], fill: unnamed[i] ? theme.paper : colour, stroke: unnamed[i] ? colour : theme.paper, width: unnamed[i] ? 1.8 : 1.2, alpha, node: i });
  }
  parts.words.push(...labels(light));
  return parts;
}

const hub = (end) => (end.cluster ? [end.cluster.sx, end.cluster.sy] : [sx(placeX[end.node]), sy(placeY[end.node])]);

// A cluster stands where its hidden things would, or beside it where there is room.
function placeClusters() {
  if (!view.clusters.length) return;
  const room = new Room();
  for (const i of view.nodes) room.take(sx(placeX[i]), sy(placeY[i]), radiusOf(i), radiusOf(i), i);
  for (const c of view.clusters) {
    const x = sx(c.x), y = sy(c.y), r = clusterRadius(c);
    [c.sx, c.sy] = [x, y];
    if (clusterAt.has(c.group)) continue;
    for (let k = 0; k < 48; k++) {
      const turn = k * 2.39996, far = 5.5 * Math.sqrt(k) * 1.6, cx = x + Math.cos(turn) * far, cy = y + Math.sin(turn) * far;
      if (!room.free(cx, cy, r, r, NONE)) continue;
      [c.sx, c.sy] = [cx, cy];
      break;
    }
    room.take(c.sx, c.sy, r, r, -2);
  }
}

function addLine(parts, link, p, style, lit) {
  if (link.a === link.b) {
    const r = radiusOf(link.a);
    return parts.lines.push({ ...style, loop: true, x: p.ax, y: p.ay - r - 7, r: 9 });
  }
  const tip = radiusOf(link.b) + 2.5, t = Math.max(0.5, 1 - tip / p.far), end = along(p, t);
  parts.lines.push({ ...style, ax: p.ax, ay: p.ay, cx: p.cx, cy: p.cy, bx: p.bx, by: p.by, bent: link.both });
  const back = along(p, t - 0.02), far = Math.hypot(end.x - back.x, end.y - back.y) || 1;
  const ux = (end.x - back.x) / far, uy = (end.y - back.y) / far;
  if (p.far > 26 && (view.links.length < 1500 || lit)) {
    const l = 5.5 + style.width * 1.3, w = 2.6 + style.width * 0.8;
    const flat = [end.x, end.y, end.x - ux * l - uy * w, end.y - uy * l + ux * w, end.x - ux * l + uy * w, end.y - uy * l - ux * w];
    parts.arrows.push({ points: flat, colour: style.colour, alpha: style.alpha });
  }
  if (link.look === "denied" || link.look === "contested") strike(parts, strikeAt(p), ux, uy, style);
}

// A denied link is struck through: a cross on the middle of its line, or beside it where a mark would hide it.
function strikeAt(p) {
  const clear = (at) => !view.nodes.some((i) => Math.hypot(sx(placeX[i]) - at.x, sy(placeY[i]) - at.y) < radiusOf(i) + 7);
  const spots = view.nodes.length > 300 ? [] : [0.5, 0.42, 0.58, 0.34, 0.66].map((t) => along(p, t));
  return spots.find(clear) ?? along(p, 0.5);
}
function strike(parts, at, ux, uy, style) {
  const l = 5 + style.width;
  for (const [dx, dy] of [[ux + uy, uy - ux], [ux - uy, uy + ux]])
    parts.lines.push({ ...style, dash: [], width: 2, ax: at.x - dx * l * 0.7, ay: at.y - dy * l * 0.7, bx: at.x + dx * l * 0.7, by: at.y + dy * l * 0.7, cx: at.x, cy: at.y });
}

let wanted = false;
function redraw() {
  if (wanted) return;
  wanted = true;
  requestAnimationFrame(() => {
    wanted = false;
    paint();
  });
}

function paint() {
  if (!view || !size.w) return;
  const parts = scene();
  ink.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
  ink.clearRect(0, 0, size.w, size.h);
  onCanvas(ink, parts);
}
