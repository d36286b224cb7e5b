"""In: a noun. Out: what a word with a hyphen before it says: "the Norway-backed rebels", "pro-Syrian politicians"."""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.beside.links import prefix
from kg.extract.proposals import Argument, Context, Proposal
from kg.extract.tree import Word


def participle_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield what a hyphened participle says: "the Norway-backed rebels", "the Saudi-owned firm"."""
    for child in noun.children:
        if child.dep in ("amod", "compound", "nmod") and child.i < noun.i and "-" in child.text:
            yield from _in_one_word(context, noun, child)
        if child.dep != "amod" or child.tag not in ("VBN", "JJ", "VBD") or child.i > noun.i:
            continue
        for word in child.children:
            agent: Argument | None = word if word.ent in ("PERSON", "ORG", "GPE") else context.mentions.place(word)
            if agent is None or word.i > child.i:
                continue
            cue = (
                None
                if child.lower == "born"
                else context.match(Frame.VERB, child.lemma, "", subject=agent, object=noun)
            )
            cue = cue or context.match(Frame.BE, child.lower, "in", subject=noun, object=agent)
            if cue and cue.frame is Frame.VERB:
                yield context.propose(cue, agent, noun, [child], child, "hyphened-participle")
            elif cue:
                yield context.propose(cue, noun, agent, [child], child, "hyphened-participle")


def _in_one_word(context: Context, noun: Word, word: Word) -> Iterator[Proposal]:
    # "U.S.-backed rebels", where the points keep the tokenizer from parting them
    name, _, participle = word.text.rpartition("-")
    agent = context.mentions.part(word, name) if name in _INITIALS else None
    if agent is None or not participle.endswith("ed"):
        return
    for lemma in (participle[:-2], participle[:-1]):
        cue = context.match(Frame.VERB, lemma, "", subject=agent, object=noun)
        if cue:
            yield context.propose(cue, agent, noun, [word], word, "hyphened-participle")
            return


_INITIALS = frozenset({"U.S.", "U.N.", "U.K.", "E.U."})


def stance_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield what a prefix says: "pro-Syrian politicians" back Syria, "anti-Moscow rebels" oppose Moscow."""
    for child in noun.children:
        stance = prefix(child) if child.dep in ("amod", "compound") and child.i < noun.i else ""
        if stance not in _STANCES:
            continue
        target: Argument | None = context.mentions.place(child) or (child if child.ent in _TARGETS else None)
        if target is None:
            continue
        cue = context.match(Frame.VERB, _STANCES[stance], "", subject=noun, object=target)
        if cue and context.can(cue, noun, target):
            yield context.propose(cue, noun, target, [child], noun, f"prefix-{stance}")


_STANCES = {"pro": "back", "anti": "oppose"}
_TARGETS = frozenset({"PERSON", "ORG", "GPE"})
