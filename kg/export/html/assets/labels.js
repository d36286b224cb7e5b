// The words that find room: the chosen first, then by centrality; names before relations; nothing over anything.
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';
const measured = new Map();
function wide(text, px, weight) {
  const key = `${px}${weight}${text}`;
  if (!measured.has(key)) (ink.font = `${weight} ${px}px ${FONT}`), measured.set(key, ink.measureText(text).width);
  return measured.get(key);
}

// A name in one line or two of like length; what is longer is cut.
const LINE = 21, folded = new Map();
function linesOf(i) {
  if (!folded.has(i)) folded.set(i, inLines(short(names[i], 2 * LINE - 2)));
  return folded.get(i);
}
function inLines(text) {
  if (text.length <= LINE) return [text];
  const spaces = [...text.matchAll(/\s/g)].map((m) => m.index);
  if (!spaces.length) return [short(text, LINE + 5)];
  const at = spaces.reduce((best, k) => (Math.abs(k - text.length / 2) < Math.abs(best - text.length / 2) ? k : best));
  return [text.slice(0, at), text.slice(at + 1)].map((line) => short(line, LINE + 5));
}
// Which way a text runs: that of its first letter.
const RIGHT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

const BIG = 14; // so many names stand in bold
function lettering(i, strong, rank) {
  const big = strong || (rank < BIG && !unnamed[i] && strength[i] / strongest > 0.2), lines = linesOf(i);
  const px = big ? 13 : unnamed[i] ? 11.5 : 12, weight = big ? 600 : 400, line = Math.round(px * 1.18);
  return { lines, px, weight, line, w: Math.max(...lines.map((text) => wide(text, px, weight))) / 2 + 2, h: (line * lines.length) / 2 };
}

function labels(light) {
  const words = [], room = new Room();
  for (const i of view.nodes) room.take(sx(placeX[i]), sy(placeY[i]), radiusOf(i) * 0.9, radiusOf(i) * 0.9, i);
  for (const c of view.clusters) room.take(c.sx, c.sy, clusterRadius(c), clusterRadius(c), -2);
  for (const l of view.links.length > 1200 ? [] : view.links) {
    const at = ["denied", "contested"].includes(l.look) && strikeAt(bend(l));
    if (at) room.take(at.x, at.y, 8, 8, -2);
  }
  room.take(size.w - 29, size.h - 63, 20, 54, -2); // the buttons that zoom
  const rank = new Map(view.nodes.map((i, k) => [i, k]));
  const lit = light ? [...light.nodes].sort((a, b) => a - b) : [], rest = light ? view.nodes.filter((i) => !light.nodes.has(i)) : view.nodes;
  const count = { tried: 0, led: 0 };
  const write = (list) => list.forEach((i) => nameWords(i, rank.get(i), light, room, count, words));
  write(lit);
  if (light) relationWords(view.links.filter(light.link), room, words);
  write(rest.filter((i) => !unnamed[i]));
  const some = light || view.links.length > 1200 ? [] : view.links;
  relationWords(some.filter((l) => !unnamed[l.a] && !unnamed[l.b]), room, words);
  write(rest.filter((i) => unnamed[i]));
  relationWords(some.filter((l) => unnamed[l.a] || unnamed[l.b]), room, words);
  return words.sort((a, b) => b.relation - a.relation);
}

function nameWords(i, rank, light, room, count, words) {
  const x = sx(placeX[i]), y = sy(placeY[i]), r = radiusOf(i);
  if (x < -60 || y < -20 || x > size.w + 60 || y > size.h + 20 || ++count.tried > 420) return;
  const strong = i === chosen.node || i === hovered.node, { lines, px, weight, line, w, h } = lettering(i, strong, rank);
  const below = y + r + h + 3, above = y - r - h - 3, aside = w * 0.7;
  const spots = [[x, below], [x, above], [x + r + w + 3, y], [x - r - w - 3, y], [x + aside, below], [x - aside, below], [x + aside, above], [x - aside, above]];
  const inside = x > 0 && x < size.w;
  // The names that everyone looks for may lie over small marks, the first of them over any.
  const leading = !unnamed[i] && ++count.led <= 28, over = rank < 8 ? 14 : 7;
  const fits = (marks) => spots.find(([cx, cy]) => (!inside || (cx - w > 0 && cx + w < size.w)) && room.free(cx, cy, w, h, i, marks));
  const spot = fits(0) || (leading && fits(over)) || (strong ? spots[0] : null);
  if (!spot) return;
  room.take(spot[0], spot[1], w, h, WORDS);
  const alpha = light && !light.nodes.has(i) ? 0.25 : 1, colour = unnamed[i] && !strong ? theme.soft : theme.ink;
  lines.forEach((text, k) =>
    words.push({ x: spot[0], y: spot[1] - h + line * k + px * 0.96, text, size: px, weight, italic: !!unnamed[i], colour, halo: true, alpha, relation: 0 }));
}

function relationWords(links, room, words) {
  const byWeight = [...links].sort((a, b) => b.weight - a.weight || a.a - b.a || a.b - b.b);
  for (const link of byWeight) {
    if (words.length >= 260) break;
    const p = bend(link), text = short(link.label, 26), w = wide(text, 11, 400) / 2 + 3;
    // Across a steep line a word needs little of its length.
    const needs = (2 * w * Math.abs(p.bx - p.ax) + 16 * Math.abs(p.by - p.ay)) / p.far + radiusOf(link.a) + radiusOf(link.b) + 8;
    if (p.far < needs && links.length > 1) continue;
    const spot = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75].map((t) => along(p, t)).find((at) => room.free(at.x, at.y, w, 7.5, NONE));
    if (!spot || spot.x < w || spot.y < 8 || spot.x > size.w - w || spot.y > size.h - 8) continue;
    room.take(spot.x, spot.y, w, 7.5, WORDS);
    const colour = { denied: theme.denied, contested: theme.contested }[link.look] || theme.soft;
    words.push({ x: spot.x, y: spot.y + 3.8, text, size: 11, weight: 400, italic: true, colour, halo: true, alpha: 1, relation: 1 });
  }
}

// Which rectangles of the screen are taken, in cells of 48 by 48.
const WORDS = -3;
class Room {
  constructor() {
    this.cells = new Map();
  }
  *keys(x, y, w, h) {
    for (let cx = Math.floor((x - w) / 48); cx <= Math.floor((x + w) / 48); cx++)
      for (let cy = Math.floor((y - h) / 48); cy <= Math.floor((y + h) / 48); cy++) yield cx * 4096 + cy;
  }
  take(x, y, w, h, owner) {
    const box = { x, y, w, h, owner };
    for (const key of this.keys(x, y, w, h)) (this.cells.get(key) || this.cells.set(key, []).get(key)).push(box);
  }
  free(x, y, w, h, owner, over = 0) {
    for (const key of this.keys(x, y, w, h))
      for (const b of this.cells.get(key) || [])
        if ((b.owner !== owner || owner === NONE) && !(b.owner >= 0 && b.w < over)) if (Math.abs(b.x - x) < b.w + w && Math.abs(b.y - y) < b.h + h) return false;
    return true;
  }
}
