"""In: a word that tells of something without a date of its own. Out: whose date it has, for it tells of the same time.

"arrived on Monday and spoke"; "was lost in 2003 when it broke up"; "killed on Sunday in a raid on the town"; "the
attack on Friday that killed six"; "in 1991, when they overthrew him".
"""

from spacy.tokens import Span, Token

from kg.extract.dates import dates_near, is_bound, link_to
from kg.extract.derivations import event_verb
from kg.extract.nouns import noun_classes
from kg.extract.saying import label_of

LASTING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_SHARED = frozenset({"conj", "xcomp"})
_MEANWHILE = frozenset({"when", "while", "as"})
_DURING = frozenset({"in", "during", "at"})
_RELATIVE = frozenset({"which", "that"})


def is_happening(noun: Token) -> bool:
    """Tell whether a noun names what happens: "the invasion", "a meeting"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    label, lemma = label_of(noun), noun.lemma_.lower()
    if label == "EVENT" or label in LASTING:
        return label == "EVENT"
    return noun_classes(lemma)[:1] == ("Event",) or event_verb(lemma) is not None


def tense(token: Token) -> str:
    """Return past, perfect, present or future for the word that heads a finite clause, else an empty string."""
    for child in token.children:
        if child.dep_ in ("aux", "aux:pass", "cop"):
            if child.tag_ == "MD":
                return "future"
            if child.lower_ in ("was", "were", "did", "had"):
                return "past"
            if child.lower_ in ("has", "have", "'ve", "’ve"):
                return "perfect"
            if child.lower_ in ("is", "are", "am", "'re", "’re", "does", "do"):
                return "present"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(token.tag_, "")


def shares_date(token: Token) -> bool:
    """Tell whether a word without a date has that of its head."""
    link, head = token.dep_.split(":")[0], token.head
    subject = any(c.dep_.startswith("nsubj") for c in token.children)
    if link in _SHARED or link == "parataxis":
        alone = not subject and link != "parataxis"
        return _at_once(token, head) and (alone or (link != "xcomp" and _is_fronted(head)))
    if link == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "case", "advmod")}
        if marks & _MEANWHILE:
            return tense(token) == tense(head) != ""
        return token.tag_ == "VBG" and (not marks or "with" in marks)
    if token.dep_ == "acl":
        return token.tag_ in ("VBG", "VBN")
    if link == "nsubj":  # "Yesterday there were men putting up blocks"
        return any(c.dep_ == "expl" for c in head.children) and head.lemma_ == "be"
    if link == "obl":
        marks = {c.lower_ for c in token.children if c.dep_ == "case"}  # "served as president", "killed in a raid"
        return head.pos_ == "VERB" and (marks == {"as"} or (is_happening(token) and bool(marks & _DURING)))
    return link == "obj" and is_happening(token)


def _at_once(clause: Token, other: Token) -> bool:
    """Tell whether the tenses of two clauses leave one time open for both: not "left Monday and now lives"."""
    tenses = {tense(clause), tense(other)}
    return not ("past" in tenses and tenses & {"present", "future"})


def _is_fronted(verb: Token) -> bool:
    """Tell a date at the head of a sentence, that of all its clauses: "On Monday Ruiz left and Brandt came"."""
    subjects = [c.left_edge.i for c in verb.children if c.dep_.startswith("nsubj")]
    first = min(subjects, default=verb.i)
    return any(e.end <= first and link_to(e.root, verb) and not is_bound(e) for e in dates_near(verb))


def dated_by(clause: Token) -> Span | Token | None:
    """Return the date or the happening before a relative clause which says when the clause was."""
    if clause.dep_ not in ("acl:relcl", "advcl", "acl", "advcl:relcl"):
        return None
    when = next((c for c in clause.children if c.lower_ == "when" and c.dep_ in ("advmod", "mark")), None)
    if when is not None:
        end = when.i - (when.i > 0 and when.nbor(-1).text == ",")
        return next((e for e in dates_near(clause) if e.end == end), None)
    return clause.head if clause.dep_ == "acl:relcl" and is_happening(clause.head) and _tells_of(clause) else None


def _tells_of(clause: Token) -> bool:
    """Tell a clause of what a happening did, or of what happened in it: "the raid that killed two", "in which"."""
    for child in clause.children:
        if child.dep_.startswith("nsubj") and child.lower_ in _RELATIVE:
            return tense(clause) in ("past", "")
        if child.dep_.startswith("obl") and child.lower_ in _RELATIVE:
            return any(c.lower_ in _DURING for c in child.children)
    return False


def when_clauses(verb: Token) -> list[Token]:
    """Return the clauses that tell when: "was lost when it exploded on 28 January", "Visiting Oslo in May, he said"."""
    if verb.pos_ != "VERB" or not tense(verb):
        return []
    return [c for c in verb.children if c.dep_ == "advcl" and (_is_when(c, verb) or _opens(c, verb))]


def _is_when(clause: Token, verb: Token) -> bool:
    when = any(m.lower_ in _MEANWHILE and m.dep_ in ("advmod", "mark") for m in clause.children)
    return when and tense(clause) == tense(verb)


def _opens(participle: Token, verb: Token) -> bool:
    first = participle.tag_ == "VBG" and participle.i < verb.i and participle.i < participle.sent.start + 2
    return first and not any(
        c.dep_ in ("mark", "case", "aux") or c.dep_.startswith("nsubj") for c in participle.children
    )
