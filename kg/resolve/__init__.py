"""Mentions to entities, claims to statements: in, readings; out, one Graph, or one article's part of it at a time.

The graph is a function of the set of readings: their order does not matter, nor does the process that resolves them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg import namekeys
from kg.garbage import uncollected
from kg.model import Claim, Entity, Evidence, Graph, Kind, Literal, Mention, Reading, Statement
from kg.resolve.identity import Group, Traits, identify, traits_of
from kg.resolve.things import Thing, mentions_of, things_of

__all__ = ["Resolution", "dropped", "resolve"]

_NOBODY = "unnamed speaker"


def resolve(readings: Iterable[Reading]) -> Graph:
    """Resolve readings to entities and statements, each sorted by id.

    A claim about an "it" that nothing explains is left out; `dropped` counts those.
    """
    by_id: dict[str, Reading] = {}
    for reading in readings:
        known = by_id.setdefault(reading.article.id, reading)
        if known is not reading and repr(reading) > repr(known):  # two of one id: the same one stays, in any order
            by_id[reading.article.id] = reading
    ordered = [by_id[i] for i in sorted(by_id)]
    resolution = Resolution(ordered)
    found: dict[tuple[str, str, str | Literal], list[Evidence]] = defaultdict(list)
    for reading in ordered:
        for s in resolution.tell(reading).statements:
            found[s.subject, s.relation, s.object].extend(s.evidence)
    statements = tuple(Statement(*key, tuple(found[key])) for key in sorted(found, key=_name))
    return Graph(tuple(r.article for r in ordered), tuple(resolution.entities()), statements)


def dropped(reading: Reading) -> int:
    """Count the claims that `resolve` leaves out: about a pronoun that nothing explains, or of a thing with itself."""
    resolution = Resolution([reading])
    resolution.tell(reading)
    return resolution.dropped


class Resolution:
    """Who is who in all articles together; then, article by article, what is told of them.

    Of each article no more is kept than tells its things apart; so memory hardly grows, and readings may lie on disk.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Take in all readings, each of another article, in any order."""
        with uncollected():
            self._take_in(readings)
        self._used: set[str] = set()
        self._strangers: set[str] = set()
        self.dropped = 0

    def _take_in(self, readings: Iterable[Reading]) -> None:
        things: dict[str, list[Thing]] = {}
        meant: dict[str, list[Thing]] = {}  # by each mention
        traits: Traits = {}
        for reading in readings:
            article, mentions = reading.article.id, mentions_of(reading)
            by_mention = things_of(reading, mentions)
            traits.update(traits_of(reading, by_mention))
            things[article] = list(dict.fromkeys(by_mention.values()))
            meant[article] = [by_mention[m] for m in mentions]
            for thing in things[article]:
                thing.lighten()
        groups = identify((t for article in sorted(things) for t in things[article]), traits)
        ids = {t: g.id for g in groups for t in g.things}
        self._ids = {article: [ids.get(t) for t in of_mentions] for article, of_mentions in meant.items()}
        self._entities = {g.id: _entity(g) for g in groups}

    def tell(self, reading: Reading) -> Graph:
        """Return what one article tells: the article and its statements, sorted; its entities are with the others'."""
        ids = dict(zip(mentions_of(reading), self._ids[reading.article.id], strict=True))
        found: dict[tuple[str, str, str | Literal], list[Evidence]] = defaultdict(list)
        for claim in reading.claims:
            told = _Told(reading, claim, ids, self._strangers)
            if told.whole:
                found[told.subject, claim.relation, told.object].append(told.evidence())
            else:
                self.dropped += 1
        statements = tuple([Statement(*k, _each_once(found[k])) for k in sorted(found, key=_name)])
        self._use(statements)
        return Graph((reading.article,), (), statements)

    def _use(self, statements: tuple[Statement, ...]) -> None:
        used = self._used
        for s in statements:
            used.add(s.subject)
            if isinstance(s.object, str):
                used.add(s.object)
            for e in s.evidence:
                used.update([i for i in (e.speaker, e.where, *e.via) if i])
                if e.arguments:
                    used.update([v for _, v in e.arguments if isinstance(v, str)])

    def entities(self) -> Iterator[Entity]:
        """Yield the things that have been told of, in the order of their ids."""
        for entity in sorted(self._used):
            yield self._entities.get(entity) or _stranger(entity)


class _Told:
    """A claim with the ids of its things; the nameless have none."""

    def __init__(self, reading: Reading, claim: Claim, ids: dict[Mention, str | None], strangers: set[str]) -> None:
        self._reading, self._claim, self._ids, self._strangers = reading, claim, ids, strangers
        self.subject = self._id(claim.subject) or ""
        self.object: str | Literal = claim.object if isinstance(claim.object, Literal) else self._id(claim.object) or ""

    @property
    def whole(self) -> bool:
        return bool(self.subject and self.object) and self.subject != self.object

    def _id(self, mention: Mention | None) -> str | None:
        return self._ids[mention] if mention is not None else None

    def _speaker(self, mention: Mention | None) -> str | None:
        """Return the speaker's id; one whom only a pronoun names is a stranger: the claim is not the article's own."""
        if mention is None or (known := self._id(mention)):
            return known if mention is not None else None
        stranger = f"{namekeys.slug(_NOBODY)}--{namekeys.slug(self._reading.article.id)}"
        self._strangers.add(stranger)
        return stranger

    def evidence(self) -> Evidence:
        claim, article = self._claim, self._reading.article
        arguments: list[tuple[str, str | Literal]] = []
        for role, value in claim.arguments:
            known = value if isinstance(value, Literal) else self._id(value)
            if known is not None:
                arguments.append((role, known))
        if len(arguments) > 1:
            arguments.sort(key=lambda a: (a[0], _text(a[1])))
        via = tuple([v for m in claim.via if (v := self._speaker(m))]) if claim.via else ()
        return Evidence(  # in the order of the fields: to name each costs as much as to make them
            article.id,
            claim.sentence,
            article.quote(claim.sentence),
            claim.trigger,
            article.quote(claim.trigger),
            claim.rule,
            claim.polarity,
            claim.modality,
            self._speaker(claim.speaker),
            via,
            claim.when,
            self._id(claim.where),
            tuple(arguments),
            claim.confidence,
            claim.basis,
            claim.subject.text,
            claim.object.text if isinstance(claim.object, Mention) else claim.object.value,
        )


def _each_once(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple(evidence) if len(evidence) == 1 else tuple(sorted(set(evidence), key=_order))


def _order(e: Evidence) -> tuple[object, ...]:
    where_it_stands = e.article, e.sentence, e.trigger
    who_says = e.rule, e.polarity, e.modality, e.speaker or "", e.via
    what_else = e.where or "", str(e.when), str(e.arguments), e.confidence, e.basis, e.subject_text, e.object_text
    return *where_it_stands, *who_says, *what_else


def _text(value: str | Literal) -> str:
    return value if isinstance(value, str) else f'"{value.value}"{value.datatype}{value.unit or ""}'


def _name(parts: tuple[str, str, str | Literal]) -> tuple[str, str, str]:
    return parts[0], parts[1], _text(parts[2])


def _entity(group: Group) -> Entity:
    name, first = group.name, group.things[0]
    if len(group.things) == 1 and len(first.mentions) == 1 and not first.named:
        return Entity(group.id, group.type, name, named=False)  # most things: said once, and called so
    kinds = (Kind.NAMED,) if group.things[0].named else (Kind.NOMINAL,)
    others = {m.name for t in group.things for m in t.mentions if m.kind in kinds}
    others |= {namekeys.canonical(n) for n in others} if kinds == (Kind.NAMED,) else set()
    known_as = tuple(sorted(o for o in others if o != name))
    return Entity(group.id, group.type, name, group.things[0].named, known_as)


def _stranger(slug: str) -> Entity:
    return Entity(slug, "Person", _NOBODY, named=False)
