"""In: the words of an article. Out: for each verb or predicate its subjects, objects and obliques, as frames.

A frame has the logical roles: the passive is turned round, relative pronouns stand for their antecedents, the subjects
of infinitives and participles are found, coordinations are split. Each way to find a subject has a name, which
becomes part of the claim's rule.
"""

from dataclasses import dataclass, field

from kg.extract.grammar.agents import agents_behind
from kg.extract.grammar.company import accompanying, beside, is_beside, is_somebody
from kg.extract.grammar.control import (
    FRAMING,
    HIRING,
    JUDGING,
    NAMING,
    OBJECT_CONTROL,
    SUBJECT_CONTROL,
    asked_by,
    does_so,
    harmed_by,
    is_example,
    is_judged,
    is_message,
    is_met,
    is_second_deed,
    used_by,
)
from kg.extract.grammar.objects import all_objects, gives, is_aside, is_stranded, objects_of
from kg.extract.grammar.voice import is_infinitive, is_passive, is_relative, referent, split
from kg.extract.tree import Obliques, Word, conjuncts, is_nominal, preposition

_DATE_ENTS = frozenset({"DATE", "TIME"})
_COMMENTING = frozenset({"comment", "speculate", "elaborate"})
_BIRTH = frozenset({"bear", "born", "die"})


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


class Clauses:
    """Finds frames; remembers what it has found, subjects too, so that the whole is linear."""

    def __init__(self, animate: frozenset[int]) -> None:
        self._animate = animate
        self._surface: dict[int, tuple[list[Word], str]] = {}
        self._frames: dict[int, Frame] = {}

    def surface(self, verb: Word) -> tuple[list[Word], str]:
        """Return the grammatical subjects of a predicate, found where English leaves them, and how they were found."""
        known = self._surface.get(verb.i)
        if known is None:
            self._surface[verb.i] = ([], "")  # a cycle in a bad parse ends here
            known = self._surface[verb.i] = self._find(verb)
        return known

    def _find(self, verb: Word) -> tuple[list[Word], str]:
        own = verb.below.get("nsubj", ())
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
        if is_judged(verb, head):
            return [], ""
        patients = head.all("obj", "iobj")
        tool = head.lemma in HIRING and not self._hired(head, patients)
        if patients and head.lemma not in SUBJECT_CONTROL and not tool and not is_passive(head):
            return split(patients[:1]), "object-control"
        if head.lemma in NAMING and not patients and not is_passive(head):
            return [], ""  # "what he called a mistake" is not he
        return split(used_by(head)) or self.surface(head)[0], "control"

    def _hired(self, verb: Word, patients: list[Word]) -> bool:
        return verb.lemma in HIRING and bool(patients) and patients[0].i in self._animate

    def _under_advcl(self, verb: Word, head: Word) -> tuple[list[Word], str]:
        if head.lemma == "short" and head.above.lemma in ("stop", "fall"):
            return self.surface(head.above)[0], "gerund"  # "stopped short of backing her"
        if (verb.i == head.i + 1 and is_judged(verb, head)) or is_example(verb):
            return [], ""  # "The challenges include improving schools", read as while they improve them
        # "asked the council to help" (purpose or control?), "flew in to protect him", "Citing sources, he said"
        patients = head.all("obj", "iobj")
        controls = head.lemma in OBJECT_CONTROL or self._hired(head, patients)
        if head.lemma == "summon" and verb.lemma in ("protest", "complain", "express", "demand"):
            controls = False  # "summoned the ambassador to protest": who summons protests
        if is_infinitive(verb) and patients and controls and not is_passive(head):
            return split(patients[:1]), "object-control"
        if is_infinitive(verb) and (asked := asked_by(head, verb)):
            return split([asked]), "object-control"
        if is_infinitive(verb) and any(c.lower == "it" for c in head.all("obj", "expl")) and head.all("xcomp"):
            return [], ""  # "makes it illegal to insult her": whoever does
        if is_infinitive(verb):  # "was used by miners to find gold"
            return split(used_by(head)) or self.surface(head)[0], "purpose"
        if patients and not is_passive(head) and does_so(verb, head, patients[0]):
            return split(patients[:1]), "object-gerund"
        if is_passive(head) and any(c.lower == "by" for c in verb.children):
            return [], ""  # "can be avoided by walking": whoever avoids them walks
        if verb.tag == "VBN" and any(c.lower == "as" for c in verb.all("mark")):
            return [], ""  # "left, as demanded by the rebels": that it left was demanded
        if is_passive(head) and (harming := harmed_by(verb, head)):
            return split(harming), "participle"  # "was hit by a flood, killing nine"
        if verb.tag in ("VBG", "VBN", "JJ") or verb.pos in ("ADJ", "NOUN"):
            return self.surface(head)[0], "participle"
        return [], ""

    def _under_acl(self, verb: Word, head: Word) -> tuple[list[Word], str]:
        if verb.fine == "acl:relcl":
            return split([head]), "relative"
        if verb.tag == "VBG" and (head.lemma in _HARDSHIPS or any(c.dep in ("mark", "case") for c in verb.children)):
            # "drew praise for helping the town": not the praise helps, who draws it does; "had trouble reaching it"
            return self._around(head), "gerund"
        if verb.tag == "VBG" and is_second_deed(verb, head):  # "was held for theft, driving too fast and spitting"
            return self.surface(head.above)[0], "gerund"
        if verb.tag == "VBG" and is_message(verb, head) and (senders := self._around(head)):
            return senders, "message"
        if not is_infinitive(verb):
            # "the party backed by Russia", "a boy wearing a shirt"; of a coordination the nearest noun alone
            return [referent(head)], "participle"
        wished = [c for c in head.all("nmod") if preposition(c) == "for" and c.edges()[1] == verb.edges()[0] - 1]
        if wished and wished[0].i in self._animate:
            return split(wished), "infinitive"  # "a plea for Norway to send aid", Norway hung on the plea
        if head.i in self._animate:
            # "the first woman to lead the party", "Peru and Chile are the first to join"
            return (self.surface(head)[0] if head.all("cop") else []) or [head], "infinitive"
        return self._around(head, planned=True), "infinitive"

    def _around(self, noun: Word, planned: bool = False) -> list[Word]:
        """Return who stands behind a noun: its possessor, or the subject of the verb whose object it is."""
        owner = next((c for c in noun.children if c.fine == "nmod:poss"), None)
        if owner is not None:
            return split([owner])  # "the government's plan to close schools": the government closes them
        makers = [c for c in noun.all("nmod") if preposition(c) == "by"]
        if makers:
            return split(makers[:1])  # "an attempt by rebels to seize the town"
        above = noun.head
        while above is not None and noun.dep == "conj":
            noun, above = above, above.head
        framed = noun.dep == "obl" and preposition(noun) in FRAMING
        judged = above is not None and (above.lemma in JUDGING or above.lemma in NAMING or (planned and is_met(above)))
        if above is not None and (noun.dep == "obj" or framed) and above.pos == "VERB" and not judged:
            # "launched a campaign to persuade users", "in a bid to win": who launches persuades
            return self.surface(above)[0]
        return []

    def _under_ccomp(self, verb: Word, head: Word) -> tuple[list[Word], str]:
        if is_judged(verb, head):
            return [], ""
        if verb.tag == "VBG" and (shown := [o for o in head.all("obj") if o.i == verb.i - 1]):
            return split(shown), "object-control"  # "polls show Ruiz leading"
        if verb.tag == "VBG" or is_infinitive(verb):
            return self.surface(head)[0], "control"  # "avoided going there"
        if head.fine == "acl:relcl" and head.head is not None and head.one("nsubj") and not verb.one("nsubj"):
            # "the man who police say killed the banker"
            return split([head.head]), "relative"
        return [], ""

    def frame(self, verb: Word) -> Frame:
        """Return the logical frame of a verb; lists are empty where the sentence says nothing. Nobody may change it."""
        found = self._frames.get(verb.i)
        if found is None:
            found = self._frames[verb.i] = self._frame(verb)
        return found

    def _frame(self, verb: Word) -> Frame:
        subjects, rule = self.surface(verb)
        passive = is_passive(verb)
        may_be = verb.children if passive else verb.all("compound", "advmod")
        parts = (c for c in may_be if c.fine == "compound:prt" or _is_particle(c, verb, passive))
        particle = next((c.lower for c in parts), "")
        bare = objects_of(verb)
        bare = [o for o in bare if o.tag != "JJ"] or bare  # "runs a blog critical of the mine"
        receivers = verb.below.get("iobj", [])
        if len(bare) > 1 and bare[0].ent == "MONEY" and any(c.lower in ("a", "an", "per") for c in bare[1].children):
            bare = bare[:1]  # "hit $99 a barrel"
        if len(bare) > 1 and any(is_aside(w) for w in bare[1:]):
            bare = bare[:1]  # "backing the rebels, a charge that Norway denies"
        if (receivers or len(bare) > 1) and not gives(verb):
            bare, receivers = (
                all_objects([*receivers, *bare]),
                [],
            )  # "carried 80 people 12 miles", "lost his party post"
        elif len(bare) > 1 and not receivers:
            receivers, bare = bare[:1], bare[1:]  # "sent the town a letter", both read as objects
        objects = split(bare)
        company = accompanying(verb)
        if joined := beside(objects):
            if is_somebody(joined[0]) and not is_somebody(objects[0]):
                company += joined  # "proposed a law together with two deputies": they proposed it
            else:
                objects = [*objects, *joined]
        subjects = [*subjects, *beside(subjects)]
        if company and objects and not passive and is_beside(objects[-1], company[0]):
            objects = [*objects, *company]  # "arrested Ana Ruiz along with two aides"
        elif company:
            subjects = [*subjects, *company]  # "Ana Ruiz was arrested along with two aides", "left along with them"
        lemma = "found" if verb.lower == "found" and is_infinitive(verb) else verb.lemma  # "left to found Delta"
        result = Frame(verb, lemma, particle=particle, passive=passive, rule=rule or "bare")
        result.negated = any(c.lower in ("not", "n't", "n’t", "never") for c in verb.children)
        if subjects and any(c.lower == "neither" and c.i < subjects[0].i for c in subjects[0].children):
            result.negated = True  # "Neither the firm nor its lawyer responded"
        result.recipients = split(receivers)
        agents: list[Word] = []
        for prep, word in self._obliques(verb):
            by = agents_behind(word) if passive and prep == "by" and word.ent not in _DATE_ENTS else None
            if by is not None:
                agents.extend(by)
            elif word not in company:
                result.obliques.append((prep, word))
        if passive:
            agents = agents or self._shared_agents(verb)
            result.subjects, result.objects, result.rule = agents, subjects, f"passive-{rule or 'bare'}"
            if objects:  # "was awarded a medal": the one who gets it is the surface subject
                result.objects, result.recipients = objects, subjects
        else:
            result.subjects, result.objects = subjects, objects
        return result

    def _shared_agents(self, verb: Word) -> list[Word]:
        # "was designed and built by Orban": one "by" for both, where nothing stands between
        for other in verb.all("conj"):
            if other.tag == "VBN" and other.i == verb.i + 2 and not other.all("aux", "nsubj"):
                return [w for prep, w in self._obliques(other) if prep == "by" and w.ent not in _DATE_ENTS]
        return []

    def _obliques(self, verb: Word) -> Obliques:
        found: Obliques = []
        born, relative = verb.lemma in _BIRTH, verb.fine == "acl:relcl"
        for child in verb.children if relative else verb.all("obl", "nmod"):
            if born and child.fine == "obl:unmarked" and child.ent == "GPE":
                found.append(("in", child))  # "Ana Ruiz (born 2 May 1960, Lima)"
            elif relative and is_stranded(child, verb) and verb.head is not None:
                found.append((child.lower, verb.head))  # "the town he lives in"
            elif child.dep == "obl" or (child.dep == "nmod" and child.i > verb.i):
                if child.ent in _DATE_ENTS or child.fine in ("obl:tmod", "obl:unmarked", "obl:npmod"):
                    continue
                prep = preposition(child) or ("by" if child.fine == "obl:agent" else "")
                if prep == "in" and child.lemma == "connection":  # "arrested in connection with the killing": over it
                    found.extend(("over", c) for c in split(child.all("nmod")) if preposition(c) == "with")
                    continue
                if prep == "from":  # "flew from Oslo to Lima", the goal hung on the source
                    goals = [(preposition(c), c) for c in child.children if c.dep == "nmod" and c.i > child.i]
                    found.extend(goal for goal in goals if goal[0] in ("to", "into"))
                stranded = referent(child)
                for word in conjuncts(stranded):
                    found.append((preposition(word) if word.dep == "conj" and preposition(word) else prep, word))
            elif relative and child.lower in ("where", "whence") and verb.head is not None:
                found.append((preposition(child) or "in", verb.head))  # "Havana, where they landed"
        return [(p, w) for p, w in found if p and (is_nominal(w) or w.pos == "ADJ")] + clauses_about(verb)


def clauses_about(verb: Word) -> Obliques:
    """Return the clauses that are spoken of: "declined to comment on whether the tape is real"."""
    if verb.lemma not in _COMMENTING:
        return []
    marked = [(c, c.all("mark", "case")) for c in verb.all("advcl", "ccomp")]
    return [(marks[0].lower, c) for c, marks in marked if marks and marks[0].lower in ("on", "about")]


_HARDSHIPS = frozenset("difficulty trouble problem fun luck success experience time".split())
_PARTICLES = frozenset("forth over up down off out away back".split())


def _is_particle(word: Word, verb: Word, passive: bool) -> bool:
    # "took the firm over": parsers call a particle far from its verb an adverb
    if passive and word.tag == "IN" and word.i == verb.i + 1 and not word.children:
        return word.near(1).lower == "by"  # "was paid for by the town"
    return word.dep == "advmod" and word.lower in _PARTICLES and word.i > verb.i and not word.children
