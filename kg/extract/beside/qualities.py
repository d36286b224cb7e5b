"""In: a noun or a predicate. Out: what is said of one thing alone: its age, number, place, and what it is."""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.beside.counts import number_of
from kg.extract.beside.custody import has_plight, is_plight
from kg.extract.beside.mutual import state_claims
from kg.extract.grammar.voice import is_relative
from kg.extract.proposals import Context, Proposal, modifiers, verb_trigger
from kg.extract.tree import Word, conjuncts, is_nominal, preposition
from kg.extract.words.circumstances import in_a_state, is_course
from kg.extract.words.demonyms import CONTINENTS, is_place
from kg.extract.words.nouns import ACTORS
from kg.model import Literal


def place_chain_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield "Havana, Cuba" and "Irving, Texas": the first lies in the second."""
    if noun.ent not in ("GPE", "LOC", "FAC", "ORG"):
        return
    for child in noun.all("appos", "nmod", "list"):
        beside = is_place(noun.text) and is_place(child.text) and child.text not in CONTINENTS
        if beside or child.text in ("D.C.", "DC", "D.C") or any(c.dep in ("conj", "cc") for c in child.subtree()):
            continue  # "between Denmark, Norway and Sweden"
        if any(c.text in ("-", "–") for c in child.children):
            continue  # "Moscow-Ankara talks"
        bare = child.i > noun.i and child.fine != "nmod:poss"
        if bare and child.ent in ("GPE", "LOC") and not preposition(child):
            yield Proposal(_right_before(noun, child), "located-in", child, [child], noun, "place-chain")


def _right_before(noun: Word, place: Word) -> Word:
    """Return what a place lies behind: in "the museum in Lima, Peru" Lima is in Peru, however it was read."""
    before = place.near(-2) if place.i > noun.i + 2 and place.near(-1).text == "," else noun
    while before.dep == "flat" and before.head is not None:
        before = before.head
    return before if before.ent in ("GPE", "LOC") and noun.is_over(before) else noun


def copula_claims(context: Context, predicate: Word) -> Iterator[Proposal]:
    """Yield what a copula says by a preposition or an adjective: "X is in Oslo", "X is loyal to Y"."""
    subjects = context.clauses.surface(predicate)[0]
    if not subjects:
        return
    prep = preposition(predicate) if is_nominal(predicate) else ""
    if predicate.lower == "one" and not prep:
        yield from _one_of(context, predicate, subjects)
    trigger = verb_trigger(predicate)
    if prep and (mutual := list(state_claims(context, predicate, prep))):
        yield from mutual
        return
    for subject in subjects:
        if prep == "on" and predicate.lemma == "strike" and context.type_of(subject) in _STRIKING:
            yield Proposal(subject, "participated-in", predicate, trigger, predicate, "copula-strike")
            continue
        if (prep == "in" and predicate.lemma in _STATES and predicate.pos == "NOUN") or (prep and is_plight(predicate)):
            continue
        if prep == "due to" and predicate.tag == "NN" and context.type_of(subject) in ACTORS:
            continue  # "is due to vote on Friday", where the verb was read as a noun
        if prep:
            yield from _by_preposition(context, predicate, prep, subject, trigger)
        elif predicate.pos == "NUM" and _plain_number(predicate):
            own = (c for c in predicate.all("nummod", "advmod", "compound") if c.tag != "WRB")  # "when she was six"
            before = [c.edges()[0] for c in own if c.i < predicate.i]
            start = context.words[min(before, default=predicate.i)].start  # "Norway's population is about 5 million"
            words = context.text[start : predicate.end]
            if context.type_of(subject) == "Person":
                yield Proposal(subject, "age", Literal(words, "integer"), trigger, predicate, "age-copula")
                continue
            yield Proposal(subject, "has-quantity", Literal(words, "quantity"), trigger, predicate, "quantity-copula")
        elif (
            predicate.pos == "ADJ"
            and context.type_of(subject) in _PEOPLE
            and (home := context.mentions.place(predicate))
        ):
            yield Proposal(subject, "citizen-of", home, trigger, predicate, "copula-nationality")
        elif predicate.pos == "ADJ":
            found = [*_measure(context, predicate, subject, trigger), *_adjective(context, predicate, subject, trigger)]
            yield from found or _plain(context, predicate, subject, trigger)


def _seated(seat: Word, place: Word) -> Word | None:
    """Return whose headquarters are in a place: "The firm, whose headquarters are in Lima"."""
    owner = seat.one("nmod") if seat.lower == "headquarters" else None
    if owner is None or owner.fine != "nmod:poss":
        return None
    if owner.lower != "whose":
        return owner
    return place.head if place.dep in ("parataxis", "acl", "appos") and is_nominal(place.above) else None


_STRIKING = frozenset({"Person", "Group", "Organization"})


def _plain_number(number: Word) -> bool:
    return (
        number.lower != "one" and not number.all("nmod", "nsubj:outer") and number.ent in ("CARDINAL", "QUANTITY", "")
    )


def _one_of(context: Context, one: Word, subjects: list[Word]) -> Iterator[Proposal]:
    # "Ana Ruiz is one of the richest women in Norway"
    group = next((c for c in one.all("nmod") if preposition(c) == "of"), None)
    if group is not None and group.pos == "NOUN":
        words = context.text[one.start : context.words[group.edges()[1]].end]
        for subject in subjects:
            yield Proposal(subject, "instance-of", Literal(words), verb_trigger(one), one, "copula-one-of")


def _by_preposition(
    context: Context, predicate: Word, prep: str, subject: Word, trigger: list[Word]
) -> Iterator[Proposal]:
    # "is in Oslo", "is without power"
    idioms = list(_idiom(context, predicate, prep, subject, trigger))
    yield from idioms
    if idioms:
        return
    for other in conjuncts(predicate):
        if other is not predicate and (other.all("cop", "nsubj") or other.pos == "NUM"):
            continue
        nowhere = in_a_state(prep, other)
        cue = context.match(Frame.BE, prep, "", subject=subject, object=other)
        if cue and nowhere and (cue.relation == "member-of" or is_course(other)):
            continue  # "is in court", "is in full retreat"
        if cue and (owner := _seated(subject, predicate)) is not None:
            yield Proposal(owner, "based-in", other, [*trigger, subject], other, "copula-seat")
        elif cue:
            yield context.propose(cue, subject, other, trigger, other, "copula-place")
        elif (
            prep.split()[0] not in _NOWHERE
            and other.ent not in ("DATE", "TIME")
            and not nowhere
            and other.lower != "those"
            and context.mentions.at(other)
        ):
            # "is without power" is read as not having it
            name = "other:have" if prep == "without" else f"other:be-{prep.replace(' ', '-')}"
            yield Proposal(subject, name, other, trigger, other, "copula-open")


def one_beside_claims(context: Context, one: Word) -> Iterator[Proposal]:
    """Yield "The fair, one of the largest in Europe": what it is."""
    if one.lower != "one" or one.dep != "appos" or one.above.i > one.i:
        return
    group = next((c for c in one.all("nmod") if preposition(c) == "of"), None)
    best = group is not None and (group.tag == "JJS" or any(c.tag in ("JJS", "RBS") for c in group.subtree()))
    if group is None or not best:
        return  # "one of the founders" is told as a role
    end = min([c.i for c in group.subtree() if c.text == "," and c.i > group.i], default=group.edges()[1] + 1)
    words = context.text[one.start : context.words[end - 1].end]
    yield Proposal(one.above, "instance-of", Literal(words), [one], one, "one-of-beside")


def _idiom(context: Context, predicate: Word, prep: str, subject: Word, trigger: list[Word]) -> Iterator[Proposal]:
    # "Norway is in talks with Peru", "She is on a visit to Lima"
    for child in predicate.all("nmod"):
        for other in conjuncts(child):
            after = preposition(child)
            words = {prep, *modifiers(predicate)}
            cue = context.match(Frame.BE, predicate.low, after, modifiers=words, subject=subject, object=other)
            if cue and prep in cue.modifiers:
                yield context.propose(cue, subject, other, [*trigger], predicate, "copula-idiom")


_PEOPLE = frozenset({"Person", "Group"})


def _plain(context: Context, adjective: Word, subject: Word, trigger: list[Word]) -> Iterator[Proposal]:
    # "The new law is not retroactive"; what somebody says it is like is told as speech
    whole = any(c.dep in ("ccomp", "xcomp", "csubj", "advcl", "expl") for c in adjective.children)
    plight = adjective.lemma in _PLIGHTS and context.type_of(subject) in _PEOPLE
    if (
        whole
        or (adjective.dep == "ccomp" and not plight)
        or subject.pos == "PRON"
        or context.mentions.at(subject) is None
    ):
        return
    degree = [c for c in adjective.children if c.dep == "advmod" and c.i == adjective.i - 1 and c.lower not in _NOT]
    words = context.text[(degree[0] if degree else adjective).start : adjective.end]
    yield Proposal(subject, "other:be", Literal(words), trigger, adjective, "copula-plain")


def becoming_claims(context: Context, verb: Word) -> Iterator[Proposal]:
    """Yield "The virus has become more common", "The road remains closed"."""
    if verb.lemma not in _BECOMING:
        return
    state = next((c for c in verb.all("xcomp") if c.tag in ("JJ", "JJR", "VBN")), None)
    state = state or next(
        (c for c in verb.all("obl") if has_plight(c) and not c.all("amod")), None
    )  # "remains in custody"
    if state is None or state.all("xcomp", "ccomp", "csubj", "conj") or verb.all("ccomp", "expl", "csubj"):
        return
    degree = next((c for c in state.all("advmod", "case") if c.i < state.i), state)
    for subject in context.clauses.surface(verb)[0]:
        if subject.pos != "PRON" and context.mentions.at(subject) is not None:
            words = Literal(context.text[degree.start : state.end])
            yield Proposal(subject, f"other:{verb.lemma}", words, verb_trigger(verb, [state]), verb, "becoming")


_BECOMING = frozenset({"become", "remain", "stay"})
# How it stands with people, which is no matter of opinion: "said nine people were dead"
_PLIGHTS = frozenset("dead alive missing safe unhurt unharmed ill sick homeless unconscious stranded pregnant".split())
_NOT = frozenset({"not", "n't", "n’t", "never", "also", "still", "now", "already"})


def _measure(context: Context, adjective: Word, subject: Word, trigger: list[Word]) -> Iterator[Proposal]:
    # "The bridge is about 90 metres long"
    if adjective.low not in _DIMENSIONS:
        return
    for unit in adjective.children:
        measured = unit.i < adjective.i or adjective.lower == "worth"
        if measured and unit.dep in ("obl", "nmod", "advmod", "obj") and is_nominal(unit) and number_of(unit):
            low, high = unit.edges()
            words = context.text[context.words[low].start : context.words[high].end]
            if adjective.lower == "old":  # "The fossil is 40 million years old"
                yield Proposal(subject, "age", Literal(words), trigger, adjective, "age-copula")
                continue
            yield Proposal(subject, "has-quantity", Literal(words, "quantity"), trigger, adjective, "quantity-measure")


_DIMENSIONS = frozenset("long wide high tall deep thick large big heavy strong away worth old".split())


_NOWHERE = frozenset({"of", "according", "than", "despite"})
_NO_PARTS = frozenset("according depending due despite like as than during after before since until".split())
# One is in these, and there is no such thing: "in the company of others", "in a good position".
_STATES = frozenset(
    "company position mood way process condition shape sense state need doubt danger favour favor custody "
    "detention".split()
)


def _adjective(context: Context, predicate: Word, subject: Word, trigger: list[Word]) -> Iterator[Proposal]:
    # "were shocked by the attack": a participle that is taken for an adjective
    said = predicate.lower if predicate.one("aux") or predicate.lower.endswith("ed") else predicate.low
    for child in predicate.all("obl", "nmod"):
        prep = preposition(child)
        for other in conjuncts(child):
            if (
                not prep
                or (child.i < predicate.i and not is_relative(child))  # "As with all festivals, it was crowded"
                or other.ent in ("DATE", "TIME")
                or not is_nominal(other)
                or prep.split()[0] in _NO_PARTS
                or other.lemma == "order"
            ):
                continue
            cue = context.match(Frame.BE, said, prep, subject=subject, object=other)
            if cue:
                yield context.propose(cue, subject, other, trigger, predicate, "copula-adjective")
            elif context.mentions.at(other):
                told = predicate.lower if predicate.tag == "JJS" else said
                name = f"other:be-{told}-{prep.replace(' ', '-')}"
                yield Proposal(subject, name, other, trigger, predicate, "copula-adjective-open")


def postmodifier_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield what an adjective behind a noun says: "gunmen loyal to Peter Lund", "a source close to the board"."""
    for child in noun.all("amod", "acl"):
        if child.pos == "ADJ" and child.i > noun.i:
            for proposal in _adjective(context, child, noun, [child]):
                if not proposal.relation.startswith("other:"):
                    yield proposal


def existential_claims(context: Context, verb: Word) -> Iterator[Proposal]:
    """Yield "There was a contingent in Caracas": it is there."""
    if not any(c.lower == "there" for c in verb.below.get("expl", ())):
        return
    for subject in context.clauses.surface(verb)[0]:
        for child in verb.all("obl"):
            prep = preposition(child)
            for other in conjuncts(child):
                cue = context.match(Frame.BE, prep, "", subject=subject, object=other) if prep else None
                if cue:
                    yield context.propose(cue, subject, other, verb_trigger(verb), verb, "existential")
