"""Within an article: in, a reading's clusters; out, the things that it speaks of, and the thing of each mention."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from math import log2
from sys import intern

from kg import namekeys
from kg.model import Kind, Literal, Mention, Reading

_WEIGHT = {Kind.NAMED: 6, Kind.NOMINAL: 2, Kind.PRONOUN: 1}
_PLACES = frozenset({"GPE", "Place"})
_COLLECTIVE = frozenset(
    """contingent group team committee crowd council party company ministry army force unit crew cabinet panel board
    delegation gang family couple pair majority minority coalition alliance union squad brigade battalion""".split()
)
_POINTING = frozenset({"them", "him", "it", "us", "me", "you"})
_CIRCUMSTANCE = frozenset("in at on for with from to by into near between among against about over under than".split())
_SAID_OFTEN = 0.6  # of a word, where a phrase is said twice
_CODED = frozenset({"Organization", "Facility"})
_LONGEST_NAME, _LONGEST_PHRASE = 10, 7  # words: what is longer is a description that swallowed its neighbours


@dataclass(eq=False, slots=True)
class Thing:
    """What one article calls by these mentions."""

    article: str
    mentions: list[Mention] = field(default_factory=list)
    # The type and name are asked for again and again: they are kept with the number of mentions that gave them.
    _type: tuple[int, str] = (-1, "")
    _name: tuple[int, str] = (-1, "")
    _names: tuple[int, list[str]] = (-1, [])

    # Most things are said of once: then its only mention is asked.

    @property
    def named(self) -> bool:
        if len(self.mentions) == 1:
            return self.mentions[0].kind is Kind.NAMED
        return bool(self.names())

    @property
    def nameless(self) -> bool:
        """True where there are only pronouns: nobody can say who it is."""
        if len(self.mentions) == 1:
            return self.mentions[0].kind is Kind.PRONOUN
        return all(m.kind is Kind.PRONOUN for m in self.mentions)

    @property
    def person(self) -> bool:
        return self.type == "Person"

    @property
    def type(self) -> str:
        if len(self.mentions) == 1:
            return self.mentions[0].type
        if self._type[0] != len(self.mentions):
            self._type = len(self.mentions), best_type([self])
        return self._type[1]

    @property
    def name(self) -> str:
        if len(self.mentions) == 1:
            only = self.mentions[0]
            if only.kind is Kind.NAMED:
                return namekeys.canonical(only.name)
            return only.name if only.kind is Kind.NOMINAL else ""
        if self._name[0] != len(self.mentions):
            self._name = len(self.mentions), best_name([self])
        return self._name[1]

    def names(self) -> list[str]:
        """Return its proper names in the order of the text, one entry a mention."""
        if self._names[0] != len(self.mentions):
            named = [namekeys.canonical(m.name) for m in self.mentions if m.kind is Kind.NAMED]
            self._names = len(self.mentions), named
        return self._names[1]

    def lighten(self) -> None:
        """Forget the mentions' words but for "a", and share their strings; what they are called, and where, stays."""
        self.mentions = [
            Mention(self.article, m.span, self._kept(m), intern(m.type), m.kind, intern(m.name), intern(m.head))
            for m in self.mentions
        ]

    @staticmethod
    def _kept(m: Mention) -> str:
        return _ANY if _indefinite(m) else ""

    def absorb(self, other: "Thing") -> None:
        self.mentions = sorted({*self.mentions, *other.mentions}, key=_in_text)


def _place(m: Mention) -> tuple[int, int]:
    return m.span.start, m.span.end


def _in_text(m: Mention) -> tuple[int, int, str, str]:
    return m.span.start, m.span.end, m.text, m.type


def best_type(things: list[Thing]) -> str:
    """Return the type that the mentions vote for, names counting most; of equals the first in the alphabet."""
    votes: dict[str, int] = {}
    for thing in things:
        for m in thing.mentions:
            votes[m.type] = votes.get(m.type, 0) + (_WEIGHT[m.kind] if m.type != "Thing" else 1)
    return next(iter(votes)) if len(votes) == 1 else min(votes, key=lambda t: (-votes[t], t))


def best_name(things: list[Thing]) -> str:
    """Return the fullest proper name; without one, a noun phrase that says much or is said often."""
    names = Counter([name for thing in things for name in thing.names()])
    if len(names) == 1:
        return next(iter(names))
    if names:
        whole = [n for n in names if namekeys.within(n) not in names]  # "Norland", and not "northern Norland"
        fits = [n for n in whole if len(n.split()) <= _LONGEST_NAME] or list(names)
        fullest = min(fits, key=lambda n: (-len(namekeys.words(n)), -names[n], -len(n), n))
        plain = fullest.partition(" of ")[0]  # "Karvel Group of Norland", mostly called "Karvel Group"
        return plain if " " in plain and names[plain] > names[fullest] else fullest
    phrases = [m.name for thing in things for m in _naming(thing)]
    if len(phrases) < 2:
        return phrases[0] if phrases else ""
    often = Counter([p.lower() for p in phrases])
    return max(phrases, key=lambda p: _tells(p) + _SAID_OFTEN * log2(often[p.lower()]))


def _naming(thing: Thing) -> list[Mention]:
    """Return the noun phrases that can name a thing: not "a close ally of Peru", said of what was named before."""
    nominal = sorted((m for m in thing.mentions if m.kind is Kind.NOMINAL), key=_place)
    return [m for n, m in enumerate(nominal) if n == 0 or not _indefinite(m)]


_ANY = "a "


def _indefinite(mention: Mention) -> bool:
    return mention.text[:3].lower().startswith((_ANY, "an "))


def _tells(phrase: str) -> float:
    """Return how much of a description a noun phrase is: its words before what it says of place and circumstance."""
    if not _POINTING.isdisjoint(w if w.isupper() else w.lower() for w in phrase.split()):
        return 0  # "a contingent of them": of whom? But "US troops"
    words = phrase.lower().split()
    told = next((i for i, w in enumerate(words) if w in _CIRCUMSTANCE), len(words))
    return min(told, _LONGEST_PHRASE) + (0.5 if told < len(words) else 0)


def things_of(reading: Reading, mentions: list[Mention]) -> dict[Mention, Thing]:
    """Return the thing of each mention: clusters, split where names contradict, joined where names agree."""
    things = [t for cluster in reading.clusters for t in _split(reading.article.id, cluster)]
    clustered = len({id(m) for cluster in reading.clusters for m in cluster})  # they come first in `mentions`
    things += [Thing(reading.article.id, [m]) for m in mentions[clustered:]]
    return {m: t for t in _join(things) for m in t.mentions}


def mentions_of(reading: Reading) -> list[Mention]:
    """Return each mention once, in an order that depends on the reading alone: of the clusters, then of the claims."""
    found = list(chain.from_iterable(reading.clusters))
    seen = set(map(id, found))  # where the claims hold the very same, they need not be compared
    others: list[Mention] = []
    for claim in reading.claims:
        told: tuple[Mention | Literal | None, ...] = claim.subject, claim.object, claim.speaker, claim.where
        if claim.via or claim.arguments:
            told = *told, *claim.via, *[value for _, value in claim.arguments]
        for m in told:
            if id(m) not in seen and isinstance(m, Mention):
                others.append(m)
    return list(dict.fromkeys([*found, *others])) if others else found


def _split(article: str, cluster: tuple[Mention, ...]) -> list[Thing]:
    """Keep a cluster whole unless its names cannot be of one thing; then each mention goes with the name before it."""
    if len(cluster) == 1:
        return [Thing(article, list(cluster))]
    groups: list[Thing] = []
    ordered = sorted(cluster, key=_in_text)
    named = [m for m in ordered if m.named]
    if not named:
        return [Thing(article, ordered)]
    group_of: dict[Mention, Thing] = {}
    for m in sorted(named, key=lambda m: (-len(m.name.split()), _place(m))):
        for group in groups:
            first = group.mentions[0]
            one = namekeys.compatible(m.name, first.name) or namekeys.is_acronym(m.name, first.name)
            one = one or (m.type in _CODED and namekeys.is_code(m.name))  # "Oslo Airport (OSL)"
            if one and (m.type == "Person") == (first.type == "Person"):
                break
        else:
            group = Thing(article)
            groups.append(group)
        group.mentions.append(m)
        group_of[m] = group
    current = min(groups, key=lambda g: min(map(_place, g.mentions)))
    apart = Thing(article)
    for m in ordered:
        current = group_of.get(m, current)
        if m not in group_of:
            (apart if _clashes(m, current.mentions[0]) else current).mentions.append(m)
    if apart.mentions:
        groups.append(apart)
    for group in groups:
        group.mentions.sort(key=_in_text)
    return groups


def _clashes(phrase: Mention, name: Mention) -> bool:
    """Tell whether a noun phrase cannot be of the name's kind: "the contingent" is no single person."""
    if phrase.kind is not Kind.NOMINAL or name.type != "Person":
        return False
    return phrase.head in _COLLECTIVE or phrase.type in ("Event", "Place", "GPE", "Work", "Facility", "Vehicle")


def _join(things: list[Thing]) -> list[Thing]:
    """Join what has the same name, then short names with the one full name that they can mean."""
    by_key: dict[tuple[str, bool], Thing] = {}
    out = []
    for thing in things:
        if not thing.named:
            out.append(thing)
            continue
        keys = [(namekeys.key(n), thing.person) for n in dict.fromkeys(thing.names())]
        known = next((by_key[k] for k in keys if k in by_key), None)
        if known is None:
            out.append(thing)
        else:
            known.absorb(thing)
        for k in keys:
            by_key.setdefault(k, known or thing)
    full = [t for t in out if t.named and any(len(namekeys.words(n)) > 1 for n in t.names())]
    people, others = [t for t in full if t.person], [t for t in full if not t.person]
    kept = []
    for thing in out:
        names = thing.names() if thing.named else []
        if names and all(len(namekeys.words(n)) == 1 for n in names):
            means = _means_person if thing.person else _means
            fits = [f for f in (people if thing.person else others) if means(names[0], f, thing)]
            if len(fits) == 1:
                fits[0].absorb(thing)
                continue
        kept.append(thing)
    return kept


def _means_person(short: str, full: Thing, thing: Thing) -> bool:
    return any(namekeys.names_person(short, n) for n in full.names())


def _means(short: str, full: Thing, thing: Thing) -> bool:
    if thing.type in _PLACES and full.type not in _PLACES:  # "Norland" is no "Norland Bank"
        return False
    # "Delta", and only later "Delta Founders Share Company": another
    later = thing.mentions[0].span.start < full.mentions[0].span.start
    names = (n for n in full.names() if not (later and namekeys.tells_more(n)))
    return any(namekeys.names_organization(short, n) for n in names)
