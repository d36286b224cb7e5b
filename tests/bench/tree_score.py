"""Tagging, parsing, segmentation and name scores.

In: gold Docs and what a pipeline made of the same words, or of the same raw text. Out: percentages.

Words are counted as the CoNLL 2018 shared task does: over all words, punctuation included; "LAS (universal)" compares
relations without their subtype, as the shared task's LAS does, "LAS (full)" with it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

from spacy.tokens import Doc


class F1(NamedTuple):
    gold: int
    predicted: int
    right: int

    @property
    def percent(self) -> float:
        return 200 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


def token_scores(pairs: Iterable[tuple[Doc, Doc]]) -> dict[str, float]:
    """Return per cent of words right, by layer, for (gold, predicted) Docs of the same words.

    Raises ValueError where the words or the sentences are not the same: then nothing was kept as it was given.
    """
    right: Counter[str] = Counter()
    words = 0
    for gold, predicted in pairs:
        if [t.text for t in gold] != [t.text for t in predicted]:
            raise ValueError(f"{gold.user_data.get('id')}: other words than given")
        if [s.start for s in gold.sents] != [s.start for s in predicted.sents]:
            raise ValueError(f"{gold.user_data.get('id')}: other sentences than given")
        words += len(gold)
        for g, p in zip(gold, predicted, strict=True):
            head = g.head.i == p.head.i
            dep, guess = g.dep_.lower(), p.dep_.lower()
            right["UPOS"] += g.pos_ == p.pos_
            right["XPOS"] += g.tag_ == p.tag_
            right["feats"] += str(g.morph) == str(p.morph)
            right["lemma"] += g.lemma_ in ("", p.lemma_)
            right["UAS"] += head
            right["LAS (universal)"] += head and dep.partition(":")[0] == guess.partition(":")[0]
            right["LAS (full)"] += head and dep == guess
    layers = ("UPOS", "XPOS", "feats", "lemma", "UAS", "LAS (universal)", "LAS (full)")
    return {layer: 100 * right[layer] / words if words else 0.0 for layer in layers}


def visible_spans(text: str, spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return spans in characters that are not whitespace, counted from the text's beginning; empty ones are dropped."""
    index, count = [], 0
    for character in text:
        index.append(count)
        count += not character.isspace()
    index.append(count)
    return {(index[start], index[end]) for start, end in spans if index[start] < index[end]}


def segmentation(documents: Iterable[tuple[str, Iterable[tuple[int, int]], Iterable[tuple[int, int]]]]) -> F1:
    """Count spans (tokens, sentences) of a raw text that both have, by their visible characters."""
    gold = predicted = right = 0
    for text, ours, theirs in documents:
        expected, found = visible_spans(text, ours), visible_spans(text, theirs)
        gold, predicted, right = gold + len(expected), predicted + len(found), right + len(expected & found)
    return F1(gold, predicted, right)


def span_f1(pairs: Iterable[tuple[Iterable[Hashable], Iterable[Hashable]]]) -> F1:
    """Count labelled spans that are the same on both sides, start, end and label."""
    gold = predicted = right = 0
    for ours, theirs in pairs:
        expected, found = set(ours), set(theirs)
        gold, predicted, right = gold + len(expected), predicted + len(found), right + len(expected & found)
    return F1(gold, predicted, right)


def iob2_spans(tags: Iterable[str]) -> set[tuple[int, int, str]]:
    """Return (start, end, type) of the spans of one sentence; an I- without its B- begins one, as in conlleval."""
    spans: list[tuple[int, int, str]] = []
    open_label = ""
    for i, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix == "I" and label == open_label:
            spans[-1] = (spans[-1][0], i + 1, label)
        elif prefix in ("B", "I"):
            spans.append((i, i + 1, label))
        open_label = label
    return set(spans)


def read_iob2(lines: Iterable[str]) -> Mapping[str, tuple[list[str], list[str]]]:
    """Return words and tags by sentence id of a Universal NER file."""
    sentences: dict[str, tuple[list[str], list[str]]] = {}
    name = ""
    for line in lines:
        if line.startswith("# sent_id"):
            name = line.partition("=")[2].strip()
        columns = line.rstrip("\n").split("\t")
        if len(columns) > 2 and columns[0].isdigit():
            words, tags = sentences.setdefault(name, ([], []))
            words.append(columns[1])
            tags.append(columns[2])
    return sentences
