"""Who says it: the source to which the text attributes each predication.

In: a Doc with UD analysis and mentions. Out: for any word that heads a predication its source, None for the article's
own voice. Speech is direct (quotations.py) or indirect: content clauses of saying, thinking, asking and promising,
"according to X", "…, X said", "as X put it". Relative clauses, appositions and titles outside quotation marks are the
article's own.
"""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extract.quotations import Quotation, quotations
from kg.extract.saying import according_to, carries, cited, is_content_clause, is_saying, label_of, who_says
from kg.extract.tree import mention_spans, text_of

_OWN_VOICE = {"acl:relcl", "appos", "nmod:poss", "amod", "compound", "nummod", "flat", "nmod:desc", "det"}
_NAMED = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"}
_SAME_SPEAKER = {"i", "we", "he", "she"}


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it; `via` holds who relays it, outermost first. A speaker of None: somebody, but the text hides who."""

    speaker: Span | None
    via: tuple[Span, ...] = ()


class Attribution:
    """The sources of one article, by predicate."""

    def __init__(self, doc: Doc) -> None:
        self._quotations = quotations(doc)
        self._starts = [q.start for q in self._quotations]
        self._clusters = {head: cluster for head, _, _, _, cluster in mention_spans(doc)}
        self._whole = _sentence_sources(doc)
        self._verbs = {q.verb.i for q in self._quotations if q.verb is not None}

    def source_of(self, predicate: Token, passing: bool = False) -> Source | None:
        """Return who says what this word predicates; None is the article's own voice.

        What is told `passing`, with a noun, is another's only inside quotation marks.
        """
        quotation = self._quotation(predicate)
        if quotation is None and (passing or predicate.lower_ in ("citing", "quoting")):
            return None
        if predicate.dep_ in ("amod", "compound", "nmod:poss", "nmod:desc") and predicate.text[0].isupper():
            return None
        speakers = [s for s in self._above(predicate, quotation) if not s.start <= predicate.i < s.end]
        if not speakers:
            return Source(None) if quotation is not None and quotation.speaker is None else None
        return Source(speakers[0], tuple(reversed(speakers[1:])))

    def saying_of(self, predicate: Token) -> Token | None:
        """Return the verb with which the quotation is said that a word stands in."""
        quotation = self._quotation(predicate)
        return quotation.verb if quotation is not None else None

    def is_speech(self, predicate: Token) -> bool:
        """Tell whether the word is a saying verb whose content carries claims of its own."""
        if not is_saying(predicate):
            return False
        if predicate.i in self._verbs or any(carries(c, predicate) for c in predicate.children):
            return True
        return _is_parenthesis(predicate)

    def _quotation(self, token: Token) -> Quotation | None:
        at = bisect_right(self._starts, token.i) - 1
        return self._quotations[at] if at >= 0 and token.i < self._quotations[at].end else None

    def _above(self, predicate: Token, quotation: Quotation | None) -> list[Span]:
        """Return the speakers over a word, innermost first."""
        found: list[Span] = []
        token, quoted = predicate, quotation
        if _is_background(predicate) and quotation is None:
            return found
        told = True
        while True:
            for source in _beside(token):
                self._add(found, source)
            head = token.head
            if head == token:
                break
            if quoted is not None and not quoted.start <= head.i < quoted.end:
                if quoted.speaker is not None:
                    self._add(found, quoted.speaker)
                quoted = None
                if head != token and not carries(token, head) and not is_saying(head):
                    told = False
                    break
            if quoted is None and token.dep_ in _OWN_VOICE and not is_content_clause(token):
                told = False
                break
            if quoted is None and _tells_when(token):
                token = head.head
                continue
            if carries(token, head):
                for source in _tellers(head):
                    self._add(found, source)
            token = head
        if quoted is not None and quoted.speaker is not None:
            self._add(found, quoted.speaker)
        if told and token.sent.start in self._whole:
            source, verb = self._whole[token.sent.start]
            if verb is None or not _within(predicate, verb):
                self._add(found, source)
        return found

    def _add(self, found: list[Span], source: Span) -> None:
        """Add an outer speaker, unless it is one that is there: "she said she believed"."""
        key = self._key(source)
        if any(self._key(known) == key for known in found):
            return
        inner = found[-1].root.lower_ if found else ""
        a_person = label_of(source.root) in ("PERSON", "") or inner in ("i", "we")
        if inner in _SAME_SPEAKER and a_person and not _is_pronoun(source):
            # "Rana said she felt …": the inner pronoun all but always is the outer speaker.
            found[-1] = source
            return
        found.append(source)

    def _key(self, span: Span) -> str:
        return self._clusters.get(span.root.i) or span.root.lower_


def attributions(doc: Doc) -> Attribution:
    """Read who says what in an article."""
    return Attribution(doc)


def _is_pronoun(span: Span) -> bool:
    return span.root.pos_ == "PRON"


def _is_background(token: Token) -> bool:
    """Tell a title, a name or a possessive, which the article vouches for, from what somebody says happened."""
    if token.dep_ in _OWN_VOICE and token.dep_ != "acl:relcl":
        return token.dep_ != "amod" or token.pos_ == "ADJ"
    if token.dep_ == "xcomp" or any(c.dep_ in ("cop", "mark") or c.dep_.startswith("nsubj") for c in token.children):
        return False  # "called Ruiz a voice for the poor"
    return token.pos_ in ("NOUN", "PROPN") and (
        label_of(token) in _NAMED or any(c.dep_ in ("flat", "nmod:desc") for c in token.children)
    )


def _tells_when(clause: Token) -> bool:
    """Tell "promised to stand by him after Ruiz had won": the promise holds no word of her victory."""
    promised = clause.head
    if clause.dep_ != "advcl" or promised.dep_ != "xcomp" or not any(c.tag_ == "TO" for c in promised.children):
        return False
    when = any(c.dep_ in ("mark", "advmod") and c.lower_ in ("after", "since", "when") for c in clause.children)
    return when and any(c.dep_.startswith("nsubj") for c in clause.children) and is_saying(promised.head)


def _tellers(head: Token) -> list[Span]:
    """Return the one who says, innermost first: whom a paper cites, then the paper."""
    speaker = who_says(head)
    if speaker is None:
        return []
    outer = _quoting(head)
    source = cited(head)
    if source is not None and label_of(speaker.root) == "ORG":
        return [source, speaker, *outer]
    return [speaker, *outer]


def _quoting(verb: Token) -> list[Span]:
    """Return the paper in "the paper quoted him as saying"."""
    head = verb.head
    if verb.dep_ != "advcl" or head.lemma_ not in ("quote", "cite"):
        return []
    for child in head.children:
        if child.dep_ in ("nsubj", "obl:agent"):
            return [child.doc[child.left_edge.i : child.i + 1]]
    return []


def _beside(token: Token) -> list[Span]:
    """Return the sources that hang on a clause: "according to X", "…, X said", "as X put it"."""
    found: list[Span] = []
    for child in token.children:
        source = according_to(child)
        if source is None and _is_parenthesis(child):
            found.extend(_tellers(child))
        elif source is not None:
            quoted = cited(child)
            found.extend([quoted, source] if quoted is not None else [source])
    return found


def _is_parenthesis(verb: Token) -> bool:
    """Tell "…, Rana said, …" and "as Rana put it" from clauses with a content of their own."""
    if verb.pos_ != "VERB" or any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return False
    if verb.dep_ == "parataxis":
        return is_saying(verb) and any(c.dep_.startswith("nsubj") for c in verb.children)
    if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children if c.dep_ in ("mark", "advmod", "obj")):
        put_it = verb.lemma_ == "put" and any(c.lower_ == "it" for c in verb.children)
        return put_it or (is_saying(verb) and not any(c.dep_ == "obj" for c in verb.children))
    return False


def _sentence_sources(doc: Doc) -> dict[int, tuple[Span, Token | None]]:
    """Return the sources at the edge of a sentence, which cover all of it, by the sentence's start."""
    found: dict[int, tuple[Span, Token | None]] = {}
    if "according" not in text_of(doc).lower():
        return found  # a walk through all tokens costs
    for token in doc:
        if token.lower_ != "according":
            continue
        noun = token.head if token.dep_ in ("case", "mark") else token
        source = according_to(noun)
        if source is None or noun.head.dep_ in ("acl:relcl",):
            continue
        sentence = token.sent
        words = [t for t in sentence if not t.is_punct and not t.is_space]
        if words and (words[0].i >= noun.left_edge.i or words[-1].i <= noun.right_edge.i):
            found.setdefault(sentence.start, (source, noun))
    return found


def _within(token: Token, phrase: Token) -> bool:
    return phrase.left_edge.i <= token.i <= phrase.right_edge.i
