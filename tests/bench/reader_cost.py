"""What the reader costs, and that it gives the same whatever runs it: speed beside a peer, memory, time to start."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

_LOAD = "import time; t = time.perf_counter(); import kg.reader; kg.reader.load(); print(time.perf_counter() - t)"
_MEMORY = """
import resource, sys, kg.reader
nlp = kg.reader.load()
nlp(sys.stdin.read())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def texts_of(folder: Path, copies: int) -> list[str]:
    """Return the sample articles' paragraphs in varied order: news of the usual length, no two alike."""
    from kg import intake

    articles = [a.text.split("\n\n") for a in intake.read(folder)]
    out = []
    for k in range(copies):
        for i, paragraphs in enumerate(articles):
            other = articles[(i + k + 1) % len(articles)]
            out.append("\n\n".join([*paragraphs[k % 3 :], *other[: 1 + k % 4]]))
    return out


def speed(read: Callable[[Iterable[str]], Iterable[Doc]], texts: list[str]) -> float:
    """Return words a second; words are tokens that are not white space."""
    for _ in read(texts[:8]):  # warm
        pass
    started = time.perf_counter()
    words = sum(sum(not t.is_space for t in doc) for doc in read(texts))
    return words / (time.perf_counter() - started)


def start_time() -> float:
    """Return the seconds of import and load, the best of three processes."""
    return min(float(subprocess.check_output([sys.executable, "-c", _LOAD])) for _ in range(3))


def peak_memory(text: str) -> float:
    """Return the peak of resident memory, MiB, of a process that reads one text."""
    command = [sys.executable, "-c", _MEMORY]
    return float(subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout)


def analysis(doc: Doc) -> list[tuple[object, ...]]:
    """Return all that the reader decides, to compare."""
    mentions = [(s.start, s.end, s.label_, s.id_) for s in doc.spans["mentions"]]
    ents = [(e.start, e.end, e.label_) for e in doc.ents]
    return [(t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.head.i, t.dep_) for t in doc] + mentions + ents


def same(texts: list[str], one: Language, two: Language) -> bool:
    """Tell whether 1 and 2 threads, alone and in a batch of 64, give the same."""
    alone = [analysis(one(text)) for text in texts]
    return all([analysis(doc) for doc in nlp.pipe(texts, batch_size=64)] == alone for nlp in (one, two)) and alone == [
        analysis(two(text)) for text in texts
    ]


def model_size(folder: Path) -> float:
    """Return the size of the model's files, MiB."""
    return sum(f.stat().st_size for f in folder.iterdir()) / 2**20
