"""In: a noun. Out: who is called by it: "opposition leader Ana Ruiz", "she served as director", "The winner was Lima".

Each construction that joins a noun to the one it is said of has a name, which becomes part of the claim's rule.
"""

from kg.extract.beside.links import is_rank_before
from kg.extract.grammar.voice import is_passive
from kg.extract.proposals import Context
from kg.extract.reference.mentions import NAMES
from kg.extract.reference.reflexives import REFLEXIVES
from kg.extract.tree import Word, conjuncts, is_nominal, preposition
from kg.extract.words.nouns import noun_classes

# Forms of address, which name no office.
_ADDRESS = frozenset("mr mr. mrs mrs. ms ms. miss madam sir dame lord lady mx mx. messrs messrs. dr dr.".split())
# "She serves as mayor", "They appointed her as mayor": who is the mayor.
_SERVING_ALONE = frozenset("serve act work function emerge succeed replace resign retire step quit".split())
_SERVING = _SERVING_ALONE | frozenset(
    "hire recruit retain swear inaugurate crown promote employ appoint name elect install designate reappoint choose "
    "select nominate".split()
)
CAUSES = frozenset("cause effect consequence result outcome reason source trigger".split())


_PLACES = frozenset({"GPE", "LOC", "FAC"})  # "Prince" of "the capital, Port-au-Prince" is none


def holders(context: Context, noun: Word) -> list[tuple[Word, str]]:
    """Return who is called by the noun: the named one beside it, and the construction that joins the two."""
    found: list[tuple[Word, str]] = []
    head = noun.head
    if noun.lower in _ADDRESS or (head is not None and context.mentions.one_name(noun, head)):
        return found
    if noun.i + 1 < len(context.words) and is_rank_before(noun, noun.near(1)):
        return found  # "Lt. Col. Ana Ruiz", "Police Sgt. Ana Ruiz": one title
    one = one_of(noun)
    if one is not None:
        return holders(context, one)  # "Ana Ruiz, one of the founders of Delta Mining"
    if head is not None:
        if (noun.fine == "nmod:desc" and noun.ent not in NAMES) or (
            noun.dep == "compound" and head.ent in ("PERSON", "ORG") and noun.pos == "NOUN" and noun.ent not in NAMES
        ):
            found.append((_body_named(noun, head) or head, "title"))  # "opposition leader Juan Guaido"
            if noun.tag in ("NNS", "NNPS") and noun.lower != noun.low:  # "ministers Ana Ruiz and Teo Brandt"
                # but "senators Ana Ruiz, Teo Brandt and CIA director Jon Vik"
                others = [c for c in conjuncts(head) if c is not head and c.ent == "PERSON"]
                found.extend((c, "title") for c in others if c.near(-1).pos in ("CCONJ", "PUNCT"))
        elif noun.dep == "flat" and noun.ent not in NAMES and head.ent not in ("", "PERSON"):
            found.append((head, "title"))  # "US President Ana Ruiz" in treebanks that make it one flat name
        elif (
            noun.dep == "appos"
            and noun.ent not in _PLACES
            and not _titles_next(context, noun)
            and not _of_the_named(noun, head)
        ):
            found.append((head, "apposition"))  # "Yevgeny Shabayev, leader of a chapter"
        elif noun.dep == "conj" and _another_post(noun, head):
            found.append((head, "apposition"))  # "Ana Ruiz, director of the museum, and head of the trust"
        elif noun.dep == "conj" and any(c.dep == "appos" and c.ent in NAMES and c.i > noun.i for c in head.children):
            found.extend(holders(context, head))  # "the founder and president of Delta Mining, Ana Ruiz"
        elif noun.dep == "conj" and (head.fine == "nmod:desc" or head.dep == "appos" or _said_too(noun, head)):
            found.extend(holders(context, head))  # "academic and professor Marc Hill"
    below = noun.below
    for child in noun.children if "appos" in below or "flat" in below else ():
        several = any(c.dep == "conj" for c in child.children)
        if child.ent == "PERSON" and noun.tag == "NNS" and noun.dep == "nmod" and not several:
            continue  # "the leader of the rebels, Carl Berg": one man is no rebels
        if child.dep == "appos" and _tells_between(noun, child):
            continue  # "union leaders urge Secretary Ana Ruiz to stay", read as their names
        if child.dep == "appos" and child.ent in NAMES and noun.ent not in NAMES:
            found.append((child, "named-apposition"))  # "the team's coach, Ali Mehraban"
        elif child.dep == "flat" and child.ent in NAMES and noun.ent not in NAMES and child.i == noun.i + 1:
            found.append((child, "named-apposition"))
    if noun.dep in ("parataxis", "appos", "obl") and noun.lemma in _BORN and not noun.all("case", "nmod:poss"):
        birth = head if head is None or head.pos == "VERB" else head.head  # "was born in Lima in 1941, the son of"
        if birth is not None and birth.lemma == "bear":
            found.extend((s, "predicative") for s in birth.all("nsubj"))
    if noun.dep == "nsubj" and head is not None and _names_the_holder(noun, head):
        found.append((head, "copula-name"))  # "The head of the bank is Ana Ruiz"
    found.extend(_by_clause(context, noun))
    return [
        (w, rule)
        for h, rule in found
        for w in ([h] if rule == "title" else conjuncts(h))
        if rule != "apposition" or w.i < noun.i  # of a list, what stands before it
    ]


def _tells_between(noun: Word, name: Word) -> bool:
    between = noun.within.words[noun.i + 1 : name.i]
    return any(w.tag in ("VBP", "VBZ", "VB") and w.head is not None and not noun.is_over(w) for w in between)


def _by_clause(context: Context, noun: Word) -> list[tuple[Word, str]]:
    """Return who is called by the noun through a copula, a verb or "as"."""
    if noun.dep != "xcomp" and _JOINED.isdisjoint(noun.below):
        return []
    head, prep = noun.head, preposition(noun)
    if "cop" in noun.below and prep not in _PLACING:  # "was from the town of Lima"
        return [(s, "copula") for s in context.clauses.surface(noun)[0]]
    if noun.dep == "obl" and prep == "as" and head is not None and (head.lemma in _SERVING or _took_over(head)):
        # "served as director of the bank", "was appointed as its head"
        return [(s, "serving") for s in _server(context, head)]
    if prep == "as" and _opens(noun):
        # "As leader of the party, Ana Ruiz signed it"
        return [(s, "serving") for s in context.clauses.surface(noun.above)[0]]
    if prep == "as" and (owner := _in_whose_role(noun)) is not None:
        return [(owner, "held")]  # "her role as chairwoman", "in his capacity as mayor"
    if prep == "as" and (verb := _working(noun)) is not None:
        # "won a seat as a member of parliament", "began her career as a reporter"
        told = "held" if verb.lemma in _HOLDING else "serving"  # "took a job as a teacher" is told with the verb too
        return [(s, told) for s in context.clauses.frame(verb).subjects]
    if noun.dep == "xcomp" and noun.tag != "VBG" and not _self_styled(noun.head) and _becoming(head):
        # "became a symbol", "was named captain"
        return [(s, "predicative") for s in context.clauses.surface(noun)[0]]
    return []


_JOINED = frozenset({"cop", "case"})


def _opens(noun: Word) -> bool:
    """Tell a role that stands before its clause, which is told as done."""
    clause = noun.above
    if noun.dep not in ("obl", "advcl", "nmod") or noun.i > clause.i or noun.lemma in _YOUNG or noun.tag == "NNS":
        return False
    if "Person" not in noun_classes(noun.lemma) and noun.lemma != "head":
        return False
    first = noun.edges()[0] == noun.sentence[0]
    return first and not any(c.tag == "MD" for c in clause.children)


_YOUNG = frozenset("child boy girl teenager youth baby kid student pupil adult man woman person".split())


def _in_whose_role(noun: Word) -> Word | None:
    job = noun.head if noun.dep == "nmod" and "Person" in noun_classes(noun.lemma) else None
    if job is None or job.lemma not in _JOBS | _CAPACITIES:
        return None
    verb = job.head
    if verb is not None and job.dep in ("obj", "nsubj") and verb.lemma in _SEEKING:
        return None  # "announced her candidacy and future role as mayor"
    return next((c for c in job.children if c.fine == "nmod:poss"), None)


_CAPACITIES = frozenset({"capacity", "status", "duty", "tenure", "function", "service", "experience"})
_SEEKING = frozenset({"seek", "want", "plan", "propose", "refuse", "reject", "decline", "expect"})


def _body_named(noun: Word, person: Word) -> Word | None:
    """Return the body that a noun names: in "the rebel group Karvel's Ana Ruiz" it is Karvel, and not she."""
    name = next((c for c in person.children if c.fine == "nmod:poss" and noun.i < c.i < person.i), None)
    body = "Organization" in noun_classes(noun.lemma) and "Person" not in noun_classes(noun.lemma)
    return name if name is not None and body and name.ent and name.pos == "PROPN" else None


def _working(noun: Word) -> Word | None:
    """Return the verb of having a job, which a noun behind "as" says more of; none where the job is only wanted."""
    head = noun.head
    if head is None or "Person" not in noun_classes(noun.lemma):
        return None
    if noun.dep == "nmod" and head.dep == "obj" and head.lemma in _JOBS:
        verb = head.head
    else:
        spent = head.lemma == "spend" and noun.dep == "obl"
        job = next((c for c in head.all("obj") if c.lemma in _JOBS or (spent and c.ent == "DATE")), None)
        verb = head if job is not None and noun.dep == "obl" else None
    return verb if verb is not None and verb.lemma in _HAVING and not is_passive(verb) else None


_HOLDING = frozenset("get take hold accept assume leave quit".split())
_JOBS = frozenset("job post position role career seat place work stint spell term tenure life day debut".split())
_HAVING = frozenset(
    "get win take secure land gain hold have keep begin start launch accept leave quit lose finish end spend make find "
    "resume assume earn do".split()
)


def one_of(noun: Word) -> Word | None:
    """Return the "one" of "one of the founders", who is what the noun says."""
    head = noun.head
    if head is None or head.lower != "one" or noun.dep != "nmod" or noun.tag != "NNS" or preposition(noun) != "of":
        return None
    return head


def is_best(noun: Word) -> bool:
    """Tell "one of the most famous actors", which is told in those words, from a post."""
    return any(w.tag in ("JJS", "RBS") for w in noun.subtree())


_PLACING = frozenset("from in at near on outside inside behind".split())
_BORN = frozenset("son daughter child grandson granddaughter".split())


def _another_post(noun: Word, name: Word) -> bool:
    if any(c.dep == "appos" and c.ent in NAMES for c in noun.children):
        return False  # "Ana Ruiz, director of the museum, and its treasurer, Teo Brandt"
    named_one = noun.lower == "one"  # "a teacher, and one of the founders of the party"
    tagged = noun.tag in ("NN", "NNP") or named_one
    bare = noun.ent not in NAMES and not noun.all("det", "nsubj") and tagged and noun.all("nmod")
    posts = [c for c in name.all("appos") if c.ent not in NAMES and c.i < noun.i and c.all("nmod")]
    post = noun.lemma == "head" or named_one or "Person" in noun_classes(noun.lemma)
    return name.ent == "PERSON" and bool(bare) and bool(posts) and post


def _of_the_named(noun: Word, thing: Word) -> bool:
    # "has run out of oxygen, its director, Ana Ruiz, said": she is, and not the oxygen
    person = any(c.dep == "appos" and c.ent == "PERSON" for c in noun.children) and "Person" in noun_classes(noun.lemma)
    return person and thing.ent != "PERSON" and "Person" not in noun_classes(thing.lemma)


def _becoming(verb: Word | None) -> bool:
    if verb is not None and verb.lemma in _NAMING and not (is_passive(verb) or verb.all("obj", "iobj")):
        return False  # "named the species Orvis", "called the find a surprise": not who names it
    if verb is not None and any(c.lower == "it" for c in verb.all("obj", "expl")):
        return False  # "makes it a crime to insult her"
    if verb is not None and verb.lemma == "plead":
        return False  # "pleaded guilty": the adjective taken for a noun
    return verb is None or verb.lemma not in _BANNING


_NAMING = frozenset("name call label dub brand deem consider declare pronounce describe appoint elect vote".split())

# The nouns behind these are their objects, whatever parsers say: "bans smoking".
_BANNING = frozenset(
    "ban prohibit stop start begin quit avoid allow permit forbid include involve enjoy practise".split()
)


def _said_too(noun: Word, predicate: Word) -> bool:
    """Tell "She was an artist and a dealer" from a clause of its own."""
    return bool(predicate.all("cop")) and is_nominal(noun) and not noun.all("nsubj", "cop")


def _names_the_holder(noun: Word, name: Word) -> bool:
    """Tell whether a copula says who is what its subject describes: "The winner was Ana Ruiz"."""
    if noun.lemma in CAUSES and noun.all("nmod") and name.pos == "NOUN" and name.all("cop"):
        return True  # "The cause of the fire was a candle"
    described = noun.pos == "NOUN" and noun.ent not in NAMES and any(c.dep in ("det", "nmod") for c in noun.children)
    return (
        described
        and name.ent in ("PERSON", "ORG", "GPE")
        and name.pos == "PROPN"
        and bool(name.all("cop"))
        and not name.all("case")
    )


def _titles_next(context: Context, noun: Word) -> bool:
    """Tell "Ana Ruiz; singer Teo Brandt", where the noun belongs to the next name of a list."""
    after = context.words[noun.i + 1 : noun.i + 2]
    return bool(after) and after[0].ent == "PERSON" and after[0].dep in ("conj", "appos", "list", "nmod")


def _server(context: Context, verb: Word) -> list[Word]:
    """Return who serves: the subject, of "appointed" and the like the one who undergoes it."""
    frame = context.clauses.frame(verb)
    if verb.lemma in _SERVING_ALONE or _took_over(verb):
        return frame.subjects
    return frame.recipients or frame.objects


def _took_over(verb: Word) -> bool:
    return verb.lemma == "take" and any(c.fine == "compound:prt" and c.lower == "over" for c in verb.children)


def _self_styled(verb: Word | None) -> bool:
    """Tell "declared herself president", which is a claim to the post."""
    return verb is not None and any(c.lower in REFLEXIVES for c in verb.all("obj"))


def told_by(noun: Word, rule: str) -> Word:
    """Return the word that is negated or doubted where the noun is: "The winner may be Ana Ruiz"."""
    if rule in ("copula-name", "serving", "held") and noun.head is not None:
        return noun.head
    return one_of(noun) or noun  # "is not one of the leaders"
