"""Who says it: the source to which the text attributes each predication.

In: a Text with UD analysis and mentions. Out: for any word that heads a predication its source, None for the article's
own voice. Speech is direct (quotations.py) or indirect: content clauses of saying, thinking, asking and promising,
"according to X", "…, X said", "as X put it". Relative clauses, appositions and titles outside quotation marks are the
article's own; a relative clause behind the verb of what is said is not: "said they left by ship, which sank".
"""

from bisect import bisect_right

from kg.extract.evidence.contents import carries, is_content_clause
from kg.extract.evidence.denials import denial, is_claimed
from kg.extract.evidence.negation import negated
from kg.extract.evidence.passing import beyond_plan
from kg.extract.evidence.quotations import Quotation, quotations
from kg.extract.evidence.saying import (
    HEARING,
    according_to,
    cited,
    is_saying,
    label_of,
    noun_phrase,
    who_says,
)
from kg.extract.evidence.wholes import sentence_sources, set_off
from kg.extract.tree import Stretch, Text, Word
from kg.extract.words.nouns import ATTACKS
from kg.model import value

_OWN_VOICE = {"appos", "nmod:poss", "amod", "compound", "nummod", "flat", "nmod:desc", "det"}
_NOUN_LINKS = ("obj", "obl", "nmod")
_NAMED = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"}
_SAME_SPEAKER = {"i", "we", "he", "she"}


@value()
class Source:
    """Who says it; `via` holds who relays it, outermost first. A speaker of None: somebody, but the text hides who."""

    speaker: Stretch | None
    via: tuple[Stretch, ...] = ()


class Attribution:
    """The sources of one article, by predicate."""

    def __init__(self, text: Text) -> None:
        self._quotations = quotations(text)
        self._starts = [q.start for q in self._quotations]
        self._mentions = text.mentions
        self._whole = sentence_sources(text)
        self._verbs = {q.verb.i for q in self._quotations if q.verb is not None}

    def source_of(self, predicate: Word, passing: bool = False) -> Source | None:
        """Return who says what this word predicates; None is the article's own voice.

        What is told `passing`, with a noun, is another's only inside quotation marks.
        """
        quotation = self._quotation(predicate)
        if quotation is None and (passing or predicate.lower in ("citing", "quoting")):
            return None
        if predicate.fine in ("amod", "compound", "nmod:poss", "nmod:desc") and predicate.text[0].isupper():
            return None
        speakers = [s for s in self._above(predicate, quotation) if not s.start <= predicate.i < s.end]
        if not speakers:
            return Source(None) if quotation is not None and quotation.speaker is None else None
        return Source(speakers[0], tuple(reversed(speakers[1:])))

    def saying_of(self, predicate: Word) -> Word | None:
        """Return the verb with which the quotation is said that a word stands in."""
        quotation = self._quotation(predicate)
        return quotation.verb if quotation is not None else None

    def is_speech(self, predicate: Word) -> bool:
        """Tell whether the word is a saying verb whose content carries claims of its own."""
        if not is_saying(predicate):
            return False
        if predicate.i in self._verbs or any(carries(c, predicate) for c in predicate.children):
            return True
        return _is_parenthesis(predicate)

    def _quotation(self, token: Word) -> Quotation | None:
        at = bisect_right(self._starts, token.i) - 1
        return self._quotations[at] if at >= 0 and token.i < self._quotations[at].end else None

    def _above(self, predicate: Word, quotation: Quotation | None) -> list[Stretch]:
        """Return the speakers over a word, innermost first."""
        found: list[Stretch] = []
        token, quoted = predicate, quotation
        if _is_background(predicate) and quotation is None:
            return found
        told, relative = True, False
        path: list[Word] = []  # from the predicate up to the word, which is not of it yet
        if _owns_up(predicate) and (claimant := who_says(predicate)) is not None:
            self._add(found, claimant)
        while True:
            if not relative or token.i < predicate.i:
                for source in _beside(token, path):
                    self._add(found, source)
            path.append(token)
            head = token.above
            if head == token:
                break
            if quoted is not None and not quoted.start <= head.i < quoted.end:
                if quoted.speaker is not None:
                    self._add(found, quoted.speaker)
                quoted = None
                if head != token and not carries(token, head) and not is_saying(head):
                    told = False
                    break
            if quoted is None and token.fine in _OWN_VOICE and not is_content_clause(token):
                told = False
                break
            if quoted is None and (beyond := beyond_plan(token)) is not None:
                token = beyond
                continue
            if quoted is None and _describes_name(token):
                told = False
                break
            relative = relative or (token.fine == "acl:relcl" and not is_claimed(token))
            aside = relative and (token.dep in _NOUN_LINKS or predicate.i < token.i)
            if carries(token, head) and not aside and not _leaves_open(head):
                for source in _tellers(head):
                    self._add(found, source)
            token = head
        if quoted is not None and quoted.speaker is not None:
            self._add(found, quoted.speaker)
        whole = self._whole.get(token.sentence[0])
        covered = whole is not None and (whole.headline or (told and not (relative and predicate.i < token.i)))
        if whole is not None and covered and whole.tells(predicate):
            self._add(found, whole.source)
        return found

    def _add(self, found: list[Stretch], source: Stretch) -> None:
        """Add an outer speaker, unless it is one that is there: "she said she believed"."""
        key = self._key(source)
        if source.root.lower in ("anyone", "anybody"):
            return  # "impossible for anyone to believe that they left"
        if any(self._key(known) == key for known in found):
            return
        inner = found[-1].root.lower if found else ""
        a_person = label_of(source.root) in ("PERSON", "") or inner in ("i", "we")
        if inner in _SAME_SPEAKER and a_person and (inner in ("i", "we") or not _is_pronoun(source)):
            # "Rana said she felt …", "“We fear …,” she said": the inner pronoun all but always is the outer speaker.
            found[-1] = source
            return
        found.append(source)

    def _key(self, span: Stretch) -> str:
        return self._mentions.get(span.root.i, ("", ""))[1] or span.root.lower


def attributions(text: Text) -> Attribution:
    """Read who says what in an article."""
    return Attribution(text)


def _is_pronoun(span: Stretch) -> bool:
    return span.root.pos == "PRON"


def _is_background(token: Word) -> bool:
    """Tell a title, a name or a possessive, which the article vouches for, from what somebody says happened."""
    if token.fine in _OWN_VOICE and token.fine != "acl:relcl":
        return token.fine != "amod" or token.pos == "ADJ"
    if token.fine == "xcomp" or any(c.fine in ("cop", "mark", "nummod") or c.dep == "nsubj" for c in token.children):
        return False  # "called Ruiz a voice for the poor"; how many they were is what somebody counted
    if token.fine == "conj" and "cop" in token.above.below:
        return False  # "said they were no guards but soldiers"
    return token.pos in ("NOUN", "PROPN") and (
        label_of(token) in _NAMED or any(c.fine in ("flat", "nmod:desc") for c in token.children)
    )


def _tellers(head: Word) -> list[Stretch]:
    """Return the one who says, innermost first: whom a paper cites, then the paper."""
    denied = denial(head) if head.pos == "NOUN" else None
    if denied is not None:  # "denied reports that": it is not so, says who denies it
        if denied.pos != "VERB" and not is_saying(head.above):
            return []
        head = denied if denied.pos == "VERB" else head.above  # "said reports that they had left were false"
    speaker = who_says(head)
    if speaker is None:
        return []
    outer = _quoting(head)
    quoted = head.one("obj") if head.lemma == "quote" and head.fine == "parataxis" else None
    if quoted is not None and any(c.lower == "saying" for c in head.all("advcl")):
        return [noun_phrase(quoted), speaker]  # "…, the agency quoted Ana Ruiz as saying"
    source = cited(head)
    if source is not None and label_of(speaker.root) == "ORG":
        return [source, speaker, *outer]
    return [speaker, *outer]


def _quoting(verb: Word) -> list[Stretch]:
    """Return the paper in "the paper quoted him as saying"."""
    head = verb.above
    if verb.fine != "advcl" or head.lemma not in ("quote", "cite"):
        return []
    for child in head.children:
        if child.fine in ("nsubj", "obl:agent"):
            return [Stretch(child.within, child.edges()[0], child.i + 1)]
    return []


_SOURCES = frozenset({"obl", "nmod", "advcl", "parataxis"})


def _beside(token: Word, path: list[Word]) -> list[Stretch]:
    """Return the sources that hang on a clause: "according to X", "…, X said", "as X put it".

    What stands within such words, where the path comes from, is not what they tell: "…, she said at a rally in Lima".
    """
    found: list[Stretch] = []
    if _SOURCES.isdisjoint(token.below):
        return found
    for child in token.all("obl", "nmod", "advcl", "parataxis"):
        if path and child == path[-1] and not (len(path) > 1 and _goes_on(path[-2])):
            continue
        source = according_to(child)
        if source is None and _is_parenthesis(child):
            found.extend(_tellers(child))
        elif source is not None:
            quoted = cited(child)
            found.extend([quoted, source] if quoted is not None else [source])
    return found


def _goes_on(clause: Word) -> bool:
    """Tell what is said on from how it was said: "The bank failed, she said, and shares sank"."""
    first = clause.within.words[clause.edges()[0]]
    if clause.fine in ("obl", "advmod"):
        return first.i > 0 and first.near(-1).is_punct  # "The bank failed, she said, after a run on it"
    return clause.fine in ("conj", "ccomp", "parataxis") or (clause.fine == "advcl" and bool(clause.all("mark")))


def _is_parenthesis(verb: Word) -> bool:
    """Tell "…, Rana said, …" and "as Rana put it" from clauses with a content of their own."""
    if verb.pos != "VERB" or verb.fine not in ("parataxis", "advcl"):
        return False
    if any(c.fine in ("ccomp", "xcomp") and not _is_aside(c) for c in verb.children):
        return False
    if verb.fine == "parataxis":
        named = any(c.fine == "obj" and c.i > verb.i for c in verb.children) and verb.lemma not in HEARING
        return is_saying(verb) and not named and any(c.dep == "nsubj" for c in verb.children)
    if verb.fine == "advcl" and any(c.lower == "as" for c in verb.children if c.fine in ("mark", "advmod", "obj")):
        put_it = verb.lemma == "put" and any(c.lower == "it" for c in verb.children)
        return put_it or (
            is_saying(verb) and verb.lemma not in _WANTING and not any(c.fine == "obj" for c in verb.children)
        )
    return False


def _is_aside(noun: Word) -> bool:
    """Tell "Lima fined the bank, the largest fine so far, it said": the noun was read as all that it said."""
    return noun.pos == "NOUN" and noun.i < noun.above.i and not noun.all("cop", "nsubj", "mark")


# "left, as demanded by the rebels" is not told by them
_WANTING = frozenset("demand request urge ask call promise pledge propose require order recommend agree".split())


def _describes_name(clause: Word) -> bool:
    """Tell what the article says of a name that somebody speaks of: "Oslo expects Ruiz, who is abroad, to resign"."""
    return (
        clause.fine in ("acl", "acl:relcl")
        and clause.above.ent in ("PERSON", "ORG")
        and clause.above.i < clause.i
        and set_off(clause)
    )


def _leaves_open(verb: Word) -> bool:
    """Tell "declined to say whether they left", "does not claim that they left": who does says nothing of it."""
    if not is_saying(verb) or verb.lemma in _HOLDING:
        return False
    above = verb.above
    return negated(verb) or (verb.fine == "xcomp" and above.lemma in ("decline", "refuse", "fail"))


_HOLDING = frozenset({"deny", "agree", "imply", "suggest"})


def _owns_up(verb: Word) -> bool:
    """Tell "claimed responsibility for the blast", "claimed the blast": that they did it is what they say."""
    if verb.lemma not in _OWNING_UP or verb.pos != "VERB":
        return False
    subjects = verb.all("nsubj")
    claims = ATTACKS if verb.lemma == "claim" else frozenset()
    if claims and any(c.low in _CONTESTING for c in subjects):
        claims = claims | {"victory"}
    deeds = [c.lemma for c in verb.children if c.fine in ("obj", "nsubj:pass")]
    owned = any(deed == "responsibility" or deed in claims for deed in deeds)
    return owned and not any(d.lower == "no" for c in subjects for d in c.children)


# Whose victory is a claim, as no runner's is.
_CONTESTING = frozenset("party opposition government coalition rebel candidate alliance leader president bloc".split())
_OWNING_UP = frozenset("claim accept take admit deny acknowledge assume disclaim".split())
