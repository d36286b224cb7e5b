"""Sources that cover a whole sentence: "According to Reuters, …", and those of headlines: "Taxes will rise: minister".

In: a Text with UD analysis. Out: the source of each such sentence.
"""

from kg.extract.evidence.saying import according_to
from kg.extract.tree import Stretch, Text, Word


def sentence_sources(text: Text) -> dict[int, tuple[Stretch, Word | None]]:
    """Return the sources at the edge of a sentence, which cover all of it, by the sentence's start."""
    found: dict[int, tuple[Stretch, Word | None]] = {}
    for token in text.words:
        if token.lower != "according":
            continue
        noun = token.above if token.fine in ("case", "mark") else token
        source = according_to(noun)
        if source is None or (noun.above.fine == "acl:relcl" and set_off(noun.above)):
            continue
        first, end = token.sentence
        words = [t for t in text.words[first:end] if not t.is_punct and not t.is_blank]
        low, high = noun.edges()
        if words and (words[0].i >= low or words[-1].i <= high):
            found.setdefault(first, (source, noun))
    return found


def set_off(clause: Word) -> bool:
    """Tell "the coast, which is closed" from "ships that sail": only the first can have a source of its own."""
    first = clause.edges()[0]
    return clause.within.words[first].is_punct or clause.within.words[first].near(-1).text in (",", "–", "—")
