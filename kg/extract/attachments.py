"""Attachments that parsers of English get wrong in news, hung right again.

In: a Doc with UD analysis. Out: the same Doc, in which all later layers find the same tree. Each mend names the
construction; what does not fit one exactly stays as it was read.
"""

from spacy.attrs import DEP
from spacy.tokens import Doc, Token

from kg.extract.hung import Hung
from kg.extract.joinednames import join_firms, whole_names, within_name
from kg.extract.namedbeside import named_beside, second_subject
from kg.extract.nametitles import KINDS, called, titled
from kg.extract.nouns import noun_classes
from kg.extract.posts import behind_adjective, of_person, second_post
from kg.extract.prefixes import whole_words

# "accused X of looting", "thanked X for coming": who is judged did it, and the gerund belongs to the verb.
JUDGEMENT = frozenset(
    "accuse suspect blame thank praise criticise criticize condemn denounce fine punish sue arrest detain jail "
    "imprison convict charge forgive pardon sentence execute fire sack dismiss suspend commend credit fault reprimand "
    "rebuke applaud congratulate honour honor reward scold slam indict prosecute acquit clear absolve berate expel "
    "admire remember ridicule mock call hail brand label".split()
)
_FROM_OBJECT = frozenset({"of", "from", "into", "against"})
_SUBORDINATING = frozenset({"after", "before", "since", "until", "because"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_FINITE = ("VBD", "VBZ", "VBP")
_OFTEN_WRONG = ("nmod", "acl", "acl:relcl", "advcl", "parataxis", "conj", "ccomp", "appos", "nsubj", "xcomp")
_GOALS = frozenset({"for", "to", "into", "from"})
VEHICLES = frozenset(
    "aircraft plane airplane aeroplane jet airliner helicopter bus coach train boat ship car convoy vehicle van truck "
    "lorry ferry yacht taxi minibus motorcade motorcycle motorbike bicycle tank tanker dinghy spacecraft".split()
)


def mend(doc: Doc) -> None:
    """Hang wrongly attached words where the sentence means them to be."""
    whole_words(doc)
    join_firms(doc)
    whole_names(doc)
    people = frozenset(span.root.i for span in doc.spans.get("mentions", ()) if span.label_ == "PERSON")
    titles = Hung(doc)
    for name in doc.ents:
        if name.label_ == "PERSON":
            titled(name, people, titles)
        elif name.label_ in KINDS:
            called(name, titles)
    titles.write()
    clauses = Hung(doc)
    strings = doc.vocab.strings
    wanted = {strings[dep] for dep in _OFTEN_WRONG}
    for i, dep in enumerate(doc.to_array(DEP).tolist() if len(doc) else ()):
        if dep in wanted:
            _mend_one(doc[i], clauses)
    clauses.write()


def _mend_one(token: Token, tree: Hung) -> None:
    if token.lower_ in ("citing", "quoting"):
        _citing(token, tree)
    elif token.dep_ == "nmod" and token.head.dep_ == "amod":
        behind_adjective(token, tree)
    elif token.dep_ == "nmod" and token.ent_type_ in ("GPE", "LOC") and token.head.lemma_.lower() in VEHICLES:
        _goal(token, tree)
    elif token.dep_ == "nmod" and token.ent_type_ in _NAMED:
        _agent(token, tree)
        _scene(token, tree)
    elif token.dep_ == "nmod":
        if "Organization" in noun_classes(token.lemma_):  # "at his school by police"
            _agent(token, tree)
    elif token.dep_ == "appos":
        named_beside(token, tree)
        of_person(token, tree)
    elif token.dep_ == "xcomp":
        _finite(token, tree)
    elif token.dep_ == "nsubj":
        second_subject(token, tree)
    elif token.dep_ == "conj" and token.pos_ == "PROPN" and within_name(token, tree):
        return
    elif token.dep_ == "conj" and token.pos_ in ("NOUN", "PROPN"):
        second_post(token, tree)
    elif token.tag_ == "VBG" and token.dep_ == "acl":
        _judged(token, tree)
    elif token.dep_ in ("acl", "acl:relcl") and token.lemma_ in _HARMING:
        _harming(token, tree)
    elif token.dep_ == "acl:relcl":
        _who(token, tree)
        _where(token, tree)
    elif token.pos_ == "VERB" or token.tag_ in _FINITE:
        _clause(token, tree)


def _clause(verb: Token, tree: Hung) -> None:
    if verb.dep_ in ("advcl", "parataxis") and verb.pos_ == "VERB" and _relative(verb, tree):
        return
    joined = verb.tag_ in ("VBG", *_FINITE) if verb.dep_ == "conj" else verb.dep_ == "advcl" and verb.tag_ == "VBG"
    if joined and _second_clause(verb, tree):
        return
    if verb.dep_ == "conj" and verb.lemma_ in _URGING and verb.tag_ in _FINITE:
        _said_and_did(verb, tree)
    if verb.tag_ in _FINITE and verb.dep_ in ("ccomp", "conj", "parataxis", "advcl"):
        _subordinate(verb, tree)


def _citing(participle: Token, tree: Hung) -> None:
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


def _goal(place: Token, tree: Hung) -> None:
    # "set off in two planes for Havana" read as "two planes for Havana"
    noun, verb = place.head, place.head.head
    marked = any(c.dep_ == "case" and c.lower_ in _GOALS for c in place.children)
    if marked and noun.dep_ == "obl" and verb.pos_ == "VERB":
        tree.hang(place, verb, "obl")


def _agent(name: Token, tree: Hung) -> None:
    # "was sent to the ship by Ana Ruiz" read as "the ship by Ana Ruiz"
    noun, verb = name.head, name.head.head
    if noun.dep_ not in ("obl", "obj") or verb.tag_ != "VBN" or not any(c.dep_ == "aux:pass" for c in verb.children):
        return
    by = any(c.dep_ == "case" and c.lower_ == "by" for c in name.children)
    made = set(noun_classes(noun.lemma_)) & {"Work", "Event"}  # "was moved by a speech by Ana Ruiz"
    if by and not made and not any(c.lower_ == "by" for o in verb.children for c in o.children if o.i > verb.i):
        tree.hang(name, verb, "obl:agent")


def _scene(place: Token, tree: Hung) -> None:
    # "the funeral of Ana Ruiz in Lima", "met Ana Ruiz in Lima" read as "Ana Ruiz, who is in Lima"
    name, above = place.head, place.head.head
    if place.ent_type_ != "GPE" or name.ent_type_ != "PERSON" or place.nbor(-1).lower_ not in ("in", "at"):
        return
    if place.nbor(-2).text in (",", "(", "–", "—") or place.i < name.i:
        return
    if name.dep_ == "nmod" and "Event" in noun_classes(above.lemma_):
        tree.hang(place, above, "nmod")
    elif name.dep_ == "obj" and above.pos_ == "VERB":
        tree.hang(place, above, "obl")


def acts_as_object(marks: frozenset[str] | set[str], verb: str) -> bool:
    """Tell by its preposition whether a gerund after a verb and its object is what the object does."""
    return bool(marks & _FROM_OBJECT) or ("for" in marks and verb in JUDGEMENT)


def _who(verb: Token, tree: Hung) -> None:
    # "the winner of the race, who lives in Lima" read as "the race, who lives in Lima"
    noun, above = verb.head, verb.head.head
    if noun.dep_ != "nmod" or noun.ent_type_ or not any(c.lower_ in ("who", "whom") for c in verb.children):
        return
    classes = set(noun_classes(noun.lemma_))
    person = above.ent_type_ == "PERSON" or "Person" in noun_classes(above.lemma_)
    if classes and not classes & {"Person", "Group", "Organization"} and person:
        tree.hang(verb, above, "acl:relcl")


def _where(verb: Token, tree: Hung) -> None:
    # "studied at Bremen before moving to Lima, where she worked" read as "Bremen, where she worked"
    where = next((c for c in verb.children if c.lower_ == "where"), None)
    if where is None or where.i < 2:
        return
    place = where.nbor(-2) if where.nbor(-1).text == "," else where.nbor(-1)
    while place.dep_ == "flat" and place.head.i < place.i:
        place = place.head
    if place.ent_type_ in _SITES and verb.head.i < place.i and not verb.head.is_ancestor(place):
        tree.hang(verb, place, "acl:relcl")


def _harming(verb: Token, tree: Hung) -> None:
    # "an attack on a market that killed five": the attack did; "bombed a base, killing five": the bombers did
    site, above = verb.head, verb.head.head
    if site.ent_type_ not in _SITES and not set(noun_classes(site.lemma_)) & _PLACES:
        return
    if site.dep_ == "nmod" and "Event" in noun_classes(above.lemma_):
        tree.hang(verb, above, verb.dep_)
    elif verb.tag_ == "VBG" and site.dep_ in ("obj", "obl") and verb.nbor(-1).text == ",":
        tree.hang(verb, above, "advcl")


_HARMING = frozenset({"kill", "injure", "wound", "destroy", "damage", "leave", "hurt", "maim"})
_SITES = frozenset({"GPE", "LOC", "FAC"})
_PLACES = frozenset({"GPE", "Place", "Facility"})


def _judged(gerund: Token, tree: Hung) -> None:
    # "accused the troops of looting" read as "the troops of looting"
    noun, marks = gerund.head, {c.lower_ for c in gerund.children if c.dep_ in ("mark", "case")}
    verb = noun.head
    if noun.dep_ in ("obj", "iobj") and verb.lemma_ in JUDGEMENT and acts_as_object(marks, verb.lemma_):
        tree.hang(gerund, verb, "advcl")


def _relative(verb: Token, tree: Hung) -> bool:
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


def _second_clause(verb: Token, tree: Hung) -> bool:
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


def _finite(verb: Token, tree: Hung) -> None:
    # "Norway invaded Peru and Chile attacked Bolivia" read as "invaded Peru and Chile": what is finite has a subject
    noun = verb.nbor(-1) if verb.i else verb
    while noun.dep_ in ("flat", "compound") and noun.head.i < verb.i:
        noun = noun.head
    joint = next((c for c in noun.children if c.dep_ == "cc" and c.i < noun.i), None)
    if joint is None or verb.tag_ not in _FINITE or noun.dep_ != "conj" or noun.head.head != verb.head:
        return
    if noun.head.dep_ in ("obj", "obl") and not any(c.dep_ in ("nsubj", "mark", "aux") for c in verb.children):
        tree.hang(noun, verb, "nsubj")
        tree.hang(joint, verb, "cc")
        tree.hang(verb, verb.head, "conj")


def _opens(noun: Token) -> bool:
    """Tell a conjunct after a comma and "and", as a new clause begins."""
    joins = [c for c in noun.children if c.dep_ == "cc" and c.i < noun.i]
    return bool(joins) and joins[0].i > 0 and joins[0].nbor(-1).text == ","


def _said_and_did(verb: Token, tree: Hung) -> None:
    # "Ruiz said the law was unfair and called on Oslo to act": the law calls on nobody
    content = verb.head
    subject = next((c for c in content.children if c.dep_.startswith("nsubj")), None)
    if content.dep_ != "ccomp" or content.head.tag_ not in _FINITE or subject is None or subject.pos_ != "NOUN":
        return
    things = set(noun_classes(subject.lemma_))
    if things and not things & {"Person", "Group", "Organization", "GPE"}:
        tree.hang(verb, content.head, "conj")


_URGING = frozenset("call urge ask demand accuse vow pledge promise appeal thank warn".split())


def _subordinate(verb: Token, tree: Hung) -> None:
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
