"""What kg tells of an annotated article, held against its annotation: rows and facts in, matches and counts out.

A row (a line of `kg extract --format jsonl`) can be a fact where both stand in the same sentence and name the same two
things, in the same direction unless the relation has none. Each row is one fact at most and each fact one row; rows
that also have the relation come first, then those whose trigger shares a word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Fact = Mapping[str, Any]
Entities = Mapping[str, Mapping[str, Any]]

MUTUAL = frozenset(
    "met-with agreed-with allied-with cooperated-with negotiated-with fought competes-with affiliated-with spouse-of "
    "sibling-of relative-of".split()
)
_EMPTY = frozenset(
    "a an the of in on at to for by with and or s his her its their this that these those who which".split()
)
_POSSESSIVE = re.compile(r"['’]s\b")
_ENDING = re.compile(r"(ies|ied|ing|ed|es|s|d|e)$")
SAME_SENTENCE, SAME_NAME, SAME_LITERAL = 0.8, 0.5, 0.5  # shares of words


@dataclass(frozen=True)
class Match:
    """A row that is a fact: `typed` with its relation, `open` with a word of its trigger."""

    row: Row
    fact: Fact
    typed: bool
    open: bool


@dataclass(frozen=True)
class Compared:
    """One article: what matched, and what is left on either side."""

    matches: list[Match]
    missed: list[Fact]
    extra: list[Row]
    entities: Entities


def compare(annotation: Mapping[str, Any], rows: Sequence[Row]) -> Compared:
    """Match the rows of one article with its facts, the best first."""
    entities = {entity["id"]: entity for entity in annotation["entities"]}
    facts = annotation["facts"]
    possible = []
    for j, fact in enumerate(facts):
        for i, row in enumerate(rows):
            if same_sentence(row["sentence"], fact["sent"]) and same_arguments(row, fact, entities):
                possible.append((not same_relation(row, fact), not same_trigger(row, fact), i, j))
    row_of: dict[int, int] = {}
    matches = []
    for not_typed, not_open, i, j in sorted(possible):
        if j not in row_of and i not in row_of.values():
            row_of[j] = i
            matches.append(Match(rows[i], facts[j], not not_typed, not not_open))
    used = set(row_of.values())
    return Compared(
        matches,
        [fact for j, fact in enumerate(facts) if j not in row_of],
        [row for i, row in enumerate(rows) if i not in used],
        entities,
    )


def figures(articles: Iterable[Compared]) -> dict[str, float | None]:
    """Return the shares over all articles, by name; None where there was nothing to count."""
    n: Counter[str] = Counter()
    for article in articles:
        n["told"] += len(article.matches) + len(article.extra)
        n["facts"] += len(article.matches) + len(article.missed)
        n["core facts"] += sum(fact["core"] for fact in (*(m.fact for m in article.matches), *article.missed))
        for match in article.matches:
            n["pair"] += 1
            n["open"] += match.open
            if match.typed:
                _count_typed(n, match, article.entities)
    shares: dict[str, float | None] = {"facts": n["facts"], "told": n["told"]}
    for level in ("pair", "open", "typed"):
        shares[f"{level} precision"] = _share(n[level], n["told"])
        shares[f"{level} recall"] = _share(n[level], n["facts"])
        shares[f"{level} F1"] = _share(2 * n[level], n["told"] + n["facts"])
    shares["typed recall of core facts"] = _share(n["core"], n["core facts"])
    for layer, of in _LAYERS.items():
        shares[layer] = _share(n[layer], n[of])
    return shares


_LAYERS = {
    "polarity": "typed",
    "modality": "typed",
    "speaker": "typed",
    "speaker where attributed": "attributed",
    "date where dated": "dated",
}


def _count_typed(n: Counter[str], match: Match, entities: Entities) -> None:
    row, fact = match.row, match.fact
    said, dated = same_speaker(row, fact, entities), fact.get("when")
    n["typed"] += 1
    n["core"] += fact["core"]
    n["polarity"] += row["polarity"].startswith(fact["polarity"])
    n["modality"] += row["modality"] == fact["modality"]
    n["speaker"] += said
    if fact.get("by"):
        n["attributed"] += 1
        n["speaker where attributed"] += said
    if dated:
        n["dated"] += 1
        n["date where dated"] += (row.get("when") or "").startswith(dated)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def content(text: str) -> list[str]:
    """Return the words that say something, in small letters."""
    return [word for word in re.findall(r"\w+", _POSSESSIVE.sub(" ", text.lower())) if word not in _EMPTY]


def same_sentence(a: str, b: str) -> bool:
    return _overlap(a, b) >= SAME_SENTENCE


def _overlap(a: str, b: str) -> float:
    """Return which share of the shorter text's words the other has too."""
    x, y = set(content(a)), set(content(b))
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def same_name(a: str, b: str) -> bool:
    """Tell whether one name holds the other with three words more at most, or half of all their words are shared."""
    x, y = set(content(a)), set(content(b))
    shared = len(x & y)
    if not shared:
        return False
    within = shared == min(len(x), len(y)) and abs(len(x) - len(y)) <= 3
    return within or shared / len(x | y) >= SAME_NAME


def same_arguments(row: Row, fact: Fact, entities: Entities) -> bool:
    """Tell whether the row is between the fact's two things."""

    def between(subject: Any, object_: Any) -> bool:
        return _names_it(subject, fact["s"], entities) and _names_it(object_, fact["o"], entities)

    return between(row["subject"], row["object"]) or (
        fact["r"] in MUTUAL and between(row["object"], row["subject"])
    )  # fmt: skip


def _names_it(argument: Mapping[str, Any], wanted: Any, entities: Entities) -> bool:
    told = _names(argument)
    if isinstance(wanted, str):
        entity = entities[wanted]
        return any(same_name(a, b) for a in told for b in (entity["name"], *entity["mentions"]))
    return any(same_name(a, wanted["text"]) or _overlap(a, wanted["text"]) >= SAME_LITERAL for a in told)


def _names(argument: Mapping[str, Any]) -> list[str]:
    return [argument[key] for key in ("name", "mention", "literal") if argument.get(key)]


def same_relation(row: Row, fact: Fact) -> bool:
    """Tell whether the relation is the fact's or one that it allows; of open ones the beginning of the verb counts."""
    told, wanted = row["relation"], fact["r"]
    if told == wanted or told in fact["r_ok"]:
        return True
    if not wanted.startswith("other:"):
        return False
    first, second = (name.removeprefix("other:").split("-")[0][:5] for name in (told, wanted))
    return bool(first == second)


def same_trigger(row: Row, fact: Fact) -> bool:
    """Tell whether the triggers share a stem, or a word where the fact's has none but "of", "who" or "'s"."""
    told, wanted = row.get("trigger") or row["relation"].replace("-", " "), fact["trigger"]
    stems = {_stem(word) for word in content(wanted)}
    if stems:
        return not stems.isdisjoint(_stem(word) for word in content(told))
    return not set(re.findall(r"\w+", told.lower())).isdisjoint(re.findall(r"\w+", wanted.lower()))


def _stem(word: str) -> str:
    return _ENDING.sub("", word)[:5]


def same_speaker(row: Row, fact: Fact, entities: Entities) -> bool:
    """Tell whether both have the same speaker, or neither has one."""
    told, wanted = row.get("speaker"), fact.get("by")
    if not told or not wanted:
        return not told and not wanted
    entity = entities.get(wanted)
    known = [entity["name"], *entity["mentions"]] if entity else [wanted]
    return any(same_name(a, b) for a in _names(told) for b in known)
