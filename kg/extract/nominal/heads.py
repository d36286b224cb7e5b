"""In: a noun for one who leads and what shows of what. Out: whether that is led, or only where the leader serves.

"Norway's president" leads Norway; "Norway's police chief" leads its police, and "a British general" some of its army.
"""

from dataclasses import replace

from kg.cues import Cue, Frame
from kg.extract.beside.links import Link, is_possessive
from kg.extract.proposals import Context
from kg.extract.tree import Word

# Parts of a title that say how high it is.
DEGREES = frozenset(
    "co ex vice deputy chief prime crown executive managing senior assistant associate head acting interim".split()
)
# By these a state acts; who heads one of them works for it.
_ARMS = frozenset(
    "army military navy police intelligence security defence defense finance foreign policy trade border customs "
    "prison tax health staff force guard election anti-corruption antitrust spy immigration economic economics energy "
    "education planning statistics".split()
)
_BELOW = frozenset({"deputy", "vice", "assistant", "associate"})
# Managers of a part: "the stage manager of the theatre".
_UNDER = _BELOW | frozenset(
    "stage project product account office line floor night shift branch case brand sales marketing relationship".split()
)
# What a name is, said behind it: "the Karvel terror network chief" leads Karvel.
_SUCH = frozenset(
    "group network company firm movement party giant militia club team agency organisation organization alliance "
    "band brigade gang cartel chain bank newspaper airline union terror terrorist militant rebel guerrilla "
    "opposition".split()
)
_OFFICERS = frozenset({"general", "admiral", "colonel", "brigadier", "commander"})


def led(context: Context, noun: Word, link: Link, holder: Word, cue: Cue) -> Cue | None:
    """Return what a leader of something is to what stands before: "Norway's police chief", "the Karvel commander"."""
    _, other, sign = link
    kind = context.type_of(other)
    if noun.lemma == "manager" and not _UNDER.isdisjoint(c.lower for c in noun.children):
        return replace(cue, relation="works-for") if kind in ("Organization", "Facility") else None
    before = sign.i < noun.i and (sign.dep != "case" or is_possessive(sign))
    serving = _serves_in(noun, sign, kind) if before else ""
    if serving == "of":
        return context.match(Frame.BE, "of", "", subject=holder, object=other)
    if serving and kind != "Place":
        return replace(cue, relation=serving)
    return replace(cue, relation="member-of") if kind in ("Organization", "Group") and _is_one_of(noun, sign) else cue


def _serves_in(noun: Word, sign: Word, kind: str) -> str:
    """Return how one stands to what is named before "leader" and the like who does not lead it; "" for one who may.

    "works-for" for who heads an arm of it or has a rank in its army, "of" for who is only of there. `kind` is the class
    of what is named: "the Red Aid finance chief" works for it too.
    """
    if kind not in ("GPE", "Place", "Organization"):
        return ""
    before = [c for c in noun.within.words[sign.i + 1 : noun.i] if c.near(1).text != "-"]  # "director-general"
    if any(c.lower in _BELOW for c in before):
        return "works-for"
    between = [c for c in before if c.lower not in DEGREES]
    if kind == "Organization":
        return "works-for" if any(c.pos == "NOUN" and not c.ent and c.lower not in _SUCH for c in between) else ""
    if any(c.lower in _ARMS for c in between):
        return "works-for"
    if any(_of_some(c) for c in between):
        return "of"
    return "works-for" if noun.low in _OFFICERS and noun.near(-1).text != "-" else ""


def _of_some(word: Word) -> bool:
    """Tell what names those whom one leads: "cricket board president", "rebel leader", "pro-independence leader"."""
    if word.lower in _FACTIONS:
        return True
    return word.pos in ("NOUN", "PROPN") and word.dep in ("compound", "amod", "nmod") and word.ent not in _PLACES


_FACTIONS = frozenset("opposition rebel separatist militant guerrilla terrorist pro anti".split())
_PLACES = frozenset({"GPE", "LOC"})


def _is_one_of(noun: Word, sign: Word) -> bool:
    """Tell "a Karvel commander", who is one of several in Karvel, from "the commander of Karvel"."""
    return noun.lemma in ("commander", "general") and noun.near(-1).text != "-" and sign.dep in ("compound", "amod")
