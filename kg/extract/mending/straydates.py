"""In: the dates of a text, and its tree. Out: those that hang on a word past the one beside them, hung on that one.

A date belongs to the clause that it stands in and to the happening that it stands behind: "came after a court in
January upheld it", "ahead of elections in June", "before reaching Vesta in August", "talks in May that failed".
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Stretch, Text, Word
from kg.extract.words.derivations import event_verb
from kg.extract.words.nouns import noun_classes
from kg.reader.quantities import WEEKDAYS

_HANGING = frozenset({"obl", "obl:unmarked", "nmod", "nmod:unmarked"})
_CASES = frozenset("in on at".split())
_ASIDE = frozenset({"ahead", "before", "prior", "since", "until", "till"})
_BEHIND = frozenset({"after", "following"})
_OF_DAYS = frozenset({*WEEKDAYS, "yesterday", "today"})
_INSIDE = frozenset({"nmod", "nmod:poss", "flat", "compound", "appos"})
_RELATIVES = frozenset({"that", "which"})
_HELPING = frozenset({"aux", "aux:pass"})
_DEEP = 4


def stray_dates(text: Text) -> None:
    """Hang each date where it stands."""
    tree = Hung()
    for date in text.names:
        if date.label != "DATE" or date.root.fine not in _HANGING:
            continue
        if date.root.above.i >= date.start:
            _before_content(date, tree)
        elif not (_within_clause(date, tree) or _before_relative(date, tree) or _behind_event(date, tree)):
            _behind_gerund(date, tree)
    tree.write()


def _move(date: Stretch, head: Word, link: str, tree: Hung) -> None:
    root, before = date.root, date.root.above
    for word in date.words:
        if word is not root and word.above is before:  # "May next year"
            tree.hang(word, root, "nmod:unmarked")
    tree.hang(root, head, link)


def _start(date: Stretch) -> int:
    """Return where the phrase of a date begins, with its preposition."""
    words = date.within.words
    return date.start - 1 if date.start and words[date.start - 1].lower in _CASES else date.start


def _next(date: Stretch) -> Word | None:
    words, end = date.within.words, date.sentence[1]
    return words[date.end] if date.end < end else None


def _within_clause(date: Stretch, tree: Hung) -> bool:
    """Hang a date between a subject and its verb on the verb: "came after a court in January upheld it"."""
    behind, root = _next(date), date.root
    if behind is None or behind.pos not in ("VERB", "AUX") or root.tag == "NNS":
        return False  # "in the next four years" is a length of time
    verb = behind.above if behind.fine in _HELPING else behind
    if verb.i < date.end or verb is root.above:
        return False
    subject = next((c for c in verb.children if c.fine in ("nsubj", "nsubj:pass")), None)
    if subject is None or subject.i >= date.start or subject.pos == "PRON":
        return False
    if root.above is subject and (subject.pos != "NOUN" or root.fine != "nmod" or _is_event(subject)):
        return False
    if root.above is not subject and not root.above.i < subject.edges()[0]:
        return False
    _move(date, verb, "obl", tree)
    return True


def _before_content(date: Stretch, tree: Hung) -> None:
    """Hang a date behind a verb of saying on that, not on what is said: "said on Monday it had sold the plant"."""
    content, start = date.root.above, _start(date)
    verb = content.above
    if content.fine != "ccomp" or verb.pos != "VERB" or not verb.i < start:
        return
    behind, before = _next(date), date.within.words[start - 1]
    if behind is None or behind.is_punct or not _is_of(before, verb, content):
        return
    if all(c.i > date.end - 1 for c in content.children if c.fine in ("mark", "nsubj", "nsubj:pass", "expl")):
        _move(date, verb, "obl", tree)


def _is_of(word: Word, verb: Word, content: Word) -> bool:
    """Tell the verb or whom it is said to from what is said: "told reporters on Monday she would leave"."""
    while word is not verb:
        if word is content or word.is_punct or not verb.i < word.i or word.above is word:
            return False
        word = word.above
    return True


def _before_relative(date: Stretch, tree: Hung) -> bool:
    """Hang a date between a happening and what is told of it on that: "held talks in May that failed"."""
    words, end, at = date.within.words, date.sentence[1], date.end
    if _start(date) == date.start:
        return False
    if at < end and words[at].text == ",":
        at += 1
    if at < end and words[at].pos == "ADP":
        at += 1
    if at >= end or words[at].lower not in _RELATIVES:
        return False
    clause = words[at].above
    noun = clause.above
    if clause.fine != "acl:relcl" or not _is_event(noun) or noun.above is not date.root.above or noun.i > date.start:
        return False
    _move(date, noun, "nmod", tree)
    return True


def _behind_event(date: Stretch, tree: Hung) -> bool:
    """Hang the date of what something comes before or after on that: "ahead of elections in June"."""
    start = _start(date)
    if start == date.start or start < 2:
        return False
    noun = date.within.words[start - 1]
    for _ in range(_DEEP):
        if noun is date.root.above or not noun.above.i < noun.i or noun.fine not in (*_INSIDE, "obl"):
            return False
        if _is_event(noun) and noun.fine in ("obl", "nmod") and _is_aside(noun, date):
            _move(date, noun, "nmod", tree)
            return True
        noun = noun.above
    return False


def _is_aside(noun: Word, date: Stretch) -> bool:
    cases = {c.lower for c in noun.children if c.fine == "case"}
    if cases & _BEHIND:  # "left after the raid on Monday" was that day
        return not any(w.lower in _OF_DAYS for w in date.words)
    return bool(cases & _ASIDE)


def _behind_gerund(date: Stretch, tree: Hung) -> bool:
    """Hang the date of what was done before or after on that: "is going past Mars before reaching Vesta in August"."""
    head = date.root.above
    last = date.within.words[_start(date) - 1]
    if last.is_punct or last is head:
        return False
    for _ in range(_DEEP):
        if last.tag == "VBG" and last.fine in ("advcl", "acl"):
            break
        last = last.above
        if last is head or last.above is last:
            return False
    else:
        return False
    marks = {c.lower for c in last.children if c.fine in ("mark", "case")}
    if "before" not in marks and ("after" not in marks or any(w.lower in _OF_DAYS for w in date.words)):
        return False
    if not head.is_over(last) or last.i <= head.i:
        return False
    _move(date, last, "obl", tree)
    return True


def _is_event(noun: Word) -> bool:
    if noun.ent == "EVENT":
        return True
    return noun.pos == "NOUN" and (noun_classes(noun.lemma)[:1] == ("Event",) or event_verb(noun.lemma) is not None)
