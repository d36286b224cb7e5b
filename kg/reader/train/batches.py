"""Documents to batches: in, annotated documents; out, padded tensors of windows, a document's windows kept together."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor

from kg.reader import coref
from kg.reader.labels import MENTION_TYPES, NAME_TAGS
from kg.reader.pieces import Pieces, Window
from kg.reader.train import lexicon, swap
from kg.reader.train.corpora import Document, Sentence, head_of

MISSING = -100
SWAPPED = 0.3  # the share of names swapped for others while training
LOWERED = 0.12  # the share of documents that lose their capital letters
LAYERS = ("upos", "xpos", "feats", "dep")


@dataclass
class Inventory:
    """The labels of each head, in index order, learned from the training trees."""

    labels: dict[str, list[str]]
    index: dict[str, dict[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.index = {layer: {label: i for i, label in enumerate(rows)} for layer, rows in self.labels.items()}

    def sizes(self) -> dict[str, int]:
        linear = {layer: len(self.labels[layer]) for layer in ("upos", "xpos", "feats")}
        return {**linear, "name": len(NAME_TAGS), "mention": len(MENTION_TYPES), "sentence": 2}


def inventory(documents: list[Document]) -> Inventory:
    """Collect the labels that occur; feature bundles seen once are left out."""
    counts: dict[str, dict[str, int]] = {layer: {} for layer in LAYERS}
    for s in (s for d in documents for s in d.sentences):
        for layer, values in zip(LAYERS, (s.upos, s.xpos, s.feats, s.deps), strict=True):
            for value in values:
                counts[layer][value] = counts[layer].get(value, 0) + 1
    floor = {"feats": 2}
    return Inventory({k: sorted(v for v, n in c.items() if n >= floor.get(k, 1)) for k, c in counts.items()})


def chunks(document: Document, pieces: Pieces, limit: int, keep_breaks: float, rng: random.Random) -> list[Any]:
    """Cut a document into (window, sentences) of at most `limit` pieces, whole sentences each."""
    out: list[Any] = []
    held: list[Sentence] = []
    size, start = 0, 0

    def flush() -> None:
        nonlocal held, size, start
        if held:
            words = [w for s in held for w in s.words]
            spaces = [p for s in held for p in s.spaces]
            breaks, n = set(), 0
            for s in held:
                if n and s.paragraph and rng.random() < keep_breaks:
                    breaks.add(n)
                n += len(s.words)
            out.append((pieces.window(words, spaces, frozenset(breaks), start), held))
            start += n
        held, size = [], 0

    for s in document.sentences:
        n = sum(len(pieces.of(w)) for w in s.words) + 1
        if n > 500:
            flush()
            start += len(s.words)
            continue
        if held and size + n > limit:
            flush()
        held.append(s)
        size += n
    flush()
    return out


@dataclass
class Batch:
    """Tensors of B windows, T pieces, N words at most; `targets` hold MISSING where a corpus does not say."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor  # [B, N] bool: there is a word
    group: Tensor  # [B, N] number of the sentence in its window: arcs stay inside
    heads: Tensor
    names: Tensor  # [B, N, tags] bool: allowed tags
    trust: Tensor  # [B, N] how much the word's tag counts
    mentions: Tensor  # [B, N, types] bool: allowed mention types; all False: this corpus does not say
    targets: dict[str, Tensor]
    links: list[tuple[Tensor, ...]] = field(default_factory=list)


def collate(items: list[Any], inv: Inventory, types: dict[int, Any]) -> Batch:
    """Pad (window, sentences) items; `types` maps id(sentence) to allowed mention types per word."""
    b = len(items)
    t = max(len(w.ids) for w, _ in items)
    n = max(len(w.first) for w, _ in items)
    ids, shapes, mask = (np.zeros((b, t), np.int64) for _ in range(3))
    first, last, group = (np.zeros((b, n), np.int64) for _ in range(3))
    words = np.zeros((b, n), bool)
    heads = np.full((b, n), MISSING, np.int64)
    names = np.zeros((b, n, len(NAME_TAGS)), bool)
    trust = np.zeros((b, n), np.float32)
    mentions = np.zeros((b, n, len(MENTION_TYPES)), bool)
    targets = {k: np.full((b, n), MISSING, np.int64) for k in (*LAYERS, "sentence")}
    bits = 1 << np.arange(len(NAME_TAGS))
    for r, (window, sentences) in enumerate(items):
        m, size = len(window.ids), len(window.first)
        ids[r, :m], shapes[r, :m], mask[r, :m] = window.ids, window.shapes, 1
        first[r, :size], last[r, :size], words[r, :size] = window.first, window.last, True
        at = 0
        for number, s in enumerate(sentences):
            span = slice(at, at + len(s.words))
            group[r, span] = number
            targets["sentence"][r, span] = 0
            targets["sentence"][r, at] = 1
            if s.names:
                names[r, span] = (np.array(s.names)[:, None] & bits) > 0
                trust[r, span] = s.trust
            if id(s) in types:
                mentions[r, span] = types[id(s)]
            if s.upos and not s.silver:
                _fill(targets, heads, inv, s, r, at)
            at += len(s.words)
        group[r, at:] = -1
    to = torch.from_numpy
    return Batch(
        to(ids), to(shapes), to(mask), to(first), to(last), to(words), to(group), to(heads),
        to(names), to(trust), to(mentions), {k: to(v) for k, v in targets.items()},
    )  # fmt: skip


def _fill(targets: dict[str, Any], heads: Any, inv: Inventory, s: Sentence, r: int, at: int) -> None:
    span = slice(at, at + len(s.words))
    heads[r, span] = [h + at + 1 if h >= 0 else 0 for h in s.heads]
    for layer, values in zip(LAYERS, (s.upos, s.xpos, s.feats, s.deps), strict=True):
        targets[layer][r, span] = [inv.index[layer].get(v, MISSING) for v in values]


def mention_types(document: Document) -> dict[int, Any]:
    """Return allowed mention types [words, types] by id(sentence), from GUM's exhaustive mentions."""
    if document.mentions is None or not document.typed:
        return {}
    table = np.zeros((sum(len(s.words) for s in document.sentences), len(MENTION_TYPES)), bool)
    table[:, 0] = True
    flat = flatten(document)
    for head, m in heads_of_mentions(document, flat[2]).items():
        word, tag, lemma = flat[0][head], flat[1][head], flat[4][head]
        if tag.startswith("NNP"):
            allowed: tuple[str, ...] = lexicon.named_types(m.kind, " ".join(flat[0][m.start : m.end]), False)
        elif tag in ("PRP", "PRP$", "WP", "DT", "WDT", "WP$"):
            allowed = {"place": ("GPE", "LOC", "FAC"), "object": ("THING", "PRODUCT", "WORK", "VEHICLE")}.get(
                m.kind, ("THING", "WORK") if m.kind == "abstract" else lexicon.nominal_types(m.kind, word)
            )
        else:
            allowed = lexicon.nominal_types(m.kind, lemma)
        table[head] = False
        table[head, [MENTION_TYPES.index(a) for a in allowed or ("O",)]] = True
    out, at = {}, 0
    for s in document.sentences:
        out[id(s)] = table[at : at + len(s.words)]
        at += len(s.words)
    return out


def flatten(document: Document) -> tuple[list[str], list[str], list[int], list[str], list[str], list[int]]:
    """Return the document's forms, xpos, heads (over the document, -1 for roots), deps, lemmas, sentence numbers."""
    forms: list[str] = []
    xpos: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    lemmas: list[str] = []
    numbers: list[int] = []
    for number, s in enumerate(document.sentences):
        at = len(forms)
        forms += s.words
        xpos += s.xpos
        heads += [h + at if h >= 0 else -1 for h in s.heads]
        deps += s.deps
        lemmas += s.lemmas or s.words
        numbers += [number] * len(s.words)
    return forms, xpos, heads, deps, lemmas, numbers


def heads_of_mentions(document: Document, heads: list[int]) -> dict[int, Any]:
    """Return the mention of each head word: of those that share one (coordinations) the smallest; no times."""
    found: dict[int, Any] = {}
    for m in sorted(document.mentions or [], key=lambda m: m.start - m.end):
        if m.kind != "time":
            found[head_of(m, heads)] = m  # sorted by size, largest first: the last one stays
    return found


def link_targets(document: Document) -> tuple[list[int], Tensor, Tensor, Tensor, Tensor, Tensor] | None:
    """Return mention heads, then later, earlier, features, gold of each pair [P], first-mention flags [M]."""
    if document.mentions is None or not document.sentences[0].xpos:
        return None
    forms, xpos, heads, deps, _, numbers = flatten(document)
    found = heads_of_mentions(document, heads)
    order = sorted(found)
    index = {t: i for i, t in enumerate(MENTION_TYPES)}
    table = mention_types(document)
    allowed = np.concatenate([table[id(s)] for s in document.sentences]) if table else None
    types = [int(allowed[h].argmax()) if allowed is not None else index["PERSON"] for h in order]
    described = coref.describe(forms, xpos, heads, deps, numbers, order, types)
    later, earlier, features = coref.pairs(described)
    # a predicate noun is not the thing itself ("she is the first woman to …"): it stays a mention of its own
    names = [found[h].cluster if found[h].link != "pred" else f"pred-{h}" for h in order]
    gold = np.array([names[i] == names[j] for i, j in zip(later, earlier, strict=True)], dtype=bool)
    new = np.ones(len(order), dtype=bool)
    new[later[gold]] = False
    to = torch.from_numpy
    return order, to(later), to(earlier), to(features), to(gold), to(new)


def shuffled(
    sets: list[tuple[list[Document], float]],
    pieces: Pieces,
    inv: Inventory,
    types: dict[int, Any],
    budget: int,
    seed: int,
    pool: swap.Pool,
) -> Iterator[Batch]:
    """Yield one epoch's batches; of each set of documents the given share. A document with coreference is one batch."""
    rng = random.Random(seed)
    groups: list[tuple[list[Any], Document | None]] = []
    loose: list[Any] = []
    for documents, share in sets:
        for d in rng.sample(documents, round(len(documents) * share)):
            limit = rng.choice((64, 128, 192, 256))
            if d.mentions is None:
                d = swap.swap(d, pool, SWAPPED, rng)
                d = swap.lowered(d) if rng.random() < LOWERED else d
            windows = chunks(d, pieces, 256 if d.mentions is not None else limit, 0.85, rng)
            if d.mentions is not None:
                groups.append((windows, d))
            else:
                loose.extend(windows)
    rng.shuffle(loose)
    for i in range(0, len(loose), 600):
        part = sorted(loose[i : i + 600], key=lambda x: len(x[0].ids))
        held: list[Any] = []
        for item in part:
            if held and len(item[0].ids) * (len(held) + 1) > budget:
                groups.append((held, None))
                held = []
            held.append(item)
        groups.append((held, None))
    rng.shuffle(groups)
    for items, whole in groups:
        batch = collate(items, inv, types)
        if whole is not None and (target := link_targets(whole)):
            order, *rest = target
            places = {w.start + k: (r, k) for r, (w, _) in enumerate(items) for k in range(len(w.first))}
            if all(h in places for h in order):
                at = torch.tensor([places[h][0] * batch.words.size(1) + places[h][1] for h in order])
                batch.links.append((at, *rest))
        yield batch


def windows_of(documents: list[Document], pieces: Pieces, limit: int = 256) -> list[tuple[Window, list[Sentence]]]:
    """Return all windows of the documents, as reading makes them: nothing dropped at random."""
    rng = random.Random(0)
    return [w for d in documents for w in chunks(d, pieces, limit, 1.0, rng)]
