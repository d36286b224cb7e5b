"""Names swapped for others of their type: in, a document; out, the same with other people, firms and places in it.

A treebank of a few thousand names teaches those names; what stands around them is learned better when the names
change. A name keeps its number of words, so its tree and tags stay; in one document it is swapped in every place.
"""

import random
from collections.abc import Iterable
from dataclasses import replace

from kg.reader.train.agreement import Types, marked
from kg.reader.train.corpora import Document, Sentence

Pool = dict[tuple[Types, int], list[tuple[str, ...]]]
LEAST = 20  # names of a type and length; of fewer, the same would come again and again


def pool_of(documents: Iterable[Document]) -> Pool:
    """Return the names of the documents by their types and number of words, those in capitals throughout."""
    found: dict[tuple[Types, int], dict[tuple[str, ...], None]] = {}
    for s in (s for d in documents for s in d.sentences if s.names):
        for start, end, types in marked(s.names):
            if _plain(s, start, end):
                found.setdefault((types, end - start), {})[tuple(s.words[start:end])] = None
    return {key: list(names) for key, names in found.items() if len(names) >= LEAST}


def swap(document: Document, pool: Pool, share: float, rng: random.Random) -> Document:
    """Return the document with this share of its names swapped; no mentions may be marked in it."""
    chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
    sentences = []
    for s in document.sentences:
        words = list(s.words)
        for start, end, types in marked(s.names):
            name, others = tuple(s.words[start:end]), pool.get((types, end - start))
            if others and _plain(s, start, end):
                if name not in chosen:
                    chosen[name] = rng.choice(others) if rng.random() < share else name
                words[start:end] = chosen[name]
        sentences.append(replace(s, words=words))
    return replace(document, sentences=sentences)


def lowered(document: Document) -> Document:
    """Return the document without a capital letter, as many a writer writes: the tree and the names stay."""
    return replace(
        document, sentences=[replace(s, words=[word.lower() for word in s.words]) for s in document.sentences]
    )


def _plain(s: Sentence, start: int, end: int) -> bool:
    """Tell whether every word of the name has a capital, and the tree, where there is one, calls it a proper noun."""
    tags = s.xpos[start:end]
    return all(w[0].isupper() for w in s.words[start:end]) and all(x in ("NNP", "NNPS") for x in tags)
