// What can be taken away: the picture, the drawing, the table.
function download(blob, name) {
  const url = URL.createObjectURL(blob), a = el("a", { href: url, download: name });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 4000);
  say(`Saved ${name}`);
}
// A cell that a spreadsheet would run as a formula gets an apostrophe before it.
function cell(value) {
  let text = String(value);
  if (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text)) text = "'" + text;
  return /[",\n\r;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
const csv = (rows) => new Blob(["\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" });

const objectId = (s) => (S.o[s] >= 0 ? idOf(S.o[s]) : "");
function saveTable() {
  const head = ["subject_id", "relation_id", "object_id", ...COLUMNS.map(([key]) => key)];
  const rows = sorted().map((s) => [idOf(S.s[s]), D.relations[S.r[s]][0], objectId(s), ...COLUMNS.map(([, , value]) => value(s))]);
  download(csv([head, ...rows]), "statements.csv");
}
function saveEvidence() {
  const head = "subject_id subject relation_id relation object_id object polarity modality speaker via when place confidence rule sentence trigger article title outlet published url".split(" ");
  const rows = sorted().flatMap((s) => seen(s).map((e) => [idOf(S.s[s]), names[S.s[s]], D.relations[S.r[s]][0], relationLabel(s), objectId(s), objectText(s), ...evidenceCells(e)]));
  download(csv([head, ...rows]), "evidence.csv");
}
const MODALITIES = ["fact", "planned", "possible", "conditional", "requested"];
function evidenceCells(e) {
  const [id, title, url, day, publisher] = articleOf(e), more = E.more[e];
  const trigger = pieces(e).filter(([kind]) => kind === "trigger").map(([, words]) => words).join("");
  return [E.stance[e] & 1 ? "negative" : "positive", MODALITIES[E.stance[e] >> 1], E.by[e] < 0 ? "" : names[E.by[e]], (more?.[0] || []).map((i) => names[i]).join("; "),
    E.when[e] < 0 ? "" : whens[E.when[e]].text, more && more[1] >= 0 ? names[more[1]] : "", E.conf[e] / 100, D.rules[E.rule[e]], SENT.text[E.q[e]], trigger, id, title || "", publisher || "", day || "", url || ""];
}
function savePicture() {
  const factor = 2, big = el("canvas"), c = big.getContext("2d");
  big.width = Math.round(size.w * factor);
  big.height = Math.round(size.h * factor);
  c.setTransform(factor, 0, 0, factor, 0, 0);
  c.fillStyle = theme.paper;
  c.fillRect(0, 0, size.w, size.h);
  onCanvas(c, scene());
  big.toBlob((blob) => download(blob, "graph.png"), "image/png");
}
const saveDrawing = () => download(new Blob([asSvg(scene())], { type: "image/svg+xml" }), "graph.svg");
