"""In: the things of an article, classed. Out: third-person pronouns with a thing that they can mean.

The reader links most; grammar corrects what cannot be: "she" is no company and no Mr Brandt, "him" is not who acts on
him, and "its rival" is nobody's own rival. What is then without a thing, or never had one, takes the nearest that fits:
a subject before others, this sentence before the last.
"""

from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.evidence.quotations import is_quoted
from kg.extract.evidence.saying import speaks
from kg.extract.reference.agreement import HE, IT, SHE, THEY, bound, fits
from kg.extract.reference.phrases import is_predicate
from kg.extract.reference.shapes import ACTING, actor, by_shape, its
from kg.extract.reference.things import Seen, Things
from kg.extract.tree import Word
from kg.extract.words.nouns import ACTORS, noun_classes

_YOU = frozenset("you your yours yourself yourselves".split())
_SAYING = frozenset(
    "say announce state add claim declare confirm deny insist admit promise pledge vow warn believe disclose reveal "
    "acknowledge argue complain allege".split()
)
_ANSWERING = frozenset({"reply", "respond", "answer", "retort", "counter"})  # another than who spoke last does
_GOING_ON = frozenset({"he", "she", "they"})
_QUOTES = frozenset('"“”')
_BACK = 3  # sentences
_SPEECHES = 5  # sentences of a quotation before "he said"


def settle_pronouns(things: Things) -> None:
    """Take pronouns out of things that they cannot mean, and find one for those that have none."""
    for one in things.all:
        if one.pronoun and one.word.low in _YOU:
            things.part([one])  # "You must go, Ruiz said": whoever is spoken to, and not who speaks
        elif one.pronoun and one.mention.text.lower() in HE | SHE | IT | THEY:
            speaker = next((found for rule in _RULES if (found := rule(one, things)) is not None), None)
            if _cannot_be(one, things):
                things.part([one])
            elif speaker is not None and speaker.thing != one.thing:
                things.part(_with_those_behind(one, things))
            if speaker is not None:
                things.join(speaker, one)
            described = _only_described(one, things)
            if _is_time(one.word):
                things.part([one])
            elif (described or all(s.pronoun for s in things.of(one))) and one.word.dep != "expl":
                antecedent = next(_candidates(one, things), None)
                if antecedent is not None:
                    if described:
                        things.part([one])
                    things.join(antecedent, one)


def _is_time(word: Word) -> bool:
    """Tell "It was a sad day for Lima", where "it" is nothing that was spoken of."""
    told = word.above
    if word.lower != "it" or word.dep != "nsubj" or "cop" not in told.below:
        return False
    # "It was a mistake to leave"
    deed = told.lemma in _JUDGED and any(c.tag == "TO" for w in told.children if w.i > told.i for c in w.children)
    return told.lemma in _TIMES or deed


_JUDGED = frozenset(
    "mistake error pleasure honour honor crime shame privilege duty pity joy relief folly sin offence offense".split()
)
_TIMES = frozenset("day night morning evening moment hour week month year season time".split())


def _with_those_behind(one: Seen, things: Things) -> list[Seen]:
    """Return a pronoun, and where it is a person those that go on from it: "He told Oslo that his men would stay"."""
    if one.mention.text.lower() not in HE | SHE:
        return [one]
    behind = [s for s in things.of(one) if s.word.i > one.word.i and s.sent <= one.sent + _BACK]
    end = next((n for n, s in enumerate(behind) if not s.pronoun), len(behind))
    nouns = any(not s.pronoun for s in things.of(one))
    return [one, *behind[:end]] if nouns else things.of(one)


def _only_described(one: Seen, things: Things) -> bool:
    """Tell whether all that a pronoun is said to be is a role that somebody else is in: "left as a child", "she"."""
    nouns = [s for s in things.of(one) if not s.pronoun] if one.mention.text.lower() in HE | SHE else []
    return bool(nouns) and all(s.nominal and is_predicate(s.word) and s.word.i < one.word.i for s in nouns)


def _who_says(one: Seen, things: Things) -> Seen | None:
    """Return who a content clause with a pronoun as its subject is said by: "Norway said it would help"."""
    noun = one.word.head if one.word.fine == "nmod:poss" else one.word
    content = noun.head if noun is not None and noun.dep == "nsubj" else None
    verb = content.head if content is not None and content.dep == "ccomp" else None
    if verb is None or verb.lemma not in _SAYING or _is_another(one):
        return None
    subject = next((c for c in verb.children if c.dep == "nsubj" and c.i in things.at), None)
    speaker = things.at[subject.i] if subject is not None and not subject.all("conj") else None
    if speaker is None or speaker.pronoun or speaker.type == "Thing":
        return None
    whole = things.of(speaker)
    return speaker if fits(one, next((s for s in whole if s.named), speaker), whole) else None


def _is_another(one: Seen) -> bool:
    """Tell a pronoun in a quotation, where who speaks would say "I": "“She has no proof,” said Teo Brandt"."""
    return is_quoted(one.word.within)[one.word.i]


def _who_goes_on(one: Seen, things: Things) -> Seen | None:
    """Return who spoke last, where a pronoun speaks: "Ruiz blamed Brandt. "He lies," she said"".

    "It said" at the end of a sentence is who acts in it: "Norway will leave Peru, it said".
    """
    verb, text = one.word.above, one.mention.text.lower()
    if one.word.fine != "nsubj" or verb.fine not in ("root", "parataxis") or not speaks(verb):
        return None
    if text in IT:
        content = verb.above if verb.fine == "parataxis" else verb.one("ccomp")
        if content is not None and content.i < one.word.i:
            return actor(content, one, things, ACTING)
        known = any(s.type in ACTORS or s.type == "Work" for s in things.of(one) if not s.pronoun)
        return None if known else _body(one, things)  # "A statement said … It did not say why"
    if text not in _GOING_ON or verb.lemma in _ANSWERING:
        return None
    quoted = is_quoted(one.word.within)
    if quoted[one.word.i]:
        return None
    for sent in range(one.sent - 1, max(one.sent - _SPEECHES, -1), -1):
        first, end = one.word.within.sentences[sent]
        told = [w for w in things.words[first:end] if not quoted[w.i] and w.fine in ("root", "parataxis")]
        if told:
            return _speaker(told, one, things)
    return None


def _body(one: Seen, things: Things) -> Seen | None:
    """Return the body that spoke last: "The data was stolen, Karvel said. It said …", which no data say."""
    for other in reversed(things.all):
        near = other.word.i < one.word.i and one.sent - other.sent <= _BACK and not other.pronoun
        if near and other.type in ACTING and other.word.fine == "nsubj" and speaks(other.word.above):
            return other
    return None


def _speaker(told: list[Word], one: Seen, things: Things) -> Seen | None:
    """Return the one person among the subjects of a sentence's verbs of saying that a pronoun can mean."""
    subjects = [c for w in told if speaks(w) for c in w.children if c.fine == "nsubj" and c.i in things.at]
    found = {things.at[c.i].thing: things.at[c.i] for c in subjects if not c.all("conj")}
    if len(found) != 1:
        return None
    speaker = next(iter(found.values()))
    quoted = is_quoted(one.word.within)  # whom they speak of as "she" is another
    whole = [s for s in things.of(speaker) if not (s.pronoun and s.sent == speaker.sent and quoted[s.word.i])]
    lead = next((s for s in whole if s.named), None) or next((s for s in whole if not s.pronoun), None)
    kind = "Group" if one.mention.text.lower() == "they" else "Person"
    return speaker if lead is not None and lead.type == kind and fits(one, lead, whole) else None


def _as_before(one: Seen, things: Things) -> Seen | None:
    """Return what "it" was in the clause that this one is joined to: "It fell since a fire broke out, and it lost"."""
    verb = one.word.head if one.word.fine == "nsubj" and one.word.lower == "it" else None
    first = verb.head if verb is not None and verb.dep == "conj" and verb.pos == "VERB" else None
    for clause in (first, first.head if first is not None and first.dep in ("advcl", "acl") else None):
        before = clause.one("nsubj") if clause is not None and clause.pos == "VERB" else None
        if before is not None and before.lower == "it":
            return things.at.get(before.i)
    return None


def _spoken_for(one: Seen, things: Things) -> Seen | None:
    """Return whose role speaks last: "Two reporters of La Calle were beaten, its editor said"."""
    noun = its(one)
    verb = noun.head if noun is not None and noun.fine == "nsubj" else None
    content = verb.one("ccomp", "parataxis") if verb is not None and verb.lemma in _SAYING else None
    if noun is None or content is None or content.i > noun.i or "Person" not in noun_classes(noun.lemma):
        return None
    actor = content.one("nsubj")
    firm = things.at.get(actor.i) if actor is not None else None
    if firm is not None and firm.nominal and firm.type == "Organization" and fits(one, firm, things.of(firm)):
        return firm  # "The firm will buy Delta Mining, its chief executive said"
    first = content.edges()[0]
    bodies = [s for s in things.all if first <= s.word.i < one.word.i and s.named and s.type == "Organization"]
    quoted = any(w.text in _QUOTES for w in things.words[max(first - 1, 0) : one.word.i])
    return bodies[0] if not quoted and len({s.thing for s in bodies}) == 1 else None


def _beside(one: Seen, things: Things) -> Seen | None:
    """Return whose the second of two is: "Oleg Vant and his family", "Karvel Rail and its drivers"."""
    text = one.mention.text.lower()
    noun = one.word.head if text in _OWNERS and one.word.fine == "nmod:poss" else None
    first = noun.head if noun is not None and noun.dep == "conj" else None
    owner = things.at.get(first.i) if first is not None and noun is not None else None
    if owner is None or noun is None or owner.pronoun or owner.type not in _OWNERS[text]:
        return None
    return owner if fits(one, owner, things.of(owner)) else None


_OWNERS = {
    **dict.fromkeys(("his", "her"), frozenset({"Person"})),
    "its": frozenset({"Organization", "GPE"}),
    "their": frozenset({"Group"}),
}
_RULES = (_who_says, _who_goes_on, _as_before, by_shape, _spoken_for, _beside)


def _cannot_be(one: Seen, things: Things) -> bool:
    whole = [s for s in things.of(one) if s is not one]
    lead = next((s for s in whole if s.named), None) or next((s for s in whole if s.nominal), None)
    if lead is None:
        return False
    return not fits(one, lead, whole) or any(bound(one.word, s.word) for s in whole)


def _candidates(one: Seen, things: Things) -> Iterator[Seen]:
    """Yield the mentions before a pronoun that it can mean, the likeliest first."""
    first = bisect_left(things.all, one.sent - _BACK, key=lambda s: s.sent)
    last = bisect_left(things.all, one.word.i, key=lambda s: s.word.i)
    before = [s for s in things.all[first:last] if not s.pronoun]
    fitting = []
    for other in before:
        whole = things.of(other)
        lead = next((s for s in whole if s.named), other)
        if _eligible(other) and fits(one, lead, whole) and not any(bound(one.word, s.word) for s in whole):
            fitting.append(other)
    fitting.sort(key=lambda s: (one.sent - s.sent, not _prominent(s, one), -s.word.i))
    personal = one.mention.text.lower() in HE | SHE
    yield from (s for s in fitting if personal or (_prominent(s, one) and one.sent - s.sent <= 1))


def _prominent(other: Seen, one: Seen) -> bool:
    if one.mention.text.lower() in IT and other.type not in ACTING:
        return False
    return other.word.dep == "nsubj"


def _eligible(other: Seen) -> bool:
    """Leave out what is only told in passing: parts of names, possessors of things, what has no class."""
    if other.nominal and is_predicate(other.word):
        return False
    return other.type != "Thing" and other.word.dep not in ("compound", "flat", "amod")
