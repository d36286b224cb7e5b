"""In: the things of an article, named ones classed. Out: noun phrases with the thing that they take up.

The reader's clusters are the beginning; grammar corrects them. Mentions leave a thing that they cannot be of ("the
officials" are no company). A phrase that nothing before it explains joins what it stands beside ("its founder, Ana
Ruiz"), what has its noun ("the Russian pilots" after "two pilots"), its title ("the judge" after "Judge Ruiz"), or the
only thing near of the kind that it names ("the company").
"""

from collections import defaultdict
from collections.abc import Iterator

from kg import namekeys
from kg.extract.grammar.voice import counted
from kg.extract.reference.conflicts import cannot_be, elsewhere, is_nobody, take_out
from kg.extract.reference.nearby import NEAR, foremost, of_kind, spoken_for
from kg.extract.reference.phrases import Phrase, is_predicate, may_be_one
from kg.extract.reference.pronouns import settle_pronouns
from kg.extract.reference.reflexives import settle_reflexives
from kg.extract.reference.samename import settle_names
from kg.extract.reference.things import Seen, Things
from kg.extract.reference.thisnoun import settle_this
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import GROUND, is_plural, noun_classes, noun_of

# Of these there are always others: the same noun alone does not say that the same are meant.
_ANYBODY = frozenset(
    """people person man woman child official source analyst expert thing way time year day week month part one other
    number case reason issue problem step information comment work end result member""".split()
)
_CALLED_OF = frozenset(
    """city town village island province state region district republic kingdom county port peninsula
    commune borough neighbourhood neighborhood suburb territory""".split()
)
_CALLING = frozenset("know call name dub abbreviate nickname identify".split())
_CALLED_PARTY = frozenset("party movement group newspaper magazine airline militia club".split())
_ONE_OF_A_KIND = frozenset("police military coastguard parliament".split())
_TITLES = {"justice": "judge"}  # how they are spoken of
_SAME_NOUN = 8  # earlier phrases of the noun


def settle(things: Things) -> None:
    """Find what each noun phrase of the article takes up."""
    settle_names(things)
    things.describe()
    take_out(things)
    _beside(things)
    _take_up(things)
    settle_this(things)
    settle_pronouns(things)
    settle_reflexives(things)
    _some_of_them(things)
    _class_the_rest(things)


def _some_of_them(things: Things) -> None:
    """Take "a contingent of them" for them, as news goes on to do: "the contingent left".

    "Them" is never the phrase that it stands in: then it is those near that the text speaks of most.
    """
    for n, one in enumerate(things.all):
        them = things.at.get(counted(one.word).i) if one.nominal and "nmod" in one.word.below else None
        if them is None or them is one or not (them.pronoun and them.word.lower == "them"):
            continue
        if them.thing == one.thing:
            near = [s for s in things.all[:n] if one.sent - s.sent <= 1 and not s.pronoun and is_plural(s.word)]
            people = [s for s in near if s.type in ("Group", "Person") and s.thing != one.thing]
            them = max(people, key=lambda s: (len(things.of(s)), s.word.i), default=them)
        if things.agree(one, them):
            things.join(one, them)


# ── what stands beside ───────────────────────────────────────────────────────────────────────────────────────────────


def _named_by(one: Seen, things: Things) -> Seen | None:
    """Return the name by which a noun calls its thing: "the town of Arica", "the Arica region", "the AWC party"."""
    noun = one.word.low
    if not one.nominal or (noun not in _CALLED_OF and noun not in _CALLED_PARTY) or is_plural(one.word):
        return None
    for child in one.word.children:
        name = things.at.get(child.i)
        if name is None or not name.named:
            continue
        of_place = child.dep == "nmod" and preposition(child) == "of" and noun in _CALLED_OF
        if name.type in GROUND and (of_place or (child.dep == "compound" and noun in _CALLED_OF)):
            return name
        if name.type == "Organization" and child.dep == "compound" and noun in _CALLED_PARTY:
            return name
    return None


def _beside(things: Things) -> None:
    """Join appositions and titles: "its founder, Ana Ruiz", "that ship, the Santa Luz", "Minister Teo Brandt"."""
    for one in things.all:
        called = _known_as(one, things)
        name = called or _named_by(one, things) or _titled(one, things)
        if name is None and one.word.dep == "appos" and not _bracketed(one):
            name = _stands_beside(one, things)
            _free(one, name, things)
        if name is not None and things.agree(one, name, letters=called is not None):
            things.join(one, name)


def _free(one: Seen, other: Seen | None, things: Things) -> None:
    """Let a definite phrase leave the thing of another name: "That ship, the Santa Luz, …" after the Santa Ana."""
    if other is not None and not things.agree(one, other):
        for phrase in (one, other):
            if phrase.nominal and phrase.phrase is not None and phrase.phrase.definite:
                things.part([phrase])


def _known_as(one: Seen, things: Things) -> Seen | None:
    """Return what a participle gives a name: "the Dockers' Guild, known as DG", "a town called Karvel"."""
    verb = one.word.head
    if one.named and verb is not None and verb.pos == "NOUN" and (bearer := _goes_by(verb)) is not None:
        return things.at.get(bearer.i)
    if not one.named or verb is None or verb.low not in _CALLING or not verb.fine.startswith("acl"):
        return None
    called = things.at.get(verb.head.i) if verb.head is not None else None
    return called if called is not None and not called.pronoun and not is_plural(called.word) else None


def _goes_by(called: Word) -> Word | None:
    """Return who goes by a name: "the rebels' leader, who goes by the nickname Falcon"."""
    while called.dep in ("nmod", "flat", "appos", "compound") and called.head is not None:
        called = called.head
    verb = called.head
    if verb is None or verb.lemma != "go" or called.dep != "obl" or preposition(called) != "by":
        return None
    return verb.head if verb.fine == "acl:relcl" else verb.one("nsubj")


def _titled(one: Seen, things: Things) -> Seen | None:
    """Return the person whose title a noun is: "Foreign Minister Teo Brandt"."""
    above = one.word.head
    bearer = things.at.get(above.i) if above is not None and one.word.fine == "nmod:desc" else None
    return bearer if bearer and bearer.named and bearer.type == "Person" == one.type else None


def _stands_beside(one: Seen, things: Things) -> Seen | None:
    """Return what an apposition tells of; the parser can hang it too low: "a spokeswoman for Karvel, Ana Ruiz"."""
    above = one.word.head
    for _ in range(2):
        if above is None:
            return None
        other = things.at.get(above.i)
        if other is not None and _identifies(one, other) and _identifies(other, one):
            return other
        above = above.head if above.dep == "nmod" and one.named and one.type == "Person" else None
    return None


def _bracketed(one: Seen) -> bool:
    return any(c.text == "(" and c.i < one.word.i for c in one.word.children)


def _identifies(one: Seen, other: Seen) -> bool:
    if one.pronoun or one.phrase is None or other.phrase is None or (one.named and other.named):
        return False
    if any(c.dep == "conj" for c in one.word.children):
        return False
    body = any(s.named and s.type == "Organization" for s in (one, other))  # "Ravnholm Lines, the ferry operator"
    if one.phrase.plural != other.phrase.plural and not body:
        return False
    if not one.nominal:
        return True
    known = bool(noun_classes(noun_of(one.word))) or one.type == other.type
    return known and not cannot_be(one, other.type)


# ── what takes up something before ───────────────────────────────────────────────────────────────────────────────────


def _take_up(things: Things) -> None:
    """Join each phrase that nothing before explains with what it takes up, in the order of the text."""
    by_noun: dict[str, list[Seen]] = defaultdict(list)
    near: dict[int, list[Seen]] = defaultdict(list)
    for one in things.all:
        taking = one.nominal and not is_predicate(one.word)
        bearer = _of_title(one, by_noun, things) if taking and one.type == "Person" else None
        bearer = bearer or (foremost(one, near, things) if taking and one.type == "Person" else None)
        bearer = bearer or (spoken_for(one, things) if taking and one.word.dep != "appos" else None)
        if bearer is not None:
            things.part([one])
            things.join(bearer, one)
        elif taking and things.is_first(one) and not any(s.named for s in things.of(one)):
            found = _same_noun(one, by_noun, things) or of_kind(one, near, things)
            if found is not None:
                things.join(found, one)
        if not one.pronoun:
            near[one.sent].append(one)
            for noun in _nouns(one):
                by_noun[noun].append(one)


def _of_title(one: Seen, by_noun: dict[str, list[Seen]], things: Things) -> Seen | None:
    """Return who bears the title that a phrase names, where its thing does not: "the judge" is Judge Ruiz."""
    phrase, noun = one.phrase, one.word.low
    if phrase is None or not phrase.definite or phrase.plural or phrase.closed or phrase.order:
        return None
    if phrase.attributes or phrase.marks or one.word.dep == "appos":
        return None
    bearers = {s.thing: s for s in by_noun[noun] if s.named and s.type == "Person"}
    if not bearers or one.thing in bearers or any(s.nominal and s is not one for s in _called(one, noun, things)):
        return None
    latest = max(bearers.values(), key=lambda s: s.word.i)
    return latest if len(bearers) == 1 or one.sent - latest.sent <= NEAR else None


def _called(one: Seen, noun: str, things: Things) -> list[Seen]:
    return [s for s in things.of(one) if s.word.low == noun and s.word.i < one.word.i]


def _nouns(one: Seen) -> Iterator[str]:
    """Yield the nouns by which a thing can be taken up: its own, those of its name, those of a person's title."""
    yield one.word.low
    if one.named and one.type not in ("Person", "GPE"):
        yield from dict.fromkeys(w for w in namekeys.words(one.mention.name)[1:] if noun_classes(w))
    elif one.type == "Person":
        for child in one.word.children:
            if child.i < one.word.i and child.dep in ("compound", "flat", "nmod", "appos"):
                yield _TITLES.get(child.low, child.low)
        above = one.word.head
        if above is not None and one.word.dep in ("flat", "appos") and above.pos in ("NOUN", "PROPN"):
            yield above.low


def _same_noun(one: Seen, by_noun: dict[str, list[Seen]], things: Things) -> Seen | None:
    """Return the latest earlier phrase, name or title with this noun that can be of the same thing."""
    phrase = one.phrase
    assert phrase is not None
    if one.word.low in _ANYBODY and not (phrase.definite and phrase.specific):
        return None
    alone = one.word.low in _ONE_OF_A_KIND and not phrase.specific
    if not (alone or phrase.definite or (phrase.bare and phrase.plural and phrase.specific)):
        return None
    for other in reversed(by_noun[one.word.low][-_SAME_NOUN:]):
        if _continues(one, phrase, other, things):
            return other
    return None


def _continues(one: Seen, phrase: Phrase, other: Seen, things: Things) -> bool:
    known = other.phrase
    if known is None or is_nobody(other) or cannot_be(one, other.type) or elsewhere(phrase, things.of(other)):
        return False
    if other.named:  # "the ministry" after "Defence Ministry", "the judge" after "Judge Ruiz"
        return not (phrase.plural or phrase.marks or phrase.attributes or phrase.order or phrase.fresh or phrase.closed)
    senses = {"Thing", *noun_classes(one.word.lemma), *(("Group",) if phrase.plural else ())}
    gathering = not phrase.plural and {one.type, other.type} == {"Group", "Organization"}  # of farmers, of companies
    if gathering or not may_be_one(phrase, known) or (one.type != other.type and not {one.type, other.type} <= senses):
        return False
    if one.word.low in _ONE_OF_A_KIND and not phrase.specific:
        return True
    if phrase.bare or known.bare:  # "Fishermen pulled … The fishermen"; but miners here are not miners there
        shared = phrase.attributes & known.attributes or phrase.marks & known.marks
        return bool(shared) or (phrase.definite and (known.specific or one.sent - other.sent <= NEAR))
    return True


def _class_the_rest(things: Things) -> None:
    """Give pronouns, and phrases whose class nobody knows, the class of their thing."""
    for thing in things:
        if len(thing) == 1:
            continue
        lead = next((s for s in thing if s.named), None) or next((s for s in thing if s.nominal), None)
        if lead is None:
            continue
        for one in thing:
            if one.pronoun or (one.nominal and one.type == "Thing"):
                one.type = lead.type
