"""Subjects that parsers of English take for something else, hung on their verbs.

In: a finite verb, or what stands where a subject should, and the tree. Out: the subject, hung on its verb.
"""

from kg.extract.mending.hung import Hung
from kg.extract.mending.joinedclauses import FINITE
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import ACTING_NAMES, ACTORS, GROUND, noun_classes

_SUBORDINATING = frozenset({"after", "before", "since", "until", "because"})


def lost_subject(verb: Word, tree: Hung) -> None:
    """Give a verb without subject the noun that was read as its object, or as what "after" is of."""
    if any(c.dep in ("nsubj", "expl", "csubj") or c.fine in ("cc", "mark") for c in verb.children):
        return
    if _object_before(verb, tree):
        return
    # "after Ana Ruiz, with her party's blessing, declared victory" read as "after Ana Ruiz": she is the subject
    for noun in verb.within.words[verb.sentence[0] : verb.i]:
        if noun.fine not in ("obl", "nmod") or (noun.ent not in ACTING_NAMES and not _doing(noun, verb)):
            continue
        case = next((c for c in noun.children if c.fine == "case" and c.lower in _SUBORDINATING), None)
        above = noun.above
        if case is None or above == verb or above.i > noun.i or not _over(verb, above):
            continue
        tree.hang(verb, above, "advcl")
        tree.hang(noun, verb, "nsubj")
        tree.hang(case, verb, "mark")
        return


def main_verb(verb: Word, tree: Hung) -> bool:
    """Give a sentence its verb in "Ruiz, who had denied that they left, apologised", read as a name with clauses."""
    if any(c.dep in ("nsubj", "expl", "aux") or c.fine in ("cc", "mark") for c in verb.children):
        return False
    clause = verb.above
    while clause.fine in ("ccomp", "xcomp", "conj", "advcl") and clause.above != clause:
        clause = clause.above
    noun = clause.above
    alone = noun.fine == "root" and noun.pos in ("NOUN", "PROPN") and not noun.all("cop", "nsubj")
    if clause.fine != "acl:relcl" or not alone or noun.i > clause.i or verb.near(-1).text != ",":
        return False
    tree.hang(verb, verb, "root")
    tree.hang(noun, verb, "nsubj")
    return True


def _over(verb: Word, above: Word) -> bool:
    """Tell whether the verb hangs on the other word or on what that hangs on."""
    return verb.above in (above, above.above) and above.pos == "VERB"


def _object_before(verb: Word, tree: Hung) -> bool:
    # "said a bomb killed two" read with two objects: the one before the verb is its subject
    objects = [c for c in verb.children if c.fine in ("obj", "iobj")]
    if len(objects) < 2 or objects[0].i > verb.i or objects[1].i < verb.i or objects[0].pos == "PRON":
        return False
    tree.hang(objects[0], verb, "nsubj")
    return True


def said_subject(verb: Word, tree: Hung) -> bool:
    """Give a verb the noun right before it, read as what is said: "said ten coaches of one train derailed"."""
    saying = verb.above
    noun = next((c for c in saying.children if c.fine == "obj"), None)
    aux = verb.all("aux")
    first = min((c.i for c in aux), default=verb.i)
    if saying.lemma not in _SAYING or noun is None or noun.pos == "PRON" or noun.edges()[1] != first - 1:
        return False
    if noun.i < saying.i or any(c.dep in ("nsubj", "mark") for c in verb.children):
        return False
    if any(c.fine == "aux:pass" for c in aux):  # "denied any ransom was paid"
        tree.hang(noun, verb, "nsubj:pass")
        return True
    if verb.tag == "VBN" and not aux:
        verb.tag, verb.feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
    tree.hang(noun, verb, "nsubj")
    return True


_SAYING = frozenset("say rule add claim believe think insist estimate fear deny report allege confirm suggest".split())


def _doing(noun: Word, verb: Word) -> bool:
    """Tell "after a bombing in Lima killed three", "after a bomb in a car exploded", where the verb follows at once."""
    whole = verb.fine == "advcl" or any(c.fine == "obj" for c in verb.children)
    return noun.pos == "NOUN" and noun.edges()[1] == verb.i - 1 and whole


def of_deed(gerund: Word, tree: Hung) -> bool:
    """Give a gerund its subject in "the prospect of Norway leaving", read as Norway's prospect, which leaves."""
    noun = gerund.above
    below = noun.fine == "nmod" and noun.above.lemma in _OF_DEEDS  # … or as what the reports of soldiers are of
    doer = noun if below else next((c for c in noun.children if c.fine == "nmod"), None)
    noun = noun.above if below else noun
    if doer is None or noun.lemma not in _OF_DEEDS or any(c.dep in ("nsubj", "mark", "punct") for c in gerund.children):
        return False
    last = max(w.i for c in (doer, *doer.children) if c is not gerund for w in ((c,) if c is doer else c.subtree()))
    of = doer.one("case")
    if of is None or of.lower != "of" or last != gerund.i - 1:
        return False
    tree.hang(gerund, noun, "acl")
    tree.hang(doer, gerund, "nsubj")
    tree.hang(of, gerund, "mark")
    return True


_OF_DEEDS = frozenset(
    "idea prospect possibility risk danger chance likelihood threat fear notion thought report allegation claim "
    "suspicion hope".split()
)


def of_crowd(participle: Word, tree: Hung) -> bool:
    """Hang "chanting" on the verb in "blocked the road chanting songs": roads do not chant."""
    place, verb = participle.above, participle.above.above
    kinds = set(noun_classes(place.lemma))
    ground = place.ent in ("GPE", "LOC", "FAC") or (kinds & GROUND and not kinds & ACTORS)
    if not ground or place.dep not in ("obj", "obl") or verb.pos != "VERB":
        return False
    shown = participle.lemma in _SHOWING and any(o.lemma in _SIGNS for o in participle.all("obj"))
    if not shown and participle.lemma not in _VOICED:
        return False
    tree.hang(participle, verb, "advcl")
    return True


_VOICED = frozenset("chant sing shout yell scream cheer clap dance weep pray boo jeer demand protest mourn".split())
_SHOWING = frozenset("wave carry wear brandish raise hoist burn bear".split())
_SIGNS = frozenset(
    "banner flag placard sign poster portrait picture photo photograph candle torch cross flower wreath scarf mask "
    "helmet shirt uniform costume gown weapon gun rifle stick club stone knife axe effigy tyre tire coffin".split()
)


def of_plan(infinitive: Word, tree: Hung) -> bool:
    """Hang an infinitive on the plan that it is of: "called the plan to close the mine dangerous" calls nobody."""
    verb = infinitive.above
    to = next((c for c in infinitive.children if c.tag == "TO"), None)
    plan = next((c for c in verb.children if c.fine == "obj"), None)
    if verb.lemma not in _CALLING or to is None or plan is None or plan.pos != "NOUN" or plan.edges()[1] != to.i - 1:
        return False
    if ACTORS & set(noun_classes(plan.lemma)):
        return False
    tree.hang(infinitive, plan, "acl")
    for word in infinitive.children:
        if word.tag == "JJ" and word.i > infinitive.i and word.fine in ("advmod", "xcomp", "advcl"):
            tree.hang(word, verb, "xcomp")
    return True


_CALLING = frozenset({"call", "deem", "term", "label", "brand", "consider", "find", "make"})


def verb_taken_for_adjective(verb: Word, tree: Hung) -> None:
    """Make a clause of "said a bomb wounded three men" read as one noun: no adjective stands before a number."""
    noun, subject = verb.above, verb.within.words[verb.i - 1]
    if verb.tag in ("VBD", "VBN") and "nsubj" in verb.below and noun.i > verb.i and noun.fine in ("root", "ccomp"):
        verb.tag, verb.pos = "VBD", "VERB"  # "The group claimed responsibility for it" read as claimed responsibility
        tree.hang(verb, noun.above if noun.above != noun else verb, noun.fine)
        tree.hang(noun, verb, "obj")
        return
    if subject.pos not in ("NOUN", "PROPN") or subject.sent != verb.sent:
        return
    if not any(verb.i < c.i < noun.i and c.fine in ("nummod", "det") for c in noun.children):
        return
    inside = subject.above == noun
    if not inside and noun.above != subject:
        return
    saying = noun.above if inside else subject.above
    if saying.pos != "VERB" or saying.i > subject.i:
        return
    verb.tag, verb.pos = "VBD", "VERB"
    tree.hang(verb, saying, "ccomp")
    tree.hang(subject, verb, "nsubj")
    tree.hang(noun, verb, "obj")
    for child in noun.children if inside else ():
        if child.i < subject.i:
            tree.hang(child, subject, child.fine)


def second_victim(noun: Word, tree: Hung) -> bool:
    """Give "wounded" its object in "killed two men and wounded three", read as two men, and a wounded three."""
    if noun.above.pos == "VERB":
        return _also_hurt(noun, noun.above, tree)
    first, verb = noun.above, noun.above.above
    later = [c for c in verb.children if c.fine == "conj" and c.pos == "VERB" and first.i < c.i < noun.i]
    if first.fine == "obj" and later and not later[-1].all("obj") and noun.one("cc") is None:
        tree.hang(noun, later[-1], "obj")  # … or as an object of the first verb too
        return True
    hurt = next((c for c in noun.children if c.fine == "amod" and c.lemma in _HURTING and c.tag == "VBN"), None)
    joint = next((c for c in noun.children if c.fine == "cc" and hurt is not None and c.i == hurt.i - 1), None)
    if hurt is None or joint is None or first.fine != "obj" or verb.lemma not in _HURTING or verb.tag == "VBG":
        return False
    hurt.tag, hurt.pos = "VBD", "VERB"
    tree.hang(hurt, verb, "conj")
    tree.hang(joint, hurt, "cc")
    tree.hang(noun, hurt, "obj")
    return True


def _also_hurt(noun: Word, verb: Word, tree: Hung) -> bool:
    # "One was killed and five others wounded", read as wounded others
    hurt = next((c for c in noun.all("amod", "acl") if c.lower in _HURT and c.i == noun.i + 1), None)
    joint = noun.one("cc")
    passive = any(c.fine == "aux:pass" for c in verb.children)
    if hurt is None or joint is None or not passive or verb.lemma not in _HURTING:
        return False
    hurt.become("VERB", "VBN", _HURT[hurt.lower])
    tree.hang(hurt, verb, "conj")
    tree.hang(joint, hurt, "cc")
    tree.hang(noun, hurt, "nsubj:pass")
    return True


_HURT = {"wounded": "wound", "injured": "injure", "hurt": "hurt", "killed": "kill"}
_HURTING = frozenset({"kill", "wound", "injure", "hurt", "shoot", "attack"})


def day_before_verb(day: Word, tree: Hung) -> None:
    """Hang a day on the verb: "Ana Ruiz Thursday met" read as a name, "the ministry Monday said" as two subjects."""
    subject = day.above if day.fine == "nmod:unmarked" else day.near(-1)
    verb = subject.above
    if subject.fine.startswith("nsubj") and verb.i > day.i and verb.tag in FINITE and not day.children:
        tree.hang(day, verb, "obl:unmarked")


def who_names(verb: Word, tree: Hung) -> bool:
    """Make "The board named Ana Ruiz to lead it", "… as its head" a sentence, read as a board of that name."""
    noun, named = verb.above, next((c for c in verb.children if c.fine in ("xcomp", "obj") and c.ent == "PERSON"), None)
    acts = noun.ent in ACTING_NAMES or bool(ACTORS & set(noun_classes(noun.lemma)))
    if verb.lower not in ("named", "appointed") or noun.fine != "root" or named is None or not acts:
        return False
    as_what = any(c.tag == "VB" or preposition(c) == "as" for c in verb.children if c.i > named.i)
    if not as_what:
        return False
    tree.hang(verb, verb, "root")
    tree.hang(noun, verb, "nsubj")
    tree.hang(named, verb, "obj")
    verb.tag = "VBD"
    return True


def deed_as_subject(gerund: Word, tree: Hung) -> None:
    """Make a noun of "Fighting between rebels and troops has killed nine", read as a clause about who fights."""
    if gerund.tag != "VBG" or gerund.lower not in _DEEDS or gerund.all("obj", "nsubj", "iobj", "xcomp", "ccomp", "aux"):
        return
    verb = gerund.above
    if verb.pos != "VERB" or gerund.i > verb.i:
        return
    gerund.become("NOUN", "NN", gerund.lower)
    passive = any(c.fine == "aux:pass" for c in verb.children)
    tree.hang(gerund, verb, "nsubj:pass" if passive else "nsubj")
    for child in gerund.children:
        if child.fine in ("obl", "advmod"):
            tree.hang(child, gerund, "nmod" if child.fine == "obl" else "amod")


_DEEDS = frozenset(
    "fighting shooting bombing shelling flooding looting rioting rationing hacking stabbing infighting feuding".split()
)


def since_deed(verb: Word, tree: Hung) -> bool:
    """Give "since an invasion ousted the government" its clause, read as "since an invasion" of those ousted."""
    noun, above = verb.above, verb.above.above
    case = next((c for c in noun.children if c.fine == "case" and c.lower in _SUBORDINATING), None)
    if case is None or noun.fine != "obl" or verb.tag not in ("VBN", "VBD") or verb.lemma in _DITRANSITIVE:
        return False
    if not verb.all("obj") or verb.all("aux", "nsubj", "mark"):
        return False
    verb.tag, verb.feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
    tree.hang(verb, above, "advcl")
    tree.hang(noun, verb, "nsubj")
    tree.hang(case, verb, "mark")
    return True


_DITRANSITIVE = frozenset("give award offer pay grant hand send show tell name call elect appoint deny teach".split())
