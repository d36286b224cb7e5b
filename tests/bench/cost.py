"""What a pipeline costs: words a second, memory, time to load, and whether its output depends on how it is run.

In: pipelines and texts. Out: numbers. Memory and loading are measured in a process of their own.
"""

import hashlib
import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

from spacy.tokens import Doc

from kg.reader.conllu import write_conllu

Pipe = Callable[[list[str]], Iterable[Doc]]

# Not ru_maxrss: across fork and exec it keeps the parent's peak.
ALONE = """
import sys, time
begun = time.perf_counter()
from kg.reader import load
nlp = load(threads=2)
loaded = time.perf_counter() - begun
nlp(sys.stdin.read())
status = open("/proc/self/status").read()
print(loaded, int(status.split("VmHWM:")[1].split()[0]) / 1024)
"""


def articles(texts: Iterable[str], words: int) -> list[str]:
    """Repeat texts to articles of at least this many words in all."""
    pool = list(texts)
    out: list[str] = []
    count = 0
    while count < words:
        text = pool[len(out) % len(pool)]
        out.append(text)
        count += len(text.split())
    return out


def words_per_second(pipes: Sequence[Pipe], texts: list[str], rounds: int = 5) -> list[tuple[float, float]]:
    """Return for each the words (tokens not of white space) that it reads in a second, and in one of processor time.

    They read in turn, so that what else the machine does falls on all alike; each figure is the median of the rounds.
    Processor time is this process's own, all threads together.
    """
    rates: list[list[tuple[float, float]]] = [[] for _ in pipes]
    for number in range(rounds + 1):
        for pipe, found in zip(pipes, rates, strict=True):
            begun, worked = time.perf_counter(), time.process_time()
            count = sum(sum(not token.is_space for token in doc) for doc in pipe(texts if number else texts[:2]))
            found.append((count / (time.perf_counter() - begun), count / (time.process_time() - worked)))
    return [(median(r[0] for r in found[1:]), median(r[1] for r in found[1:])) for found in rates]


def loading_and_memory(text: str) -> tuple[float, float]:
    """Return seconds to import and load the reader, and MiB at most in use while it reads the text."""
    best = (float("inf"), 0.0)
    for _ in range(3):
        run = subprocess.run([sys.executable, "-c", ALONE], input=text, capture_output=True, text=True, check=True)
        seconds, memory = map(float, run.stdout.split())
        best = min(best[0], seconds), max(best[1], memory)
    return best


def size(folder: Path) -> float:
    """Return the megabytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def digest(docs: Iterable[Doc]) -> list[str]:
    """Return a digest of all that was read of each text."""
    out = []
    for doc in docs:
        stream = io.StringIO()
        write_conllu(doc, stream)
        out.append(hashlib.sha256(stream.getvalue().encode()).hexdigest())
    return out
