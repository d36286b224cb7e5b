"""In: the things of an article, classed. Out: third-person pronouns with a thing that they can mean.

The reader links most; grammar corrects what cannot be: "she" is no company and no Mr Brandt, "him" is not who acts on
him, and "its rival" is nobody's own rival. What is then without a thing, or never had one, takes the nearest that fits:
a subject before others, this sentence before the last.
"""

import csv
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from kg.extract.evidence.quotations import is_quoted
from kg.extract.evidence.saying import speaks
from kg.extract.grammar.voice import is_passive
from kg.extract.reference.phrases import is_predicate
from kg.extract.reference.things import Seen, Things
from kg.extract.tree import Word
from kg.extract.words.nouns import is_plural, noun_classes
from kg.ontology import FOLDER

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves".split())
_YOU = frozenset("you your yours yourself yourselves".split())
_MALE = frozenset(
    "mr mr. sir lord king prince emperor duke sultan man boy father son brother husband uncle nephew grandfather "
    "grandson gentleman spokesman chairman businessman policeman congressman fisherman actor monk priest imam widower "
    "bridegroom fiancé".split()
)
_FEMALE = frozenset(
    "mrs mrs. ms ms. miss madam lady queen princess empress duchess woman girl mother daughter sister wife aunt niece "
    "grandmother granddaughter spokeswoman chairwoman businesswoman policewoman congresswoman actress nun widow bride "
    "fiancée".split()
)
_THINGS = frozenset({"Organization", "GPE", "Place", "Facility", "Event", "Product", "Work", "Vehicle", "Thing"})
_ACTING = frozenset({"Organization", "GPE"})
_SAYING = frozenset(
    "say announce state add claim declare confirm deny insist admit promise pledge vow warn believe".split()
)
_ANSWERING = frozenset({"reply", "respond", "answer", "retort", "counter"})  # another than who spoke last does
_QUOTES = frozenset('"“”')
_BACK = 3  # sentences
_SPEECHES = 5  # sentences of a quotation before "he said"


def settle_pronouns(things: Things) -> None:
    """Take pronouns out of things that they cannot mean, and find one for those that have none."""
    for one in things.all:
        if one.pronoun and one.word.lemma.lower() in _YOU:
            things.part([one])  # "You must go, Ruiz said": whoever is spoken to, and not who speaks
        elif one.pronoun and one.mention.text.lower() in _HE | _SHE | _IT | _THEY:
            rules = (_who_says, _who_goes_on, _who_acts, _not_inside, _who_is_told_of, _spoken_for, _beside)
            speaker = next((found for rule in rules if (found := rule(one, things)) is not None), None)
            if _cannot_be(one, things) or (speaker is not None and speaker.thing != one.thing):
                things.part([one])
            if speaker is not None:
                things.join(speaker, one)
            described = _only_described(one, things)
            if (described or all(s.pronoun for s in things.of(one))) and one.word.dep != "expl":
                antecedent = next(_candidates(one, things), None)
                if antecedent is not None:
                    if described:
                        things.part([one])
                    things.join(antecedent, one)


def _only_described(one: Seen, things: Things) -> bool:
    """Tell whether all that a pronoun is said to be is a role that somebody else is in: "left as a child", "she"."""
    nouns = [s for s in things.of(one) if not s.pronoun] if one.mention.text.lower() in _HE | _SHE else []
    return bool(nouns) and all(s.nominal and is_predicate(s.word) and s.word.i < one.word.i for s in nouns)


def _who_says(one: Seen, things: Things) -> Seen | None:
    """Return who a content clause with a pronoun as its subject is said by: "Norway said it would help"."""
    noun = one.word.head if one.word.fine == "nmod:poss" else one.word
    content = noun.head if noun is not None and noun.dep == "nsubj" else None
    verb = content.head if content is not None and content.dep == "ccomp" else None
    if verb is None or verb.lemma not in _SAYING:
        return None
    subject = next((c for c in verb.children if c.dep == "nsubj" and c.i in things.at), None)
    speaker = things.at[subject.i] if subject is not None and not subject.all("conj") else None
    if speaker is None or speaker.pronoun or speaker.type == "Thing":
        return None
    whole = things.of(speaker)
    return speaker if _fits(one, next((s for s in whole if s.named), speaker), whole) else None


def _who_goes_on(one: Seen, things: Things) -> Seen | None:
    """Return who spoke last, where a pronoun speaks: "Ruiz blamed Brandt. "He lies," she said"".

    "It said" at the end of a sentence is who acts in it: "Norway will leave Peru, it said".
    """
    verb, text = one.word.above, one.mention.text.lower()
    if one.word.fine != "nsubj" or verb.fine not in ("root", "parataxis") or not speaks(verb):
        return None
    if text in _IT:
        content = verb.above if verb.fine == "parataxis" else verb.one("ccomp")
        return _actor(content, one, things, _ACTING) if content is not None and content.i < one.word.i else None
    if text not in _HE | _SHE or verb.lemma in _ANSWERING:
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


def _speaker(told: list[Word], one: Seen, things: Things) -> Seen | None:
    """Return the one person among the subjects of a sentence's verbs of saying that a pronoun can mean."""
    subjects = [c for w in told if speaks(w) for c in w.children if c.fine == "nsubj" and c.i in things.at]
    found = {things.at[c.i].thing: things.at[c.i] for c in subjects if not c.all("conj")}
    if len(found) != 1:
        return None
    speaker = next(iter(found.values()))
    whole = things.of(speaker)
    lead = next((s for s in whole if s.named), None) or next((s for s in whole if not s.pronoun), None)
    return speaker if lead is not None and lead.type == "Person" and _fits(one, lead, whole) else None


def _who_acts(one: Seen, things: Things) -> Seen | None:
    """Return whose an object is that "its" stands before: "Norway resumed its raids", whoever was named before.

    Behind a preposition too, where nothing between is one thing: "Norway keeps troops at its border".
    """
    noun = _its(one)
    part = noun.head if noun is not None and noun.dep == "nmod" and noun.head is not None else None
    if part is not None and part.dep == "obj" and part.ent in ("PERCENT", "CARDINAL"):
        noun = part  # "plans to cut 5 percent of its workforce"
    verb = noun.head if noun is not None and (noun.dep == "obj" or _alone(noun)) else None
    while verb is not None and verb.dep == "xcomp" and verb.head is not None and not verb.head.all("obj", "iobj"):
        verb = verb.head
    return _actor(verb, one, things, _ACTING)


def _not_inside(one: Seen, things: Things) -> Seen | None:
    """Return who acts above, and not whom the reader saw inside: "Staff saw a bag of men as they left"."""
    clause = one.word.head if one.word.dep == "nsubj" and one.mention.text.lower() in _THEY else None
    verb = clause.head if clause is not None and clause.dep == "advcl" else None
    within = [s for s in things.of(one) if verb is not None and verb.sent == s.sent and s.word.i < one.word.i]
    if verb is None or not within or any(s.word.dep not in ("nmod", "compound") for s in within):
        return None
    return _actor(verb, one, things, frozenset({"Group", "Organization"}))


def _alone(noun: Word) -> bool:
    if noun.dep != "obl" or noun.head is None or is_passive(noun.head):
        return False
    others = (c for c in noun.head.children if c.dep in ("obj", "iobj", "obl") and c.i < noun.i)
    return all(is_plural(c) or c.ent in ("DATE", "TIME") for c in others)


def _who_is_told_of(one: Seen, things: Things) -> Seen | None:
    """Return whose the subject of a clause is, below one of its owner's: "The ferry sank after its engine failed"."""
    noun = _its(one)
    clause = noun.head if noun is not None and noun.dep == "nsubj" else None
    above = clause.head if clause is not None and clause.dep == "advcl" else None
    return _actor(above, one, things, _THINGS - {"Event"}) if above is not None and above.i < one.word.i else None


def _its(one: Seen) -> Word | None:
    return one.word.head if one.mention.text.lower() == "its" and one.word.fine == "nmod:poss" else None


def _actor(verb: Word | None, one: Seen, things: Things, types: frozenset[str]) -> Seen | None:
    """Return the one subject of a verb, where a pronoun can mean it and it is of these types."""
    if verb is None or verb.pos != "VERB" or verb.dep not in ("root", "conj", "ccomp", "advcl"):
        return None
    subject = next((c for c in verb.children if c.fine in ("nsubj", "nsubj:pass") and c.i in things.at), None)
    actor = things.at[subject.i] if subject is not None and not subject.all("conj") else None
    if actor is None or actor.pronoun or actor.type not in types:
        return None
    whole = things.of(actor)
    return actor if _fits(one, next((s for s in whole if s.named), actor), whole) else None


def _spoken_for(one: Seen, things: Things) -> Seen | None:
    """Return whose role speaks last: "Two reporters of La Calle were beaten, its editor said"."""
    noun = _its(one)
    verb = noun.head if noun is not None and noun.fine == "nsubj" else None
    content = verb.one("ccomp", "parataxis") if verb is not None and verb.lemma in _SAYING else None
    if noun is None or content is None or content.i > noun.i or "Person" not in noun_classes(noun.lemma):
        return None
    first = content.edges()[0]
    bodies = [s for s in things.all if first <= s.word.i < one.word.i and s.named and s.type == "Organization"]
    quoted = any(w.text in _QUOTES for w in things.words[max(first - 1, 0) : one.word.i])
    return bodies[0] if not quoted and len({s.thing for s in bodies}) == 1 else None


def _beside(one: Seen, things: Things) -> Seen | None:
    """Return whose somebody is who is named beside: "Oleg Vant and his family"."""
    noun = one.word.head if one.mention.text.lower() in ("his", "her") and one.word.fine == "nmod:poss" else None
    first = noun.head if noun is not None and noun.dep == "conj" else None
    owner = things.at.get(first.i) if first is not None and noun is not None else None
    if owner is None or noun is None or not owner.named or owner.type != "Person":
        return None
    return owner if _fits(one, owner, things.of(owner)) else None


def _cannot_be(one: Seen, things: Things) -> bool:
    whole = [s for s in things.of(one) if s is not one]
    lead = next((s for s in whole if s.named), None) or next((s for s in whole if s.nominal), None)
    if lead is None:
        return False
    return not _fits(one, lead, whole) or any(_bound(one.word, s.word) for s in whole)


def _fits(one: Seen, lead: Seen, whole: list[Seen]) -> bool:
    """Tell whether a pronoun agrees with a thing in class, gender and number."""
    text = one.mention.text.lower()
    several = lead.nominal and lead.phrase is not None and lead.phrase.plural
    if text in _HE or text in _SHE:
        leaning = _leaning(whole)
        return lead.type in ("Person", "Thing") and not several and (leaning >= 0 if text in _HE else leaning <= 0)
    if text in _IT:
        return lead.type in _THINGS and not several
    return several or lead.type in ("Group", "Organization", "GPE") or lead.type == "Thing"


def _leaning(whole: list[Seen]) -> int:
    """Count what makes a person a man above what makes a woman: each noun or form of address as three pronouns."""
    count = 2 * max((given_gender(s.mention.name) for s in whole if s.named), key=abs, default=0)
    for s in whole:
        words = {s.word.lower, *(c.lower for c in s.word.children if c.dep in ("nmod", "compound", "flat", "appos"))}
        count += (s.word.lower in _HE) - (s.word.lower in _SHE)
        count += 3 * bool(words & _MALE) - 3 * bool(words & _FEMALE)
    return count


@cache
def _first_names() -> dict[str, int]:
    with (FOLDER / "firstnames.csv").open(encoding="utf8", newline="") as file:
        return {row["name"]: 1 if row["gender"] == "m" else -1 for row in csv.DictReader(file)}


def given_gender(name: str) -> int:
    """Return 1 where a full name begins with a man's first name, -1 with a woman's, 0 where nobody can tell."""
    first, _, rest = name.partition(" ")
    return _first_names().get(first, 0) if rest else 0


def _bound(pronoun: Word, other: Word) -> bool:
    """Tell whether grammar keeps the two apart: "Ruiz praised him", "Ruiz, his rival"."""
    if pronoun.lower.endswith(("self", "selves")):
        return False
    if pronoun.fine == "nmod:poss":  # whose it is, is not itself
        noun = pronoun.head
        while noun is not None and noun.dep in ("appos", "conj", "flat"):
            if noun is other:
                return True
            noun = noun.head
        return noun is other
    verb = pronoun.head
    if verb is None or verb is not other.head or verb.pos != "VERB":
        return False
    arguments = ("nsubj", "obj", "iobj", "obl")
    return pronoun.dep in arguments and other.dep in arguments and other is not pronoun


def _candidates(one: Seen, things: Things) -> Iterator[Seen]:
    """Yield the mentions before a pronoun that it can mean, the likeliest first."""
    first = bisect_left(things.all, one.sent - _BACK, key=lambda s: s.sent)
    last = bisect_left(things.all, one.word.i, key=lambda s: s.word.i)
    before = [s for s in things.all[first:last] if not s.pronoun]
    fitting = []
    for other in before:
        whole = things.of(other)
        lead = next((s for s in whole if s.named), other)
        if _eligible(other) and _fits(one, lead, whole) and not any(_bound(one.word, s.word) for s in whole):
            fitting.append(other)
    fitting.sort(key=lambda s: (one.sent - s.sent, not _prominent(s, one), -s.word.i))
    personal = one.mention.text.lower() in _HE | _SHE
    yield from (s for s in fitting if personal or (_prominent(s, one) and one.sent - s.sent <= 1))


def _prominent(other: Seen, one: Seen) -> bool:
    if one.mention.text.lower() in _IT and other.type not in _ACTING:
        return False
    return other.word.dep == "nsubj"


def _eligible(other: Seen) -> bool:
    """Leave out what is only told in passing: parts of names, possessors of things, what has no class."""
    if other.nominal and is_predicate(other.word):
        return False
    return other.type != "Thing" and other.word.dep not in ("compound", "flat", "amod")
