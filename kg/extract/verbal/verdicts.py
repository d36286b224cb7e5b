"""In: the frame of a verb of courts and prisons. Out: of what or for what somebody is tried, and where he is kept.

"was convicted of fraud", "arrested on suspicion of arson", "was remanded in custody". Who did so is told elsewhere, if
anybody is named. The deed is a thing of the graph where it is one, else a literal. Of whom no more is told than that he
was arrested, that is told as what he is.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.beside.custody import CUSTODY
from kg.extract.beside.links import noun_phrase
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal
from kg.extract.tree import Word, conjuncts, is_nominal, preposition
from kg.extract.verbal.authorities import AUTHORITATIVE, authority_claims
from kg.extract.verbal.courts import case_of, suffered, suffered_by_each, without_case
from kg.extract.verbal.moved import participle
from kg.extract.words.units import TERMS
from kg.model import Literal

# By which prepositions each verb tells the deed.
_FOR_WHAT = {
    **dict.fromkeys(("sentence", "jail", "imprison", "execute", "behead"), ("for", "over", "on")),
    **dict.fromkeys(("convict", "acquit"), ("of", "on", "for")),
    **dict.fromkeys(("fine", "sue"), ("for", "over")),
    "charge": ("with", "over"),
    "find": ("of", "on"),  # "found guilty of"
    **dict.fromkeys(("clear", "exonerate", "absolve"), ("of",)),
}
_ARRESTING = frozenset("arrest detain hold question charge indict".split())
_CRIMES = frozenset(
    "shooting killing murder death stabbing slaying beating robbery kidnapping abduction assault rape attack bombing "
    "burning theft assassination disappearance poisoning".split()
)
_GROUNDS = frozenset("suspicion charge".split())
_HELD = frozenset("remand hold keep detain place".split())
_DONE = frozenset({"convicted", "sentenced", "jailed", "imprisoned"})


def verdict_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield what befell those who are tried, and for what; adds to `taken` what says no more."""
    verb = frame.predicate
    if frame.lemma == "plead":
        yield from _pleaded(frame)
    taken.update(word.i for _, word in frame.obliques if word.lemma in _LACKS)
    who = list(authority_claims(context, frame)) if frame.lemma in AUTHORITATIVE else []
    yield from who
    if frame.lemma in _BEFALLEN and not who and verb.i not in taken:
        yield from _befell(context, frame)
    if frame.lemma in _ARRESTING and not frame.particle:
        yield from _on_grounds(context, frame, taken)
    if frame.lemma in _HELD:
        yield from _held(context, frame, taken)
        return
    if frame.lemma not in _FOR_WHAT:
        return
    if frame.lemma == "find" and not any(c.lemma == "guilty" for c in verb.all("xcomp")):
        return
    tried = frame.recipients or frame.objects
    tried = [w for w in tried if context.type_of(w) in ("Person", "Group", "Organization")]
    if not tried:
        return
    said = participle(verb) if frame.lemma != "find" else "found-guilty"
    for prep, what, words in _told(context, frame):
        taken.add(what.i)
        for one in tried:
            yield suffered(frame, one, f"{said}-{prep}", words, f"verdict-{frame.rule}", case_of(what))
            if said in _DONE and not isinstance(words, Literal):
                yield from _deed(context, frame, one, what)


def _told(context: Context, frame: ClauseFrame) -> Iterator[tuple[str, Word, Word | Literal]]:
    """Yield the preposition, the noun and what it is of the deeds, wherever parsers hang them."""
    verb, end = frame.predicate, frame.predicate.sentence[1]
    ways = _FOR_WHAT.get(frame.lemma, ())
    aside = bool(verb.all("obj"))  # "sentenced a former teacher, Teo Brandt, to nine years for fraud"
    for case in verb.within.words[verb.i + 1 : end]:
        if case.lower in _ENDS and not (aside and case.text == ","):
            return
        noun = case.head
        if case.dep not in ("case", "mark") or noun is None or not verb.is_over(noun) or noun.i < case.i:
            continue
        if case.lower in ways and noun.ent not in ("DATE", "TIME") and _is_deed(frame, noun):
            for deed in conjuncts(noun):
                if is_nominal(deed):
                    known = context.mentions.at(deed) is not None
                    yield case.lower, deed, deed if known else Literal(noun_phrase(context, deed))
            return


_ENDS = frozenset({",", ";", ":", "(", "—", "–", "who", "which", "when", "while", "after"})


def _is_deed(frame: ClauseFrame, noun: Word) -> bool:
    # not "convicted on Monday", "sentenced on the island", "fined for the third time"
    if not is_nominal(noun) or noun.lemma in TERMS or noun.lemma in ("time", "life"):
        return False
    if noun.lemma in _LACKS or noun.above.lemma in _LACKS or noun.lemma in _SPELLS:
        return False  # "acquitted for lack of evidence", "jailed over the summer"
    if preposition(noun) == "on" and frame.lemma != "charge":
        return noun.lemma in ("charge", "count", "offence", "offense")
    return noun.ent in ("", "CARDINAL")


_LACKS = frozenset("lack want absence insufficiency damages damage compensation".split())
_SPELLS = frozenset("summer winter spring autumn weekend holiday period phone telephone objection".split())


def _deed(context: Context, frame: ClauseFrame, one: Word, deed: Word) -> Iterator[Proposal]:
    # "convicted of the murder of a baker": he killed the baker
    for victim in (c for c in deed.all("nmod") if preposition(c) == "of"):
        for each in conjuncts(victim):
            cue = context.match(Frame.THE, deed.low, "of", subject=one, object=each)
            if cue and not cue.inverse:
                yield context.propose(cue, one, each, [deed], frame.predicate, "deed")


def _on_grounds(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "arrested on suspicion of fraud", "held on charges of arson", "arrested in the shooting of a driver"
    for prep, ground in frame.obliques:
        if prep == "in" and ground.lemma in _CRIMES and frame.passive and ground.all("nmod", "nmod:poss"):
            taken.add(ground.i)
            for one in frame.recipients or frame.objects:
                said = f"be-{participle(frame.predicate)}-over"
                yield suffered(frame, one, said, ground, f"over-{frame.rule}", case_of(ground))
        if prep == "on" and ground.lemma in _GROUNDS and ground.all("nmod", "acl"):
            taken.add(ground.i)
            words = without_case(ground).text.strip(" ,.;")
            yield from suffered_by_each(context, frame, prep, ground, words, f"penalty-{frame.rule}")


def _held(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "Two men were remanded in custody"
    if not frame.passive:
        return
    for prep, where in frame.obliques:
        if prep in ("in", "into") and where.lemma in CUSTODY and where.i not in taken:
            for one in frame.recipients or frame.objects:
                said, words = f"{participle(frame.predicate)}-{prep}", Literal(noun_phrase(context, where))
                yield suffered(frame, one, said, words, f"held-{frame.rule}", case_of(where))


def _pleaded(frame: ClauseFrame) -> Iterator[Proposal]:
    # "pleaded guilty", "pleaded not guilty"; to what is told as what he confirmed or denied
    verb = frame.predicate
    guilty = next((c for c in verb.children if c.lemma == "guilty" and c.i > verb.i), None)
    if guilty is None or any(preposition(c) == "to" for c in (*verb.children, *guilty.children)):
        return
    plea = "not guilty" if guilty.near(-1).lower == "not" else guilty.lower
    for one in frame.subjects:
        yield suffered(frame, one, "plead", Literal(plea), f"plea-{frame.rule}", [guilty])


_BEFALLEN = frozenset(
    "arrest detain convict acquit sentence charge indict jail imprison pardon execute extradite deport arraign behead "
    "cancel postpone suspend abandon scrap shelve evacuate hospitalise hospitalize rescue release free reopen kill "
    "injure wound hurt sack dismiss oust expel abduct kidnap stab shoot beat fine demolish destroy damage repeal close "
    "approve nominate ban block reject fund misquote disqualify exonerate promote demote recall halt delay overthrow "
    "topple overturn uphold quash annul ratify adopt outlaw dissolve bankrupt vandalise vandalize loot flood".split()
)


def _of_whom(verb: Word, prep: str, word: Word) -> bool:
    return prep == "of" and word.i < verb.i  # "Of the 40 passengers, nine were killed"


def _is_to_be(aux: Word) -> bool:
    # "will be cancelled", "is expected to be released", but not "is to be sentenced"
    verb = aux.above
    return aux.lower == "be" and (verb.dep == "xcomp" or any(c.tag == "MD" for c in verb.children))


# What stays so: "The road is closed".
_STAYING = frozenset("close block ban suspend damage destroy flood trap bury jail imprison detain outlaw".split())
_BESIDE = frozenset({"as", "after", "following", "before", "during", "amid", "because of", "pending", "according to"})
_WAS = frozenset({"was", "were", "been"})


def _befell(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    # "Teo Brandt was arrested on Friday", "The flight has been cancelled": all that is told is that it was
    verb = frame.predicate
    told = [
        word
        for prep, word in frame.obliques
        if word.lemma not in _LACKS and prep not in _BESIDE and not _of_whom(verb, prep, word)
    ]
    those = verb.above
    if verb.dep == "acl" and those.lower == "those" and preposition(those) == "among" and "cop" in those.below:
        for one in (w for c in those.all("nsubj") for w in conjuncts(c)):  # "Among those killed were two children"
            yield Proposal(one, "other:be", Literal(participle(verb)), [verb], verb, "befallen-among")
        return
    if not frame.passive or frame.subjects or told or frame.recipients or frame.particle:
        return
    first = verb.edges()[0]  # "ten men, who were charged"
    behind = verb.fine == "acl:relcl" and "," in (verb.within.words[first].text, verb.within.words[first - 1].text)
    lasting = verb.lemma in _STAYING and any(c.lower in ("is", "are") for c in verb.all("aux"))
    if not lasting and not any(c.fine == "aux:pass" and (c.lower in _WAS or _is_to_be(c)) for c in verb.children):
        return
    if verb.dep in ("acl", "advcl") and not behind:
        return
    if any(c.dep in ("xcomp", "ccomp") or (c.dep == "advcl" and not c.all("mark")) for c in verb.children):
        return
    for one in frame.objects:
        known = context.mentions.at(one) or (one.pos == "NUM" and context.mentions.of(one))
        if one.pos != "PRON" and known:
            yield suffered(frame, one, "be", Literal(participle(verb)), "befallen")
