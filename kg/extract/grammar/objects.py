"""In: a verb. Out: its objects, its own or those that it shares: by a relative clause, by a coordination."""

from itertools import zip_longest
from operator import attrgetter

from kg.extract.grammar.voice import is_passive, is_relative
from kg.extract.tree import Word

_NEAR = 3
_FULL = frozenset({"obl", "xcomp", "ccomp", "iobj"})
# "bans smoking": what is banned may look like a verb
_BANNING = frozenset({"ban", "prohibit", "outlaw", "forbid", "permit"})
_INTRANSITIVE = frozenset(
    "act behave arrive come go fall rise die sleep stay wait happen occur live sit stand lie travel return sail march "
    "retreat resign smile laugh cry weep speak talk appear disappear vanish emerge collapse explode surrender kneel "
    "walk run swim depart land sink".split()
)


def objects_of(verb: Word) -> list[Word]:
    """Return the grammatical objects of a verb, found where English leaves them."""
    own = [o for o in verb.below.get("obj", ()) if not _is_score(o)]
    if not own and verb.lemma in _BANNING:
        own = [c for c in verb.all("xcomp") if c.tag == "VBG" and c.i == verb.i + 1]
    if verb.fine == "acl:relcl" and "ccomp" in verb.below:
        own = [o for o in own if not is_relative(o)]  # "who police say …": the pronoun belongs to what they say
    if own:
        return own
    if verb.fine == "acl:relcl" and any(is_stranded(c, verb) for c in verb.children):
        return []  # "the town he lives in"
    if verb.fine == "acl:relcl" and verb.head is not None and not is_passive(verb):
        # "the clock he made": the gap is the object, if the clause has a subject and no relative pronoun
        subject = verb.one("nsubj")
        deeper = verb.all("xcomp", "ccomp")
        if subject is not None and not is_relative(subject) and not _has_relative(verb) and not deeper:
            return [verb.head]
    if is_passive(verb):
        return []
    if verb.dep == "conj" and verb.head is not None and verb.head.pos == "VERB":
        # "arrested and questioned the student", the object on the first verb but after the second
        shared = [o for o in verb.head.all("obj") if o.i > verb.i]
        return shared or _later_object(verb)
    return _later_object(verb)


def gives(verb: Word) -> bool:
    """Tell a verb that can have two objects, who gets what; of others all that was read so are what it is done to."""
    return verb.lemma in _GIVING or "ccomp" in verb.below or "xcomp" in verb.below


def all_objects(objects: list[Word]) -> list[Word]:
    """Return objects in their order without measures, and one of two that stand as one: "lost his party post"."""
    kept = [o for o in objects if o.ent not in ("QUANTITY", "DATE", "TIME")] or objects
    kept = sorted(kept, key=attrgetter("i"))
    return [o for o, after in zip_longest(kept, kept[1:]) if after is None or o.i != after.i - 1 or after.all("det")]


_GIVING = frozenset(
    "give hand offer sell send lend pay show tell teach ask owe award grant deny promise bring fine cost charge "
    "allow assign leave buy get make save earn win cook write read wish forgive refuse guarantee allocate pass "
    "throw toss feed serve deal loan lease rent ship mail email text post supply provide issue set do find order "
    "spare prescribe secure afford accord concede advance bequeath bid extend furnish land net permit play quote "
    "render repay reimburse sing slip tip bet envy elect name call appoint nickname dub title entitle declare "
    "christen consider vote hit trade present inflict".split()
)


def is_stranded(word: Word, verb: Word) -> bool:
    """Tell the preposition of a noun before a clause without pronoun: "the town he lives in"."""
    if verb.fine != "acl:relcl" or word.tag != "IN" or word.i < verb.i or word.children or _has_relative(verb):
        return False
    return word.dep in ("obl", "advmod")


def _is_score(number: Word) -> bool:
    # "beat Peru 2-0"
    return number.pos == "NUM" and any(w.text in ("-", "–") for c in number.children for w in (c, *c.children))


def _later_object(verb: Word) -> list[Word]:
    # "seize, search and hold ships": the object stands on the last verb, and on none before it
    if not _FULL.isdisjoint(verb.below) or verb.lemma in _INTRANSITIVE:
        return []
    first = verb.head if verb.dep == "conj" and verb.head is not None else verb
    chain = [c for v in (verb, first) for c in v.children if c.dep == "conj" and c.pos == "VERB" and c.i > verb.i]
    at = verb
    for later in sorted(set(chain), key=lambda w: w.i):
        between = later.i - at.i - 1
        if any(c.lower in ("thus", "so", "then") for c in later.all("advmod")):
            return []  # "failed to score and thus take the cup"
        if later.all("nsubj") or between > _NEAR or (own := later.all("obj")):
            return own if not later.all("nsubj") and between <= _NEAR else []
        at = later
    return []


def _has_relative(verb: Word) -> bool:
    for child in verb.children:
        if is_relative(child) or child.tag == "WRB":
            return True
        if child.i < verb.i and any(w.tag == "WP$" or is_relative(w) for w in child.subtree()):
            return True  # "the league, whose leader Teo Brandt has called for a vote"
    return False


def is_aside(noun: Word) -> bool:
    """Tell a noun behind a comma or a dash, and behind what closes a quotation before."""
    words, at = noun.within.words, noun.edges()[0]
    if words[at].text in _ASIDE:
        return True
    while at > 0 and words[at - 1].is_quote:
        at -= 1
    return at > 0 and words[at - 1].text in _ASIDE


_ASIDE = frozenset({",", "-", "--", "–", "—"})
