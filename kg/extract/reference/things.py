"""In: the mentions of an article by their head words. Out: the things they are mentions of, while these are found.

A thing begins as what the reader saw as one; the rules of `kg.extract.reference.samename` and
`kg.extract.reference.corefer` join things and take mentions out of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg import namekeys
from kg.extract.reference.phrases import Phrase, describe
from kg.extract.tree import Word
from kg.model import Kind, Mention


@dataclass(eq=False, slots=True)
class Seen:
    """A mention at its head word; `name` gives the first and last word (exclusive) of a proper name."""

    word: Word
    mention: Mention
    name: tuple[int, int] | None
    thing: int
    type: str
    phrase: Phrase | None = None
    named: bool = field(init=False)
    nominal: bool = field(init=False)
    pronoun: bool = field(init=False)
    sent: int = field(init=False)

    def __post_init__(self) -> None:
        """Keep what is asked for again and again."""
        kind = self.mention.kind
        self.named, self.nominal, self.pronoun = kind is Kind.NAMED, kind is Kind.NOMINAL, kind is Kind.PRONOUN
        self.sent = self.word.sent


class Things:
    """All things of an article; each has a number, and its mentions in text order."""

    def __init__(self, words: list[Word], seen: Iterable[Seen]) -> None:
        self.words = words
        self.all = sorted(seen, key=lambda s: s.word.i)
        self.at = {s.word.i: s for s in self.all}
        self._members: dict[int, list[Seen]] = {}
        for one in self.all:
            self._members.setdefault(one.thing, []).append(one)
        self._next = max(self._members, default=0) + 1

    def describe(self) -> None:
        """Say of each phrase what tells its thing apart, now that names are known: "Peru's" as "Peruvian"."""
        keys = {namekeys.key(s.mention.name): f"#{s.thing}" for s in self.all if s.named}

        def called(word: Word, name: str) -> str:
            seen = self.at.get(word.i)
            return f"#{seen.thing}" if seen else keys.get(namekeys.key(name), name)

        for one in self.all:
            one.phrase = None if one.pronoun else describe(one.word, self.words, called)

    def __iter__(self) -> Iterator[list[Seen]]:
        """Yield the mentions of each thing, by the number of the thing."""
        return iter([self._members[n] for n in sorted(self._members)])

    def of(self, one: Seen) -> list[Seen]:
        """Return all mentions of the thing that this is a mention of."""
        return self._members[one.thing]

    def is_first(self, one: Seen) -> bool:
        """Tell whether nothing before it speaks of its thing, but for pronouns."""
        return all(s.pronoun or s.word.i >= one.word.i for s in self.of(one))

    def agree(self, one: Seen, other: Seen, *, letters: bool = False) -> bool:
        """Tell whether the names of two things may be of one; with `letters`, the one an acronym in any order."""
        names = [max((s.mention.name for s in self.of(o) if s.named), key=len, default="") for o in (one, other)]
        short, full = sorted(names, key=len)
        return not short or namekeys.compatible(short, full) or (letters and namekeys.is_acronym(short, full))

    def join(self, one: Seen, other: Seen) -> None:
        """Make one thing of two."""
        if one.thing == other.thing:
            return
        low, high = sorted((one.thing, other.thing))
        moved = self._members.pop(high)
        for seen in moved:
            seen.thing = low
        self._members[low] = sorted((*self._members[low], *moved), key=lambda s: s.word.i)

    def part(self, leaving: list[Seen]) -> None:
        """Make a thing of its own of some mentions of one."""
        if not leaving or len(leaving) == len(self.of(leaving[0])):
            return
        rest = [s for s in self.of(leaving[0]) if s not in leaving]
        self._members[leaving[0].thing] = rest
        for seen in leaving:
            seen.thing = self._next
        self._members[self._next] = leaving
        self._next += 1
