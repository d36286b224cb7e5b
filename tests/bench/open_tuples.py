"""Claims as open information extraction writes them: an annotated Doc and its reading in, tuples of words out.

The surface order counts, not the relation's: "The town was taken by rebels" is (the town, was taken by, rebels). What a
noun joins is spelt out: "Mayor Ann Poe" is (Ann Poe, is, Mayor), "the town's mayor" (the town, has, mayor). Nouns are
written without clauses and appositions, persons without titles, possessive pronouns as what they stand for; further
arguments follow with their prepositions. Who says what a claim says gives a tuple too: (Ann Poe, said, …).
"""

from collections.abc import Iterator, Sequence

from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Span, Token

from kg import ontology
from kg.extract.annotated import read
from kg.extract.mending.attachments import mend
from kg.model import Claim, Kind, Literal, Mention, Reading

Parts = list[list[str]]

_APART = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "list", "dep", "nmod:unmarked"})
_NOT_OF_IT = frozenset({"case", "cop", "nsubj", "aux", "conj", "mark", "nmod:poss", "discourse", "obl", "punct", "cc"})
_WITH_VERB = frozenset({"aux", "aux:pass", "cop", "compound:prt"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_EXAMPLES = frozenset({"such as", "including", "like"})
_NO_WORD = frozenset("\"“”‘'()[],;:.")


def open_tuples(doc: Doc, reading: Reading) -> Iterator[tuple[Claim, Parts]]:
    """Yield each claim with its tuple: subject, relation, object, further arguments; each tuple once a sentence."""
    seen: set[tuple[object, ...]] = set()
    writer = _Writer(doc, reading)
    for claim in reading.claims:
        for parts in writer.tuples(claim):
            key = claim.sentence, *map(tuple, parts)
            if all(parts[:3]) and key not in seen:
                seen.add(key)
                yield claim, parts


class _Writer:
    """Writes the claims of one article in the words of their sentences."""

    def __init__(self, doc: Doc, reading: Reading) -> None:
        self._doc = doc
        _mend(doc)
        self._labels = ontology.load().relations
        self._known = {m: cluster for cluster in reading.clusters for m in cluster}

    def tuples(self, claim: Claim) -> Iterator[Parts]:
        rule, noun = claim.rule, self._span(claim.trigger.start, claim.trigger.end).root
        if isinstance(claim.object, Mention) and (rule.startswith("link-") or rule == "role-bare"):
            first = self._link(claim, claim.object)
        elif rule == "place-chain":
            first = [self._phrase(claim.subject), ["is", "in"], self._phrase(claim.object)]
        elif rule.startswith(("role-", "position-", "description-")):
            first = self._role(claim, noun)
        else:
            first = self._predication(claim, noun)
        yield [*first, *(self._further(value) for _, value in claim.arguments)]
        if claim.speaker is not None:
            yield from self._saying(claim.speaker, noun)

    # ── the constructions ────────────────────────────────────────────────────────────────────────────────────────────

    def _predication(self, claim: Claim, head: Token) -> Parts:
        first, second = claim.subject, claim.object
        if isinstance(second, Mention) and second.span.start < claim.trigger.start < first.span.start:
            first, second = second, first
        if head.pos_ in ("VERB", "AUX") and not claim.rule.startswith("light-verb"):
            signs = _verb(head, "control" in claim.rule and "object-control" not in claim.rule)
        elif any(c.dep_ == "cop" for c in head.children):
            signs = [c for c in head.children if c.dep_ in _WITH_VERB] + ([head] if head.pos_ == "ADJ" else [])
        else:
            aside = {t.i for m in (first, second) for t in self._tokens(m)}
            signs = [t for t in self._span(claim.trigger.start, claim.trigger.end) if t.i not in aside]
        return [self._phrase(first), _text([*signs, *self._case(second)]), self._phrase(second)]

    def _role(self, claim: Claim, noun: Token) -> Parts:
        """Write what somebody is: (Ann Poe, is mayor of, the town), (Ann Poe, is, mayor)."""
        if noun.dep_ == "xcomp" and noun.head.pos_ == "VERB":  # "became mayor"
            is_ = _text(_verb(noun.head, False))
        else:
            is_ = _text([c for c in noun.children if c.dep_ in ("cop", "aux")]) or ["is"]
        if isinstance(claim.object, Literal):
            return [self._phrase(claim.subject), is_, self._described(noun, whole=True)]
        case = _text(self._case(claim.object)) or ["of"]
        return [self._phrase(claim.subject), [*is_, *self._described(noun), *case], self._phrase(claim.object)]

    def _link(self, claim: Claim, other: Mention) -> Parts:
        """Write what a noun is joined to: (the town, has, mayor), (a bank, is in, the town)."""
        noun, turned = claim.subject, self._root(other).is_ancestor(self._root(claim.subject))
        if turned:
            noun, other = other, noun
        case, root = _text(self._case(other)), self._root(noun)
        if self._root(other).pos_ == "ADJ":  # "the Dutch court"
            return [self._phrase(noun), ["is"], self._phrase(other)]
        if not case or case == ["of"]:
            return [self._phrase(other), ["has"], self._described(root)]
        if " ".join(case) in _EXAMPLES:
            return [self._phrase(other), ["is"], self._described(root)]
        if turned:  # "a paper by Ann Poe": she wrote it
            return [self._phrase(other), self._label(claim.relation), self._described(root)]
        return [self._described(root), ["is", *case], self._phrase(other)]

    def _saying(self, speaker: Mention, word: Token) -> Iterator[Parts]:
        """Write (speaker, verb of saying, what is said), where both hang on one verb."""
        root = self._root(speaker)
        for said in (word, *word.ancestors):
            verb = next((v for v in (said.head, *said.children) if v.i == root.head.i and v.pos_ == "VERB"), None)
            if verb is not None and said.dep_ in ("ccomp", "root", "ROOT", "parataxis") and root.dep_ == "nsubj":
                aside = {t.i for t in verb.subtree} if said.is_ancestor(verb) else set()
                content = [t for t in said.subtree if t.i not in aside]
                yield [self._phrase(speaker), _text(_verb(verb, False)), _text(content)]
                return

    # ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _phrase(self, value: Mention | Literal) -> list[str]:
        """Return a mention's words: of a person the name alone; of a noun phrase no clauses and appositions."""
        if isinstance(value, Literal):
            at = self._doc.text.find(value.value)
            return _text(self._span(at, at + len(value.value))) if at >= 0 else value.value.split()
        if value.kind is Kind.PRONOUN and self._root(value).tag_ in ("PRP$", "WP$"):
            named = [m for m in self._known.get(value, ()) if m.kind is not Kind.PRONOUN]
            value = min(named, key=lambda m: (m.kind is not Kind.NAMED, m.span), default=value)
        if value.kind is Kind.NAMED and value.type == "Person" and value.name in value.text:
            at = value.span.start + value.text.index(value.name)
            return _text(self._span(at, at + len(value.name)))
        root = self._root(value)
        return _text([t for t in self._tokens(value) if not _apart(t, root)])

    def _described(self, noun: Token, whole: bool = False) -> list[str]:
        """Return a noun with what stands before it; `whole`: and its prepositional phrases."""
        found = {noun.i}
        for child in noun.children:
            before = child.i < noun.i and child.dep_ not in _APART | _NOT_OF_IT
            after = whole and child.i > noun.i and child.dep_.split(":")[0] in ("nmod", "obl", "conj")
            if before or after or child.dep_ == "flat":
                found.update(t.i for t in child.subtree if not _apart(t, noun))
        return _text([self._doc[i] for i in sorted(found)])

    def _further(self, value: Mention | Literal) -> list[str]:
        return [*_text(self._case(value)), *self._phrase(value)]

    def _label(self, relation: str) -> list[str]:
        known = self._labels.get(relation)
        return known.label.split() if known else relation.removeprefix("other:").split("-")

    def _tokens(self, value: Mention | Literal) -> Sequence[Token]:
        return list(self._span(value.span.start, value.span.end)) if isinstance(value, Mention) else []

    def _root(self, value: Mention) -> Token:
        return self._span(value.span.start, value.span.end).root

    def _case(self, value: Mention | Literal) -> list[Token]:
        """Return the preposition before a mention, that of the first conjunct where it has none of its own."""
        if isinstance(value, Literal):
            return []
        at = self._root(value)
        while True:
            case = [c for c in at.children if c.dep_ == "case" and c.tag_ != "POS"]
            if case or at.dep_ != "conj":
                return [w for c in case for w in c.subtree]
            at = at.head

    def _span(self, start: int, end: int) -> Span:
        found = self._doc.char_span(start, end, alignment_mode="expand")
        assert found is not None
        return found


def _mend(doc: Doc) -> None:
    """Hang the words of a Doc as the claims saw them."""
    text = read(doc)
    mend(text)
    rows = doc.to_array([HEAD, DEP])
    for word in text.words:
        rows[word.i, 0] = (word.above.i - word.i) % (1 << 64)  # spaCy counts heads from the word, in unsigned integers
        rows[word.i, 1] = doc.vocab.strings.add(word.fine)
    doc.from_array([HEAD, DEP], rows)


def _verb(verb: Token, with_governors: bool) -> list[Token]:
    """Return a verb with its auxiliaries, negation and particle; "had to" and "began" too where they govern it."""
    kept = [verb]
    for child in verb.children:
        negation = child.dep_ == "advmod" and child.lower_ in _NEGATIONS
        if child.dep_ in _WITH_VERB or negation or (with_governors and child.tag_ == "TO"):
            kept.append(child)
    if with_governors and verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        kept += _verb(verb.head, True)
    return kept


def _apart(token: Token, root: Token) -> bool:
    """Tell whether a word of a phrase stands in a clause, an apposition or a bracket behind its head."""
    while token.i != root.i and token.head.i != token.i:
        if token.i > root.i and token.dep_ in _APART:
            return True
        token = token.head
    return False


def _text(tokens: Sequence[Token] | Span) -> list[str]:
    """Return the words of tokens in text order, hyphened ones in one piece, without punctuation."""
    words: list[str] = []
    last: Token | None = None
    for token in sorted(tokens, key=lambda t: t.i):
        joined = last is not None and last.i == token.i - 1 and not last.whitespace_
        if joined and words and ("-" in (token.text, last.text) or "–" in (token.text, last.text)):
            words[-1] += token.text
        elif token.text not in _NO_WORD:
            words.append(token.text)
        last = token
    return words
