"""In: a word that tells of something without a date of its own. Out: whose date it has, for it tells of the same time.

"arrived on Monday and spoke"; "was lost in 2003 when it broke up"; "killed on Sunday in a raid on the town"; "the
attack on Friday that killed six"; "in 1991, when they overthrew him".
"""

from kg.extract.evidence.dates import dates_near, is_bound, link_to
from kg.extract.evidence.purposes import is_reached
from kg.extract.evidence.saying import label_of
from kg.extract.tree import Stretch, Word
from kg.extract.words.derivations import event_verb
from kg.extract.words.nouns import noun_classes

LASTING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_SHARED = frozenset({"conj", "xcomp"})
_MEANWHILE = frozenset({"when", "while", "as"})
_DURING = frozenset({"in", "during", "at"})
_STEPS = frozenset(
    """acquire bear begin build buy create emigrate enlist enter establish found graduate join launch marry move open
    purchase start""".split()
)
_ATTEMPTS = frozenset("attempt bid effort move push".split())  # "blocked its attempt to buy a rival in 2014"
_RELATIVE = frozenset({"which", "that"})
# who does this to what happens does it before or after: "condemned the raid on Monday", "quoting a study"
_OF_ANOTHER_TIME = frozenset(
    """acknowledge admit analyse analyze announce applaud assess blame cite claim commemorate condemn confirm consider
    criticise criticize defend demand denounce deny describe discuss examine expect explain hail investigate mention
    mourn order oppose plan postpone praise predict prevent probe propose quote read recall regret reject remember
    repeat report request reveal review schedule seek study support suspect threaten uncover urge
    want welcome""".split()
)


def is_happening(noun: Word) -> bool:
    """Tell whether a noun names what happens: "the invasion", "a meeting"."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    label, lemma = label_of(noun), noun.low
    if label == "EVENT" or label in LASTING:
        return label == "EVENT"
    return noun_classes(lemma)[:1] == ("Event",) or event_verb(lemma) is not None


def is_agreement(noun: Word) -> bool:
    """Tell a paper by which two agreed, which is of the day that it bears: "the 1998 treaty"."""
    return noun.lemma in _AGREEMENTS


_AGREEMENTS = frozenset("accord agreement armistice ceasefire contract deal pact treaty truce".split())


def tense(token: Word) -> str:
    """Return past, perfect, present or future for the word that heads a finite clause, else an empty string."""
    for child in token.children:
        if child.fine in ("aux", "aux:pass", "cop"):
            if child.tag == "MD":
                return "future"
            if child.lower in ("was", "were", "did", "had"):
                return "past"
            if child.lower in ("has", "have", "'ve", "’ve"):
                return "perfect"
            if child.lower in ("is", "are", "am", "'re", "’re", "does", "do"):
                return "present"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(token.tag, "")


def shares_date(token: Word) -> bool:
    """Tell whether a word without a date has that of its head."""
    link, head = token.dep, token.above
    subject = any(c.dep == "nsubj" for c in token.children)
    if link in _SHARED or link == "parataxis":
        alone = not subject and link != "parataxis"
        return _at_once(token, head) and (alone or (link != "xcomp" and (_is_fronted(head) or _in_which(head))))
    if link == "advcl":
        marks = {c.lower for c in token.children if c.fine in ("mark", "case", "advmod")}
        if token.tag == "VB" and "to" in marks:  # "marched on Monday to demand it"
            return is_reached(token, head)
        if marks & _MEANWHILE:
            return tense(token) == tense(head) != "" or (token.tag == "VBG" and not subject and "as" not in marks)
        return token.tag == "VBG" and (not marks or "with" in marks)
    if token.fine == "acl":
        return token.tag in ("VBG", "VBN") or (head.lemma in _ATTEMPTS and head.dep == "obj")
    if link == "nsubj":  # "Yesterday there were men putting up blocks"
        return any(c.fine == "expl" for c in head.children) and head.lemma == "be"
    if link == "obl":
        marks = {c.lower for c in token.children if c.fine == "case"}  # "served as president", "killed in a raid"
        return head.pos == "VERB" and (marks == {"as"} or (is_happening(token) and bool(marks & _DURING)))
    return link == "obj" and is_happening(token) and head.lemma not in _OF_ANOTHER_TIME


def is_next_stage(clause: Word) -> bool:
    """Tell what follows a step in a life, whose year is not that of what follows: "was born in 1950 and became …"."""
    return clause.fine == "conj" and clause.above.lemma in _STEPS and not _is_fronted(clause.above)


def _at_once(clause: Word, other: Word) -> bool:
    """Tell whether the tenses of two clauses leave one time open for both: not "left Monday and now lives"."""
    tenses = {tense(clause), tense(other)}
    return not ("past" in tenses and tenses & {"perfect", "present", "future"})


def _is_fronted(verb: Word) -> bool:
    """Tell a date at the head of a sentence, that of all its clauses: "On Monday Ruiz left and Brandt came"."""
    subjects = [c.edges()[0] for c in verb.children if c.dep == "nsubj"]
    first = min(subjects, default=verb.i)
    return any(e.end <= first and link_to(e.root, verb) and not is_bound(e) for e in dates_near(verb))


def dated_by(clause: Word) -> Stretch | Word | None:
    """Return the date or the happening before a relative clause which says when the clause was."""
    if clause.fine not in ("acl:relcl", "advcl", "acl", "advcl:relcl"):
        return None
    when = next((c for c in clause.children if c.lower == "when" and c.fine in ("advmod", "mark")), None)
    if when is not None:
        end = when.i - (when.i > 0 and when.near(-1).text == ",")
        return next((e for e in dates_near(clause) if e.end == end), None)
    return clause.above if clause.fine == "acl:relcl" and is_happening(clause.above) and _tells_of(clause) else None


def _tells_of(clause: Word) -> bool:
    """Tell a clause of what a happening did, or of what happened in it: "the raid that killed two", "in which"."""
    for child in clause.children:
        if child.dep == "nsubj" and child.lower in _RELATIVE:
            return tense(clause) in ("past", "") and not any(c.lower == "had" for c in clause.children)
    return _in_which(clause)


def _in_which(clause: Word) -> bool:
    """Tell "in which six died and nine were hurt", of what is told of a happening."""
    if clause.fine != "acl:relcl":
        return False
    return any(c.lower in _DURING for o in clause.below.get("obl", ()) if o.lower in _RELATIVE for c in o.children)


def when_clauses(verb: Word) -> list[Word]:
    """Return the clauses that tell when: "was lost when it exploded on 28 January", "Visiting Oslo in May, he said"."""
    if verb.pos != "VERB" or not tense(verb):
        return []
    return [c for c in verb.children if c.fine == "advcl" and (_is_when(c, verb) or _opens(c, verb))]


def _is_when(clause: Word, verb: Word) -> bool:
    when = any(m.lower in _MEANWHILE and m.fine in ("advmod", "mark") for m in clause.children)
    return when and tense(clause) == tense(verb)


def _opens(participle: Word, verb: Word) -> bool:
    first = participle.tag == "VBG" and participle.i < verb.i and participle.i < participle.sentence[0] + 2
    return first and not any(c.fine in ("mark", "case", "aux") or c.dep == "nsubj" for c in participle.children)
