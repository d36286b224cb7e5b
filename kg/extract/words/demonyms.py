"""In: an adjective of nationality or origin. Out: the place behind it, as `ontology/demonyms.csv` says."""

import csv
from functools import cache

from kg.extract.tree import Word
from kg.ontology import FOLDER

CONTINENTS = frozenset({"Africa", "Asia", "Europe", "Latin America", "North America", "South America"})


_OF_NO_CITY = frozenset({"catholic", "catholicism", "numeral", "empire", "law", "candle"})


@cache
def _places() -> dict[str, str]:
    with (FOLDER / "demonyms.csv").open(encoding="utf8", newline="") as file:
        return {row["adjective"]: row["place"] for row in csv.DictReader(file)}


@cache
def _seconds() -> frozenset[str]:
    return frozenset(adjective.split()[-1] for adjective in _places() if " " in adjective)


@cache
def _known() -> frozenset[str]:
    return frozenset(_places().values())


def is_place(name: str) -> bool:
    """Tell whether a name is that of a country or place that has an adjective of its own."""
    return name in _known() or name.removeprefix("the ") in _known()


def place_behind(word: Word, words: list[Word]) -> tuple[str, int] | None:
    """Return the place behind an adjective and the index of its first word ("South" in "South Korean"), or None."""
    table = _places()
    if word.text == "Roman" and word.i + 1 < len(words) and words[word.i + 1].low in _OF_NO_CITY:
        return None  # a Roman Catholic is of a church
    if word.text in _seconds() and word.i:
        joined = f"{words[word.i - 1].text} {word.text}"
        if joined in table:
            return table[joined], word.i - 1
    place = table.get(word.text)
    return (place, word.i) if place else None
