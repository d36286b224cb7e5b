"""How English says a relation: the strings of `kg:cue` and `skos:example` in; cues and examples out.

The notation of a cue; ontology/statements.ttl tells what each frame means for the syntax:

    back                      a verb with its direct object         Frame.VERB, lemma "back"
    stand by, pull out of     a verb and what follows it            lemma "stand", after "by"; "pull", "out of"
    make (visit) to           a light verb and its noun             lemma "make", noun "visit", after "to"
    take into (custody)       with words before the noun            noun "custody", particle "into"
    not respond to            only when negated                     negated True
    be leader of              what the subject is                   Frame.BE, lemma "leader", after "of"
    be prime minister of      with words before the noun            lemma "minister", modifiers ("prime",)
    be based in               a participle: who undergoes it        Frame.BE, lemma "based", after "in"
    be in                     a preposition alone                   Frame.BE, lemma "in", after ""
    the visit to              a noun that names what happens        Frame.THE, lemma "visit", after "to"
    ^employ                   subject and object turned round       inverse True
    <GPE> strike <Facility>   conditions on the arguments           subject ("GPE",), object ("Facility",)
    leave|quit, be head of|at alternatives in any place             one Cue each

Conditions stand at their grammatical place, so those of an inverse cue are those before the turning round.
"""

import itertools
import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.errors import VocabularyError

# What may follow a verb or a noun in a cue: a closed class, so a slip such as "make a visit to" is found.
FUNCTION_WORDS = frozenset(
    """aboard about above across after against ahead along alongside amid among apart around as aside at away
    back before behind below beneath beside between beyond by concerning despite down during except for forth
    forward from home in including inside into like near next of off on onto out outside over past per regarding
    round since than through throughout to together toward towards under underneath until up upon via with
    within without""".split()
)
COMPLEX_PREPOSITIONS = frozenset({("due", "to"), ("such", "as"), ("because", "of"), ("thanks", "to"), ("owing", "to")})
_PARENTHESES = re.compile(r"\([^()]+\)")
_MOST_CHOICES = 1000  # "deputy chief|civil servant of" slips in silently as two lists of choices, and they multiply
_BRACKETS = re.compile(r"\[(?:([so]):)?([^\[\]]+)\]")
_CUE = re.compile(r"(\^)? *(?:<([\w|]+)>)? *([^<>^]*?) *(?:<([\w|]+)>)?")


class Frame(StrEnum):
    VERB = "verb"
    BE = "be"
    THE = "the"


@dataclass(frozen=True, slots=True)
class Cue:
    """One frame that says `relation`.

    `after` is the preposition or particle that leads to the object, as one string: "", "by", "out of"; `particle` is
    what stands between a light verb and its noun. A `negated` cue wants its verb negated; the claim is
    then positive.
    """

    relation: str
    frame: Frame
    lemma: str
    after: str = ""
    noun: str = ""
    particle: str = ""
    modifiers: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    inverse: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the words in it that are the subject and the object of the relation."""

    text: str
    subject: str
    object: str


def parse_cue(relation: str, text: str, classes: Collection[str]) -> Iterator[Cue]:
    """Read one cue string: one cue for each choice that its bars give.

    Raises VocabularyError for what is not in the notation, and for a condition that is not among `classes`.
    """
    found = _CUE.fullmatch(text.strip())
    if not found or not found[3]:
        raise _fault(relation, text, "not a cue frame", "write it as ontology/statements.ttl tells")
    subject, object_ = (tuple(part.split("|")) if part else () for part in (found[2], found[4]))
    for name in (*subject, *object_):
        if name not in classes:
            raise _fault(relation, text, f"unknown class {name!r}", "name a class of ontology/classes.ttl")
    parts = found[3].split()
    light = [i for i, part in enumerate(parts) if _PARENTHESES.fullmatch(part)]
    if len(light) > 1 or any(mark in part for i, part in enumerate(parts) if i not in light for mark in "()"):
        raise _fault(relation, text, "its parentheses do not hold one word", "write one (noun) after a light verb")
    words = [part.strip("()").lower().split("|") for part in parts]  # as lemmas are looked up: "CEO" is "ceo"
    if math.prod(len(choices) for choices in words) > _MOST_CHOICES:
        raise _fault(relation, text, "its bars give too many frames", "bars part words, not phrases: split the cue")
    for choice in itertools.product(*words):
        cue = _frame(relation, text, list(choice), light)
        yield replace(cue, subject=subject, object=object_, inverse=bool(found[1]))


def _frame(relation: str, text: str, words: list[str], light: list[int]) -> Cue:
    negated = words[0] == "not" and len(words) > 1
    if negated:
        words, light = words[1:], [i - 1 for i in light]
    if words[0] in ("be", "the") and len(words) > 1 and not light:
        frame, words = Frame(words[0]), words[1:]
        at_home = words[0] == "home" and len(words) > 1  # "be home to": a noun here, elsewhere an adverb ("fly home")
        if not at_home and (all(w in FUNCTION_WORDS for w in words) or tuple(words) in COMPLEX_PREPOSITIONS):
            return Cue(relation, frame, " ".join(words), negated=negated)
        head = max((i for i, word in enumerate(words) if word not in FUNCTION_WORDS), default=0)
        after = " ".join(words[head + 1 :])
        return Cue(relation, frame, words[head], after, modifiers=tuple(words[:head]), negated=negated)
    at = light[0] if light else 0
    noun = words[at] if light else ""
    particle, after = " ".join(words[1:at]), " ".join(words[at + 1 :])
    for word in (*particle.split(), *after.split()):
        if word not in FUNCTION_WORDS:
            what = f"{word!r} is no preposition or particle"
            raise _fault(relation, text, what, "put a light verb's noun in parentheses")
    return Cue(relation, Frame.VERB, words[0], after, noun, particle, negated=negated)


def parse_example(relation: str, text: str) -> Example:
    """Read one example: [subject] then [object], or [s:…] and [o:…] where they come the other way round.

    Raises VocabularyError unless there are exactly one subject and one object.
    """
    found = _BRACKETS.findall(text)
    roles = {mark or default: words for (mark, words), default in zip(found, "so", strict=False)}
    plain = _BRACKETS.sub(r"\2", text)
    if len(found) != 2 or set(roles) != {"s", "o"} or "[" in plain or "]" in plain:
        raise _fault(
            relation,
            text,
            "an example needs one subject and one object",
            'write "[Ruiz] visited [Oslo]." or [s:…], [o:…]',
        )
    return Example(plain, roles["s"], roles["o"])


def _fault(relation: str, text: str, what: str, remedy: str) -> VocabularyError:
    return VocabularyError(f"kg:{relation}", f'"{text}": {what}', remedy)
