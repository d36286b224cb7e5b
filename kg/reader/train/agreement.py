"""Silver names held against human ones: in, documents of both; out, the silver ones with their types put right.

A name that people marked elsewhere keeps the types that people gave it: the Groningen Meaning Bank calls the West Bank
an organisation 171 times.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.reader.labels import NAME_TAGS, NAME_TYPES
from kg.reader.train.corpora import O_ONLY, Document, allow

Types = frozenset[str]
_TYPES_OF = {1 << i: tag[2:] for i, tag in enumerate(NAME_TAGS)}
_BEGIN = sum(1 << i for i, tag in enumerate(NAME_TAGS) if tag.startswith("B"))
SHARE = 0.15  # a type that fewer of a name's human mentions allow is an error or another name
LEAST = 2  # mentions; one alone may be the error
OTHER = frozenset(("EVENT", "PRODUCT", "WORK"))  # what a corpus with a class for the rest allows in it: says little


def marked(names: list[int]) -> Iterator[tuple[int, int, Types]]:
    """Yield (start, end, allowed types) of the names of one sentence; words that may be none are left out."""
    i = 0
    while i < len(names):
        j = i + 1
        if _begins(names[i]):
            while j < len(names) and names[j] and not names[j] & (O_ONLY | _BEGIN):
                j += 1
            yield i, j, frozenset(_TYPES_OF[bit] for bit in _TYPES_OF if names[i] & bit)
        i = j


def _begins(mask: int) -> bool:
    return bool(mask & _BEGIN) and not mask & ~_BEGIN


def human_types(documents: Iterable[Document]) -> dict[str, Types]:
    """Return the types that people gave each name, in lower case."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for s in (s for d in documents for s in d.sentences if s.names):
        for start, end, types in marked(s.names):
            name = " ".join(s.words[start:end]).lower()
            counts[name].update(types)
            totals[name] += 1
    common = {
        name: frozenset(t for t, n in found.items() if n >= SHARE * totals[name]) for name, found in counts.items()
    }
    return {name: types for name, types in common.items() if totals[name] >= LEAST and not types & OTHER}


def put_right(silver: Iterable[Document], known: dict[str, Types]) -> int:
    """Give silver names that people marked too the types that both allow, or else people's; return how many changed."""
    changed = 0
    for s in (s for d in silver for s in d.sentences):
        for start, end, types in list(marked(s.names)):
            theirs = known.get(" ".join(s.words[start:end]).lower())
            if theirs and not types <= theirs:
                # Rice is a university and a secretary: an institution's name is no proof against a person's
                both = types | theirs if "PERSON" in types and "ORG" in theirs else types & theirs or theirs
                allow(s.names, start, end, _in_order(both))
                changed += 1
    return changed


def _in_order(types: Types) -> tuple[str, ...]:
    return tuple(t for t in NAME_TYPES if t in types)
