"""Across articles: in, the things of all articles; out, which are one entity of the world, and the ids they get.

Things meet by name, never all with all, so the time is linear in their number. Two people of one name stay apart when
each has roles, and neither a role nor any company of theirs is shared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg import namekeys
from kg.model import Kind, Literal, Mention, Reading
from kg.resolve.things import Thing, best_name, best_type

_ROLES = frozenset(
    "holds-position leads spokesperson-for member-of works-for represents played-for coached founded".split()
)

Traits = dict[Thing, tuple[set[str], set[str]]]


@dataclass(eq=False, slots=True)
class Group:
    """Things that are one entity; what they are and are called, and so the id, is settled once they are together."""

    things: list[Thing]
    qualifier: str = ""
    type: str = ""
    name: str = ""
    id: str = ""

    def settle(self) -> None:
        alone = self.things[0] if len(self.things) == 1 else None
        self.type = alone.type if alone else best_type(self.things)
        self.name = alone.name if alone else best_name(self.things)

    @property
    def first(self) -> tuple[str, int]:
        return min((t.article, t.mentions[0].span.start) for t in self.things)


def identify(things: Iterable[Thing], traits: Traits) -> list[Group]:
    """Return the groups of all things but the nameless, each with its id, in the order of their ids."""
    named: dict[tuple[str, bool], list[Thing]] = defaultdict(list)
    groups = []
    for thing in things:
        if thing.nameless:
            continue
        if thing.named:
            named[namekeys.key(thing.name), thing.person].append(thing)
        else:
            groups.append(Group([thing]))
    _drop_country(named)
    groups.extend(_lengthen(named))
    _correct(named)
    for (_, person), members in sorted(named.items()):
        groups.extend(_people(members, traits) if person and len(members) > 1 else [Group(members)])
    return _with_ids(groups)


def _drop_country(named: dict[tuple[str, bool], list[Thing]]) -> None:
    """Put "Karvel Group of Norland" with "Karvel Group" where articles call both "Karvel"."""
    for key, person in sorted(named):
        name, of, country = key.rpartition(" of ")
        if person or not of or " " not in name or (name, person) not in named:
            continue
        places = any(t.type in ("GPE", "Place") for t in named.get((country, False), ()))
        short = name.split()[0]
        called = [{namekeys.key(n) for t in named[k, person] for n in t.names()} for k in (key, name)]
        if places and all(short in names for names in called):
            named[name, person].extend(named.pop((key, person)))


def _lengthen(named: dict[tuple[str, bool], list[Thing]]) -> list[Group]:
    """Put short names with the only full name they can mean; return the people of an ambiguous surname, by article.

    A surname can mean any full name that ends so; another short name what some article calls by both.
    """
    full: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for (key, person), things in named.items():
        if person and " " in key:
            full[key.split()[-1], True].add(key)
        for short in {namekeys.key(n) for t in things for n in t.names()} - {key}:
            if not person or " " not in short:
                full[short, person].add(key)
    apart: list[Group] = []
    for short, person in sorted(named, key=lambda k: (len(k[0]), k)):  # from short to long: "A" → "A B" → "A B C"
        meant = {k for k in full[short, person] if (k, person) in named and len(k) > len(short)}
        if (person and " " in short) or not meant:
            continue
        things = named[short, person]
        shortest = min(meant, key=lambda k: (len(k), k))
        if not person and all(k == shortest or k.startswith(f"{shortest} of ") for k in meant):
            meant = {shortest}  # "Karvel Group" and "Karvel Group of Norland"
        if len(meant) == 1:
            named[min(meant), person].extend(named.pop((short, person)))
        elif person:
            del named[short, person]
            by_article: dict[str, list[Thing]] = defaultdict(list)
            for thing in things:
                by_article[thing.article].append(thing)
            apart.extend(Group(same, qualifier=article) for article, same in sorted(by_article.items()))
    return apart


def _correct(named: dict[tuple[str, bool], list[Thing]]) -> None:
    """Take a lone word for the place or company of that name, where the reader once took it for a person.

    That is where nobody's full name ends so, no "he" or "she" speaks for a person, and the other is met twice as often.
    """
    for key, person in sorted(named):
        if not person or " " in key or (key, False) not in named:
            continue
        as_person, as_other = named[key, True], named[key, False]
        mentions = [m for t in as_person for m in t.mentions]
        others = sum(m.kind is Kind.NAMED for t in as_other for m in t.mentions)
        if others >= 2 * len(mentions) and all(m.kind is Kind.NAMED for m in mentions):
            as_other.extend(named.pop((key, True)))


def traits_of(reading: Reading, things: dict[Mention, Thing]) -> Traits:
    """Return each person's roles and company: what tells two bearers of one name apart."""
    named = [t for t in dict.fromkeys(things.values()) if t.named]
    people = {t: (set[str](), set[str]()) for t in named if t.person}
    company = {t: namekeys.key(t.name) for t in named if t.type not in ("GPE", "Place")}
    bearers = Counter(company.values())
    for thing, (roles, _) in people.items():
        roles.update(m.head for m in thing.mentions if m.kind is Kind.NOMINAL)
    for claim in reading.claims:
        if claim.relation in _ROLES and (thing := things[claim.subject]) in people:
            value = claim.object
            if isinstance(value, Literal):
                people[thing][0].update(namekeys.words(value.value)[-1:])
            elif things[value].named:
                people[thing][0].add(namekeys.key(things[value].name))
    for thing, (_, others) in people.items():
        others.update(bearers)
        if bearers[company[thing]] == 1:
            others.remove(company[thing])
    return people


def _people(members: list[Thing], traits: Traits) -> list[Group]:
    """Group the bearers of one name: by a shared role or companion; groups that do not contradict become one."""
    parts: list[tuple[list[Thing], set[str], set[str]]] = []
    for thing in sorted(members, key=lambda t: (t.article, t.mentions[0].span)):
        roles, company = traits.get(thing, (set(), set()))
        for things, known_roles, known_company in parts:
            apart = roles and known_roles and not roles & known_roles and not company & known_company
            if not apart:
                things.append(thing)
                known_roles |= roles
                known_company |= company
                break
        else:
            parts.append(([thing], set(roles), set(company)))
    groups = []
    for number, (things, roles, _) in enumerate(parts):
        groups.append(Group(things, qualifier=_telling(roles) if number else ""))
    return groups


def _telling(roles: set[str]) -> str:
    """Choose what tells a bearer of a name from others: a word for what they do before the name of where."""
    return min(roles, key=lambda role: (" " in role, role), default="")


def _with_ids(groups: list[Group]) -> list[Group]:
    """Give each group a slug of its own; what has no name carries its article's."""
    wanted: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        group.settle()
        base = namekeys.slug(group.name)
        if not group.things[0].named:
            base = f"{base}--{namekeys.slug(group.things[0].article)}"
        if group.qualifier:
            base = f"{base}_({namekeys.slug(group.qualifier)})"
        wanted[base].append(group)
    taken = set(wanted)
    for base, same in sorted(wanted.items()):
        if len(same) > 1:
            same.sort(key=lambda g: (g.type == "Person", g.first))
        for number, group in enumerate(same):
            group.id = base
            if number and group.things[0].named:
                group.id = f"{base}_({group.type})"
            while number and group.id in taken:
                number += 1
                group.id = f"{base}_{number}"
            taken.add(group.id)
    return sorted(groups, key=lambda g: g.id)
