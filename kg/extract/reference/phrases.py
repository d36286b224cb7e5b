"""In: the head word of a noun phrase. Out: what tells its thing apart from others of its kind.

Two phrases can be of one thing when neither says what the other rules out: "the Danish firm" is not "the Dutch firm",
"three men" are not "five men", and "another ferry" is none that was spoken of.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.tree import Word, preposition
from kg.extract.words.demonyms import place_behind
from kg.extract.words.nouns import is_plural, noun_classes

_DEFINITE = frozenset("the this that these those both".split())
# "Other men" are not the men; "some", "any" and "no" men are nobody in particular.
_FRESH = frozenset("another other others some any no many few several more most each every different such".split())
_ORDER = frozenset("first second third fourth fifth last next previous".split())
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_LOCATIVE = frozenset("in at on from near with inside outside".split())
_TIMES = frozenset("year month week today tomorrow yesterday season decade century summer winter".split())


@dataclass(slots=True)
class Phrase:
    """What a noun phrase says of its thing.

    `marks` are the names it is known by: whose it is (`owned`), the country of its adjective, the name beside it;
    `attributes` the other words that describe it, `where` the place that it is said to be in. `closed` is one that
    needs no earlier one: "the men who came".
    """

    noun: str
    plural: bool
    definite: bool
    fresh: bool = False
    bare: bool = True
    closed: bool = False
    count: str = ""
    order: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()

    @property
    def specific(self) -> bool:
        return bool(self.attributes or self.marks or self.count)


def describe(head: Word, words: list[Word], called: Callable[[Word, str], str] = lambda word, name: name) -> Phrase:
    """Return what the phrase of this head says; `called` gives what marks a thing by the name at a word."""
    noun, plural, title = head.low, is_plural(head), _is_title(head)
    if not head.children:
        return Phrase(noun, plural, definite=title)
    determiners: set[str] = set()
    owners: list[Word] = []
    plain: list[Word] = []
    places: list[tuple[Word, str]] = []
    located: list[Word] = []
    count, closed = "", False
    for child in head.children:
        dep = child.dep
        if child.i < head.i:
            if dep == "det":
                determiners.add(child.lower)
            elif dep == "nmod" and (child.fine == "nmod:poss" or _has_s(child)):
                owners.append(child)
            elif dep in _DESCRIBING:
                if place := place_behind(child, words):
                    places.append((child, place[0]))
                else:
                    plain.append(child)
            elif dep == "nummod":
                count = count or child.lower
        elif dep == "nmod":
            (located if preposition(child) in _LOCATIVE else plain).append(child)
        elif dep == "acl":
            closed = closed or not _set_off(child)
    if not (plain or owners or places or located):
        definite = bool(determiners & _DEFINITE) or (title and not determiners)
        fresh, bare = bool(determiners & _FRESH), not determiners
        return Phrase(noun, plural, definite=definite, fresh=fresh, bare=bare, closed=closed, count=count)
    lemmas = {c.low for c in plain if c.pos != "PROPN"}
    timed = {c.low for c in owners} & _TIMES
    named = {called(c, c.low) for c in plain if c.pos == "PROPN"}
    if not timed:
        named.update(called(c, c.low) for c in owners)
    return Phrase(
        noun=noun,
        plural=plural,
        definite=bool(determiners & _DEFINITE or owners) or (title and not determiners),
        fresh=bool((determiners | lemmas) & _FRESH),
        bare=not determiners and not owners,
        closed=closed,
        count=count,
        order=frozenset(lemmas & _ORDER | timed),
        places=frozenset([place for _, place in places]),
        marks=frozenset([*named, *(called(c, place) for c, place in places)]) if places else frozenset(named),
        owned=frozenset(named),
        attributes=frozenset(lemmas - _ORDER - _FRESH),
        where=frozenset(c.low for c in located),
    )


def _is_title(head: Word) -> bool:
    # "Judge" of "Judge Ruiz"
    named = head.text[:1].isupper() and head.pos == "PROPN" and not head.ent
    return named and "Person" in noun_classes(head.lemma) and not is_plural(head)


def is_predicate(word: Word) -> bool:
    """Tell a noun that says what somebody is from one that means somebody."""
    # "Ruiz declared herself president", "Brandt was named as the judge", "Ruiz is the judge", "left as a child"
    return word.dep == "xcomp" or "cop" in word.below or ("case" in word.below and preposition(word) == "as")


def asks(word: Word) -> bool:
    """Tell a phrase that asks for its thing, or is a relative pronoun's: "which tribe", "most of whom"."""
    below = word.below
    if not below:
        return False
    for child in below.get("det", ()):
        if child.tag in ("WDT", "WP"):
            return True
    modifiers = below.get("nmod")
    return modifiers is not None and any(c.lower in ("which", "whom") for c in modifiers)


def _has_s(word: Word) -> bool:
    return bool(word.children) and any(c.tag == "POS" for c in word.children)


def _set_off(clause: Word) -> bool:
    # ", which …": what a comma sets off tells more of a thing that is known already
    return any(c.text == "," and c.i < clause.i for c in clause.children)


def may_be_one(later: Phrase, earlier: Phrase) -> bool:
    """Tell whether a later phrase of the same noun can take up the thing of an earlier one."""
    if later.fresh or later.closed or later.plural != earlier.plural or later.noun != earlier.noun:
        return False
    if later.count and earlier.count and later.count != earlier.count:
        return False
    if later.where and earlier.where and later.where != earlier.where:
        return False
    if (later.marks and earlier.marks and not later.marks & earlier.marks) or later.owned - earlier.marks:
        return False  # "Peru's government", "the Ruiz government" say themselves which
    fresh = {a for a in later.attributes if not says_in_passing(a)}
    return later.order == earlier.order and fresh <= earlier.attributes


def says_in_passing(attribute: str) -> bool:
    """Tell whether a word tells something new of a known thing: "the Oslo-based firm", "the 44-year-old striker"."""
    return attribute.endswith(("-based", "-old", "-owned", "-born", "-backed")) or attribute in _IN_PASSING


_IN_PASSING = frozenset("based base headquarter old little tiny whole entire current present small big large".split())
