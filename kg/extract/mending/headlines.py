"""Headlines, whose grammar parsers of whole sentences miss: "Egypt, Sudan sign deal", "Ex-mayor jailed for fraud".

In: a sentence without a full stop, in a Text. Out: the same tree, its verb a verb, its passives passive.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Text, Word
from kg.extract.words.derivations import event_verb

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP"})
# Told of somebody without an object, they were done to him.
_DONE_TO = frozenset(
    "arrest jail fine sue kill injure wound charge sentence name elect appoint accuse acquit convict ban release clear "
    "rescue seize free detain evict deport extradite evacuate sack suspend award honour honor cancel delay approve "
    "reject block indict imprison expel oust nominate hospitalise hospitalize".split()
)
# Read as nouns behind their subjects: "Court jails two".
_VERBS = _DONE_TO | frozenset("hit back raid halt attack probe launch slam seek win sign raise cut face warn".split())
_PATIENTS = frozenset({"appos", "flat", "nummod", "dep", "compound", "vocative", "parataxis"})
_HARMING = frozenset("wound injure kill hurt".split())
_ENDS = frozenset({".", "!", "?", "…", "..."})
_LONGEST = 20
_COLONS = frozenset({":", "–", "—"})
_LONGEST_SOURCE = 6
_TAKEN_FOR = frozenset({"appos", "nsubj", "obj", "conj", "nmod", "dep", "obl", "obl:unmarked", "nmod:unmarked"})


def headlines(text: Text) -> None:
    """Hang what headlines leave out or put otherwise."""
    for first, end in text.sentences:
        words = text.words[first:end]
        while words and (words[-1].is_blank or words[-1].is_quote):
            words = words[:-1]
        if not words or words[-1].text in _ENDS or len(words) > _LONGEST:
            continue
        tree = Hung()
        for word in words:
            _mend(word, tree)
        _source(words, tree)
        tree.write()


def _source(words: list[Word], tree: Hung) -> None:
    """Hang "report" on the verb in "Mine floods: report", "Mine floods – report", read as what floods."""
    colon = next((n for n in range(len(words) - 1, 0, -1) if words[n].text in _COLONS), 0)
    source = words[colon + 1 :]
    if not colon or not 0 < len(source) <= _LONGEST_SOURCE or any(w.pos in ("VERB", "AUX", "ADP") for w in source):
        return
    low, root = source[0].i, next((w for w in words if w.fine == "root"), words[0])
    if root.pos != "VERB" or root.i > low:
        return
    for word in source:
        if word.above.i < low and word.fine in _TAKEN_FOR:
            tree.hang(word, root, "parataxis")


def _mend(word: Word, tree: Hung) -> None:
    if word.fine == "root" and word.pos == "PROPN" and _before_colon(word):
        _topic(word, tree)
    elif word.fine == "root" and (word.pos == "NUM" or word.tag == "NNS") and _toll(word, tree):
        return
    elif word.fine == "root" and word.lower == "dead":
        _dead(word, tree)
    elif word.fine == "root" and (word.pos == "NOUN" or word.tag == "VBZ"):
        _noun_for_verb(word, tree)
    elif word.fine == "compound" and word.tag == "NNS" and word.above.fine == "root":
        _verb_in_name(word, tree)
    elif word.fine in ("conj", "appos") and word.tag == "NNS" and word.lemma in _HARMING:
        _second_harm(word, tree)
    elif word.fine == "appos":
        _second_subject(word, tree)
    elif word.fine == "obl" and word.pos == "NUM":
        _victims(word, tree)
    elif word.fine == "acl" and word.tag == "VBN" and word.above.fine == "root":
        _passive_root(word, tree)
    elif word.tag == "VBG" and word.fine in ("advcl", "acl"):
        _deed(word, tree)
    elif word.tag in ("VBD", "VBN") and word.fine in ("root", "ccomp", "parataxis"):
        _passive(word, tree)


def _toll(number: Word, tree: Hung) -> bool:
    # "At least 31 dead as storm hits Peru", "31 killed in Lima blast" read as a number and what it is like
    if number.i + 1 >= len(number.within.words) or not (number.pos == "NUM" or number.all("nummod")):
        return False
    harm = number.near(1)
    if harm.above is not number or harm.fine not in ("acl", "amod", "parataxis", "appos") or harm.all("aux", "cop"):
        return False
    if harm.lower == "dead":
        harm.become("VERB", "VBD", "die")
    elif harm.tag != "VBN" or harm.lemma not in _HARMING:
        return False
    tree.hang(harm, harm, "root")
    tree.hang(number, harm, "nsubj" if harm.lemma == "die" else "nsubj:pass")
    second = [*harm.all("nsubj"), *number.all("appos")]  # "31 dead, dozens missing as …"
    for noun in second:
        tree.hang(noun, harm, "parataxis")
    behind = [w for n in (number, harm, *second) for w in n.children if w.i > harm.i]
    behind += [w for other in behind if other.fine in ("amod", "acl") for w in other.children]
    for part in behind:
        if part.fine in ("advcl", "obl", "nmod"):
            tree.hang(part, harm, "obl" if part.fine == "nmod" else part.fine)
    return True


def _dead(dead: Word, tree: Hung) -> None:
    # "Dozens dead as blasts rock market": they died
    many = next((c for c in dead.all("nsubj", "nummod") if c.i == dead.i - 1 and c.ent == "CARDINAL"), None)
    if many is not None and not dead.all("cop", "aux", "det"):
        dead.become("VERB", "VBD", "die")
        tree.hang(many, dead, "nsubj")


def _noun_for_verb(verb: Word, tree: Hung) -> None:
    # "Court jails ex-minister", "Police arrest two" read as jails of a court
    subject = next((c for c in verb.children if c.fine == "compound" and c.i == verb.i - 1), None)
    patient = next((c for c in verb.children if c.i > verb.i and c.fine in _PATIENTS and not c.all("case")), None)
    if verb.lemma not in _VERBS or subject is None or patient is None or verb.all("case", "cop", "det", "nsubj"):
        return
    _done_by(verb, subject, patient, tree)
    for child in verb.children:
        if child.i < subject.i and child.fine != "punct":
            tree.hang(child, subject, child.fine)


def _verb_in_name(verb: Word, tree: Hung) -> None:
    # "Watchdog fines bank $2 million" read as a bank of watchdog fines
    patient, subject = verb.above, verb.near(-1) if verb.i else verb
    before = subject.pos in ("NOUN", "PROPN") and subject.fine == "compound" and subject.above in (verb, patient)
    if verb.lemma not in _VERBS or not before or patient.fine != "root" or patient.all("case", "cop", "det", "nsubj"):
        return
    _done_by(verb, subject, patient, tree)
    tree.hang(verb, verb, "root")
    for child in (*patient.children, *verb.children):
        if child.i < subject.i and child.fine != "punct":
            tree.hang(child, subject, child.fine)


def _done_by(verb: Word, subject: Word, patient: Word, tree: Hung) -> None:
    """Make a verb of a word, with who does it and to whom, for how much, and what for."""
    verb.pos, verb.tag = "VERB", "VBZ" if verb.text.endswith("s") else "VBP"
    tree.hang(subject, verb, "nsubj")
    tree.hang(patient, verb, "obj")
    for child in (*verb.children, *patient.children):
        if child.i <= patient.i:
            continue
        if child.ent == "MONEY" and not child.all("case"):
            tree.hang(child, verb, "obj")  # "fines bank $2 million"
        elif (child.fine == "nmod" and child.above is verb) or (child.fine == "obl" and child.above is patient):
            tree.hang(child, verb, "obl")


def _second_subject(name: Word, tree: Hung) -> None:
    # "Egypt, Sudan sign deal": both do
    first, verb = name.above, name.above.above
    both = name.ent in _NAMES and first.ent in _NAMES and (name.ent == "PERSON") == (first.ent == "PERSON")
    if both and first.fine == "nsubj" and verb.tag in ("VBP", "VB") and name.i < verb.i:
        tree.hang(name, first, "conj")


def _victims(number: Word, tree: Hung) -> None:
    # "Man held after 3 killed in crash": he was not killed
    verb, when = number.above, number.near(-1) if number.i else number
    told = verb.tag == "VBN" and verb.i == number.i + 1 and not verb.all("nsubj", "aux")
    if told and when.lower in ("after", "as", "when"):
        tree.hang(number, verb, "nsubj:pass")
        tree.hang(when, verb, "mark")


def _before_colon(word: Word) -> bool:
    return word.i + 1 < len(word.within.words) and word.near(1).text == ":"


def _topic(place: Word, tree: Hung) -> None:
    # "Norway: 28 migrants rescued" read as Norway's migrants, or as Norway rescued
    noun = next((c for c in place.children if c.fine in ("appos", "parataxis") and c.pos in ("NOUN", "PROPN")), None)
    verb = next((c for n in (noun, place) if n is not None for c in n.all("acl") if c.tag == "VBN"), None)
    if noun is None or verb is None or noun.i > verb.i or verb.lemma not in _DONE_TO:
        return
    tree.hang(verb, verb, "root")
    tree.hang(noun, verb, "nsubj:pass")
    tree.hang(place, verb, "parataxis")


def _second_harm(noun: Word, tree: Hung) -> None:
    # "kills four, wounds 36"
    verb, number = noun.above.above, next((c for c in noun.children if c.fine == "nummod" and c.i > noun.i), None)
    if number is None or verb.pos != "VERB" or noun.above.fine != "obj":
        return
    noun.pos, noun.tag = "VERB", "VBZ"
    tree.hang(noun, verb, "conj")
    tree.hang(number, noun, "obj")
    for child in noun.children:
        if child.fine == "nmod":
            tree.hang(child, noun, "obl")


def _deed(gerund: Word, tree: Hung) -> None:
    # "Two held over killing of teacher": the killing is a noun, its article left out
    of = next(
        (c for c in gerund.all("obl", "nmod") if any(k.i == gerund.i + 1 and k.lower == "of" for k in c.children)), None
    )
    preposition = next((c for c in gerund.children if c.i == gerund.i - 1 and c.dep in ("mark", "case")), None)
    if of is None or preposition is None or event_verb(gerund.lower) is None or gerund.all("obj", "nsubj"):
        return
    gerund.become("NOUN", "NN", gerund.lower)
    tree.hang(gerund, gerund.above, "obl" if gerund.above.pos == "VERB" else "nmod")
    tree.hang(preposition, gerund, "case")
    tree.hang(of, gerund, "nmod")


def _passive_root(verb: Word, tree: Hung) -> None:
    # "Moreau named finance minister" read as a Moreau of that name
    who = verb.above
    if (
        verb.lemma not in _DONE_TO
        or _before_colon(who)
        or who.fine != "root"
        or any(c.pos == "VERB" for c in who.children if c is not verb)
    ):
        return
    tree.hang(verb, verb, "root")
    tree.hang(who, verb, "nsubj:pass")
    for child in who.children:
        if child.i > verb.i and child is not verb:
            tree.hang(child, verb, "obl" if child.fine == "nmod" else child.fine)


def _passive(verb: Word, tree: Hung) -> None:
    # "Google fined $57m by regulator", "Boeing sued over crash by families"
    subject = next((c for c in verb.children if c.fine == "nsubj" and c.i < verb.i), None)
    objects = [c for c in verb.children if c.fine in ("obj", "iobj", "ccomp")]
    if verb.lemma not in _DONE_TO or subject is None or any(c.dep == "aux" for c in verb.children):
        return
    if any(o.ent != "MONEY" for o in objects):
        return
    verb.tag = "VBN"
    tree.hang(subject, verb, "nsubj:pass")
    for oblique in verb.all("obl"):
        for agent in (c for c in oblique.all("nmod") if any(k.lower == "by" for k in c.all("case"))):
            tree.hang(agent, verb, "obl:agent")
