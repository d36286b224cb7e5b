"""Attachments that parsers of English get wrong in news, hung right again.

In: a Text with UD analysis. Out: the same, in which all later layers find the same tree. Each mend names the
construction; what does not fit one exactly stays as it was read.
"""

from kg.extract.mending.adverbs import taken_for_verb
from kg.extract.mending.attempts import of_attempt, of_attempt_by
from kg.extract.mending.behindspeech import (
    behind_quotation,
    behind_saying,
    citing,
    meanwhile,
    reaction,
    statement_says,
)
from kg.extract.mending.calledbyage import no_dates
from kg.extract.mending.datelines import datelines
from kg.extract.mending.headlines import headlines
from kg.extract.mending.hung import Hung
from kg.extract.mending.joinedclauses import (
    FINITE,
    finite,
    gapped,
    never_to,
    no_content,
    no_infinitive,
    said_and_did,
    said_too,
    second_clause,
    second_passive,
    subject_behind,
)
from kg.extract.mending.joinednames import (
    hyphened_names,
    join_firms,
    join_offices,
    name_may,
    named_services,
    named_storms,
    parted_names,
    people_by_who,
    whole_names,
    within_name,
)
from kg.extract.mending.judged import judged, judged_of
from kg.extract.mending.lostobjects import counted_object, given_object, is_bare, object_name, object_of_verb
from kg.extract.mending.lostsubjects import (
    day_before_verb,
    deed_as_subject,
    lost_subject,
    main_verb,
    of_crowd,
    of_deed,
    of_plan,
    said_subject,
    second_victim,
    since_deed,
    verb_taken_for_adjective,
    who_names,
)
from kg.extract.mending.namedbeside import aged_beside, graded, in_brackets, named_beside, second_subject, visiting
from kg.extract.mending.nametitles import KINDS, called, titled
from kg.extract.mending.ofnouns import (
    ACCUSING,
    blamed_on,
    charge,
    claim_by,
    felt_by,
    guarded_from,
    held,
    of_accused,
    scene,
)
from kg.extract.mending.posts import (
    behind_adjective,
    made_so,
    named_as,
    of_list,
    of_one,
    of_one_person,
    of_person,
    second_post,
)
from kg.extract.mending.prefixes import whole_words
from kg.extract.mending.relatives import HAPPENING, HARMING, happening, harming, relative, where, which, who
from kg.extract.mending.reported import clause_by_subject, content_of, reported
from kg.extract.mending.saidlast import possessors, said_last
from kg.extract.mending.scores import part_scores
from kg.extract.mending.straydates import stray_dates
from kg.extract.mending.whither import goal, raided
from kg.extract.tree import Text, Word
from kg.extract.words.nouns import ACTING_NAMES, noun_classes

_OFTEN_WRONG = frozenset(
    "nmod nmod:unmarked obl acl acl:relcl advcl parataxis conj ccomp appos nsubj xcomp csubj".split()
)
VEHICLES = frozenset(
    "aircraft plane airplane aeroplane jet airliner helicopter bus coach train boat ship car convoy vehicle van truck "
    "lorry ferry yacht taxi minibus motorcade motorcycle motorbike bicycle tank tanker dinghy spacecraft".split()
)


def mend(text: Text) -> None:
    """Hang wrongly attached words where the sentence means them to be."""
    whole_words(text)
    parted_names(text)
    join_firms(text)
    join_offices(text)
    name_may(text)
    named_services(text)
    named_storms(text)
    whole_names(text)
    hyphened_names(text)
    people_by_who(text)
    datelines(text)
    headlines(text)
    possessors(text)
    said_last(text)
    people = frozenset(mention.root.i for mention, _ in text.seen if mention.label == "PERSON")
    titles = Hung()
    for name in text.names:
        if name.label == "PERSON":
            titled(name, people, titles)
            aged_beside(name, titles)
        elif name.label in KINDS:
            called(name, titles)
    titles.write()
    clauses = Hung()
    for word in text.words:
        adjective = word.fine == "amod" and (word.tag == "VBN" or "nsubj" in word.below)
        if adjective or word.fine in _OFTEN_WRONG or word.lower == "dead":
            _mend_one(word, clauses)
        elif is_bare(word):
            counted_object(word, clauses)
    clauses.write()
    no_dates(text)
    stray_dates(text)
    part_scores(text)


def _mend_one(token: Word, tree: Hung) -> None:
    if token.lower in ("citing", "quoting"):
        citing(token, tree)
    elif token.lower == "dead":
        _shot(token, tree)
    elif token.fine == "amod":
        verb_taken_for_adjective(token, tree)
    elif token.fine == "nmod" and token.above.fine == "amod":
        behind_adjective(token, tree)
    elif token.fine == "obl":
        if not (behind_saying(token, tree) or claim_by(token, tree)):
            raided(token, tree)
    elif token.fine == "nmod" and token.ent in ("GPE", "LOC") and token.above.low in VEHICLES:
        goal(token, tree)
    elif token.fine == "nmod" and token.ent in ACTING_NAMES:
        _agent(token, tree)
        scene(token, tree)
    elif token.fine == "nmod":
        charge(token, tree)
        felt_by(token, tree)
        guarded_from(token, tree)
        blamed_on(token, tree)
        if "Organization" in noun_classes(token.lemma):  # "at his school by police"
            _agent(token, tree)
    elif token.fine == "csubj":
        deed_as_subject(token, tree)
    elif token.fine in ("nsubj", "appos") and (graded(token, tree) or of_one_person(token, tree)):
        return
    elif token.fine == "appos" and not (in_brackets(token, tree) or made_so(token, tree) or of_one(token, tree)):
        named_beside(token, tree)
        of_person(token, tree)
        of_list(token, tree)
    elif token.fine == "xcomp":
        if never_to(token, tree):
            return
        if not (
            given_object(token, tree)
            or object_name(token, tree)
            or named_as(token, tree)
            or clause_by_subject(token, tree)
        ):
            finite(token, tree)
    elif token.ent == "DATE" and token.fine in ("nsubj", "nmod:unmarked"):
        day_before_verb(token, tree)
    elif token.fine == "nsubj":
        second_subject(token, tree)
    elif token.fine == "conj" and token.pos == "PROPN" and within_name(token, tree):
        return
    elif token.fine == "conj" and token.pos in ("NOUN", "PROPN", "NUM"):
        if not (gapped(token, tree) or subject_behind(token, tree) or second_victim(token, tree)):
            second_post(token, tree)
    elif token.fine in ("acl", "acl:relcl") and _beside_noun(token, tree):
        return
    elif token.pos == "VERB" or token.tag in FINITE:
        _clause(token, tree)
    elif token.fine == "ccomp":
        reported(token, tree)


def _beside_noun(clause: Word, tree: Hung) -> bool:
    """Mend a clause that hangs on a noun; false where it is to be read as any other."""
    if clause.fine == "acl" and (
        of_attempt(clause, tree) or held(clause, tree) or who_names(clause, tree) or since_deed(clause, tree)
    ):
        return True
    if clause.tag == "VBG" and clause.fine == "acl":
        if not (statement_says(clause, tree) or of_deed(clause, tree) or of_crowd(clause, tree)):
            judged(clause, tree)
    elif clause.lemma in ACCUSING and of_accused(clause, tree):
        return True
    elif clause.lemma in HARMING:
        harming(clause, tree)
    elif clause.fine == "acl":
        return False
    elif clause.lemma in HAPPENING:
        happening(clause, tree)
    elif not content_of(clause, tree):
        who(clause, tree)
        which(clause, tree)
        where(clause, tree)
    return True


def _clause(verb: Word, tree: Hung) -> None:
    if verb.fine == "advcl" and verb.tag == "VBG":
        if judged_of(verb, tree) or behind_quotation(verb, tree) or reaction(verb, tree) or taken_for_verb(verb, tree):
            return
        if not visiting(verb, tree):
            object_of_verb(verb, tree)
    if verb.fine == "advcl" and verb.tag == "VB" and (of_plan(verb, tree) or of_attempt_by(verb, tree)):
        return
    if verb.lower == "given" and verb.fine == "advcl" and "obj" in verb.below and "aux" not in verb.below:
        verb.pos = "ADP"  # "given her support": in view of it
        return
    if verb.fine == "parataxis" and verb.tag == "VBD" and _goes_before(verb):
        tree.hang(verb, verb.above, "conj")  # "Norway, in a note, thanked Peru, said it would stay and left"
        return
    if verb.fine == "parataxis" and content_of(verb, tree):
        return
    if verb.fine == "advcl" and "mark" in verb.below and (behind_saying(verb, tree) or meanwhile(verb, tree)):
        return
    if verb.fine in ("advcl", "parataxis") and verb.pos == "VERB" and relative(verb, tree):
        return
    if verb.fine == "ccomp":
        reported(verb, tree)
    if verb.fine == "ccomp" and verb.tag in ("VBN", *FINITE) and said_subject(verb, tree):
        return
    joined = verb.tag in ("VBG", *FINITE) if verb.fine == "conj" else verb.fine == "advcl" and verb.tag == "VBG"
    if joined and second_clause(verb, tree):
        return
    if verb.fine == "conj" and verb.tag in FINITE and main_verb(verb, tree):
        return
    if verb.fine == "conj" and (no_infinitive(verb, tree) or no_content(verb, tree) or said_too(verb, tree)):
        return
    if verb.fine == "conj" and not second_passive(verb, tree):
        said_and_did(verb, tree)
    if verb.tag in FINITE and verb.fine in ("ccomp", "conj", "parataxis", "advcl"):
        lost_subject(verb, tree)


def _goes_before(verb: Word) -> bool:
    above = verb.above
    return verb.i < above.i and "nsubj" not in verb.below and any(c.i < verb.i for c in above.below.get("nsubj", ()))


def _agent(name: Word, tree: Hung) -> None:
    # "was sent to the ship by Ana Ruiz" read as "the ship by Ana Ruiz"
    noun, verb = name.above, name.above.above
    if noun.fine not in ("obl", "obj") or verb.tag != "VBN" or not any(c.fine == "aux:pass" for c in verb.children):
        return
    by = any(c.fine == "case" and c.lower == "by" for c in name.children)
    made = set(noun_classes(noun.lemma)) & {"Work", "Event"}  # "was moved by a speech by Ana Ruiz"
    if by and not made and not any(c.lower == "by" for o in verb.children for c in o.children if o.i > verb.i):
        tree.hang(name, verb, "obl:agent")


def _shot(dead: Word, tree: Hung) -> None:
    # "Police shot dead two men" read as dead men
    shot = dead.i > 0 and dead.near(-1).lemma == "shoot"
    if shot and dead.above.i > dead.i and any(c.dep in ("nummod", "det") and c.i > dead.i for c in dead.above.children):
        tree.hang(dead, dead.near(-1), "xcomp")
