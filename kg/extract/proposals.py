"""In: words, mentions, the vocabulary. Out: what every rule works with, and the shape of what it proposes.

A proposal is a claim before its evidence: who, what relation, whom, and which words said it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from kg.cues import Cue, Frame
from kg.extract.grammar.clauses import Clauses
from kg.extract.reference.mentions import Mentions, are_people
from kg.extract.tree import Word
from kg.extract.words.firstperson import says_i, says_we
from kg.extract.words.nouns import class_of
from kg.model import Kind, Literal, Mention
from kg.ontology import Ontology

Argument = Word | Mention | Literal

_VALUES = {
    "DATE": "Date",
    "TIME": "Date",
    "MONEY": "Quantity",
    "PERCENT": "Quantity",
    "QUANTITY": "Quantity",
    "CARDINAL": "Quantity",
}
_PARTS = frozenset("most much half part rest all some many range variety number majority bulk".split())
_SPELLS = frozenset("year month week decade century weekend summer winter autumn morning afternoon evening".split())
_LITERALS = {"integer": "Quantity", "quantity": "Quantity", "clause": "Clause"}


@dataclass(slots=True)
class Proposal:
    """A relation that a rule found; `predicate` is the word whose polarity, speaker and date count.

    `affirmed` is True where the negation belongs to the cue: who "did not respond" declined to comment. `day` is the
    date that the claim is about, where it is about one.
    """

    subject: Argument
    relation: str
    object: Argument
    trigger: list[Word]
    predicate: Word
    rule: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    affirmed: bool = False
    day: Word | None = None


@dataclass(slots=True)
class Context:
    """One article under reading."""

    text: str
    words: list[Word]
    mentions: Mentions
    clauses: Clauses
    ontology: Ontology

    def type_of(self, argument: Argument) -> str:
        """Return the ontology class of an argument; Date, Quantity or Clause for what is no entity."""
        if not isinstance(argument, Word):
            return argument.type if isinstance(argument, Mention) else _LITERALS.get(argument.datatype, "Value")
        mention = self.mentions.at(argument)
        if argument.lower == "one" and "nmod" in argument.below:  # "has one of the biggest funds" has a fund
            return self._of_which(argument)
        if argument.ent == "PERCENT" and "nmod" in argument.below:
            return self._of_which(argument)
        if argument.ent in _VALUES and not (mention and argument.ent == "CARDINAL"):  # "thousands of people" are people
            return _VALUES[argument.ent]
        if argument.lemma in _SPELLS and not argument.ent:
            return "Date"  # "for the current school year"
        if mention and mention.type == "Thing" and argument.low in _PARTS:
            return self._of_which(argument)
        if mention:
            return mention.type
        if argument.pos == "NUM":
            return "Quantity"
        if argument.pos in ("VERB", "AUX"):
            return "Clause"
        return (
            class_of(argument, "Thing") if argument.pos == "NOUN" else "Thing"
        )  # "officials" of "dozens of officials"

    def _of_which(self, part: Word) -> str:
        # "most of Fallujah" is a place, "a range of groups" are groups
        whole = next((c for c in part.all("nmod") if any(w.lower == "of" for w in c.all("case"))), None)
        return self.type_of(whole) if whole is not None else "Thing"

    def match(
        self,
        frame: Frame,
        lemma: str,
        after: str = "",
        *,
        noun: str = "",
        particle: str = "",
        negated: bool = False,
        modifiers: Iterable[str] = (),
        subject: Argument | None = None,
        object: Argument | None = None,
    ) -> Cue | None:
        """Return the most specific cue of the vocabulary for a word in its frame with these arguments."""
        if (frame, lemma) not in self.ontology.cues:
            return None
        one = self.type_of(subject) if subject is not None else ""
        two = self.type_of(object) if object is not None else ""
        for kind in dict.fromkeys((two, "Quantity", "Group")) if is_headcount(object) else (two,):
            found = self.ontology.match(
                frame,
                lemma,
                after,
                noun=noun,
                particle=particle,
                negated=negated,
                modifiers=modifiers,
                subject=one,
                object=kind,
            )
            if found:
                return found
        return None

    def understood(self, proposal: "Proposal") -> bool:
        """Tell whether both arguments refer to something: an "it" or "we" that nothing explains does not."""
        return all(self._refers(argument) for argument in (proposal.subject, proposal.object))

    def _refers(self, argument: Argument) -> bool:
        if isinstance(argument, Literal):
            return True
        mention = self.mentions.at(argument) if isinstance(argument, Word) else argument
        if isinstance(argument, Word) and argument.lower in ("a", "an", "the"):
            return False  # whose noun was read as something else
        if isinstance(argument, Word) and (says_i(argument) or says_we(argument)):
            return True  # in a quotation "I" and "we" are who speaks
        if self.mentions.both(argument):
            return True
        if mention is None:
            return not isinstance(argument, Word) or argument.pos != "PRON"
        return mention.kind is not Kind.PRONOUN or self.mentions.resolved(mention)

    def can(self, cue: Cue, subject: Argument, object: Argument) -> bool:
        """Tell whether the classes of the arguments are those of the cue's relation."""
        one, two = self.type_of(subject), self.type_of(object)
        if cue.inverse:
            one, two = two, one
        return self.ontology.fits(cue.relation, one, two)

    def propose(
        self, cue: Cue, subject: Argument, object: Argument, trigger: list[Word], predicate: Word, rule: str
    ) -> Proposal:
        if cue.inverse:
            subject, object = object, subject
        return Proposal(subject, cue.relation, object, trigger, predicate, rule, affirmed=cue.negated)


def is_headcount(argument: Argument | None) -> bool:
    """Tell "injuring more than 200", where the number stands for people, from an amount with its unit."""
    if not isinstance(argument, Word) or argument.pos != "NUM" or argument.ent != "CARDINAL":
        return False
    if not are_people(argument):
        return False
    return argument.lower != "one" or "nmod" not in argument.below  # "one of the biggest fleets" is a fleet


def modifiers(noun: Word) -> list[str]:
    """Return the lemmas of the words before a noun that belong to it ("prime" of "prime minister")."""
    return [c.low for c in noun.children if c.i < noun.i and c.dep in ("amod", "compound", "nmod", "advmod")]


def is_negated(predicate: Word) -> bool:
    return bool(predicate.children) and any(c.lower in _NEGATIONS for c in predicate.children)


_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


def verb_trigger(verb: Word, extra: Iterable[Word] = ()) -> list[Word]:
    """Return the verb with its auxiliaries, negation and particle, and the words given beside."""
    words = [verb, *extra]
    for child in () if _HELPING.isdisjoint(verb.below) else verb.children:
        dep = child.dep
        if dep in ("aux", "cop") or child.fine == "compound:prt" or (dep == "advmod" and child.lower in _NEGATIONS):
            words.append(child)
    return sorted(words, key=_place) if len(words) > 1 else words


_HELPING = frozenset({"aux", "cop", "compound", "advmod"})
_place = attrgetter("i")
