"""Mentions to entities, claims to statements: in, readings; out, one Graph.

The graph is a function of the set of readings: their order does not matter, nor does the process that resolves them.
"""

from collections import defaultdict
from collections.abc import Iterable

from kg import namekeys
from kg.model import Claim, Entity, Evidence, Graph, Kind, Literal, Mention, Reading, Statement
from kg.resolve.identity import Group, identify
from kg.resolve.things import Thing, things_of

__all__ = ["dropped", "resolve"]

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
    articles = [(by_id[i], things_of(by_id[i])) for i in sorted(by_id)]
    groups = identify(articles)
    ids = {t: g.id for g in groups for t in g.things}
    found: dict[tuple[str, str, str | Literal], set[Evidence]] = defaultdict(set)
    strangers: set[str] = set()
    for reading, things in articles:
        for claim in reading.claims:
            told = _Told(reading, claim, things, ids, strangers)
            if told.whole:
                found[told.subject, claim.relation, told.object].add(told.evidence())
    statements = tuple(
        Statement(subject, relation, value, tuple(sorted(evidence, key=_order)))
        for (subject, relation, value), evidence in sorted(found.items(), key=lambda item: _name(item[0]))
    )
    used = {*_used(statements)}
    entities = [_entity(g) for g in groups if g.id in used] + [_stranger(i) for i in sorted(strangers)]
    return Graph(tuple(r.article for r, _ in articles), tuple(sorted(entities, key=lambda e: e.id)), statements)


def dropped(reading: Reading) -> int:
    """Count the claims that `resolve` leaves out: about a pronoun that nothing explains, or of a thing with itself."""
    things = things_of(reading)
    ids = {t: str(n) for n, t in enumerate(dict.fromkeys(things.values())) if not t.nameless}
    return sum(not _Told(reading, claim, things, ids, set()).whole for claim in reading.claims)


class _Told:
    """A claim with the ids of its things."""

    def __init__(
        self,
        reading: Reading,
        claim: Claim,
        things: dict[Mention, Thing],
        ids: dict[Thing, str],
        strangers: set[str],
    ) -> None:
        self._reading, self._claim, self._things, self._ids, self._strangers = reading, claim, things, ids, strangers
        self.subject = self._id(claim.subject) or ""
        self.object: str | Literal = claim.object if isinstance(claim.object, Literal) else self._id(claim.object) or ""

    @property
    def whole(self) -> bool:
        return bool(self.subject and self.object) and self.subject != self.object

    def _id(self, mention: Mention | None) -> str | None:
        return self._ids.get(self._things[mention]) if mention is not None else None

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
        via = tuple(v for m in claim.via if (v := self._speaker(m)))
        return Evidence(
            article=article.id,
            sentence=claim.sentence,
            quote=article.quote(claim.sentence),
            trigger=claim.trigger,
            trigger_text=article.quote(claim.trigger),
            rule=claim.rule,
            polarity=claim.polarity,
            modality=claim.modality,
            speaker=self._speaker(claim.speaker),
            via=via,
            when=claim.when,
            where=self._id(claim.where),
            arguments=tuple(sorted(arguments, key=lambda a: (a[0], _text(a[1])))),
            confidence=claim.confidence,
            basis=claim.basis,
            subject_text=claim.subject.text,
            object_text=claim.object.text if isinstance(claim.object, Mention) else claim.object.value,
        )


def _order(e: Evidence) -> tuple[object, ...]:
    where_it_stands = e.article, e.sentence, e.trigger
    who_says = e.rule, e.polarity, e.modality, e.speaker or "", e.via
    what_else = e.where or "", str(e.when), str(e.arguments), e.confidence, e.basis, e.subject_text, e.object_text
    return *where_it_stands, *who_says, *what_else


def _text(value: str | Literal) -> str:
    return value if isinstance(value, str) else f'"{value.value}"{value.datatype}{value.unit or ""}'


def _name(parts: tuple[str, str, str | Literal]) -> tuple[str, str, str]:
    return parts[0], parts[1], _text(parts[2])


def _used(statements: tuple[Statement, ...]) -> Iterable[str]:
    for s in statements:
        yield s.subject
        if isinstance(s.object, str):
            yield s.object
        for e in s.evidence:
            yield from (i for i in (e.speaker, e.where, *e.via) if i)
            yield from (v for _, v in e.arguments if isinstance(v, str))


def _entity(group: Group) -> Entity:
    name = group.name
    kinds = (Kind.NAMED,) if group.things[0].named else (Kind.NOMINAL,)
    others = {m.name for t in group.things for m in t.mentions if m.kind in kinds}
    others |= {namekeys.canonical(n) for n in others} if kinds == (Kind.NAMED,) else set()
    known_as = tuple(sorted(o for o in others if o != name))
    return Entity(group.id, group.type, name, group.things[0].named, known_as)


def _stranger(slug: str) -> Entity:
    return Entity(slug, "Person", _NOBODY, named=False)
