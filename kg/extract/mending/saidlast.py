"""Who says it, named behind what is said: "The mine flooded, officials said", where the parser lost who or what.

In: a Text with UD analysis. Out: the same tree, in which the verb of saying has its own subject and its content.
"""

from dataclasses import replace

from kg.extract.mending.hung import Hung
from kg.extract.tree import Text, Word
from kg.extract.words.nouns import noun_classes

_REPORTING = frozenset({"say", "report", "add", "announce", "state", "note", "confirm", "write", "tell", "warn"})
_HEARERS = frozenset({"court", "jury", "inquest", "tribunal", "inquiry"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PARTED = frozenset({",", "”", '"', "''", "—", "–"})
_LOOSE = frozenset({"appos", "conj", "dep", "obl:unmarked", "nmod:unmarked", "obj", "parataxis", "nmod"})


def said_last(text: Text) -> None:
    """Part what is said from who says it behind it."""
    tree = Hung()
    for word in text.words:
        known = word.lemma in _REPORTING or (word.lemma == "hear" and word.i and word.near(-1).lemma in _HEARERS)
        if known and word.pos == "VERB" and (word.tag in _FINITE or _late_subject(word) or _has_said(word)):
            _part(word, tree)
    tree.write()


def possessors(text: Text) -> None:
    """Hang "Iran's" on the minister in "“The US lost,” Iran's minister said", read as Iran's US: it goes before."""
    starts: dict[int, int] = {}
    for one in text.words:
        if one.fine != "nmod:poss" or one.above.i > one.i or (mark := one.one("case")) is None or mark.i < one.i:
            continue
        owned = mark.i + 1
        while owned < one.sentence[1] and text.words[owned].dep in _BEFORE_NOUN:
            owned += 1
        if owned < one.sentence[1] and text.words[owned].pos in ("NOUN", "PROPN"):
            one.hang(text.words[owned], "nmod:poss")
            starts[mark.i + 1] = one.edges()[0]
    if starts:
        text.seen = [(replace(m, start=starts.get(m.start, m.start)), cluster) for m, cluster in text.seen]


_BEFORE_NOUN = frozenset({"amod", "compound", "nummod", "advmod", "det"})


def _has_said(verb: Word) -> bool:
    if verb.tag != "VBN" or verb.fine != "root":
        return False
    content = verb.one("ccomp")  # "an official who asked not to be named said"
    told = content is not None and content.i < verb.i and not verb.all("aux", "nsubj")
    return told or any(c.lower in ("has", "have", "had") for c in verb.all("aux"))


def _late_subject(verb: Word) -> bool:
    """Tell "Ruiz may resign, local media reported", read as a second subject behind the verb, of whom one reports."""
    if verb.tag != "VBN" or verb.fine != "acl" or verb.i == 0:
        return False
    speaker = verb.near(-1)
    return speaker.fine == "nsubj" and (speaker.above is verb or speaker.above.i < speaker.i)


def _part(verb: Word, tree: Hung) -> None:
    if verb.fine in ("acl", "acl:relcl"):
        _read_as_relative(verb, tree)
        return
    noun = verb.above
    if verb.fine == "parataxis" and noun.dep == "nsubj" and noun.i < verb.i < noun.above.i:
        tree.hang(verb, noun.above, "parataxis")  # "The deal, officials said, was signed", read as of the deal
        return
    subjects = verb.below.get("nsubj", ())
    if not subjects:
        _lost_speaker(verb, tree)
        return
    if not _behind_comma(subjects[-1], verb):
        return
    if len(subjects) == 2:
        _two_subjects(verb, subjects[0], subjects[1], tree)
    elif verb.fine == "conj":
        _between(verb, tree)


def _lost_speaker(verb: Word, tree: Hung) -> None:
    # "He killed two priests, the head of police, Ana Ruiz, has said": the parser made her one of the priests
    content = verb.one("ccomp")
    first = min((c.i for c in verb.all("aux")), default=verb.i)
    if content is None or content.i > verb.i or first < content.i:
        return
    # or "attacked Jordan, a spokesman for the army said"
    name = word = verb.near(first - 2 - verb.i if verb.near(first - 1 - verb.i).text == "," else first - 1 - verb.i)
    while name.fine == "flat":
        name = word = name.above
    speaker = None
    while word.fine in _CLIMBED and word.i > content.i:
        person = word.ent == "PERSON" or "Person" in noun_classes(word.lemma)
        if word.fine == "appos" and person and word.within.words[word.edges()[0]].text == ",":
            speaker = word
        word = word.above
    if speaker is not None:
        tree.hang(speaker, verb, "nsubj")
        if name is not speaker and name.ent == "PERSON":
            tree.hang(name, speaker, "appos")


# "30 others, an official at the hospital who asked not to be named said"
_CLIMBED = frozenset("nmod appos acl acl:relcl xcomp obl obj obl:agent".split())


def _behind_comma(speaker: Word, verb: Word) -> bool:
    """Tell ", the mayor said": a comma or a closing mark parts who says it from what is said."""
    first = speaker.edges()[0]
    words = verb.within.words
    return 0 < first <= speaker.i < verb.i and (words[first - 1].text in _PARTED or words[first].text in _PARTED)


def _two_subjects(verb: Word, first: Word, second: Word, tree: Hung) -> None:
    # "Delta, a miner that owns two ports, will close one, it said": who closes it was given to "said"
    content = verb.one("ccomp")
    if content is not None and first.i < content.i < second.i and "nsubj" not in content.below:
        tree.hang(first, content, "nsubj")
    elif content is None and first.i < second.i:
        # "A plane with two aboard crashed off Lima, police said" read as a plane crashed off Lima
        told = [c for c in first.all("acl") if c.tag == "VBD" and first.i < c.i < second.i and "nsubj" not in c.below]
        if len(told) == 1:
            tree.hang(told[0], verb, "ccomp")
            tree.hang(first, told[0], "nsubj")


def _read_as_relative(verb: Word, tree: Hung) -> None:
    # "Ruiz may resign, local media reported" read as media that reported; "met Ruiz, a court heard" as heard Ruiz
    subjects = verb.below.get("nsubj", ())
    if subjects:
        told = verb.above
        while told.pos not in ("VERB", "AUX") and told.above is not told:
            told = told.above
        noun = verb.above
        if noun.dep == "nsubj" and noun.i < verb.i < noun.above.i and _behind_comma(subjects[-1], verb):
            if verb.near(1).text == "," and subjects[-1].tag not in ("WDT", "WP"):
                tree.hang(verb, noun.above, "parataxis")  # "The bank, officials announced, had been fined"
            return
        loose = not verb.all("mark", "obj", "ccomp", "aux", "xcomp") and subjects[-1].tag not in ("WDT", "WP")
        if loose and told.pos == "VERB" and told.i < subjects[-1].i and _behind_comma(subjects[-1], verb):
            tree.hang(verb, told, "parataxis")
        return
    speaker = verb.near(-1) if verb.i else verb
    told = speaker.above
    behind = told.i < speaker.i and (speaker.fine == "nsubj" or (speaker is verb.above and speaker.fine in _LOOSE))
    if not behind or verb.all("mark", "obj", "ccomp", "aux") or told.pos not in ("VERB", "ADJ"):
        return
    if speaker.all("case", "cc") or not _behind_comma(speaker, verb):
        return
    tree.hang(verb, told, "parataxis")
    tree.hang(speaker, verb, "nsubj")


def _between(verb: Word, tree: Hung) -> None:
    # "She left Lima and, her lawyer said last month, is ill": she is
    content, joining = verb.one("ccomp"), verb.one("cc")
    if content is None or content.i < verb.i or "nsubj" in content.below or content.all("mark"):
        return
    subject = verb.below["nsubj"][-1]
    if joining is None:
        joining = content.one("cc")
    if joining is None or not joining.i < subject.i:
        return
    first = next((c for c in content.in_order() if c.i > verb.i), content)
    if content.within.words[first.i - 1].text != ",":
        return
    tree.hang(content, verb.above, "conj")
    tree.hang(joining, content, "cc")
    tree.hang(verb, content, "parataxis")
