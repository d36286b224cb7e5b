// Room for what is shown: the places laid out beforehand hold for the whole graph; of a part that a screen can label,
// the things are moved apart from there until they fill the stage and no label lies on another. No chance, no clock.
const SPREADABLE = 420;

// Moves `items` ({x, y, r, w, h, group, charge, fixed}: centre, radius, half the label's width, height under the mark, how hard
// it pushes) in a frame of W by H around the origin; `springs` are [item, item, [share of the one, of the other]].
function loosen(items, springs, W, H) {
  const n = items.length;
  if (n < 2) return items.forEach((p) => ((p.x = 0), (p.y = 0)));
  // More than a screen can label needs more than a screen; a handful needs less.
  const grow = n < 16 ? Math.sqrt(n / 16) : Math.sqrt(Math.max(1, n / 130));
  W *= grow;
  H *= grow;
  seedPlaces(items, W, H);
  const k = Math.sqrt((W * H) / n) * 0.82, rounds = n <= 150 ? 260 : 120;
  for (let t = 0; t < rounds; t++) relax(items, springs, k, W / H, 1 - t / rounds);
  if (!items.some((p) => p.fixed)) fill(items, W, H);
  for (let t = 0; t < 140; t++) if (!part(items, W, H)) break;
}

function seedPlaces(items, W, H) {
  const [left, right] = extent(items.map((p) => p.x)), [top, bottom] = extent(items.map((p) => p.y));
  const sx = W / (right - left || 1), sy = H / (bottom - top || 1);
  const kx = Math.min(sx, sy * 1.8), ky = Math.min(sy, sx * 1.8);
  items.forEach((p, i) => {
    p.x = (p.x - (left + right) / 2) * kx * 0.9 + ((i % 7) - 3) * 0.5;
    p.y = (p.y - (top + bottom) / 2) * ky * 0.9 + ((i % 5) - 2) * 0.5;
  });
}
const extent = (values) => values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);

// Stretch the picture to its frame, but not out of shape; and give the crowded middle more of it.
function fill(items, W, H) {
  for (const [axis, room, other] of [["x", W, H], ["y", H, W]]) {
    const ranked = items.map((p, i) => i).sort((a, b) => items[a][axis] - items[b][axis] || a - b), n = ranked.length;
    const [low, high] = extent(items.map((p) => p[axis])), span = Math.min(room, (high - low || 1) * Math.max(1, (other / (high - low || 1)) * 0.6) * 1.6);
    ranked.forEach((i, k) => {
      const straight = (items[i][axis] - (low + high) / 2) / (high - low || 1), even = n > 8 ? k / (n - 1) - 0.5 : straight;
      items[i][axis] = (straight * (1 - EVEN) + even * EVEN) * span;
    });
  }
}
const EVEN = 0.4;

function relax(items, springs, k, shape, heat) {
  const n = items.length, mx = new Float64Array(n), my = new Float64Array(n), reach = 9 * k * k;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const dx = items[i].x - items[j].x, dy = items[i].y - items[j].y, square = Math.max(1, dx * dx + dy * dy);
      if (square > reach) continue;
      const f = ((k * k) / square - 1 / 9) * items[i].charge * items[j].charge;
      (mx[i] += dx * f), (my[i] += dy * f), (mx[j] -= dx * f), (my[j] -= dy * f);
    }
  for (const [a, b, share] of springs) {
    const dx = items[b].x - items[a].x, dy = items[b].y - items[a].y, far = Math.sqrt(dx * dx + dy * dy) || 1, f = (0.9 * (far - k * 0.9)) / far;
    (mx[a] += dx * f * share[0]), (my[a] += dy * f * share[0]), (mx[b] -= dx * f * share[1]), (my[b] -= dy * f * share[1]);
  }
  const middle = centroids(items), limit = k * 0.55 * heat + 1;
  items.forEach((p, i) => {
    const home = middle.get(p.group);
    let dx = mx[i] - p.x * 0.04 / Math.sqrt(shape), dy = my[i] - p.y * 0.04 * Math.sqrt(shape);
    if (home && p.group) (dx += (home[0] - p.x) * 0.09), (dy += (home[1] - p.y) * 0.09);
    const step = Math.sqrt(dx * dx + dy * dy) || 1, cut = Math.min(step, limit) / step;
    if (!p.fixed) (p.x += dx * cut), (p.y += dy * cut);
  });
}

function centroids(items) {
  const sums = new Map();
  for (const p of items) {
    const s = sums.get(p.group) || sums.set(p.group, [0, 0, 0]).get(p.group);
    (s[0] += p.x), (s[1] += p.y), s[2]++;
  }
  for (const [group, [x, y, n]] of sums) sums.set(group, [x / n, y / n]);
  return sums;
}
function hold(p, x, y, W, H) {
  p.x = Math.max(-W / 2, Math.min(W / 2, x));
  p.y = Math.max(-H / 2, Math.min(H / 2, y));
}

// Part what overlaps, mark and label together, along the shorter way. False: nothing did.
function part(items, W, H) {
  let moved = false;
  const half = (p) => Math.max(p.w, p.r) + 5, tall = (p) => p.r + p.h / 2 + 4;
  for (let i = 0; i < items.length; i++)
    for (let j = i + 1; j < items.length; j++) {
      const p = items[i], q = items[j], dx = q.x - p.x, dy = q.y + q.h / 2 - p.y - p.h / 2;
      const ox = half(p) + half(q) - Math.abs(dx), oy = tall(p) + tall(q) - Math.abs(dy);
      if (ox <= 0 || oy <= 0) continue;
      moved = true;
      const [px, py] = ox < oy * 1.4 ? [(dx < 0 ? -ox : ox) * 0.5, 0] : [0, (dy < 0 ? -oy : oy) * 0.5];
      const mine = p.fixed ? 0 : q.fixed ? 1 : 0.5;
      if (!p.fixed) hold(p, p.x - px * mine, p.y - py * mine, W, H);
      if (!q.fixed) hold(q, q.x + px * (1 - mine), q.y + py * (1 - mine), W, H);
    }
  return moved;
}
