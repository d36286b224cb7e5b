// How lines, marks and words look: once on a canvas, once in an SVG file. Both draw what scene() lists.
const MARKS = {
  square: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  diamond: [[0, -1.2], [1.05, 0], [0, 1.2], [-1.05, 0]],
  triangle: [[0, -1.15], [1.1, 0.8], [-1.1, 0.8]],
  triangleDown: [[0, 1.15], [1.1, -0.8], [-1.1, -0.8]],
  hexagon: [[1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]],
  house: [[0, -1.25], [1.05, -0.25], [1.05, 0.9], [-1.05, 0.9], [-1.05, -0.25]],
  hourglass: [[-0.95, -1], [0.95, -1], [0.3, 0], [0.95, 1], [-0.95, 1], [-0.3, 0]],
  chevron: [[-1, -0.9], [0.25, -0.9], [1.15, 0], [0.25, 0.9], [-1, 0.9], [-0.3, 0]],
  plus: [[-0.4, -1.1], [0.4, -1.1], [0.4, -0.4], [1.1, -0.4], [1.1, 0.4], [0.4, 0.4], [0.4, 1.1], [-0.4, 1.1], [-0.4, 0.4], [-1.1, 0.4], [-1.1, -0.4], [-0.4, -0.4]],
  star: Array.from({ length: 10 }, (_, k) => {
    const r = k % 2 ? 0.52 : 1.25, turn = (Math.PI * k) / 5 - Math.PI / 2;
    return [Math.cos(turn) * r, Math.sin(turn) * r];
  }),
};

function onCanvas(c, parts) {
  c.setLineDash([]);
  c.globalAlpha = 1;
  c.lineJoin = "round";
  for (const a of parts.areas) {
    c.beginPath();
    a.points.forEach(([x, y], k) => (k ? c.lineTo(x, y) : c.moveTo(x, y)));
    c.closePath();
    for (const [colour, width] of [[a.rim, a.width + 2], [a.colour, a.width]]) {
      c.fillStyle = c.strokeStyle = colour;
      c.lineWidth = width;
      c.stroke();
    }
    c.fill();
  }
  const batches = new Map();
  for (const l of parts.lines) {
    const key = `${l.colour}|${l.width}|${l.dash}|${l.alpha}`;
    (batches.get(key) || batches.set(key, []).get(key)).push(l);
  }
  for (const lines of batches.values()) {
    const [style] = lines;
    c.strokeStyle = style.colour;
    c.lineWidth = style.width;
    c.globalAlpha = style.alpha;
    c.setLineDash(style.dash);
    c.lineCap = style.dash.length ? "butt" : "round";
    c.beginPath();
    for (const l of lines) trace(c, l);
    c.stroke();
  }
  c.setLineDash([]);
  for (const a of parts.arrows) {
    c.globalAlpha = a.alpha;
    c.fillStyle = a.colour;
    c.beginPath();
    a.points.forEach((v, k) => k % 2 && (k === 1 ? c.moveTo(a.points[0], v) : c.lineTo(a.points[k - 1], v)));
    c.fill();
  }
  for (const m of parts.marks) mark(c, m);
  c.textAlign = "center";
  c.lineJoin = "round";
  for (const w of parts.words) word(c, w);
  c.globalAlpha = 1;
}

function trace(c, l) {
  if (l.loop) return c.moveTo(l.x + l.r, l.y), c.arc(l.x, l.y, l.r, 0, 2 * Math.PI);
  c.moveTo(l.ax, l.ay);
  if (l.bent) c.quadraticCurveTo(l.cx, l.cy, l.bx, l.by);
  else c.lineTo(l.bx, l.by);
}

function mark(c, m) {
  c.globalAlpha = m.alpha < 1 ? 1 : m.alpha;
  c.beginPath();
  const corners = MARKS[m.shape];
  if (!corners) c.arc(m.x, m.y, m.r, 0, 2 * Math.PI);
  else corners.forEach(([x, y], k) => (k ? c.lineTo(m.x + x * m.r, m.y + y * m.r) : c.moveTo(m.x + x * m.r, m.y + y * m.r)));
  c.closePath();
  if (m.alpha < 1 && m.fill !== "none") (c.fillStyle = theme.paper), c.fill(); // so that lines do not show through
  c.globalAlpha = m.alpha;
  if (m.fill !== "none") (c.fillStyle = m.fill), c.fill();
  c.strokeStyle = m.stroke;
  c.lineWidth = m.width;
  c.setLineDash(m.dash || []);
  c.stroke();
}

function word(c, w) {
  c.globalAlpha = w.alpha;
  c.direction = RIGHT.test(w.text) ? "rtl" : "ltr";
  c.font = `${w.italic ? "italic " : ""}${w.weight} ${w.size}px ${FONT}`;
  if (w.halo) (c.strokeStyle = theme.halo), (c.lineWidth = 3.5), c.strokeText(w.text, w.x, w.y);
  c.fillStyle = w.colour;
  c.fillText(w.text, w.x, w.y);
}

const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const xml = (text) => String(text).replace(/[&<>"']/g, (c) => XML[c]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff](?![\udc00-\udfff])/g, "");
const short1 = (n) => Math.round(n * 10) / 10;

function asSvg(parts) {
  const attributes = (o) => Object.entries(o).filter(([, v]) => v !== undefined && v !== "").map(([k, v]) => ` ${k}="${xml(typeof v === "number" ? short1(v) : v)}"`).join("");
  const line = (l) => ({ fill: "none", stroke: l.colour, "stroke-width": l.width, "stroke-dasharray": (l.dash || []).join(" "), opacity: l.alpha < 1 ? String(l.alpha) : "" });
  const corner = (m) => MARKS[m.shape].map(([x, y]) => `${short1(m.x + x * m.r)},${short1(m.y + y * m.r)}`).join(" ");
  const out = [`<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(size.w)}" height="${Math.round(size.h)}" viewBox="0 0 ${Math.round(size.w)} ${Math.round(size.h)}" font-family="${xml(FONT)}">`];
  out.push(`<title>${xml(document.title)}</title><rect width="100%" height="100%" fill="${theme.paper}"/>`);
  for (const a of parts.areas) {
    const points = a.points.map((p) => p.map(short1).join(",")).join(" ");
    for (const [colour, width] of [[a.rim, a.width + 2], [a.colour, a.width]]) out.push(`<polygon${attributes({ points, fill: colour, stroke: colour, "stroke-width": width, "stroke-linejoin": "round" })}/>`);
  }
  for (const l of parts.lines) {
    if (l.loop) out.push(`<circle${attributes({ cx: l.x, cy: l.y, r: l.r, ...line(l) })}/>`);
    else out.push(`<path d="M${short1(l.ax)} ${short1(l.ay)}${l.bent ? `Q${short1(l.cx)} ${short1(l.cy)} ` : "L"}${short1(l.bx)} ${short1(l.by)}"${attributes(line(l))}/>`);
  }
  for (const a of parts.arrows) out.push(`<polygon${attributes({ points: a.points.map(short1).join(" "), fill: a.colour, opacity: a.alpha < 1 ? String(a.alpha) : "" })}/>`);
  for (const m of parts.marks) {
    const look = { fill: m.fill, stroke: m.stroke, "stroke-width": m.width, "stroke-dasharray": (m.dash || []).join(" "), opacity: m.alpha < 1 ? String(m.alpha) : "" };
    out.push(MARKS[m.shape] ? `<polygon${attributes({ points: corner(m), ...look })}/>` : `<circle${attributes({ cx: m.x, cy: m.y, r: m.r, ...look })}/>`);
  }
  for (const w of parts.words) {
    const halo = w.halo ? { stroke: theme.halo, "stroke-width": "3.5", "stroke-linejoin": "round", "paint-order": "stroke" } : {};
    out.push(`<text${attributes({ x: w.x, y: w.y, "text-anchor": "middle", direction: RIGHT.test(w.text) ? "rtl" : "", "font-size": w.size, "font-weight": w.weight, "font-style": w.italic ? "italic" : "", fill: w.colour, opacity: w.alpha < 1 ? String(w.alpha) : "", ...halo })}>${xml(w.text)}</text>`);
  }
  return out.join("\n") + "\n</svg>\n";
}
