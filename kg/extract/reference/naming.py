"""In: the words of a noun phrase and the names that the reader saw. Out: what to call its thing.

A proper name is called by its own words, without titles and common nouns before it ("the hedge fund Elm Capital"); any
other thing by its noun phrase, without its article and what is said of it at length.
"""

from collections.abc import Iterator, Mapping

from kg.extract.tree import Word, is_nominal
from kg.extract.words.demonyms import is_place
from kg.extract.words.nouns import noun_classes
from kg.extract.words.units import LENGTHS
from kg.namekeys import canonical

Name = tuple[int, int, str]  # first word, last (exclusive), label

_AFTER_NAME = frozenset({"acl", "appos", "parataxis", "advcl", "list", "dep"})
_MODIFIERS = frozenset({"nmod", "acl", "conj", "advcl", "obl", "appos", "parataxis"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_LONG_MODIFIER = 6
_LONGEST = 8
_INSTITUTIONS = frozenset(
    """academy agency alliance association bank board bureau campaign centre center chamber church college commission
    committee conference confederation congress convention council court department directorate embassy faculty
    federation foundation front guild house institute institution journal league library ministry movement municipality
    museum office order organisation organization parliament party republic school secretariat senate society
    union university""".split()
)
# Of these the name says what they sit about; other bodies are "on" a site: "the Space Center on Merritt Island".
_DELIBERATING = frozenset("board bureau campaign commission committee conference convention council office".split())
_SHIPS = frozenset("MV MS SS HMS USS RMS MT".split())
_LINKING = frozenset("of for on against and the & in".split())
_FORMS_OF_ADDRESS = frozenset(
    """Mr Mrs Ms Miss Dr Sir Dame Lord Lady Prof Professor Rev Reverend Fr Sen Senator Rep Gov Gen General Col Colonel
    Maj Major Capt Captain Lt Lieutenant Sgt Sergeant Cpl Cmdr Commander Adm Admiral Det Ch Insp Supt PC DC DI DCI
    Brigadier Inspector Superintendent Detective Constable Corporal Marshal Hon Justice Judge President Councillor
    Cllr""".split()
)
_HONOURS = frozenset("QC KC MP MEP OBE MBE CBE KBE DBE GBE FRS RA PhD MD Esq".split())
LETTERS = frozenset("AI IT TV PC GDP HIV AIDS DNA CCTV GPS R D".split())
_NEVER_LAST = frozenset({"PUNCT", "CCONJ", "ADP", "DET", "SCONJ"})
_PEOPLE = "PERSON"


def name_in(head: Word, words: list[Word], names: Mapping[int, Name], start: int, end: int, seen: str) -> Name | None:
    """Return the name that a phrase in words[start:end] ends on; `seen` is the label that the reader gave it."""
    called = _called(head, names)
    if called is not None:
        return _bare(called, words)
    known = (
        _place_called(head, names)
        or names.get(head.i)
        or _behind_title(head, names, start, end, seen)
        or _capital_noun(head, words, names)
    )
    if known is not None and words[known[0]].text in LETTERS and known[1] - known[0] == 1:
        return None  # "AI" and "GDP" name nobody; "R" of "R-Maine" is a party
    if known is None and (head.text.islower() or "Person" in noun_classes(head.lemma)):
        return None  # a title alone: "Foreign Minister", "Judge"
    if known is None and head.pos == "PROPN" and seen and not any(c.dep == "det" for c in head.children):
        low, high = head.i, head.i
        for child in head.children:
            if child.dep == "flat" and child.i == high + 1:
                high = child.i
            elif child.dep == "compound" and child.pos == "PROPN" and not child.ent and child.i >= start:
                low = min(low, child.i)
        known = low, high + 1, seen
    if known is None or known[0] < start or known[1] > past_hyphen(words, end):
        return None
    return _bare(_with_complement(known, head, words, end), words)


def past_hyphen(words: list[Word], end: int) -> int:
    """Return where a person's name ends that was cut at its hyphen: "Wong Kwok" or "Wong Kwok-" of "Wong Kwok-kin"."""
    hyphen = end - 1 if words[end - 1].text == "-" else end
    if not 0 < hyphen < len(words) - 1 or words[hyphen].text != "-":
        return end
    before, after = words[hyphen - 1], words[hyphen + 1]
    joined = before.end == words[hyphen].start and words[hyphen].end == after.start
    of_name = after.dep == "flat" or (after.dep in ("appos", "compound") and after.head is before)
    return hyphen + 2 if joined and of_name and after.tag in ("NNP", "NN") else end


def _behind_title(head: Word, names: Mapping[int, Name], start: int, end: int, seen: str) -> Name | None:
    """Return the name behind a common noun that heads it: "US President Ana Ruiz", "mayor Teo Brandt"."""
    title = seen == _PEOPLE or "Person" in noun_classes(head.lemma)
    for child in head.children if title else ():
        inner = names.get(child.i)
        if inner and inner[2] == _PEOPLE and child.dep in ("flat", "appos") and start <= inner[0] < end:
            return inner
    return None


def _called(head: Word, names: Mapping[int, Name]) -> Name | None:
    """Return the name that a phrase gives its thing: "a group called Red Flag" is Red Flag."""
    for child in head.children:
        if child.dep == "acl" and child.lower in _CALLED and child.i == head.i + 1:
            return next((names[c.i] for c in child.children if c.i in names), None)
    return None


_CALLED = frozenset({"called", "named", "dubbed", "nicknamed"})


def _place_called(head: Word, names: Mapping[int, Name]) -> Name | None:
    """Return the name of a place behind its kind: "the port city of Lima" is Lima."""
    whole = head.lower in _CALLED_PLACES or (head.lower == "capital" and any(c.ent == "NORP" for c in head.children))
    if not whole or any(c.lower in ("a", "an", "another", "every") for c in head.children):
        return None
    for child in head.children:
        place = names.get(child.i)
        if place and place[2] in ("GPE", "LOC") and child.dep == "nmod" and child.i > head.i:
            return place if [c.lower for c in child.children if c.dep == "case"] == ["of"] else None
    return None


_CALLED_PLACES = frozenset(
    "city town village hamlet province district county island municipality state prefecture commune borough "
    "republic kingdom".split()
)


def _with_complement(name: Name, head: Word, words: list[Word], end: int) -> Name:
    """Take in what an institution is of or for, where it is all capitals: "Council for Trade and Labour"."""
    low, high, label = name
    if head.text in _SHIPS and low == head.i:
        while high < end and words[high].pos == "PROPN":
            high += 1
        return low, high, "VEHICLE"
    if high - 1 > head.i and words[high - 1].text.islower() and words[high - 2].text != "-":
        high = head.i + 1  # "Committee of" is cut short
    if words[high - 1] is not head or head.lower not in _INSTITUTIONS or high >= end:
        return name
    at = high
    while at < end and (words[at].text[:1].isupper() or words[at].lower in _LINKING):
        at += 1
    while at > high and not words[at - 1].text[:1].isupper():
        at -= 1
    place = _second_of(words, high, at)
    if place:
        at = place
    links = ("of", "for", "on", "against") if head.lower in _DELIBERATING else ("of", "for")
    inside = at > high and words[high].lower in links
    return (low, at, label) if inside and all(_below(w, head) for w in words[high:at]) else name


def _second_of(words: list[Word], start: int, end: int) -> int | None:
    """Return where an institution's name ends before the country that it is in: "University of Arica of the UK"."""
    seconds = [i for i in range(start + 1, end - 1) if words[i].lower == "of"] if words[start].lower == "of" else []
    return next((i for i in seconds if is_place(canonical(" ".join(w.text for w in words[i + 1 : end])))), None)


def _below(word: Word, head: Word) -> bool:
    above: Word | None = word
    while above is not None and above is not head:
        above = above.head
    return above is head


def _capital_noun(head: Word, words: list[Word], names: Mapping[int, Name]) -> Name | None:
    """Take "West Arica Police" for a name where the reader saw only the place in it."""
    before = names.get(words[head.i - 1].i) if head.i else None
    before = before or next((names[c.i] for c in head.children if c.i in names and names[c.i][1] == head.i), None)
    capital = head.pos == "NOUN" and head.text[:1].isupper() and "Organization" in noun_classes(head.lower)
    return (before[0], head.i + 1, "ORG") if capital and before and before[1] == head.i else None


def _bare(name: Name, words: list[Word]) -> Name | None:
    """Take common nouns, titles and honours off a name: "Det Insp Ana Ruiz QC" is Ana Ruiz."""
    low, high, label = name
    while low < high and words[low].text.islower() and noun_classes(words[low].lemma):
        low += 1
    if high - low > 1 and words[high - 1].text.islower() and "Organization" in noun_classes(words[high - 1].lemma):
        return None  # "the Norland army" is no Norland
    while low < high - 1 and words[high - 1].text.islower() and words[high - 2].text != "-":
        high -= 1  # "Committee of"
    if label == _PEOPLE:
        while low < high - 1 and words[low].text.rstrip(".") in _FORMS_OF_ADDRESS:
            low += 1
        while low < high - 1 and (words[high - 1].text in _HONOURS or words[high - 1].text == ","):
            high -= 1
    elif label == "ORG":
        first = next((i for i in range(low, high) if words[i].lower == "of"), None)
        high = (first is not None and _second_of(words, first, high)) or high
    return (low, high, label) if low < high else None


def phrase_name(head: Word, words: list[Word], text: str, start: int, end: int) -> str:
    """Name a noun phrase by its words without article, relative clauses and long modifiers after the head."""
    case = next((c.i for c in head.children if c.dep == "case" and start < c.i < head.i), None)
    if case is not None and words[case - 1].lemma in LENGTHS:
        start = case + 1  # "four days after an attack on a hospital" is the attack
    while start < head.i and not _below(words[start], head):
        start += 1  # "Police shot | dead | two men"
    end = min([end, *(cut for cut in _cuts(head, words, end) if cut > head.i)])
    if head.i + 1 < end and words[head.i + 1].text == "," and "conj" not in head.below:
        end = head.i + 1  # "The actor, best known for it"
    whole = end
    if head.i - start > _LONGEST:  # a list that was read as one phrase
        start = case + 1 if case else max([i + 1 for i in range(start, head.i) if words[i].text == ","], default=start)
    if end - start > _LONGEST:
        end = _shortened(head, words, start, end)
    while head.i + 1 < end < whole and words[end].goes_on:
        end += 1  # no name is cut: "the leaders of eight nations in Port | of Spain"
    while end - 1 > head.i and (words[end - 1].pos in _NEVER_LAST or words[end - 1].tag in ("POS", "VBN", "VBG")):
        end -= 1
    return paired(without_article(text[words[start].start : words[end - 1].end])) or words[head.i].text


def _cuts(head: Word, words: list[Word], end: int) -> Iterator[int]:
    """Yield where a noun phrase may end: before what is told in passing."""
    for child in head.children:
        listing = child.dep == "nmod" and any(c.lower in ("including", "such", "like", "along") for c in child.children)
        if child.i > head.i and child.dep == "conj" and is_nominal(child) and head.tag == "NN" and "det" in head.below:
            yield child.edges()[0]  # "the army | and rebels near Brent": each is told of by itself
        elif child.i > head.i and (child.dep in _AFTER_NAME or listing):
            low, high = child.edges()
            aside = words[low].text == "," or words[low - 1].text == ","
            if child.fine != "acl" or aside or high - low >= _LONG_MODIFIER:
                yield low
    for word in words[head.i + 1 : end]:
        if word.dep == "appos" or word.fine == "acl:relcl":
            low, _ = word.edges()
            if word.dep == "acl" or words[low].text == ",":
                yield low  # "a spokeswoman for Karvel, Ana Ruiz"


def _shortened(head: Word, words: list[Word], start: int, end: int) -> int:
    """Return where a long phrase ends best: before the last modifier that would make it too long."""
    starts = [w.edges()[0] for w in words[head.i + 1 : end] if w.dep in _MODIFIERS]
    starts = [low for low in starts if low > head.i and words[low - 1].lower not in _ONE_OF]
    fitting = [low for low in starts if low - start <= _LONGEST]
    return max(fitting) if fitting else min(starts, default=end)


_ONE_OF = frozenset("one some many most all each any few".split())  # "the toll from one | of the quakes"


def without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    if rest.startswith("of "):
        return name  # "that of the Dutch"
    return rest if rest and first.lower() in _ARTICLES else name


_PAIRED = frozenset('"“”()[]')


def paired(name: str) -> str:
    """Return a name without quotation marks and brackets that have lost the other of their pair."""
    if _PAIRED.isdisjoint(name):
        return name
    if name.count('"') % 2:
        name = name.replace('"', "")
    for opening, closing in ("“”", "()", "[]"):
        if name.count(opening) > name.count(closing):
            at = name.rindex(opening)
            name = name[:at] + name[at + 1 :] if opening == "“" or at == 0 else name[:at]
        elif name.count(opening) < name.count(closing):
            name = name.replace(closing, "", 1)
    return name.strip()
