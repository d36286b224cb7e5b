// The timeline: how much evidence of each day, month or year; a range is brushed, typed, or set with the keys.
const TIME = { first: 0, last: 0, unit: 1, bins: 0 };
let brushing = null;

const startOf = (day, unit) => {
  const date = new Date(day * DAY);
  if (unit === "day") return day;
  return days(date.toISOString().slice(0, unit === "month" ? 7 : 4))[0];
};
function scaleTime(basis) {
  const dateOf = basis === "happened" ? happened : reported;
  let [first, last] = [Infinity, -Infinity];
  for (let e = 0; e < EVIDENCE; e++) {
    const span = dateOf(e);
    if (span) (first = Math.min(first, span[0])), (last = Math.max(last, span[1]));
  }
  if (first > last) return null;
  const spread = last - first, unit = spread <= 92 ? "day" : spread <= 3000 ? "month" : "year";
  const edges = [];
  for (let day = startOf(first, unit); day <= last; day = next(day, unit)) edges.push(day);
  edges.push(next(edges[edges.length - 1], unit));
  return { first, last, unit, edges, dateOf };
}
function next(day, unit) {
  if (unit === "day") return day + 1;
  return startOf(day + (unit === "month" ? 32 : 367), unit);
}
const scales = {};

function showTime() {
  const host = $("time"), time = (scales[chosen.basis] ??= scaleTime(chosen.basis));
  const focused = document.activeElement?.id;
  host.hidden = !EVIDENCE || ((!time || time.first === time.last) && chosen.basis === defaultBasis && !chosen.since && !chosen.until);
  if (host.hidden) return;
  const ends = time ? { since: isoDay(time.first), until: isoDay(time.last) } : {};
  const field = (id, label) => el("label", {}, el("span", {}, label), el("input", { id, type: "date", class: chosen[id] ? "set" : "", value: chosen[id] || ends[id] || "", min: ends.since, max: ends.until, on: { change: ({ target: { value } }) => choose({ [id]: value && value !== ends[id] ? value : null }) } }));
  const basis = el("select", { id: "basis", "aria-label": "Which dates", on: { change: (event) => choose({ basis: event.target.value, since: null, until: null }) } },
    el("option", { value: "reported" }, "Published"), el("option", { value: "happened" }, "Happened"));
  basis.value = chosen.basis;
  host.replaceChildren(
    el("div", { class: "dates" }, basis, field("since", "from"), field("until", "to"),
      chosen.since || chosen.until ? button("All dates", () => choose({ since: null, until: null }), { class: "plain" }) : null),
    time ? histogram(time) : "");
  if (focused && host.querySelector(`#${CSS.escape(focused)}`)) $(focused).focus();
}

function histogram(time) {
  const bins = time.edges.length - 1, all = new Float64Array(bins), pass = new Float64Array(bins);
  const first = time.edges[0], last = time.edges[bins], position = new Map();
  const binOf = (day) => {
    if (time.unit === "day") return day - first;
    const start = startOf(day, time.unit);
    if (!position.size) time.edges.forEach((edge, k) => position.set(edge, k));
    return position.get(start);
  };
  for (let e = 0; e < EVIDENCE; e++) {
    const span = time.dateOf(e);
    if (!span) continue;
    const k = Math.min(bins - 1, binOf(span[0]));
    all[k]++;
    if (view.exceptTime[e]) pass[k]++;
  }
  const top = Math.sqrt(all.reduce((a, b) => Math.max(a, b), 1)), W = 1000, H = 44, x = (day) => ((day - first) / (last - first)) * W;
  const bar = (n, k, kind) => n && svg("rect", { class: kind, x: x(time.edges[k]).toFixed(1), y: (H - (Math.sqrt(n) / top) * (H - 3)).toFixed(1), width: Math.max(1.5, x(time.edges[k + 1]) - x(time.edges[k]) - (bins < 120 ? 1.5 : 0.3)).toFixed(1), height: ((Math.sqrt(n) / top) * (H - 3)).toFixed(1) });
  const picture = svg("svg", { viewBox: `0 0 ${W} ${H}`, preserveAspectRatio: "none", class: "histogram", role: "img", "aria-label": `Evidence by ${time.unit}, ${dateText(isoDay(time.first))} to ${dateText(isoDay(time.last))}` });
  picture.append(...[...all].map((n, k) => bar(n, k, "all")).filter(Boolean), ...[...pass].map((n, k) => bar(n, k, "pass")).filter(Boolean));
  const brush = svg("rect", { class: "brush", y: 0, height: H, x: 0, width: 0 });
  const lay = (a, b) => (brush.setAttribute("x", x(a)), brush.setAttribute("width", Math.max(2, x(b) - x(a))));
  if (chosen.since || chosen.until) lay(chosen.since ? Math.max(first, days(chosen.since)[0]) : first, chosen.until ? Math.min(last, days(chosen.until)[0] + 1) : last);
  picture.append(brush);
  listen(picture, time, lay);
  return el("div", { class: "strip" }, picture, el("div", { class: "scale", "aria-hidden": "true" }, el("span", {}, dateText(isoDay(time.first))), el("span", {}, dateText(isoDay(time.last)))));
}

function listen(picture, time, lay) {
  const first = time.edges[0], last = time.edges[time.edges.length - 1];
  const dayAt = (event) => {
    const box = picture.getBoundingClientRect();
    return first + Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * (last - first);
  };
  const bounds = () => {
    const [a, b] = [brushing.from, brushing.to].sort((p, q) => p - q), edges = time.edges;
    const low = edges.filter((edge) => edge <= a + 1e-9).pop() ?? first, high = edges.find((edge) => edge >= b) ?? last;
    return [low, Math.max(high, low + 1)];
  };
  picture.addEventListener("pointerdown", (event) => {
    picture.setPointerCapture(event.pointerId);
    brushing = { from: dayAt(event), to: dayAt(event) };
    event.preventDefault();
  });
  picture.addEventListener("pointermove", (event) => {
    if (!brushing) return;
    brushing.to = dayAt(event);
    lay(...bounds());
  });
  picture.addEventListener("pointerup", () => {
    if (!brushing) return;
    const [low, high] = bounds();
    brushing = null;
    choose({ since: isoDay(low), until: isoDay(high - 1) });
  });
  picture.addEventListener("pointercancel", () => (brushing = null));
}
