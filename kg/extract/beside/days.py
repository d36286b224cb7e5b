"""In: a verb or a noun of something that happens. Out: the day on which the sentence says that it did.

The day is kept in the sentence's own words; what day that was is on the evidence.
"""

from collections.abc import Iterator, Set

from kg.cues import Frame
from kg.extract.evidence.dates import dates_near
from kg.extract.evidence.saying import is_saying
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, preposition
from kg.extract.words.units import CALENDAR, DATING, LENGTHS
from kg.model import Literal
from kg.reader.quantities import WEEKDAYS

_LENGTHS = frozenset(CALENDAR.values())


def day_claims(context: Context, verb: Word) -> Iterator[Proposal]:
    """Yield "The talks ended on Tuesday", "The vote will be held in May"."""
    if not dates_near(verb):
        return
    dates = [c for c in verb.all("obl", "nmod") if c.ent == "DATE" and c.i > verb.i and _is_date(c)]
    if not dates:
        return
    frame = context.clauses.frame(verb)
    if frame.passive and any(c.lemma not in _COMING for c in verb.all("xcomp")):
        return  # "was expected to reach Peru on Monday": the reaching is then
    for happening in frame.objects if frame.passive else frame.subjects:
        for date in dates if _happens(context, happening, frame) else ():
            day, prep = Literal(_words(context, date)), preposition(date) or "on"  # "was held yesterday"
            form = (Frame.BE, verb.lower) if frame.passive else (Frame.VERB, frame.lemma)
            cue = context.match(*form, f"{frame.particle} {prep}".strip(), subject=happening, object=date)
            placed = [o for o in frame.objects if frame.lemma == "take" and o.lower == "place"]
            if placed or (cue and cue.relation == "occurred-on"):
                trigger = verb_trigger(verb, placed)
                yield Proposal(happening, "occurred-on", day, trigger, verb, f"day-{frame.rule}", day=date)


def hour_claims(context: Context, verb: Word) -> Iterator[Proposal]:
    """Yield "The quake struck shortly after 6 a.m.": at what hour it came, as the text has it."""
    if verb.lemma not in _COMING or verb.pos != "VERB":
        return
    hours = [c for c in verb.all("obl") if c.i > verb.i and preposition(c) in _TOWARDS and _is_hour(c)]
    if not hours:
        return
    frame, hour = context.clauses.frame(verb), hours[0]
    placed = [o for o in frame.objects if frame.lemma == "take" and o.lower == "place"]
    if frame.objects and not (placed or frame.passive):
        return
    told = Literal(_hour_words(context, hour))
    for one in frame.objects if frame.passive else frame.subjects:
        if _happens(context, one, frame):
            yield Proposal(one, "occurred-on", told, verb_trigger(verb, placed), verb, "hour")


def _hour_words(context: Context, hour: Word) -> str:
    words = [w for w in hour.subtree() if w.i <= hour.i and w.lower not in _TO_HOURS]
    words += [w for w in hour.all("nmod")[:1] if w.i <= hour.i or w.lower in _CLOCK]  # "6 a.m."
    return context.text[min(w.start for w in words) : max(w.end for w in words)]


def _is_hour(word: Word) -> bool:
    if word.ent == "TIME":
        return word.lemma not in LENGTHS  # "began after two hours"
    return word.lemma in _HOURS or (word.pos == "NUM" and any(c.lower in _CLOCK for c in word.children))


_HOURS = frozenset("midnight noon midday dawn dusk daybreak sunrise sunset nightfall".split())
_TO_HOURS = frozenset({"at", "from", "until", "till", "to"})
_CLOCK = frozenset("a.m. p.m. am pm a.m p.m o'clock".split())
_COMING = frozenset("begin start open end strike happen occur take hold erupt kick finish conclude close".split())
_TOWARDS = frozenset("at around about after before by near until shortly just".split())


def _happens(context: Context, one: Word, frame: ClauseFrame) -> bool:
    """Tell what happens from what is there: "The case began in May" is as the trial is."""
    kind = context.type_of(one)
    return kind == "Event" or (kind == "Thing" and frame.lemma in _RUNNING and not frame.passive)


_RUNNING = frozenset({"begin", "start", "end", "conclude", "resume"})


def open_day_claims(context: Context, verb: Word, told: Set[int]) -> Iterator[Proposal]:
    """Yield "Trawling was banned in 2012", "The mine closed in May": the day, where the clause tells nothing else.

    `told` are the verbs of which something is told already.
    """
    if verb.i in told or verb.lemma in _UNTOLD or not _UNFINISHED.isdisjoint(verb.below):
        return
    if is_saying(verb) and "compound" not in verb.below:
        return  # but "was sworn in"
    if not dates_near(verb):
        return
    date = next((c for c in verb.all("obl", "nmod") if c.i > verb.i and (_is_date(c) or _is_hour(c))), None)
    if date is None or any(w.tag in _FINITE for w in verb.within.words[verb.i + 1 : date.i]):
        return  # "came though it had raised its quotas on Friday"
    frame = context.clauses.frame(verb)
    if frame.recipients or (frame.subjects if frame.passive else frame.objects):
        return  # who did it, or to whom, is told
    lemma = f"be-{verb.lower}" if frame.passive else frame.lemma.lower()
    prep = preposition(date) or ("on" if date.lower in WEEKDAYS else "")
    name = "-".join(filter(None, ("other:" + lemma, frame.particle, prep)))
    day = Literal(_words(context, date) if date.ent == "DATE" else _hour_words(context, date))
    for one in frame.objects if frame.passive else frame.subjects:
        held = context.type_of(one) == "Event" and verb.lemma not in _NOT_HELD and prep in _HELD_AT
        relation, on = "occurred-on" if held else name, None if prep in _LIMITS else date
        yield Proposal(one, relation, day, verb_trigger(verb), verb, f"open-day-{frame.rule}", day=on)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LIMITS = frozenset("before after until till since".split())
_HELD_AT = frozenset({"", "on", "in", "at", "from", "during"})
_NOT_HELD = frozenset(
    "announce approve avoid ban call cancel condemn confirm delay discover disrupt expect forget halt interrupt "
    "investigate mention plan postpone prevent prohibit propose remember report reveal schedule suspend uncover".split()
)
_UNTOLD = frozenset({"be", "have", "do", "seem"})
_UNFINISHED = frozenset({"ccomp", "xcomp", "expl"})


_FOR = ("for",)
# The verbs that tell how long, with the prepositions that the length stands behind.
_LASTING: dict[str, tuple[str, ...]] = {
    "last": ("", "for"),
    "take": ("",),  # "The trip takes two hours"
    **dict.fromkeys(("burn", "rage", "continue", "drag", "stretch"), _FOR),
}


def lasting_claims(context: Context, verb: Word) -> Iterator[Proposal]:
    """Yield "The trial lasted 19 months": how long it was."""
    if verb.pos != "VERB" or verb.lemma not in _LASTING:
        return
    spell = next((c for c in verb.all("obl", "obj", "nmod") if c.i > verb.i and c.lemma in LENGTHS), None)
    if spell is None or preposition(spell) not in _LASTING[verb.lemma] or not spell.all("nummod"):
        return
    words = [w for w in spell.subtree() if w.i <= spell.i and w.dep != "case"]
    if any(w.tag == "DT" and w.lower not in ("a", "an") for w in words):
        return
    length = Literal(context.text[min(w.start for w in words) : spell.end], "quantity")
    for one in context.clauses.frame(verb).subjects:
        if verb.lemma == "last" or context.type_of(one) in ("Event", "Thing"):  # "She took two years" off
            yield Proposal(one, "has-quantity", length, verb_trigger(verb), verb, "lasting")


def event_day_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield "the revolt on Monday", "the talks in May", "Friday's vigil", "his meeting Saturday with Ana Ruiz"."""
    for date in noun.below.get("nmod", ()):
        bare = date.fine == "nmod:poss" or (date.fine == "nmod:unmarked" and date.i == noun.i + 1)
        if bare and date.lower in _NEAR_DAYS and context.type_of(noun) == "Event":
            yield Proposal(noun, "occurred-on", Literal(date.text), [date], noun, "link-day")
        elif _is_date(date) and date.i > noun.i and context.type_of(noun) == "Event":
            cue = context.match(Frame.BE, preposition(date), "", subject=noun, object=date)
            if cue and cue.relation == "occurred-on":
                yield context.propose(cue, noun, Literal(_words(context, date)), [noun], noun, "link-day")


_NEAR_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday tomorrow".split())


def _is_date(word: Word) -> bool:
    if word.ent != "DATE" or (word.i > 1 and word.near(-1).text == "-" and word.near(-2).lower == "mid"):
        return False
    if word.lemma in DATING and any(c.lower in ("one", "a", "an", "single") for c in word.children):
        return False  # "the second attack in one month"
    if not any(e.start <= word.i < e.end for e in dates_near(word)):
        return False  # "March 11 this year" is one date
    return word.lower not in _LENGTHS  # "a stay of several months" tells how long


def _in_brackets(word: Word, date: Word) -> bool:
    # "on Sunday night (March 4)"
    between = date.within.words[date.i : word.i]
    return any(w.text == "(" for w in between)


def _words(context: Context, date: Word) -> str:
    inside = [w for w in date.subtree() if w.ent == "DATE" and not _in_brackets(w, date)]
    first, last = min(inside, key=lambda w: w.i), max(inside, key=lambda w: w.i)
    if date.lower == "mid" and date.i + 2 < date.sentence[1] and date.near(1).text == "-":
        last = date.near(2)  # "mid-December", cut at its hyphen
    return context.text[first.start : last.end]
