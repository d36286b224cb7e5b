"""Attachments that parsers of English get wrong in news, hung right again.

In: a Doc with UD analysis. Out: the same Doc, in which all later layers find the same tree. Each mend names the
construction; what does not fit one exactly stays as it was read.
"""

from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Span, Token

from kg.extract.nouns import noun_classes

# "accused X of looting", "thanked X for coming": who is judged did it, and the gerund belongs to the verb.
JUDGEMENT = frozenset(
    "accuse suspect blame thank praise criticise criticize condemn denounce fine punish sue arrest detain jail "
    "imprison convict charge forgive pardon sentence execute fire sack dismiss suspend commend credit fault reprimand "
    "rebuke applaud congratulate honour honor reward scold slam indict prosecute acquit clear absolve berate expel "
    "admire remember ridicule mock".split()
)
_FROM_OBJECT = frozenset({"of", "from", "into", "against"})
_ADDRESS = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir dame".split())
_SUBORDINATING = frozenset({"after", "before", "since", "until", "because"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


_FINITE = ("VBD", "VBZ", "VBP")
# What a noun right before a name of each label must be able to name to be its kind.
_KINDS = {
    "ORG": frozenset({"Organization"}),
    "WORK": frozenset({"Work", "Organization"}),
    "PRODUCT": frozenset({"Product", "Work", "Vehicle"}),
    "VEHICLE": frozenset({"Vehicle"}),
}
_OFTEN_WRONG = ("nmod", "acl", "advcl", "parataxis", "conj", "ccomp", "appos")
_GOALS = frozenset({"for", "to", "into", "from"})
VEHICLES = frozenset(
    "aircraft plane airplane aeroplane jet airliner helicopter bus coach train boat ship car convoy vehicle van truck "
    "lorry ferry yacht taxi minibus motorcade motorcycle motorbike bicycle tank tanker dinghy spacecraft".split()
)


class _Hung:
    """New heads and relations by word, to be written at once: spaCy keeps its tree whole only between writings."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._heads: dict[int, int] = {}
        self._deps: dict[int, str] = {}

    def hang(self, token: Token, head: Token, dep: str) -> None:
        """Hang a word on another as this relation; on itself it is a root."""
        self._heads[token.i], self._deps[token.i] = head.i, dep

    def write(self) -> None:
        """Give the Doc its new tree, unless words would hang in a circle."""
        if not self._deps or any(self._circles(i) for i in self._deps):
            return
        rows = self._doc.to_array([HEAD, DEP])
        for i, dep in self._deps.items():
            rows[i, 0] = (self._heads[i] - i) % (1 << 64)  # spaCy counts heads from the word, in unsigned integers
            rows[i, 1] = self._doc.vocab.strings.add(dep)
        self._doc.from_array([HEAD, DEP], rows)  # type: ignore[arg-type]  # spaCy's stub wants its own array types

    def _circles(self, start: int) -> bool:
        at, steps = start, 0
        while (above := self._head(at)) != at:
            at, steps = above, steps + 1
            if at == start or steps > len(self._doc):
                return True
        return False

    def _head(self, at: int) -> int:
        return self._heads[at] if at in self._heads else self._doc[at].head.i


def mend(doc: Doc) -> None:
    """Hang wrongly attached words where the sentence means them to be."""
    people = frozenset(span.root.i for span in doc.spans.get("mentions", ()) if span.label_ == "PERSON")
    titles = _Hung(doc)
    for name in doc.ents:
        if name.label_ == "PERSON":
            _titled(name, people, titles)
        elif name.label_ in _KINDS:
            _called(name, titles)
    titles.write()
    clauses = _Hung(doc)
    strings = doc.vocab.strings
    wanted = {strings[dep] for dep in _OFTEN_WRONG}
    for i, dep in enumerate(doc.to_array(DEP).tolist() if len(doc) else ()):
        if dep in wanted:
            _mend_one(doc[i], clauses)
    clauses.write()


def _mend_one(token: Token, tree: _Hung) -> None:
    if token.lower_ in ("citing", "quoting"):
        _citing(token, tree)
    elif token.dep_ == "nmod" and token.ent_type_ in ("GPE", "LOC") and token.head.lemma_.lower() in VEHICLES:
        _goal(token, tree)
    elif token.dep_ == "nmod" and token.ent_type_ in _NAMED:
        _agent(token, tree)
    elif token.dep_ == "appos":
        _named_beside(token, tree)
    elif token.tag_ == "VBG" and token.dep_ == "acl":
        _judged(token, tree)
    elif token.pos_ == "VERB" or token.tag_ in _FINITE:
        _clause(token, tree)


def _clause(verb: Token, tree: _Hung) -> None:
    if verb.dep_ in ("advcl", "parataxis") and verb.pos_ == "VERB" and _relative(verb, tree):
        return
    joined = verb.tag_ in ("VBG", *_FINITE) if verb.dep_ == "conj" else verb.dep_ == "advcl" and verb.tag_ == "VBG"
    if joined and _second_clause(verb, tree):
        return
    if verb.tag_ in _FINITE and verb.dep_ in ("ccomp", "conj", "parataxis", "advcl"):
        _subordinate(verb, tree)


def _titled(name: Span, people: frozenset[int], tree: _Hung) -> None:
    # "Minister of Trade Ana Ruiz said": the name is what the sentence is about, and the title hangs on it
    first, before = name.root, name.start - 1
    while before >= 0 and name.doc[before].lower_ in _ADDRESS:
        before -= 1
    if before < name.sent.start or any(c.lower_ in ("'s", "’s") for c in first.children):
        return
    title = _title_ending(name, before, people)
    if title is None or not _beside(first, title):
        return
    outside = [c for c in title.children if c.dep_ in ("case", "cc", "mark", "punct", "cop", "aux") and c.i < title.i]
    outside += [c for c in title.children if c.i > name.end - 1 or c.dep_ in ("nsubj", "cop")]
    tree.hang(first, title.head if title.head != title else first, title.dep_)
    tree.hang(title, first, "nmod:desc")
    for child in outside:
        if child != first:
            tree.hang(child, first, child.dep_)


def _called(name: Span, tree: _Hung) -> None:
    # "the journal Tavros reported": the name is what the sentence is about, and its kind hangs on it
    first, kind = name.root, name.doc[max(name.start - 1, 0)]
    fits = set(noun_classes(kind.lemma_)) & _KINDS[name.label_]
    if not fits or kind.pos_ != "NOUN" or kind.tag_ != "NN" or kind.ent_type_ or first.head != kind:
        return
    if first.dep_ not in ("appos", "flat", "nmod", "compound") or any(c.dep_ == "case" for c in first.children):
        return
    tree.hang(first, kind.head if kind.head != kind else first, kind.dep_)
    tree.hang(kind, first, "nmod:desc")
    for child in kind.children:
        if child != first and (child.dep_ in ("case", "cc", "mark", "cop", "nsubj", "punct") or child.i > name.end - 1):
            tree.hang(child, first, child.dep_)


def _title_ending(name: Span, before: int, people: frozenset[int]) -> Token | None:
    """Return the common noun for a person whose phrase ends right before the name."""
    title = name.doc[before]
    for _ in range(5):
        if name.root in (title, title.head):
            return None  # it hangs on the name already
        common = title.pos_ == "NOUN" or (title.pos_ == "PROPN" and title.dep_ != "flat")
        somebody = title.i in people or "Person" in noun_classes(title.lemma_)
        if somebody and common and title.i < name.start and not title.ent_type_:
            inside = [t.i for t in title.subtree if t.i < name.start]
            return title if inside[-1] == before and title.tag_ in ("NN", "NNP") else None
        if title.head == title or title.pos_ in ("VERB", "PUNCT", "ADP", "CCONJ"):
            return None
        title = title.head
    return None


def _beside(first: Token, title: Token) -> bool:
    """Tell whether the name hangs in the title's phrase, or beside it on the same word."""
    if first.head == title or title.is_ancestor(first):
        return first.dep_ in ("appos", "flat", "compound", "nmod", "nsubj", "list", "dep", "obj", "conj", "parataxis")
    return first.head == title.head and first.dep_.split(":")[0] == title.dep_.split(":")[0] == "nsubj"


def _named_beside(name: Token, tree: _Hung) -> None:
    # "a spokeswoman for the ministry, Ana Ruiz, said": she is the spokeswoman, and not the ministry
    body, person = name.head, name.head.head
    if name.ent_type_ != "PERSON" or body.ent_type_ == "PERSON" or "Person" in noun_classes(body.lemma_):
        return
    linked = body.dep_ == "nmod" and body.i > person.i and any(c.dep_ == "case" for c in body.children)
    if linked and person.pos_ == "NOUN" and person.tag_ == "NN" and "Person" in noun_classes(person.lemma_):
        tree.hang(name, person, "appos")


def _citing(participle: Token, tree: _Hung) -> None:
    # "According to Reuters, citing two officials, Ruiz left": Reuters cites them
    before = participle.i - 1
    while before > participle.sent.start and participle.doc[before].is_punct:
        before -= 1
    noun = participle.doc[before]
    while noun.dep_ in ("flat", "compound", "nmod:desc", "conj") or noun.dep_ == "nmod":
        if noun.head.i == noun.i:
            return
        noun = noun.head
    if any(c.lower_ == "according" and c.i < noun.i for c in noun.children):
        tree.hang(participle, noun, "acl")


def _goal(place: Token, tree: _Hung) -> None:
    # "set off in two planes for Havana" read as "two planes for Havana"
    noun, verb = place.head, place.head.head
    marked = any(c.dep_ == "case" and c.lower_ in _GOALS for c in place.children)
    if marked and noun.dep_ == "obl" and verb.pos_ == "VERB":
        tree.hang(place, verb, "obl")


def _agent(name: Token, tree: _Hung) -> None:
    # "was sent to the ship by Ana Ruiz" read as "the ship by Ana Ruiz"
    noun, verb = name.head, name.head.head
    if noun.dep_ not in ("obl", "obj") or verb.tag_ != "VBN" or not any(c.dep_ == "aux:pass" for c in verb.children):
        return
    by = any(c.dep_ == "case" and c.lower_ == "by" for c in name.children)
    made = set(noun_classes(noun.lemma_)) & {"Work", "Event"}  # "was moved by a speech by Ana Ruiz"
    if by and not made and not any(c.lower_ == "by" for o in verb.children for c in o.children if o.i > verb.i):
        tree.hang(name, verb, "obl:agent")


def acts_as_object(marks: frozenset[str] | set[str], verb: str) -> bool:
    """Tell by its preposition whether a gerund after a verb and its object is what the object does."""
    return bool(marks & _FROM_OBJECT) or ("for" in marks and verb in JUDGEMENT)


def _judged(gerund: Token, tree: _Hung) -> None:
    # "accused the troops of looting" read as "the troops of looting"
    noun, marks = gerund.head, {c.lower_ for c in gerund.children if c.dep_ in ("mark", "case")}
    verb = noun.head
    if noun.dep_ in ("obj", "iobj") and verb.lemma_ in JUDGEMENT and acts_as_object(marks, verb.lemma_):
        tree.hang(gerund, verb, "advcl")


def _relative(verb: Token, tree: _Hung) -> bool:
    # "the group, whose members, mostly veterans, fought in Mali": of the group, not of the main verb
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    if subject is None:
        return False
    pronoun = next((t for t in subject.subtree if t.tag_ in ("WP", "WP$", "WDT")), None)
    if (
        pronoun is None
        or any(not t.is_punct for t in subject.doc[subject.left_edge.i : pronoun.i])
        or pronoun.i < verb.sent.start + 2
    ):
        return False
    before = pronoun.nbor(-1)
    noun = before.nbor(-1) if before.text in (",", "–", "—") else before
    while noun.head.i < verb.i and noun.dep_ in ("flat", "compound", "nummod", "appos") and noun.head != verb:
        noun = noun.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun == verb or verb.is_ancestor(noun):
        return False
    tree.hang(verb, noun, "acl:relcl")
    return True


def _second_clause(verb: Token, tree: _Hung) -> bool:
    # "with Oslo backing Ruiz, and Lima and Quito urging calm" read as "backing Ruiz, Lima and Quito"
    if verb.i < 3 or any(c.dep_.startswith(("nsubj", "expl")) or c.dep_ == "cc" for c in verb.children):
        return False
    noun = verb.nbor(-1)
    while noun.dep_ in ("conj", "flat", "compound") and noun.head.i < noun.i and not _opens(noun):
        noun = noun.head
    first = noun.head
    if noun.dep_ != "conj" or not _opens(noun) or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    other = first.head  # "backing", which the parser may have hung beside "urging", not over it
    beside = other.head == verb.head and other.tag_ == "VBG" and any(c.dep_ == "nsubj" for c in other.children)
    if verb.head != other and not (beside and other.dep_ == verb.dep_):
        return False
    if first.dep_ not in ("obj", "obl") or first.i < other.i:
        return False
    tree.hang(noun, verb, "nsubj")
    return True


def _opens(noun: Token) -> bool:
    """Tell a conjunct after a comma and "and", as a new clause begins."""
    joins = [c for c in noun.children if c.dep_ == "cc" and c.i < noun.i]
    return bool(joins) and joins[0].i > 0 and joins[0].nbor(-1).text == ","


def _subordinate(verb: Token, tree: _Hung) -> None:
    # "after Ana Ruiz, with her party's blessing, declared victory" read as "after Ana Ruiz": she is the subject
    if any(c.dep_.startswith(("nsubj", "expl", "csubj")) or c.dep_ in ("cc", "mark") for c in verb.children):
        return
    for noun in verb.doc[verb.sent.start : verb.i]:
        if noun.dep_ not in ("obl", "nmod") or noun.ent_type_ not in _NAMED:
            continue
        case = next((c for c in noun.children if c.dep_ == "case" and c.lower_ in _SUBORDINATING), None)
        above = noun.head
        if case is None or above == verb or above.i > noun.i or not _over(verb, above):
            continue
        tree.hang(verb, above, "advcl")
        tree.hang(noun, verb, "nsubj")
        tree.hang(case, verb, "mark")
        return


def _over(verb: Token, above: Token) -> bool:
    """Tell whether the verb hangs on the other word or on what that hangs on."""
    return verb.head in (above, above.head) and above.pos_ == "VERB"
