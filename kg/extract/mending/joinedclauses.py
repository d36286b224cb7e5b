"""Clauses joined by "and" whose subject or place the parser mistook.

In: a verb of a joined clause, and the tree. Out: its own subject hung on it, or the clause hung on the one that says.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word
from kg.extract.words.nouns import ACTORS, noun_classes

FINITE = ("VBD", "VBZ", "VBP")


def second_clause(verb: Word, tree: Hung) -> bool:
    """Part "with Oslo backing Ruiz, and Lima and Quito urging calm" read as "backing Ruiz, Lima and Quito"."""
    if verb.i < 3 or any(c.dep in ("nsubj", "expl") or c.fine == "cc" for c in verb.children):
        return False
    noun = verb.near(-1)
    while noun.fine in ("conj", "flat", "compound") and noun.above.i < noun.i and not _opens(noun):
        noun = noun.above
    first = noun.above
    if noun.fine != "conj" or not _opens(noun) or noun.pos not in ("NOUN", "PROPN"):
        return False
    other = first.above  # "backing", which the parser may have hung beside "urging", not over it
    beside = other.above == verb.above and other.tag == "VBG" and any(c.fine == "nsubj" for c in other.children)
    if verb.above != other and not (beside and other.fine == verb.fine):
        return False
    if first.fine not in ("obj", "obl") or first.i < other.i:
        return False
    tree.hang(noun, verb, "nsubj")
    return True


def finite(verb: Word, tree: Hung) -> None:
    """Part "Norway invaded Peru and Chile attacked Bolivia" read as "invaded Peru and Chile"."""
    noun = verb.near(-1) if verb.i else verb
    while noun.fine in ("flat", "compound") and noun.above.i < verb.i:
        noun = noun.above
    joint = next((c for c in noun.children if c.fine == "cc" and c.i < noun.i), None)
    if joint is None or verb.tag not in FINITE or noun.fine != "conj" or noun.above.above != verb.above:
        return
    if noun.above.fine in ("obj", "obl") and not any(c.fine in ("nsubj", "mark", "aux") for c in verb.children):
        tree.hang(noun, verb, "nsubj")
        tree.hang(joint, verb, "cc")
        tree.hang(verb, verb.above, "conj")


def gapped(name: Word, tree: Hung) -> bool:
    """Part "Ana was the winner and Teo the loser", read as one who was both."""
    winner = name.above
    if winner.dep == "nsubj" and winner.i < winner.above.i < name.i:
        winner = winner.above
    if name.ent != "PERSON" or winner.ent or not winner.all("cop"):
        return False
    losers = [d for c in name.all("appos") if c.pos == "NOUN" for d in c.all("det") if name.i < d.i <= name.i + 2]
    if not losers or not any(c.ent == "PERSON" for c in winner.all("nsubj")):
        return False
    tree.hang(name, winner, "parataxis")
    return True


def subject_behind(noun: Word, tree: Hung) -> bool:
    """Give "were hurt" its subject in "Two men died and three others were hurt", read as two men and three others."""
    first = noun.above
    verb = first if first.pos == "VERB" else first.above
    if verb is not first and (first.dep != "nsubj" or not first.i < verb.i < noun.i):
        return False
    later = next((c for c in verb.children if c.fine == "conj" and c.i > noun.i), None)
    joints = [c for w in (later, noun) if w is not None for c in w.children if c.fine == "cc" and c.i < noun.i]
    if later is None or later.all("nsubj") or not joints:
        return False
    last = noun.edges()[1]
    helping = {c.i for c in later.children if c.dep in ("aux", "advmod", "cop")}
    if any(i not in helping for i in range(last + 1, later.i)):
        return False
    passive = any(c.fine == "aux:pass" for c in later.children)
    tree.hang(noun, later, "nsubj:pass" if passive else "nsubj")
    return True


def second_passive(verb: Word, tree: Hung) -> bool:
    """Part "was backed by Norway and opposed by Peru" read as "by Norway and Peru", the second one opposed."""
    first = verb.above.above if verb.above.pos in ("NOUN", "PROPN") else verb.above
    by = verb.near(1) if verb.i + 1 < verb.sentence[1] else verb
    if verb.tag != "VBN" or by.lower != "by" or first.tag != "VBN" or verb.near(-1).lower not in ("and", "but", "or"):
        return False
    agent = next((c for c in first.children if any(w.lower == "by" for w in c.all("case")) and c.i < verb.i), None)
    other = by.above
    if agent is None or other.i < by.i or other.above not in (agent, verb) or verb.above not in (agent, first):
        return False
    tree.hang(verb, first, "conj")
    tree.hang(other, verb, "obl:agent")
    return True


def _opens(noun: Word) -> bool:
    """Tell a conjunct after a comma and "and", as a new clause begins."""
    joins = [c for c in noun.children if c.fine == "cc" and c.i < noun.i]
    return bool(joins) and joins[0].i > 0 and joins[0].near(-1).text == ","


def no_infinitive(verb: Word, tree: Hung) -> bool:
    """Hang "warned" on "plans" in "plans to sell the mine and warned of losses": it was, and is not planned."""
    first = verb.above
    if verb.tag not in FINITE or first.tag not in ("VB", "VBG") or first.fine not in ("xcomp", "advcl", "acl"):
        return False
    if not any(c.tag == "TO" or c.dep == "mark" for c in first.children) or verb.all("nsubj", "aux"):
        return False
    if (first.tag == "VBG" and "aux" in first.below) or (first.tag == "VB" and verb.tag == "VBP"):
        return False  # "an effort to win and topple him"
    main = first.above
    while main.fine in ("xcomp", "acl", "obj") and main.above.i < main.i and not _tense(main):
        main = main.above
    tense = _tense(main)
    if tense != verb.tag and {tense, verb.tag} not in ({"VBD", "VBZ"}, {"VBD", "VBP"}):
        return False
    tree.hang(verb, main, "conj")
    return True


def never_to(verb: Word, tree: Hung) -> bool:
    """Hang "never" on "leave" in "vowed never to leave": it was vowed."""
    to = next((c for c in verb.children if c.tag == "TO"), None)
    if to is None or to.i == 0 or verb.above.i > to.i:
        return False
    adverb = to.near(-1)
    if adverb.lower not in ("never", "not") or adverb.above is not verb.above or adverb.i < verb.above.i:
        return False
    tree.hang(adverb, verb, "advmod")
    return True


def _tense(verb: Word) -> str:
    """Return the tag of the finite form that a verb has or is helped by, or ""."""
    if verb.tag in FINITE:
        return verb.tag
    return next((c.tag for c in verb.children if c.dep in ("aux", "cop") and c.tag in FINITE), "")


def no_content(verb: Word, tree: Hung) -> bool:
    """Hang ", and both will go free" on "denied" in "denied charges that they paid, and both will go free"."""
    first = verb.above
    joint = verb.one("cc")
    if first.dep != "acl" or joint is None or joint.near(-1).text != "," or verb.all("mark"):
        return False
    if not any(c.dep == "nsubj" and joint.i < c.i < verb.i and c.tag not in ("WDT", "WP") for c in verb.children):
        return False
    main = first.above
    while main.pos not in ("VERB", "AUX") and main.above is not main:
        main = main.above
    while main.fine == "xcomp":
        main = main.above
    if main.pos != "VERB" or main.i > first.i:
        return False
    tree.hang(verb, main, "conj")
    return True


def said_too(verb: Word, tree: Hung) -> bool:
    """Hang "held" on "killed" in "denied it, saying the guards killed two and held three": they did both."""
    joint = verb.one("cc")
    if joint is None or joint.lower != "and" or (joint.near(-1).is_punct and joint.near(-1).text == ","):
        return False
    for saying in verb.above.below.get("advcl", ()):
        told = saying.one("ccomp") if saying.lower in ("saying", "claiming", "adding", "insisting") else None
        if told is not None and saying.i < told.i < verb.i and told.tag == verb.tag and not verb.all("nsubj", "aux"):
            tree.hang(verb, told, "conj")
            return True
    return False


def said_and_did(verb: Word, tree: Hung) -> None:
    """Hang "called" on "said" in "Ruiz said the law was unfair and called on Oslo to act": the law calls on nobody."""
    if verb.lemma not in _TELLING or not (verb.tag in FINITE or _acts(verb)):
        return
    content = verb.above
    if content.fine == "ccomp" and verb.lemma == "decline" and _speaks_for_others(content.above):
        tree.hang(verb, content.above, "conj")  # "A spokesman said Ruiz had left but declined to comment"
        return
    subject = next((c for c in content.children if c.dep == "nsubj"), None)
    if content.fine != "ccomp" or content.above.tag not in FINITE or subject is None:
        return
    things = set(noun_classes(subject.lemma)) if subject.pos == "NOUN" else set()
    if (things and not things & ACTORS) or _parted(verb, content):
        tree.hang(verb, content.above, "conj")


def _parted(verb: Word, content: Word) -> bool:
    """Tell "said that Norway had been slow, and urged it to act" from "said that Norway left and urged others to"."""
    joint = verb.one("cc")
    if joint is None or joint.i != verb.i - 1:
        return False
    past = content.above.tag == "VBD" and (verb.tag == "VBD" or _acts(verb))
    if joint.lower == "but" and verb.lemma in _DENYING and past:
        return True  # "said crews were on their way but denied that the dam leaked"
    if joint.near(-1).text != ",":
        return False
    saying, other = content.above, content.tag if content.pos == "VERB" else ""
    return verb.tag == saying.tag == "VBD" and other != "VBD" and saying.i < content.i


_DENYING = frozenset({"deny", "reject", "dismiss"})


def _speaks_for_others(saying: Word) -> bool:
    return any(c.dep == "nsubj" and c.lemma.startswith("spokes") for c in saying.children)


def _acts(verb: Word) -> bool:
    # "said the plane had been checked and denied that it was old": what is denied behind it makes it no passive
    return verb.tag == "VBN" and any(c.dep in ("ccomp", "obj") for c in verb.children)


_TELLING = frozenset(
    "call urge ask demand accuse vow pledge promise appeal thank warn criticise criticize condemn denounce praise "
    "deny reject refuse decline insist caution apologise apologize announce".split()
)
