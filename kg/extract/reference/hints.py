"""In: the head word of a name where it stands. Out: what its surroundings say that it is, as weights of classes.

The reader sees one sentence at a time and can take an invented town for a person; "in Dassel", "Dassel, a town", "the
mayor of Dassel" tell otherwise. `kg.extract.reference.samename` adds up what all the places of a name tell.
"""

from collections import defaultdict

from kg.extract.reference.agreement import given_gender
from kg.extract.tree import Word, preposition
from kg.extract.words.demonyms import CONTINENTS, is_place
from kg.extract.words.nouns import is_plural, noun_classes, noun_of

Votes = dict[str, int]  # by class

_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady rev rev. prof prof. sen sen. gen gen. col col. capt capt. "
    "lt lt. sgt sgt. rep rep. gov gov. st".split()
)
_SUFFIXES = frozenset(
    """inc inc. corp corp. corporation ltd ltd. limited plc llc ag gmbh co co. company group holdings bank airlines
    airways lines shipping capital fund trust ministry party union committee commission council agency association
    university institute college foundation federation league club united rovers fc court front army police bureau board
    times post news society church organization organisation coalition alliance department industries motors
    technologies pharmaceuticals partners ventures securities assembly parliament congress senate authority""".split()
)
_PAPERS = frozenset({"weekly", "daily", "monthly"})
_CONTESTS = frozenset("beat defeat stun thrash outplay relegate trounce sign".split())
_HUMAN = frozenset("marry graduate weep smile whisper pray retire sleep sob shout".split())
_PREFIXES = frozenset("ministry bank university department union church".split())
_SHARED = frozenset("share stake investment interest confidence faith trust belief shareholder investor cut".split())
_BELIEVING = frozenset("invest believe trust confide result specialise specialize succeed interested involve".split())
_GOING = frozenset(
    """go travel fly return flee move come arrive withdraw march drive sail head walk journey deport extradite emigrate
    migrate retreat transfer route escape ship bring send take evacuate""".split()
)
_OF_PLACES = frozenset(
    """government capital people population north south east west centre center outskirt city town village province
    region state island port district municipality county republic kingdom coast border streets resident inhabitant
    citizen mayor king queen army parliament constitution bank""".split()
)
_HAD_BY_PLACES = frozenset(
    """government capital president parliament army minister king queen population economy constitution ministry
    mayor embassy ambassador military border airport navy""".split()
)
_HAD_BY_COMPANIES = frozenset(
    """share shareholder ceo chairman chairwoman chair profit revenue subsidiary customer employee headquarters takeover
    acquisition founder creator board bid product executive boss analyst researcher economist
    engineer""".split()
)
_HAD_BY_TEAMS = frozenset("striker goalkeeper midfielder forward coach captain fan winger fullback manager".split())
_OF_COMPANIES = _HAD_BY_COMPANIES | frozenset("spokesman spokeswoman spokesperson director manager member".split())
_HAD_BY_PEOPLE = frozenset(
    "wife husband son daughter mother father brother sister lawyer attorney widow girlfriend boyfriend death".split()
)
_HAD_BY = (
    (_HAD_BY_PLACES, "GPE"),
    (_HAD_BY_COMPANIES | _HAD_BY_TEAMS, "Organization"),
    (_HAD_BY_PEOPLE, "Person"),
)


def hints(head: Word, words: list[Word], start: int, end: int) -> Votes:
    """Return how much speaks for each class, of the name in words[start:end], whose head word is given."""
    found: Votes = defaultdict(int)
    _inside(found, words, start, end)
    _beside(found, head, words, start)
    _governed(found, head)
    return found


def _inside(found: Votes, words: list[Word], start: int, end: int) -> None:
    name = words[start:end]
    text = " ".join(w.text for w in name)
    if is_place(text):
        found["Place" if text in CONTINENTS else "GPE"] += 3
    if len(name) > 1 and (name[-1].lower in _SUFFIXES or name[0].lower in _PREFIXES):
        found["Organization"] += 3
    elif len(name) > 1:  # "Harbour Bridge", "Karvel Festival"; but a baker may be called Baker
        kinds = noun_classes(name[-1].lower)
        for kind in kinds:
            found[kind] += 1 if kind != "Person" else 0
        if not kinds and given_gender(text):
            found["Person"] += 1  # "the government of Ana Ruiz"
    if len(name) == 1 and 2 < len(text) < 6 and text.isupper() and text.isalpha() and not is_place(text):
        found["Organization"] += 1


def _beside(found: Votes, head: Word, words: list[Word], start: int) -> None:
    """Weigh titles ("mayor Ruiz"), appositions ("Dassel, a town in the north") and ages ("Ruiz, 58")."""
    before = words[start - 1] if start and words[start - 1].sent == words[start].sent else None
    if before is not None and (before.lower in _TITLES or (before.pos == "PROPN" and _is_title(before))):
        found["Person"] += 4
    elif (
        before is not None
        and (before.pos == "NOUN" or before.lower in _PAPERS)
        and before.head in (head, head.head)
        and before.dep != "nmod"
    ):
        _called(found, before, 2)
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep in ("appos", "nummod") and child.pos == "NUM":
            found["Person"] += 2
        elif child.dep == "appos" and child.pos == "NOUN" and not is_plural(child):
            _called(found, child, 3)
        elif child.dep == "acl" and any(w.lower == "who" for w in child.children):
            found["Person"] += 1
    above = head.head
    bracketed = before is not None and before.text == "("
    if head.dep == "appos" and above is not None and above.pos == "NOUN" and not bracketed:
        _called(found, above, 3)


def _is_title(word: Word) -> bool:
    return noun_classes(word.lower)[:1] == ("Person",)


def _called(found: Votes, noun: Word, weight: int) -> None:
    """Weigh a noun that says what a name is; one that may be said of several classes says less."""
    classes = noun_classes(noun_of(noun))
    if not is_plural(noun):
        for at, kind in enumerate(classes):
            if kind != "Thing":  # "the voice of Batman" is somebody's
                found[kind] += weight if len(classes) == 1 else 2 if at == 0 else 1


_ALONE = frozenset({"flat", "compound", "nmod", "amod"})


def _has_its(verb: Word) -> bool:
    """Tell "Supio plans to expand its office", where a lone name is no person's."""
    objects = [o for v in (verb, *verb.all("xcomp")) for o in v.below.get("obj", ())]
    return any(c.lower == "its" for o in objects for c in o.below.get("nmod", ()))


def _governed(found: Votes, head: Word) -> None:
    """Weigh the preposition and what governs it ("fled to Dassel"), and what a possessive has ("Dassel's mayor")."""
    above = head.head
    if above is None:
        return
    lemma, case = above.low.removeprefix("co-"), preposition(head)
    if head.dep in ("nsubj", "obj") and lemma in _CONTESTS:
        found["Organization"] += 1
    if head.dep == "nsubj" and (above.lower == "born" or lemma in _HUMAN):
        found["Person"] += 4
    if head.dep == "nsubj" and _ALONE.isdisjoint(head.below) and _has_its(above):
        found["Organization"] += 2
    if head.dep == "compound" or (head.dep == "nmod" and any(c.tag == "POS" for c in head.children)):
        for nouns, kind in _HAD_BY:
            found[kind] += 2 if lemma in nouns else 0
    elif case == "in" and not any(c.dep == "det" or (c.fine == "nmod:desc" and c.pos == "NOUN") for c in head.children):
        if lemma in _SHARED:
            found["Organization"] += 2
        elif lemma not in _BELIEVING:
            found["GPE"] += 2
    elif case == "of" and head.dep == "nmod":
        found["GPE"] += 2 if lemma in _OF_PLACES else 0
        found["Organization"] += 1 if lemma in _OF_COMPANIES else 0
    elif case in ("to", "from", "towards", "toward", "into", "for") and lemma in _GOING and head.dep == "obl":
        found["GPE"] += 2 if case != "for" else 1
    elif case in ("near", "outside", "throughout", "across", "around"):
        found["GPE"] += 1
