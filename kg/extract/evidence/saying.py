"""Words that tell of saying, thinking and asking, and whose act it is.

In: a word in a Text with UD analysis. Out: whether it is such a word, and the noun phrase of the one who says.
"""

from kg.extract.evidence.denials import CLAIMS, is_made
from kg.extract.tree import Stretch, Word
from kg.extract.words.nouns import ACTING_NAMES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAYING = _words(
    "say tell announce report state add claim declare explain write tweet post note argue assert insist warn admit "
    "acknowledge confirm deny maintain stress emphasise emphasize point comment remark observe reply respond answer "
    "conclude reveal disclose suggest contend allege testify complain boast joke concede stipulate recall recount "
    "continue predict estimate forecast repeat reiterate affirm caution inform assure ask wonder shout whisper mutter "
    "cry quip opine read show find indicate describe argue counter retort vow pledge promise swear threaten demand "
    "urge advise propose recommend accuse blame hint imply speculate rule agree confess lament tout dismiss signal "
    "broadcast relay clarify specify elaborate underline underscore highlight mention quote cite reason agree"
)
# Who does these to a paper says what it says.
_ISSUING = _words(
    "launch issue release publish write send make file submit sign deliver start post give hold table pass adopt hang "
    "circulate draft approve wave carry raise hold chant shout put have read display join organise organize"
)
_TAKING_SIDES = _words(
    "reject criticise criticize condemn denounce welcome praise applaud defend oppose object disagree appeal call "
    "thank apologise apologize decline refuse dispute question mock express congratulate rebuff rebut"
)
# Papers that speak for the one who made them.
_STATEMENTS = _words(
    "statement tweet letter post release memo email e-mail note message filing announcement communique communiqué "
    "comment remark speech"
)
_PLEAS = _words("petition resolution motion appeal")
TROUBLING = _words("concern worry convince persuade")
WEIGHING = _words("investigate examine study probe review consider assess weigh check hear")  # claims of others
# "The court heard that he paid them": it was said there.
_HEARERS = _words("court jury inquest tribunal hearing inquiry commission panel juror")
_NOT_SOURCES = _words("plan schedule law rule tradition custom size need ability type age order instructions taste")


# Whom one tells something, where others have said what.
HEARING = _words("tell ask assure inform remind warn advise caution quote")


def is_saying(token: Word) -> bool:
    lemma = token.low
    return token.pos in ("VERB", "AUX") and (
        lemma in SAYING or (lemma == "hear" and heard(token)) or (lemma == "hold" and holds_that(token))
    )


def holds_that(verb: Word) -> bool:
    """Tell "The court held that the groups may sue", where it was said."""
    return any(c.lower == "that" for content in verb.below.get("ccomp", ()) for c in content.below.get("mark", ()))


def heard(verb: Word) -> bool:
    """Tell "the court heard that he paid them", where it was said."""
    return any(c.fine == "nsubj" and c.low in _HEARERS for c in verb.below.get("nsubj", ()))


def speaks_up(token: Word) -> bool:
    """Tell "Ana Ruiz issued a statement", "gave a speech", behind which her own words may stand."""
    if token.pos != "VERB" or token.lemma not in _ISSUING:
        return False
    return any(c.fine == "obj" and c.lemma in _STATEMENTS for c in token.children)


def speaks(token: Word) -> bool:
    """Tell a verb behind which the words of who does it may stand: to say, to issue a statement, to object."""
    return is_saying(token) or speaks_up(token) or (token.pos == "VERB" and token.lemma in _TAKING_SIDES)


def who_says(token: Word) -> Stretch | None:
    """Return the noun phrase of the one whose act the word tells of; None where nobody is named ("it is said")."""
    owner = _owner(token) if token.pos in ("NOUN", "PROPN") else _subject(token)
    return noun_phrase(owner) if owner is not None else None


def _subject(verb: Word, depth: int = 0) -> Word | None:
    passive = any(c.fine == "aux:pass" or (c.fine == "nsubj:pass" and c.pos != "PRON") for c in verb.children)
    quoted = next((c for c in verb.children if c.fine == "nsubj:pass"), None)
    if verb.lemma in ("quote", "cite") and quoted is not None and any(c.fine == "advcl" for c in verb.children):
        return _behind(quoted)  # "Ruiz was quoted by the paper as saying"
    for child in verb.children:
        if child.fine == "obl:agent":
            return _behind(child)
    if passive:  # "is told that", "is believed to" name nobody; "is concerned that" does
        lemma, subjects = verb.low, [c for c in verb.children if c.dep == "nsubj"]
        hearers = [c for c in subjects if lemma == "tell" and c.low in _HEARERS]
        return next((_behind(c) for c in (subjects if lemma in TROUBLING else hearers)), None)
    subjects = [c for c in verb.children if c.dep == "nsubj"]
    # "which officials say": they say it; and of two, the nearest
    for child in sorted(subjects, key=lambda c: (c.tag in ("WP", "WDT"), abs(c.i - verb.i))):
        if child.dep == "nsubj":
            if child.tag in ("WP", "WDT") or child.lower in ("who", "which", "that"):
                return _behind(verb.above) if verb.fine == "acl:relcl" else None
            return _behind(child)
    return _subject_above(verb, depth)


def _subject_above(verb: Word, depth: int) -> Word | None:
    """Find the subject that a verb without one shares: "came and said", "reacted by saying", "a petition asking"."""
    dep, head = verb.dep, verb.above
    if depth > 4 or head == verb:
        return None
    if dep == "advcl" and head.lemma in ("quote", "cite") and any(c.lower == "as" for c in verb.children):
        quoted = [c for c in head.children if c.fine in ("obj", "nsubj:pass")]
        if quoted and quoted[0].lemma in CLAIMS:
            return _possessor(quoted[0])  # "quoted claims by Ana Ruiz as saying"
        return _behind(quoted[0]) if quoted else None
    if dep == "acl" and verb.tag == "VB" and head.fine == "xcomp" and head.above.lemma in ("become", "remain"):
        return _subject(head.above, depth + 1)  # "became the fifth senator to say that"
    if dep == "acl" and verb.tag == "VBG" and is_saying(verb) and verb.within.words[verb.edges()[0]].is_punct:
        if head.fine == "xcomp" and head.above.pos == "VERB":
            return _subject(head.above, depth + 1)  # "became a critic, saying that"
        if "cop" in head.below:
            return _subject(head, depth + 1)
    if dep == "acl" and verb.fine != "acl:relcl":
        if head.fine == "obj" and head.above.pos == "VERB" and head.above.lemma not in _ISSUING:
            return _possessor(head) or head  # "ignored a resolution demanding"
        return _owner(head, depth + 1)
    if dep == "conj" and verb.tag in ("VBD", "VBZ", "VBP") and any(c.fine == "aux:pass" for c in head.children):
        return next((_behind(c) for c in head.children if c.dep == "nsubj"), None)  # "was arrested and said"
    if dep in ("conj", "xcomp", "advcl", "parataxis") and head.pos in ("VERB", "ADJ", "NOUN", "AUX"):
        if dep == "xcomp":
            controlled = [c for c in head.children if c.fine in ("obj", "iobj")]
            if controlled:
                return _behind(controlled[0])
        return _subject(head, depth + 1)
    return None


def _behind(noun: Word) -> Word:
    """Return who stands behind a paper: the ministry in "a statement by the ministry"."""
    if noun.low in _STATEMENTS:
        return _possessor(noun) or (_issuer(noun) if noun.fine == "nsubj" else None) or noun
    if noun.lemma in _PLEAS and noun.fine == "obj" and noun.above.lemma in _ISSUING:
        return _subject(noun.above) or noun  # "launched a petition that asks"
    return noun


def _issuer(noun: Word) -> Word | None:
    """Return who made "the statement": "In a statement, Ruiz said … The statement added …"."""
    if not any(c.lower in ("the", "that", "this") for c in noun.all("det")):
        return None
    for i in range(noun.i - 1, max(-1, noun.i - _FAR), -1):
        paper = noun.within.words[i]
        if paper.lemma == noun.lemma and paper.fine in ("obl", "obj") and paper.above.pos == "VERB":
            if _possessor(paper) is not None:
                return _possessor(paper)
            known = is_saying(paper.above) if paper.fine == "obl" else paper.above.lemma in _ISSUING
            return _subject(paper.above) if known else None
    return None


_FAR = 150


def _possessor(noun: Word) -> Word | None:
    for child in noun.children:
        if child.fine == "nmod:poss" or (
            child.fine == "nmod" and any(c.lower in ("by", "from", "of") for c in child.children if c.fine == "case")
        ):
            return child
    return None


def _owner(noun: Word, depth: int = 0) -> Word | None:
    """Return whose claim or petition it is: its possessor, or the subject of the verb that it is the object of."""
    if noun.ent in ACTING_NAMES:
        return noun
    owner = _possessor(noun) or next((c for c in noun.all("amod") if c.ent in ("NORP", "GPE")), None)
    if owner is not None:
        return owner  # "Norland's claims", "Norlandic claims"
    if noun.lemma in CLAIMS and not is_made(noun):
        return None  # "address the claim that", "amid reports that"
    if noun.fine in ("obj", "obl") and noun.above.pos == "VERB" and depth <= 4 and noun.above.lemma not in WEIGHING:
        return _subject(noun.above, depth + 1)
    return None


def noun_phrase(head: Word) -> Stretch:
    """Return the phrase of a noun without its relative clauses and appositions."""
    start, end = head.i, head.i + 1
    for child in head.children:
        if child.fine in ("punct", "case", "cc", "mark", "cop", "acl:relcl", "appos", "parataxis", "conj", "advcl"):
            continue
        if child.dep in ("nsubj", "aux", "advmod") and child.i > head.i:
            continue
        if child.fine == "acl" and child.tag == "VBG" and is_saying(child):
            continue  # "a source saying that"
        low, high = child.edges()
        start, end = min(start, low), max(end, high + 1)
    above = head.above.i  # a phrase that the parser hung across its verb ends there
    if start < above < end and above != head.i:
        start, end = (start, above) if head.i < above else (above + 1, end)
    return Stretch(head.within, start, end)


def according_to(token: Word) -> Stretch | None:
    """Return the source in "according to X", "in X's words", where the token heads X."""
    if token.dep not in ("obl", "nmod", "advcl"):
        return None
    for child in token.children:
        lower = child.lower
        if lower == "according" and child.i < token.i:
            return _source(token)
        if lower == "in" and child.fine == "case" and token.lower in ("words", "view", "opinion"):
            owner = _possessor(token)
            return noun_phrase(owner) if owner is not None else None
    if token.lower == "according":  # another analysis: "according" heads the phrase
        for child in token.children:
            if child.dep in ("obl", "nmod"):
                return _source(child)
    return None


def _source(noun: Word) -> Stretch | None:
    if noun.low in _NOT_SOURCES and not any(c.fine in ("det", "nmod:poss") for c in noun.children):
        return None
    return noun_phrase(_behind(noun))


def cited(verb: Word) -> Stretch | None:
    """Return the source in "…, citing X", where X is somebody."""
    for child in verb.children:
        if child.fine in ("advcl", "parataxis", "xcomp", "acl") and child.lower in ("citing", "quoting"):
            for noun in child.children:
                if noun.fine == "obj" and label_of(noun) in ACTING_NAMES:
                    return noun_phrase(_behind(noun))
    return None


def label_of(noun: Word) -> str:
    """Return the type of the thing that a noun refers to: its name's, or its mention's."""
    return noun.ent or noun.within.mentions.get(noun.i, ("", ""))[0]
