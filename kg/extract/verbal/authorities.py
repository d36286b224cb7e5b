"""In: the frame of a verb of police and courts without an agent. Out: who did so, where the text names one who can.

News leaves out who arrests and who sentences, because it goes without saying. It is told where this sentence or the one
before tells of one police force, one prosecutor or one court, and of no second; of a court only where it judges.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, preposition

_FORCES = frozenset({"police", "detective", "policeman"})
_ACCUSERS = frozenset({"prosecutor"})
_BENCHES = frozenset({"court", "tribunal", "judge", "jury", "magistrate"})
_DOERS = {
    **dict.fromkeys(("arrest", "detain", "question", "apprehend"), _FORCES),
    **dict.fromkeys(("charge", "indict"), _FORCES | _ACCUSERS),
    **dict.fromkeys(("sentence", "convict", "acquit", "jail", "imprison"), _BENCHES),
}
AUTHORITATIVE = frozenset(_DOERS)
_JUDGING = frozenset("sentence convict acquit jail imprison find clear".split())
_SUFFERING = frozenset({"Person", "Group", "Quantity"})
_ELSEWHEN = frozenset({"ago", "earlier", "previously", "before", "once", "already"})


def authority_claims(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    """Yield who did to each what the verb tells only of him."""
    verb = frame.predicate
    if not frame.passive or frame.subjects or frame.negated or frame.particle or not _stands_alone(verb):
        return
    patients = [one for one in frame.recipients or frame.objects if context.type_of(one) in _SUFFERING]
    doer = _doer(context, verb, patients) if patients else None
    for one in patients if doer is not None else ():
        cue = context.match(Frame.VERB, frame.lemma, "", subject=doer, object=one)
        if doer is not None and cue:
            yield context.propose(cue, doer, one, verb_trigger(verb), verb, f"authority-{frame.rule}")
        elif doer is not None:
            yield Proposal(doer, f"other:{frame.lemma}", one, verb_trigger(verb), verb, f"authority-{frame.rule}")


def _stands_alone(verb: Word) -> bool:
    """Tell what the sentence tells as news from what it tells beside it, of another time and maybe another place."""
    first = verb.above if verb.dep == "conj" else verb
    if verb.dep in ("acl", "advcl", "amod") or first.dep in ("acl", "advcl", "amod"):
        return False
    return any(c.fine == "aux:pass" for c in (*verb.children, *first.children))


def _doer(context: Context, verb: Word, patients: list[Word]) -> Word | None:
    kinds = _DOERS[verb.lemma]
    if kinds is _BENCHES and (court := _court_beside(context, verb)) is not None:
        return court
    words, bounds = verb.within.words, verb.within.sentences
    here = words[slice(*bounds[verb.sent])]
    before = words[slice(*bounds[verb.sent - 1])] if verb.sent and not _elsewhen(verb) else []
    told = [w for w in (*before, *here) if w.pos in ("NOUN", "PROPN") and _is_of(context, w, kinds)]
    if any(w.low in kinds for p in patients for w in (p, *p.children)):
        return None  # "Two police officers were arrested"
    named = [w for w in told if w.pos == "PROPN" or w.children]
    first = context.mentions.at(named[0]) if named else None
    for word in named:
        other = context.mentions.at(word)
        if first is None or other is None or not context.mentions.same(first, other):
            return None
    acting = [w for w in reversed(told) if _acts(w, kinds)]
    return next((w for w in acting if w in named), next(iter(acting), None))


def _is_of(context: Context, word: Word, kinds: frozenset[str]) -> bool:
    if word.dep in ("compound", "flat") or context.mentions.at(word) is None:
        return False  # "a police station", "Police Scotland"
    if word.low in kinds:
        return True
    mention = context.mentions.at(word) if word.pos == "PROPN" or word.ent else None
    return (
        mention is not None and mention.type == "Organization" and any(w.lower() in kinds for w in mention.name.split())
    )


def _acts(word: Word, kinds: frozenset[str]) -> bool:
    """Tell who does something in the sentence; a court must judge there, and not only be where somebody appears."""
    if word.dep != "nsubj" and word.fine != "obl:agent":
        return False
    return kinds is not _BENCHES or word.above.lemma in _JUDGING


def _court_beside(context: Context, verb: Word) -> Word | None:
    # "was jailed for six years at Leeds Crown Court"
    for place in verb.all("obl"):
        court = context.mentions.at(place)
        if preposition(place) in ("at", "in", "before") and court is not None and court.head.lower() == "court":
            return place if any(c.dep != "case" for c in place.children) else None
    return None


def _elsewhen(verb: Word) -> bool:
    """Tell what was in another year, or before what the text has just told."""
    if any(c.lower == "had" for c in verb.all("aux")):
        return True
    return any(
        w.lower in _ELSEWHEN or (w.ent == "DATE" and w.text.isdigit() and len(w.text) == 4) for w in verb.subtree()
    )
