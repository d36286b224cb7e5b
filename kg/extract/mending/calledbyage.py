"""In: a Text. Out: "the 44-year-old" as somebody, where the reader sees a length of time."""

from kg.extract.tree import Text, Word

_CALLED = "called by age"


def is_aged(word: Word) -> bool:
    """Tell "the 44-year-old", which stands for a person."""
    if word.lower.endswith("-year-old"):
        return word.dep in _ARGUMENTS
    years = next((c for c in word.children if c.lemma == "year"), None) if word.lemma == "old" else None
    number = years is not None and any(c.pos == "NUM" for c in years.children)
    return number and word.dep in _ARGUMENTS and word.one("det") is not None


_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj"})


def no_dates(text: Text) -> None:
    """Take "44-year-old" out of the dates where it stands for somebody."""
    called = [name.words[-1] for name in text.names if name.label == "DATE" and is_aged(name.words[-1])]
    text.kept[_CALLED] = called
    for old in called:
        first = old.i
        while text.words[first].goes_on:
            first -= 1
        for word in text.words[first : old.i + 1]:
            word.ent, word.goes_on = "", False
    if called:
        text.find_names()


def called_by_age(text: Text) -> list[Word]:
    """Return the words that stand for somebody so."""
    found: list[Word] = text.kept.get(_CALLED, [])
    return found
