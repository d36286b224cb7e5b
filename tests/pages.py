"""Graphs for the tests of the page: a few things by hand, or any number of things, each time the same for a number."""

import random
from typing import Any

from kg.model import Article, Entity, Evidence, Graph, Literal, Modality, Polarity, Precision, Span, Statement, When

FIRST = "Ada Boris Celia Dmitri Elena Farid Greta Hugo Ines Jonas Katya Luis Mara Nadia Oskar Petra Quentin".split()
LAST = "Alder Brandt Castell Dorn Eriksen Falk Grau Holm Ivers Jarre Kolb Lund Moreau Novak Orell Prast Quist".split()
PLACES = "Norvale Estmark Karsk Velden Ostrava Pelm Tarn Lisk Brannock Sund Marrow Cask".split()
BODIES = "Ministry of Ports|Harbour Union|Court of Audit|Coastal Bank|Rail Board|Grain Council|Press Fund".split("|")
TYPES = ["Person"] * 5 + ["Organization"] * 3 + ["GPE"] * 2 + ["Group", "Event", "Place", "Facility", "Product"]
RELATIONS = "backs opposes met-with funded attacked denied visited leads member-of accused other:speak-to".split()
OUTLETS = ["Norvale Courier", "Estmark Wire", "The Karsk Ledger", "Tarn Today", None]


def _name(chance: random.Random, type_: str, i: int) -> str:
    if type_ == "Person":
        return f"{FIRST[i % len(FIRST)]} {LAST[i // len(FIRST) % len(LAST)]}" + (f" {i}" if i > 300 else "")
    stem = BODIES if type_ in ("Organization", "Group", "Event", "Facility", "Product") else PLACES
    return f"{chance.choice(PLACES)} {stem[i % len(stem)]}" + (f" {i}" if i > 60 else "")


def graph(n: int, seed: int = 5) -> Graph:
    """Return a graph of n things in communities, with hubs, about 1.5 links and 1.7 sentences a thing."""
    chance = random.Random(seed)
    kinds = [chance.choice(TYPES) for _ in range(n)]
    taken: set[str] = set()
    entities = []
    for i, type_ in enumerate(kinds):
        name = _name(chance, type_, i)
        id_ = name.replace(" ", "_")
        id_ = id_ if id_ not in taken else f"{id_}_{i}"
        taken.add(id_)
        entities.append(Entity(id_, type_, name, named=i % 9 != 8, also_known_as=() if i % 5 else (name.split()[-1],)))
    articles = [
        Article(f"a{k:04}", f"What was said at the harbour, part {k}", "", f"https://news.example/{k}",
                f"2024-{1 + k % 12:02}-{1 + k % 28:02}", OUTLETS[k % 5])
        for k in range(max(2, n // 12))
    ]  # fmt: skip
    groups = max(2, n // 40)
    group = [int(groups * chance.random() ** 1.4) for _ in range(n)]
    members: dict[int, list[int]] = {}
    for i, g in enumerate(group):
        members.setdefault(g, []).append(i)
    found: dict[tuple[str, str, str | Literal], list[Evidence]] = {}
    for i in range(1, n):
        for _ in range(2 if chance.random() < 0.5 else 1):
            pool = members[group[i]] if chance.random() < 0.9 else range(n)
            j = pool[int(len(pool) * chance.random() ** 2.2)]
            if i == j:
                continue
            a, b = (i, j) if chance.random() < 0.5 else (j, i)
            key = (entities[a].id, chance.choice(RELATIONS), entities[b].id)
            found.setdefault(key, []).append(_evidence(chance, articles, entities, a, entities[b].name, key[1]))
            if chance.random() < 0.15:
                found[key].append(_evidence(chance, articles, entities, a, entities[b].name, key[1]))
        if i % 6 == 0:
            value = Literal(str(20 + i % 60), "integer") if i % 12 else Literal("harbour master")
            key = (entities[i].id, "age" if i % 12 else "holds-position", value)
            found.setdefault(key, []).append(_evidence(chance, articles, entities, i, value.value, "is"))
    statements = [Statement(s, r, o, tuple(sorted(set(e), key=repr))) for (s, r, o), e in found.items()]
    return Graph(
        tuple(articles),
        tuple(sorted(entities, key=lambda e: e.id)),
        tuple(sorted(statements, key=lambda s: (s.subject, s.relation, repr(s.object)))),
    )


def _evidence(
    chance: random.Random, articles: list[Article], entities: list[Entity], a: int, object_: str, relation: str
) -> Evidence:
    words = relation.removeprefix("other:").replace("-", " ")
    subject = entities[a].name
    quote = f"{subject} {words} {object_}, officials in {chance.choice(PLACES)} were told on the day of the hearing."
    start = chance.randrange(0, 4000)
    at = start + len(subject) + 1
    article = chance.choice(articles)
    speaker = chance.choice(entities).id if chance.random() < 0.4 else None
    return Evidence(
        article.id, Span(start, start + len(quote)), quote, Span(at, at + len(words)), words, "svo.active",
        polarity=Polarity.NEGATIVE if chance.random() < 0.07 else Polarity.POSITIVE,
        modality=chance.choice([*Modality][1:]) if chance.random() < 0.15 else Modality.FACT,
        speaker=speaker, via=(chance.choice(entities).id,) if speaker and chance.random() < 0.2 else (),
        when=When(f"2023-{1 + a % 12:02}", Precision.MONTH) if a % 4 == 0 else None,
        where=chance.choice(entities).id if chance.random() < 0.1 else None,
        arguments=(("amount", Literal("12 million", "quantity", "USD")),) if a % 17 == 0 else (),
        confidence=round(0.4 + chance.random() * 0.6, 2), subject_text=subject, object_text=object_,
    )  # fmt: skip


HARBOUR = Article("a", "What was said at the harbour", "", "https://news.example/1", "2024-03-05", "Norvale Courier")


def said(quote: str, trigger: str, **how: Any) -> Evidence:
    """Return evidence of the harbour's article."""
    at = quote.find(trigger)
    return Evidence("a", Span(0, len(quote)), quote, Span(at, at + len(trigger)), trigger, "clause", **how)


def few(names: list[str], *statements: tuple[int, str, int | str], named: bool = True, **how: Any) -> Graph:
    """Return a graph of people with these names; a statement is subject, relation, and object or value."""
    entities = tuple(Entity(f"e{i}", "Person", name, named=named) for i, name in enumerate(names))
    made = [
        Statement(f"e{s}", r, Literal(o) if isinstance(o, str) else f"e{o}", (said(f"They {r} them.", r, **how),))
        for s, r, o in statements
    ]
    return Graph((HARBOUR,), entities, tuple(made))
