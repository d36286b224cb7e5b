"""In: the dates of a word. Out: what the nearest of them means, on the side of today that the word tells of."""

from kg.extract.evidence.dates import is_clock, meaning
from kg.extract.evidence.factuality import factuality
from kg.extract.evidence.occasions import tense
from kg.extract.evidence.saying import is_saying
from kg.extract.tree import Stretch, Word
from kg.model import Modality, When
from kg.reader.quantities import MONTHS

_SCHEDULED = frozenset(
    "arrive begin close end expire face go host kick leave meet open play resume return start travel visit vote".split()
)
_TRYING = frozenset("try attempt seek struggle".split())


def nearest(dates: list[Stretch], token: Word, published: str | None, *, direct: bool = False) -> When | None:
    """Return what the nearest date to a word means; `direct` where it hangs on that word itself."""
    if not dates:
        return None
    ahead = is_ahead(token)  # "should publish it by 26 October"
    future: bool | None = ahead and not _was_tried(token)
    open_ = not future and token.pos == "NOUN" and _lies_ahead(token, dates[0])
    future = None if open_ else future
    timetable = token.tag != "VBP" or token.lemma in _SCHEDULED  # "The summit opens on Friday"
    if timetable and direct and not future and tense(token) == "present" and not is_saying(token):
        future = None
    for ent in sorted(dates, key=lambda e: (is_clock(e), abs(e.root.i - token.i), e.start)):
        resolved = meaning(ent, published, future=future)
        if resolved:
            return resolved
    return None


def is_ahead(token: Word) -> bool:
    """Tell what is planned or asked for."""
    # "will be able to use it from September"
    ahead = factuality(token)[1] in (Modality.PLANNED, Modality.REQUESTED)
    return ahead or (token.fine == "xcomp" and tense(token.above) == "future")


def _was_tried(token: Word) -> bool:
    # "tried to reach her on Monday" was on the Monday before
    return token.fine == "xcomp" and token.above.lemma in _TRYING and tense(token.above) == "past"


def _lies_ahead(noun: Word, date: Stretch) -> bool:
    """Tell what may be yet to come: "banned rallies ahead of elections in June"."""
    cases = {c.lower for c in noun.children if c.fine == "case"}
    if "ahead" in cases:
        return tense(noun.above) != "past" or any(w.lower in MONTHS for w in date.words)
    told = tense(noun.above)
    return ("before" in cases and told in ("present", "perfect", "future")) or ("after" in cases and told == "future")
