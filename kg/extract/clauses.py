"""In: the words of an article. Out: for each verb or predicate its subjects, objects and obliques, as frames.

A frame has the logical roles: the passive is turned round, relative pronouns stand for their antecedents, the subjects
of infinitives and participles are found, coordinations are split. Each way to find a subject has a name, which
becomes part of the claim's rule.
"""

from dataclasses import dataclass, field

from kg.extract.attachments import acts_as_object
from kg.extract.tree import Obliques, Word, conjuncts, is_nominal, preposition

# "X promised Y to leave": the subject leaves, not the object.
SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "swear", "use", "take", "spend", "need"})
# "X asked Y to leave": newer treebanks call the infinitive an adverbial clause, yet the object leaves.
OBJECT_CONTROL = frozenset(
    "ask order urge tell persuade help allow permit enable encourage force require request want invite advise warn beg "
    "compel instruct authorise authorize convince cause press pressure call expect teach train challenge lobby appoint "
    "choose elect recruit hire pay bribe oblige command direct drive get inspire lead let motivate prompt push remind "
    "send commission petition implore nominate select task assign assist summon".split()
)
_FRAMING = frozenset({"in", "with", "as"})
_MEASURES = frozenset("number lot majority handful couple dozen hundred thousand million score plenty host".split())
_SOME = frozenset({"a", "an", "large", "small", "vast", "great", "huge", "growing", "whole", "wide"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_PASSIVE = frozenset({"nsubj:pass", "csubj:pass", "aux:pass"})
_DATE_ENTS = frozenset({"DATE", "TIME"})


@dataclass(slots=True)
class Frame:
    """A predicate with its logical arguments, each list split at coordinations and in text order."""

    predicate: Word
    lemma: str
    subjects: list[Word] = field(default_factory=list)
    objects: list[Word] = field(default_factory=list)
    recipients: list[Word] = field(default_factory=list)
    obliques: Obliques = field(default_factory=list)
    passive: bool = False
    rule: str = "active"
    particle: str = ""
    negated: bool = False


def referent(word: Word) -> Word:
    """Return the antecedent of a relative pronoun ("the court, which ruled" gives "court"), else the word itself."""
    if word.pos not in ("PRON", "DET", "SCONJ") or not (word.tag in _RELATIVE_TAGS or word.lower == "that"):
        return word
    above = word.head
    while above is not None:
        if above.fine == "acl:relcl" and above.head is not None and above.head.i < word.i:
            return referent(above.head)
        if above.dep in ("ccomp", "root", "parataxis"):
            return word
        above = above.head
    return word


def counted(word: Word) -> Word:
    """Return what a quantity is of: "a number of ministers", "dozens of people" are ministers and people."""
    if word.lemma.lower() in _MEASURES and (word.tag == "NNS" or any(c.lower in _SOME for c in word.children)):
        return next((c for c in word.all("nmod") if preposition(c) == "of"), word)
    return word


def is_relative(word: Word) -> bool:
    return referent(word) is not word


def split(words: list[Word]) -> list[Word]:
    """Resolve relative pronouns and split coordinations: of an antecedent, what stands before the pronoun."""
    found: list[Word] = []
    for word in map(counted, words):
        noun = referent(word)
        parts = conjuncts(noun)
        if noun is not word:
            parts = [p for p in parts if p.i < word.i]
            if word.head is not None and word.head.tag == "VBZ":
                parts = parts[-1:]  # "Norway and Peru, which borders Chile": one alone
        found.extend(parts)
    return found


def is_passive(verb: Word) -> bool:
    """True for "was backed", "the party backed by", "Founded in 1990, it", and for what is coordinated with one."""
    if verb.pos != "VERB" or verb.tag not in ("VBN", "VBD", "VB", "JJ"):
        return False
    if any(c.fine in _PASSIVE for c in verb.children):
        return True
    if verb.tag == "VBN" and any(c.fine == "obl:agent" for c in verb.children):
        return True
    if verb.tag != "VBN" or any(c.dep in ("aux", "cop") for c in verb.children):
        return False
    if verb.fine in ("acl", "advcl", "amod", "xcomp", "root", "parataxis", "advcl:pred"):
        return not any(c.dep == "nsubj" for c in verb.children)
    return verb.dep == "conj" and verb.head is not None and not verb.all("nsubj") and is_passive(verb.head)


def is_infinitive(verb: Word) -> bool:
    return any(c.tag == "TO" or (c.dep == "mark" and c.lower == "to") for c in verb.children)


class Clauses:
    """Finds frames; remembers the surface subjects that it has found, so that the whole is linear."""

    def __init__(self, animate: frozenset[int]) -> None:
        self._animate = animate
        self._surface: dict[int, tuple[list[Word], str]] = {}

    def surface(self, verb: Word) -> tuple[list[Word], str]:
        """Return the grammatical subjects of a predicate, found where English leaves them, and how they were found."""
        known = self._surface.get(verb.i)
        if known is None:
            self._surface[verb.i] = ([], "")  # a cycle in a bad parse ends here
            known = self._surface[verb.i] = self._find(verb)
        return known

    def _find(self, verb: Word) -> tuple[list[Word], str]:
        own = [c for c in verb.children if c.dep == "nsubj"]
        inner = [c for c in own if c.fine != "nsubj:outer"]
        if inner:
            rule = "relative" if is_relative(inner[0]) else "clause"
            return split(inner[:1]), rule
        head = verb.head
        if own:  # "Its goal is to win": who has the goal wins
            return split(own[0].all("nmod")[:1]) if is_infinitive(verb) else [], "goal-is-to"
        if head is None:
            return [], ""
        finder = getattr(self, f"_under_{verb.dep}", None)
        result: tuple[list[Word], str] = finder(verb, head) if finder else ([], "")
        return result

    def _under_conj(self, verb: Word, head: Word) -> tuple[list[Word], str]:
        # "Police arrested the boy and questioned him": one subject for both
        if head.pos in ("VERB", "AUX") or head.all("cop", "nsubj"):
            found, rule = self.surface(head)
            return found, f"shared-{rule}".replace("shared-shared", "shared") if rule else ""
        return [], ""

    def _under_xcomp(self, verb: Word, head: Word) -> tuple[list[Word], str]:
        # "ordered the troops to leave": the troops leave; "plans to visit": the planner visits
        patients = head.all("obj", "iobj")
        if patients and head.lemma not in SUBJECT_CONTROL and not is_passive(head):
            return split(patients[:1]), "object-control"
        return self.surface(head)[0], "control"

    def _under_advcl(self, verb: Word, head: Word) -> tuple[list[Word], str]:
        # "asked the council to help" (purpose or control?), "flew in to protect him", "Citing sources, he said"
        patients = head.all("obj", "iobj")
        if is_infinitive(verb) and patients and head.lemma in OBJECT_CONTROL and not is_passive(head):
            return split(patients[:1]), "object-control"
        if is_infinitive(verb):
            return self.surface(head)[0], "purpose"
        if patients and not is_passive(head) and _acts_as_object(verb, head):
            return split(patients[:1]), "object-gerund"
        if verb.tag in ("VBG", "VBN", "JJ") or verb.pos in ("ADJ", "NOUN"):
            return self.surface(head)[0], "participle"
        return [], ""

    def _under_acl(self, verb: Word, head: Word) -> tuple[list[Word], str]:
        if verb.fine == "acl:relcl":
            return split([head]), "relative"
        if verb.tag == "VBG" and any(c.dep in ("mark", "case") for c in verb.children):
            # "drew praise for helping the town": not the praise helps, who draws it does
            return self._around(head), "gerund"
        if not is_infinitive(verb):
            # "the party backed by Russia", "a boy wearing a shirt"; of a coordination the nearest noun alone
            return [referent(head)], "participle"
        if head.i in self._animate:
            # "the first woman to lead the party"
            return [head], "infinitive"
        return self._around(head), "infinitive"

    def _around(self, noun: Word) -> list[Word]:
        """Return who stands behind a noun: its possessor, or the subject of the verb whose object it is."""
        owner = next((c for c in noun.children if c.fine == "nmod:poss"), None)
        if owner is not None:
            # "the government's plan to close schools": the government closes them
            return split([owner])
        above = noun.head
        while above is not None and noun.dep == "conj":
            noun, above = above, above.head
        framed = noun.dep == "obl" and preposition(noun) in _FRAMING
        if above is not None and (noun.dep == "obj" or framed) and above.pos == "VERB":
            # "launched a campaign to persuade users", "in a bid to win": who launches persuades
            return self.surface(above)[0]
        return []

    def _under_ccomp(self, verb: Word, head: Word) -> tuple[list[Word], str]:
        # "suggested going there"
        if verb.tag == "VBG" or is_infinitive(verb):
            return self.surface(head)[0], "control"
        if head.fine == "acl:relcl" and head.head is not None and head.one("nsubj") and not verb.one("nsubj"):
            # "the man who police say killed the banker"
            return split([head.head]), "relative"
        return [], ""

    def frame(self, verb: Word) -> Frame:
        """Return the logical frame of a verb; lists are empty where the sentence says nothing."""
        subjects, rule = self.surface(verb)
        particle = next((c.lower for c in verb.children if c.fine == "compound:prt" or _is_particle(c, verb)), "")
        passive = is_passive(verb)
        objects = split(self._objects(verb))
        result = Frame(verb, verb.lemma, particle=particle, passive=passive, rule=rule or "bare")
        result.negated = any(c.lower in ("not", "n't", "n’t", "never") for c in verb.children)
        result.recipients = split(verb.all("iobj"))
        agents: list[Word] = []
        for prep, word in self._obliques(verb):
            if passive and prep == "by" and word.ent not in _DATE_ENTS:
                agents.append(word)
            else:
                result.obliques.append((prep, word))
        if passive:
            result.subjects, result.objects, result.rule = agents, subjects, f"passive-{rule or 'bare'}"
            if objects:  # "was awarded a medal": the one who gets it is the surface subject
                result.objects, result.recipients = objects, subjects
        else:
            result.subjects, result.objects = subjects, objects
        return result

    def _objects(self, verb: Word) -> list[Word]:
        own = verb.all("obj")
        if verb.fine == "acl:relcl" and verb.all("ccomp"):
            own = [o for o in own if not is_relative(o)]  # "who police say …": the pronoun belongs to what they say
        if own:
            return own
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
            return [o for o in verb.head.all("obj") if o.i > verb.i]
        return self._later_object(verb)

    def _later_object(self, verb: Word) -> list[Word]:
        # "seize, search and hold ships": the object stands on the last verb, and on none before it
        if verb.all("obl", "xcomp", "ccomp", "iobj"):
            return []
        first = verb.head if verb.dep == "conj" and verb.head is not None else verb
        chain = [c for v in (verb, first) for c in v.children if c.dep == "conj" and c.pos == "VERB" and c.i > verb.i]
        at = verb
        for later in sorted(set(chain), key=lambda w: w.i):
            between = later.i - at.i - 1
            if later.all("nsubj") or between > _NEAR or (own := later.all("obj")):
                return own if not later.all("nsubj") and between <= _NEAR else []
            at = later
        return []

    def _obliques(self, verb: Word) -> Obliques:
        found: Obliques = []
        for child in verb.children:
            if child.dep == "obl" or (child.dep == "nmod" and child.i > verb.i):
                if child.ent in _DATE_ENTS or child.fine in ("obl:tmod", "obl:unmarked", "obl:npmod"):
                    continue
                prep = "by" if child.fine == "obl:agent" else preposition(child)
                if prep == "from":  # "flew from Oslo to Lima", the goal hung on the source
                    goals = [(preposition(c), c) for c in child.children if c.dep == "nmod" and c.i > child.i]
                    found.extend(goal for goal in goals if goal[0] in ("to", "into"))
                stranded = referent(child)
                for word in conjuncts(stranded):
                    found.append((preposition(word) if word.dep == "conj" and preposition(word) else prep, word))
            elif child.lower in ("where", "whence") and verb.fine == "acl:relcl" and verb.head is not None:
                found.append((preposition(child) or "in", verb.head))  # "Havana, where they landed"
        return [(p, w) for p, w in found if p and (is_nominal(w) or w.pos == "ADJ")]


_NEAR = 3
_PARTICLES = frozenset("over up down off out away back".split())


def _is_particle(word: Word, verb: Word) -> bool:
    # "took the firm over": parsers call a particle far from its verb an adverb
    return word.dep == "advmod" and word.lower in _PARTICLES and word.i > verb.i and not word.children


def _has_relative(verb: Word) -> bool:
    return any(
        is_relative(c) or c.tag == "WRB" or any(is_relative(inner) for inner in c.children) for c in verb.children
    )


def _acts_as_object(gerund: Word, verb: Word) -> bool:
    """Tell "accused X of looting" and "kept X from leaving" from "used X for building"."""
    marks = {c.lower for c in gerund.children if c.dep in ("mark", "case")}
    return gerund.tag == "VBG" and acts_as_object(marks, verb.lemma)
