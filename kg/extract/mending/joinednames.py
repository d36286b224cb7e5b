"""Names with "and" inside, hung as one name: "Hallam & Price", "Department of Roads and Bridges".

In: a Text with names and UD analysis. Out: the words of each such name as one, for the parser reads two things there.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Text, Word
from kg.extract.words.nouns import noun_classes

_FIRMS = frozenset({"PERSON", "ORG"})


def join_firms(text: Text) -> None:
    """Take two names with "&" between them for the name of one firm: "Hallam & Price"."""
    names = {name.start: name for name in text.names}
    for name in text.names:
        after = names.get(name.end + 1)
        if after is None or text.words[name.end].text != "&" or not _FIRMS.issuperset((name.label, after.label)):
            continue
        if "PERSON" in (name.label, after.label) and len(name.words) + len(after.words) > 3:
            continue  # two people
        text.name(name.start, after.end, "ORG")


def join_offices(text: Text) -> None:
    """Take "the Competition and Consumer Authority" for one office, read as two of which the first is none."""
    names = {name.start: name for name in text.names if name.label == "ORG"}
    for name in list(names.values()):
        end = name.end - (name.words[-1].lower == "and")  # the reader may take it with the first
        after, last = names.get(end + 1), text.words[end - 1]
        if after is None or text.words[end].lower != "and" or after.words[-1].text not in _OFFICES:
            continue
        common = noun_classes(last.lower)
        field = common and not _BODIES.intersection(common) and last.text.istitle()
        if field and text.words[name.start - 1].lower == "the" and len(after.words) < _LONG:
            text.name(name.start, after.end, "ORG")


_OFFICES = frozenset("Authority Commission Agency Administration Board Committee Council Office Bureau".split())
_BODIES = frozenset({"Organization", "Person", "Group", "GPE", "Place", "Facility"})
_LONG = 4


def named_services(text: Text) -> None:
    """Take "Police Scotland" and "Statistics Norway" for what serves the country, and not for the country."""
    for name in [n for n in text.names if n.label == "GPE" and n.start and len(n.words) == 1]:
        before = text.words[name.start - 1]
        if before.text in _SERVICES and before.tag != "JJ" and not before.ent and before.sent == name.words[0].sent:
            text.name(before.i, name.end, "ORG")


_SERVICES = frozenset(
    "Police Transport Statistics Sport NHS Highways Health Cricket Rugby Athletics Tennis Hockey Basketball Gymnastics "
    "Cycling Swimming Elections Visit Creative Natural Historic Healthcare".split()
)


def named_storms(text: Text) -> None:
    """Give a storm its name, read as a person or a place behind what it is: "Tropical Storm [Marta]"."""
    for storm in [w for w in text.words[:-1] if w.text in _STORMS]:
        after, first = storm.near(1), storm.i
        tropical = first > storm.sentence[0] and storm.near(-1).text in _STRONG
        named = storm.text in _CYCLONES or tropical or storm.ent == "EVENT"
        if named and after.tag == "NNP" and after.text.istitle() and after.sent == storm.sent:
            text.name(first - tropical, after.i + 1, "EVENT")


_CYCLONES = frozenset({"Hurricane", "Cyclone", "Typhoon"})
_STORMS = _CYCLONES | {"Storm", "Depression"}
_STRONG = frozenset({"Tropical", "Subtropical"})


def whole_names(text: Text) -> None:
    """Give a person's name its first part where only the tree has it: "Usman [Karim]"."""
    for name in text.names:
        last, first = name.words[0], name.words[0].above
        cut = name.label == "PERSON" and last.fine == "flat" and first.i == last.i - 1 and not first.ent
        if (
            cut
            and first.tag == "NNP"
            and not first.text.isupper()
            and not noun_classes(first.text)
            and len(first.text) > 1
        ):
            text.name(first.i, name.end, "PERSON")


def name_may(text: Text) -> None:
    """Take "May" for a name where no verb can follow it so: "Prime Minister May visited Norland"."""
    for may in text.words[1:-1]:
        if may.text != "May" or may.fine != "aux" or may.i == may.sentence[0] or may.near(1).tag not in _NO_INFINITIVES:
            continue
        verb, post = may.above, may.near(-1)
        may.become("PROPN", "NNP", "May")
        may.hang(verb, "nsubj")
        if post.fine == "nsubj" and post.above is verb and "Person" in noun_classes(post.low):
            post.hang(may, "nmod:desc")
        text.name(may.i, may.i + 1, "PERSON")


_NO_INFINITIVES = frozenset({"VBD", "VBN", "VBZ"})


def parted_names(text: Text) -> None:
    """Part two names that a verb joins: "Karvel Foods buying Orban" read as one name."""
    for name in list(text.names):
        verbs = [w for w in name.words[1:-1] if w.pos == "VERB" and w.text.islower() and w.tag != "VBN"]
        if len(verbs) == 1:
            verb, label = verbs[0], name.label
            verb.ent, verb.goes_on = "", False
            text.name(name.start, verb.i, label)
            text.name(verb.i + 1, name.end, label)


def hyphened_names(text: Text) -> None:
    """Hang the parts of a name on its first: "the Tavros-FG rocket" read as the Tavros, and the FG, rocket."""
    for name in text.names:
        words = name.words
        if len(words) != 3 or words[1].text != "-" or words[0].spaced or words[1].spaced:
            continue
        first, last = words[0], words[2]
        if first.head is not None and first.head is last.head and first.fine == last.fine == "compound":
            last.hang(first, "flat")
            words[1].hang(first, "punct")


def people_by_who(text: Text) -> None:
    """Take names that "who" takes up for a person's: "The head of the council, Ludo Karvel, who …" read as the body."""
    for name in [n for n in text.names if n.label == "ORG" and n.end - n.start in (2, 3)]:
        comma, who = (text.words[i].lower if i < len(text.words) else "" for i in (name.end, name.end + 1))
        if comma == "," and who == "who" and all(w.text.istitle() and w.tag == "NNP" for w in name.words):
            text.name(name.start, name.end, "PERSON")


def within_name(token: Word, tree: Hung) -> bool:
    """Hang a word that is joined to another of its own name as the rest of that name."""
    head = token.above
    if head.i > token.i or not token.ent or token.ent != head.ent:
        return False
    between = token.within.words[head.i + 1 : token.i + 1]
    if not all(t.goes_on for t in between) or token.ent not in _FIRMS:
        return False
    name = next(n for n in token.within.names if n.start <= token.i < n.end)
    if {"&", "and"} <= {t.lower for t in name.words}:
        return False  # "Hallam & Price and Clarke & Webb" are two
    tree.hang(token, head, "flat")
    for joint in (c for c in token.children if c.fine == "cc"):
        tree.hang(joint, head, "flat")
    return True
