"""Development figures while training: in, dev documents; out, accuracies on gold tokens and sentences.

The figures that count are measured on the exported model by the benchmark; these select a checkpoint.
"""

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kg.reader import coref, names
from kg.reader.pieces import Pieces
from kg.reader.train import batches
from kg.reader.train.agreement import marked
from kg.reader.train.batches import MISSING, Batch, Inventory
from kg.reader.train.corpora import Document, Sentence
from kg.reader.train.net import Reader


def predict(net: Reader, batch: Batch) -> dict[str, Tensor]:
    """Return the best label of every layer [B, N]; heads count from 1 in the window, 0 is the root."""
    from kg.reader.train.loop import same_sentence

    x = net.words(batch.ids, batch.shapes, batch.mask, batch.first, batch.last).float()
    scores = net.tags(x)
    guess = {k: v.argmax(-1) for k, v in scores.items()} | {"name scores": scores["name"].float()}
    arcs, heads, deps = net.parse(x)
    guess["head"] = arcs.float().masked_fill(~same_sentence(batch), -1e4).argmax(-1)
    at = batch.words
    rows, _ = at.nonzero(as_tuple=True)
    labels = net.labels(heads.float()[rows, guess["head"][at]], deps.float()[at]).argmax(-1)
    guess["dep"] = torch.zeros_like(guess["head"])
    guess["dep"][at] = labels
    guess["x"] = x
    return guess


def figures(net: Reader, dev: dict[str, list[Document]], pieces: Pieces, inv: Inventory) -> dict[str, float]:
    """Return the figures of each dev set, named `set.figure`."""
    out: dict[str, float] = {}
    for name, documents in dev.items():
        counts: dict[str, np.ndarray[Any, Any]] = {}

        def add(key: str, *values: int, counts: dict[str, Any] = counts) -> None:
            counts[key] = counts.get(key, np.zeros(len(values))) + values

        for document in documents:
            _document(net, document, pieces, inv, add)
        for key, c in counts.items():
            if len(c) == 2:
                out[f"{name}.{key}"] = round(float(c[0] / max(1, c[1])), 4)
            else:  # right, predicted, gold
                out[f"{name}.{key}"] = round(float(2 * c[0] / max(1, c[1] + c[2])), 4)
    return out


def score(figures: dict[str, float]) -> float:
    """Return the one number that a checkpoint is chosen by: parse, names and coreference, the parse three times."""
    return 3 * figures.get("ewt.las", 0) + 2 * figures.get("gum.las", 0) + figures.get("ewt.names", 0) + figures.get(
        "gum.links", 0
    )  # fmt: skip


def _document(net: Reader, document: Document, pieces: Pieces, inv: Inventory, add: Any) -> None:
    found: list[tuple[int, int]] = []
    vectors: dict[int, Tensor] = {}
    read: list[Sentence] = []
    scores: list[NDArray[np.float32]] = []
    for window, sentences in batches.windows_of([document], pieces):
        batch = batches.collate([(window, sentences)], inv, {})
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            guess = predict(net, batch)
        told = batch.targets["upos"] != MISSING
        if told.any():
            for layer in ("upos", "xpos", "feats"):
                gold = batch.targets[layer]
                add(layer, int(((guess[layer] == gold) & told).sum()), int(told.sum()))
            right = (guess["head"] == batch.heads) & told
            add("uas", int(right.sum()), int(told.sum()))
            add("las", int((right & (guess["dep"] == batch.targets["dep"])).sum()), int(told.sum()))
        start, gold = guess["sentence"] == 1, batch.targets["sentence"] == 1
        add("sentences", int((start & gold).sum()), int((start & batch.words).sum()), int(gold.sum()))
        if document.mentions is None:
            read += sentences
            scores.append(guess["name scores"][0, : len(window.first)].numpy())
        for k in range(len(window.first)):
            if guess["mention"][0, k]:
                found.append((window.start + k, int(guess["mention"][0, k])))
                vectors[window.start + k] = guess["x"][0, k]
    if read:
        _count_names(read, np.concatenate(scores), add)
    if document.mentions:
        _links(net, document, found, vectors, add)


COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def _count_names(sentences: list[Sentence], scores: NDArray[np.float32], add: Any) -> None:
    """Count a document's names as the reader decides on them, all and by type."""
    found: list[names.Name] = []
    gold: list[names.Name] = []
    at = 0
    for s in sentences:
        here = names.names(scores[at : at + len(s.words)])
        found += [(at + i, at + j, label) for i, j, label in here]
        gold += [(at + i, at + j, label) for i, j, label in _gold_names(s.names)]
        at += len(s.words)
    agreed = names.agree([w for s in sentences for w in s.words], scores, found)
    mine, theirs = {(i, j, COARSE[label]) for i, j, label in agreed if label in COARSE}, set(gold)
    for kind in ("", "PER", "ORG", "LOC"):
        a, b = ({n for n in side if kind in ("", n[2])} for side in (mine, theirs))
        add(f"names{kind and '.'}{kind}", len(a & b), len(a), len(b))


def _gold_names(masks: list[int]) -> list[tuple[int, int, str]]:
    kinds = [(start, end, {COARSE.get(t, "") for t in types}) for start, end, types in marked(masks)]
    return [(start, end, kind.pop()) for start, end, kind in kinds if len(kind) == 1 and "" not in kind]


def _links(net: Reader, document: Document, found: list[tuple[int, int]], vectors: dict[int, Tensor], add: Any) -> None:
    """Count mention heads, and B³ over head words of clusters with two or more, on the gold parse."""
    forms, xpos, heads, deps, _, numbers = batches.flatten(document)
    gold = {h: m.cluster for h, m in batches.heads_of_mentions(document, heads).items()}
    add("mentions", len(gold.keys() & vectors.keys()), len(vectors), len(gold))
    if len(found) < 2:
        return
    order = [h for h, _ in found]
    described = coref.describe(forms, xpos, heads, deps, numbers, order, [t for _, t in found])
    later, earlier, features = coref.pairs(described)
    with torch.no_grad():
        pair, first = net.links(
            torch.stack([vectors[h] for h in order]).float(), *map(torch.from_numpy, (later, earlier, features))
        )
    numbers_of = coref.clusters(len(order), later, earlier, pair.numpy(), first.numpy())
    mine = dict(zip(order, numbers_of, strict=True))
    add("links", *b_cubed(mine, gold))


def b_cubed(mine: dict[int, Any], gold: dict[int, Any]) -> tuple[float, float, float]:
    """Return (right, predicted, gold) such that their F1 is near B³ F1 of the clusters of two or more."""

    def large(clusters: dict[int, Any]) -> dict[int, set[int]]:
        members: dict[Any, set[int]] = {}
        for h, c in clusters.items():
            members.setdefault(c, set()).add(h)
        return {h: members[c] for h, c in clusters.items() if len(members[c]) > 1}

    a, b = large(mine), large(gold)
    p = sum(len(a[h] & b[h]) / len(a[h]) for h in a.keys() & b.keys())
    r = sum(len(a[h] & b[h]) / len(b[h]) for h in a.keys() & b.keys())
    precision, recall = p / max(1, len(a)), r / max(1, len(b))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    weight = len(b)
    return f1 * weight, weight, weight
