"""In: an annotated Text. Out: the article's mentions, found by head word, and their clusters.

The reader gives noun phrases, names and pronouns with their clusters; names inside larger phrases and the places behind
adjectives of nationality are added here.
"""

from collections.abc import Mapping
from dataclasses import replace

from kg.extract.mending.calledbyage import called_by_age
from kg.extract.reference.corefer import settle
from kg.extract.reference.naming import LETTERS, Name, name_in, past_hyphen, phrase_name, without_article
from kg.extract.reference.pairs import pairs_of
from kg.extract.reference.phrases import asks
from kg.extract.reference.reflexives import REFLEXIVES, subject_of
from kg.extract.reference.things import Seen, Things
from kg.extract.reference.toldnames import told_name
from kg.extract.tree import Text, Word, head_of, preposition
from kg.extract.words.demonyms import CONTINENTS, place_behind
from kg.extract.words.nouns import ACTORS, class_of, is_plural, noun_classes
from kg.model import Kind, Mention, Span

NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK", "VEHICLE"})
CLASSES: Mapping[str, str] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "GPE",
    "LOC": "Place",
    "FAC": "Facility",
    "NORP": "Group",
    "EVENT": "Event",
    "PRODUCT": "Product",
    "WORK": "Work",
    "VEHICLE": "Vehicle",
}
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LABELS = {name: label for label, name in CLASSES.items()}
_OUTSIDE = frozenset("case cc punct mark cop nsubj aux conj appos parataxis discourse".split())  # of a noun phrase


class Mentions:
    """The mentions of one article by the index of their head word; grows by noun phrases that rules ask for."""

    def __init__(self, text: Text, article: str) -> None:
        self._article, self._text, self._words = article, text.string, text.words
        self._by_head: dict[int, Mention] = {}
        self._cluster: dict[Mention, str] = {}
        self._named: dict[str, str] = {}
        self._anchored: set[str] = set()
        self._names: dict[int, Name] = {}
        self._inside: dict[int, int] = {}
        self._called: dict[int, tuple[int, int]] = {}
        self._pairs: dict[int, tuple[Mention, ...]] = {}
        self._covered: set[int] = set()  # words in a name, but for its head
        for name in text.names:
            if name.label in NAMES:
                end = past_hyphen(text.words, name.end) if name.label == "PERSON" else name.end
                root = head_of(text.words[name.start : end])
                self._names[root.i] = (name.start, end, name.label)
                self._inside.update((i, root.i) for i in range(name.start, end))
        self._add_seen(text)
        self._add_aged(text)
        self._bind_reflexives()
        self._add_names()
        self._settle()

    def _settle(self) -> None:
        """Correct by grammar what the reader took for one thing, and class each thing once."""
        numbers = {name: n for n, name in enumerate(dict.fromkeys(self._cluster.values()))}
        seen = [
            Seen(self._words[i], m, self._called.get(i) if m.named else None, numbers[self._cluster[m]], m.type)
            for i, m in self._by_head.items()
        ]
        things = Things(self._words, seen)
        settle(things)
        pairs = pairs_of(things)
        for i, members in pairs.items():
            if len({m.type for m in members}) == 1:
                things.at[i].type = members[0].type
        self._cluster, self._named, self._anchored = {}, {}, set()
        for one in things.all:
            name, mention = told_name(one, things), one.mention
            if (one.type, name) != (mention.type, mention.name):
                mention = replace(mention, type=one.type, name=name)
            self._by_head[one.word.i], self._cluster[mention] = mention, str(one.thing)
            if mention.named:
                self._named.setdefault(mention.name, str(one.thing))
            if not one.pronoun:
                self._anchored.add(str(one.thing))
        for i, pair in pairs.items():
            self._pairs[i] = tuple(self._stand_in(self._by_head[i], member) for member in pair)

    def _stand_in(self, both: Mention, member: Seen) -> Mention:
        """Return a mention of one of two where the text speaks of both: "the two countries"."""
        mention = replace(both, kind=Kind.PRONOUN, name=member.mention.name, type=member.type)
        self._cluster[mention] = str(member.thing)
        return mention

    def _add_seen(self, text: Text) -> None:
        for seen, cluster in sorted(text.seen, key=lambda s: (s[0].start, -s[0].end)):
            start, end, label = seen.start, seen.end, seen.label
            head = head_of(self._words[start:end])
            while start < head.i and self._words[start].dep in ("case", "fixed", "punct"):
                start += 1  # "according to two people": the preposition is no part of the mention
            for word in self._words[head.i + 1 : end]:
                on = word.dep == "nmod" and preposition(word) in ("on", "upon") and word.above.i < start
                blame = word.tag == "VBG" and word.dep == "advcl" and word.above.i < start  # "by them | of lying"
                if on or blame or (word.dep == "obl" and not start <= word.above.i < end):
                    end = max(word.edges()[0], head.i + 1)  # "accused the firm | of fraud", "impact of drought | on us"
                    break
            if head.dep == "amod" and place_behind(head, self._words):
                continue  # "Dutch" of "a Dutch court" is the country, for those who ask
            if asks(head) or (head.text in LETTERS and end - start == 1):
                continue  # "AI" names nobody
            if self._part_of_name(head) or (label == "ORG" and head.i in self._covered):
                continue  # "Workers" of "Harbour Workers' League"
            if head.pos == "VERB" and head.tag in _FINITE and not head.ent:
                continue  # "Berg took the money": what a clause tells is no thing with a name
            name = self._names.get(head.i, (end, end))
            if start <= name[0] and name[1] > end and self._words[end].dep == "flat":
                end = name[1]  # "Hallam & Price"
            if self._words[start].lower == "least" and start < head.i:
                start += 1  # "at least forty people"
            if head.i not in self._by_head:
                mention = self._by_head[head.i] = self._make(head, start, end, CLASSES.get(label, "Thing"))
                self._cluster[mention] = cluster
                if mention.kind is not Kind.PRONOUN:
                    self._anchored.add(cluster)
                if mention.named:
                    self._named.setdefault(mention.name, cluster)

    def _bind_reflexives(self) -> None:
        """Give "himself" to the subject of its clause, as grammar does: "Ana Ruiz declared herself president"."""
        for i, mention in list(self._by_head.items()):
            if mention.kind is not Kind.PRONOUN or mention.text.lower() not in REFLEXIVES:
                continue
            subject = subject_of(self._words[i], self._by_head)
            if subject is not None:
                self._cluster[mention] = self._cluster[self._by_head[subject.i]]

    def _add_names(self) -> None:
        for head, (start, end, label) in self._names.items():
            word = self._words[head]
            if (head in self._covered and label == "ORG") or (word.text in LETTERS and end - start == 1):
                continue  # "Red Cross" of "Committee of the Red Cross"
            if head not in self._by_head and not (word.dep == "amod" and place_behind(word, self._words)):
                self._add(word, self._make(word, start, end, CLASSES[label]))

    def _add(self, head: Word, mention: Mention) -> Mention:
        key = mention.name if mention.named else ""
        cluster = self._named.get(key) or f"{mention.span.start}-{mention.span.end}"
        if key:
            self._named[key] = cluster
        self._by_head[head.i] = mention
        self._cluster[mention] = cluster
        return mention

    def _add_aged(self, text: Text) -> None:
        """Add "the 44-year-old", where the reader saw nobody."""
        for old in called_by_age(text):
            if old.i not in self._by_head:
                self._add(old, self._make(old, *phrase(old), "Person"))

    def _make(self, head: Word, start: int, end: int, kind_of_thing: str) -> Mention:
        words = self._words
        span = Span(words[start].start, words[end - 1].end)
        text = self._text[span.start : span.end]
        if head.pos == "PRON" and end - start == 1:
            return Mention(self._article, span, text, kind_of_thing, Kind.PRONOUN, text, head.lemma)
        known = name_in(head, words, self._names, start, end, _LABELS.get(kind_of_thing, ""))
        if known and known[1] - known[0] == 1 and _is_member(head, known[2]):
            known, kind_of_thing = None, "Person"  # "the Ohio Democrat" is one of them
        if known:
            name = self._text[words[known[0]].start : words[known[1] - 1].end]
            self._called[head.i] = known[:2]
            self._covered.update(i for i in range(*known[:2]) if i != head.i)
            place = place_behind(head, words)
            if place and CLASSES[known[2]] in ("GPE", "Place"):
                name = place[0]
            return Mention(self._article, span, text, CLASSES[known[2]], Kind.NAMED, without_article(name), head.lemma)
        name = phrase_name(head, words, self._text, start, end)
        return Mention(self._article, span, text, class_of(head, kind_of_thing), Kind.NOMINAL, name, head.lemma)

    def _part_of_name(self, word: Word) -> bool:
        root, above = self._inside.get(word.i), word.head
        while root is not None and above is not None and above.i != root:
            above = above.head
        return root is not None and above is not None

    def one_name(self, one: Word, other: Word) -> bool:
        """Tell whether two words belong to one name."""
        return one.i in self._inside and self._inside.get(other.i) == self._inside[one.i]

    def at(self, word: Word) -> Mention | None:
        """Return the mention that the word heads, if the reader saw one."""
        return self._by_head.get(word.i)

    def of(self, word: Word) -> Mention | None:
        """Return the mention that the word heads; make one of its noun phrase where the reader saw none."""
        found = self._by_head.get(word.i)
        noun = word.pos in ("NOUN", "PROPN") or word.lower == "opposition"  # an adjective to some treebanks
        headcount = word.pos == "NUM" and word.ent == "CARDINAL" and are_people(word)
        if found or not (noun or headcount) or word.ent in ("DATE", "TIME") or asks(word):
            return found
        start, end = phrase(word)
        mention = self._add(word, self._make(word, start, end, CLASSES.get(word.ent, "Thing")))
        bearer = self._by_head.get(word.head.i) if word.head is not None and word.fine == "nmod:desc" else None
        if bearer is not None and bearer.named and bearer.type == mention.type == "Person":
            self._cluster[mention] = self._cluster[bearer]  # "manager" of "Karvel manager Ana Ruiz"
        return mention

    def both(self, argument: object) -> tuple[Mention, ...]:
        """Return mentions of the several that a word means ("both", "the two countries"), none where it means one."""
        return self._pairs.get(argument.i, ()) if isinstance(argument, Word) else ()

    def part(self, word: Word, name: str) -> Mention:
        """Return the country or body whose initials begin a word, as "U.S." in "U.S.-backed"."""
        span = Span(word.start, word.start + len(name))
        mention = Mention(self._article, span, name, "GPE", Kind.NAMED, name, name)
        return self._by_head.get(word.i) or self._add(word, mention)

    def place(self, adjective: Word) -> Mention | None:
        """Return the place behind "Dutch" or "South Korean", as a named mention on the adjective itself."""
        found, seen = place_behind(adjective, self._words), self._by_head.get(adjective.i)
        if not found or (seen and seen.name == found[0]):
            return seen if found else None
        span = Span(self._words[found[1]].start, adjective.end)
        text = self._text[span.start : span.end]
        kind_of_thing = "Place" if found[0] in CONTINENTS else "GPE"
        mention = Mention(self._article, span, text, kind_of_thing, Kind.NAMED, found[0], adjective.lemma)
        return self._add(adjective, mention)

    def animate(self) -> frozenset[int]:
        """Return the indices of the words that head a mention of somebody who can act."""
        return frozenset(i for i, m in self._by_head.items() if m.type in ACTORS)

    def same(self, one: Mention, other: Mention) -> bool:
        """Tell whether the two mentions refer to the same thing."""
        return one is other or self._cluster[one] == self._cluster[other]

    def cluster(self, mention: Mention) -> str:
        return self._cluster[mention]

    def again(self, word: Word) -> bool:
        """Tell whether the text speaks of the body or building that a word means elsewhere too: "the union"."""
        mention = self._by_head.get(word.i)
        if mention is None or mention.type not in ("Organization", "Facility"):
            return False
        cluster = self._cluster[mention]
        return any(c == cluster and m is not mention for m, c in self._cluster.items())

    def resolved(self, pronoun: Mention) -> bool:
        """Tell whether a pronoun's cluster holds a name or a noun phrase."""
        return self._cluster[pronoun] in self._anchored

    def all(self) -> tuple[Mention, ...]:
        """Return the mentions in text order."""
        return tuple(sorted(self._cluster, key=_position))

    def clusters(self) -> tuple[tuple[Mention, ...], ...]:
        """Return all mentions grouped by what they refer to, in text order."""
        groups: dict[str, list[Mention]] = {}
        for mention, cluster in sorted(self._cluster.items(), key=lambda item: _position(item[0])):
            groups.setdefault(cluster, []).append(mention)
        return tuple(tuple(g) for g in groups.values())


def _position(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, -mention.span.end, mention.name


def phrase(word: Word) -> tuple[int, int]:
    """Return the token offsets of a noun phrase: its head with what belongs to it, without prepositions before."""
    low = high = word.i
    copula = word.below["cop"][0].i if "cop" in word.below else 0  # "which they said was a mistake"
    for child in word.children:
        if child.dep in _OUTSIDE or child.i < copula:
            continue
        if child.dep == "advmod" and child.i < word.i and child.lower in ("also", "then", "now"):
            continue
        first, last = child.edges()
        low, high = min(low, first), max(high, last)
    return low, high + 1


def are_people(number: Word) -> bool:
    """Tell a number that stands for people: "injuring more than 200", "At least 31 killed in blast"."""
    return number.dep == "obj" or (number.dep == "nsubj" and number.above.lemma in _SUFFERED)


_SUFFERED = frozenset("kill die injure wound hurt".split())


def _is_member(head: Word, label: str) -> bool:
    of_people = label == "NORP" or "Person" in noun_classes(head.lower)
    single = head.tag in ("NNP", "NN") and not is_plural(head)
    return of_people and single and any(c.dep == "det" and c.lower in ("the", "a", "an") for c in head.children)
