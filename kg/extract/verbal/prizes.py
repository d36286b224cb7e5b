"""In: a verb's frame. Out: who won a prize, votes or seats: "took gold", "The medal went to Norway", "won with 54%"."""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import ACTORS

_PRIZES = frozenset(
    "medal prize award trophy title gold silver bronze crown cup oscar nomination contract race match final "
    "honor honour palme prix grammy emmy bafta nobel scholarship".split()
)
_SHARES = frozenset({"seat", "vote"})
_TAKING = frozenset("take claim grab clinch secure scoop earn collect bag land get receive share".split())
_POLLING = _TAKING | frozenset("win poll garner draw attract gain muster capture score obtain net".split())
# "was elected with 30,000 votes", "came second with 21% of the votes"
_PLACING = frozenset("win elect re-elect reelect return finish come lead arrive place triumph prevail declare".split())
_CHOOSING = frozenset("elect re-elect reelect declare".split())  # "The commission declared her winner with 50.7%"
_GAINING = frozenset({"win", "gain", "regain"})
_AWARDING = frozenset({"award", "give", "present", "hand", "grant"})


def prize_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield who won what; adds to `taken` the arguments that say no more."""
    yield from _polled(context, frame, taken)
    to = [word for prep, word in frame.obliques if prep == "to"]
    if frame.lemma == "go":
        for prize in filter(_is_prize, frame.subjects):  # "The silver medal went to Norway"
            for winner in _to(prize) or to:
                if context.type_of(winner) in ACTORS:
                    yield from _won(context, frame, winner, _next_prize(context, winner) or prize)
            taken.update(word.i for word in to)
        for prize in (c for word in to for c in word.all("conj") if _is_prize(c)):
            for winner in _to(prize):  # "… went to Norway and the bronze to Peru"
                yield from _won(context, frame, winner, prize)
    for prize in (o for o in frame.objects if _is_prize(o) and o.i not in taken):
        if frame.lemma in _TAKING:  # "took gold", "took 30 seats"
            for winner in frame.subjects:
                if _is_share(prize) and context.type_of(winner) not in ACTORS:
                    continue  # "The motion received 30 votes"
                shared = frame.lemma == "share"  # and not published
                if shared or not context.match(Frame.VERB, frame.lemma, frame.particle, subject=winner, object=prize):
                    taken.add(prize.i)
                    yield from _won(context, frame, winner, prize)
            for winner in (w for p, w in frame.obliques if p == "with" and frame.lemma == "share"):
                taken.add(winner.i)
                yield from _won(context, frame, winner, prize)
        elif frame.lemma in _AWARDING:  # "awarded her the prize", "was awarded to her"
            winners = to if frame.passive else [*frame.recipients, *to]
            taken.update(word.i for word in winners)
            for winner in winners if not _is_share(prize) else ():  # "the votes given to a list"
                yield from _won(context, frame, winner, prize)


def _polled(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    # "took 40 percent of the vote", "was re-elected with 30,000 votes"
    gains = [] if frame.passive or frame.lemma not in _POLLING else [o for o in frame.objects if _is_poll(frame, o)]
    winners = frame.subjects
    if frame.lemma in _PLACING:
        gains += [word for prep, word in frame.obliques if prep == "with" and _is_poll(frame, word)]
        named = [c for made in frame.predicate.all("xcomp") for c in made.all("nmod", "obl")]
        gains += [word for word in named if preposition(word) == "with" and _is_poll(frame, word)]
        winners = frame.objects if frame.passive or frame.lemma in _CHOOSING else winners
    for gain in gains:
        taken.update((gain.i, *(c.i for c in gain.all("nmod"))))
        for winner in winners:
            if context.type_of(winner) in ACTORS:
                yield from _won(context, frame, winner, gain)


def _is_poll(frame: ClauseFrame, word: Word) -> bool:
    if word.lemma == "seat" and frame.lemma in _GAINING and word.tag == "NN":
        return any(c.lower in ("a", "an", "another") for c in word.children)  # "gained a seat from the Liberals"
    return _is_share(word)


def _to(prize: Word) -> list[Word]:
    """Return who a prize goes to where its verb is left out."""
    return [c for c in prize.all("nmod", "orphan") if preposition(c) == "to"]


def _next_prize(context: Context, winner: Word) -> Word | None:
    """Return the prize of a clause that leaves its verb out: "Gold went to Norway and silver to Peru"."""
    case = next((c for c in winner.children if c.lower == "to" and c.dep == "case"), None)
    before = context.words[case.i - 1] if case is not None and case.i else None
    return before if before is not None and before.dep == "conj" and _is_prize(before) else None


def _is_prize(word: Word) -> bool:
    if word.low in _METALS and word.tag in ("NNS", "NNPS"):
        return False  # "handed over two bronzes"
    return word.low in _PRIZES or _is_share(word)


_METALS = frozenset({"gold", "silver", "bronze"})


def _is_share(word: Word) -> bool:
    """Tell "30 votes", "30 of the 90 seats" and "30 percent of the vote" from "his seat" and "a vote"."""
    if word.lemma in _SHARES:
        return word.tag == "NNS" and bool(word.all("nummod"))
    whole = word.all("nmod") if word.pos == "NUM" or word.ent == "PERCENT" else []
    return any(c.lemma in _SHARES and preposition(c) == "of" for c in whole)


def _won(context: Context, frame: ClauseFrame, winner: Word, prize: Word) -> Iterator[Proposal]:
    # "The commission declared her the winner with 51 percent": it says so
    said = next((c for c in frame.predicate.all("xcomp") if frame.lemma == "declare"), frame.predicate)
    yield Proposal(winner, "won", prize, verb_trigger(frame.predicate), said, f"prize-{frame.rule}")
