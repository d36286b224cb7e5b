// The camera: what part of the page's plane is on the screen, and how it gets there.
// How much of the stage's foot the panel covers: on a phone it lies over the graph.
function covered() {
  const panel = document.getElementById("panel");
  if (getComputedStyle(panel).position !== "fixed" || getComputedStyle(panel).display === "none") return 0;
  const cover = canvas.getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
  return Math.max(0, Math.min(size.h - 140, cover));
}

// Room for labels at the sides, and above and below.
const margins = () => (size.w < 500 ? [52, 34] : [84, 52]);

// Show all that is drawn, with a margin for its labels.
function fit(animate = true) {
  const things = [...view.nodes.map((i) => [placeX[i], placeY[i]]), ...view.clusters.map((c) => [c.x, c.y])];
  if (!things.length || !size.w) return;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of things) (left = Math.min(left, x)), (right = Math.max(right, x)), (top = Math.min(top, y)), (bottom = Math.max(bottom, y));
  const [aside, margin] = margins();
  const scale = Math.min((size.w - 2 * aside) / (right - left || 1), (size.h - 2 * margin) / (bottom - top || 1), 1.25);
  camera.fit = Math.max(scale, 1e-4);
  glide({ x: (left + right) / 2, y: (top + bottom) / 2, scale: camera.fit }, animate);
}

const still = matchMedia("(prefers-reduced-motion: reduce)");
let gliding = 0;
function glide(to, animate = true) {
  cancelAnimationFrame(gliding);
  arrive(1);
  if (!animate || still.matches) return moving.splice(0), Object.assign(camera, to), redraw();
  const from = { ...camera }, start = performance.now();
  const step = (now) => {
    const t = Math.min(1, Math.max(0, (now - start) / 320)), k = 1 - (1 - t) ** 3;
    for (const key of ["x", "y"]) camera[key] = from[key] + (to[key] - from[key]) * k;
    camera.scale = from.scale * (to.scale / from.scale) ** k;
    arrive(k);
    paint();
    if (t < 1) gliding = requestAnimationFrame(step);
    else moving.splice(0);
  };
  gliding = requestAnimationFrame(step);
}

// Things on the way from their old places to their new ones.
function arrive(k) {
  for (const m of moving) (placeX[m.i] = m.x + (m.toX - m.x) * k), (placeY[m.i] = m.y + (m.toY - m.y) * k);
}

function zoom(factor, x = size.w / 2, y = size.h / 2) {
  const scale = Math.min(8, Math.max(camera.fit / 4, camera.scale * factor));
  const [px, py] = [wx(x), wy(y)];
  camera.scale = scale;
  camera.x = px - (x - size.w / 2) / scale;
  camera.y = py - (y - size.h / 2) / scale;
  redraw();
}

function measure() {
  const box = canvas.getBoundingClientRect();
  if (!box.width) return false;
  const grown = Math.abs(box.width - size.w) > 1 || Math.abs(box.height - size.h) > 1;
  Object.assign(size, { w: box.width, h: box.height, ratio: Math.min(3, window.devicePixelRatio || 1) });
  canvas.width = Math.round(box.width * size.ratio);
  canvas.height = Math.round(box.height * size.ratio);
  return grown;
}
