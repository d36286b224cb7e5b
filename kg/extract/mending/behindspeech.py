"""What stands behind a verb of speech, and was hung on the clause that is said.

In: a word and the tree. Out: the word hung on the verb of speech: English does not reach back over who speaks.
"""

from kg.extract.mending.hung import Hung
from kg.extract.tree import Word

_PARTING = frozenset({",", ";", ":", "–", "—"})


def behind_saying(word: Word, tree: Hung) -> bool:
    """Hang "from a balcony" on "told" in "“It has survived,” she told them from a balcony", read as survived there."""
    above = word.above
    saying = above
    while saying.fine in ("ccomp", "conj", "acl:relcl", "obl", "nmod", "xcomp", "advcl", "obj") and saying.i < word.i:
        content, saying = saying, saying.above
        if content.fine == "ccomp" and content.i < saying.i:
            break
    else:
        return False
    if not above.i < saying.i < word.i or not saying.all("nsubj") or saying.pos != "VERB":
        return False
    between = word.within.words[saying.i + 1 : word.edges()[0]]
    if any(w.is_quote or w.text in _PARTING for w in between):
        return False  # "“We left,” she said, “because of the rain”"
    tree.hang(word, saying, word.fine)
    return True


def behind_report(participle: Word, tree: Hung) -> None:
    """Hang "citing" on "reported" in "They had left, Reuters reported, citing two officials", read as who left."""
    clause = participle.above
    while clause.fine in ("ccomp", "xcomp", "conj", "advcl", "acl:relcl") and clause.above.i < clause.i:
        clause = clause.above
    if clause.fine == "ccomp" and clause.i < clause.above.i < participle.i and clause.above.all("nsubj"):
        tree.hang(participle, clause.above, "advcl")
        return
    for verb in clause.children:
        if verb.fine == "parataxis" and participle.above.i < verb.i < participle.i and verb.all("nsubj"):
            tree.hang(participle, verb, "advcl")


def citing(participle: Word, tree: Hung) -> None:
    """Hang "citing" on whom it is told of: "According to Reuters, citing two officials, Ruiz left"."""
    behind_report(participle, tree)
    before = participle.i - 1
    while before > participle.sentence[0] and participle.within.words[before].is_punct:
        before -= 1
    noun = participle.within.words[before]
    while noun.fine in ("flat", "compound", "nmod:desc", "conj") or noun.fine == "nmod":
        if noun.above.i == noun.i:
            return
        noun = noun.above
    if any(c.lower == "according" and c.i < noun.i for c in noun.children):
        tree.hang(participle, noun, "acl")


def behind_quotation(participle: Word, tree: Hung) -> bool:
    """Hang "hoping" on "said" in "“We left,” she said, hoping for rain", which was read as who left."""
    clause = participle.above
    while clause.fine in ("ccomp", "xcomp", "conj", "advcl", "acl:relcl") and clause.above.i < clause.i:
        clause = clause.above
    saying = (
        clause.above if clause.fine == "ccomp" else next((c for c in clause.all("parataxis") if c.i > clause.i), clause)
    )
    if not clause.i < saying.i < participle.i or not participle.above.i < saying.i or saying.pos != "VERB":
        return False
    first = min((c.edges()[0] for c in saying.all("nsubj")), default=saying.i)
    if first == 0 or first > saying.i:
        first = saying.i
    if not participle.within.words[first - 1].is_quote or participle.all("mark", "nsubj", "aux"):
        return False
    if any(w.is_quote for w in participle.within.words[saying.i : participle.edges()[0]]):
        return False  # "“We left,” she said, “hoping for rain”"
    tree.hang(participle, saying, "advcl")
    return True


def statement_says(participle: Word, tree: Hung) -> bool:
    """Hang "saying" on "statement" in "issued a statement after the raid saying that": no raid says anything."""
    noun = participle.above
    if participle.lemma not in _STATING or noun.pos not in ("NOUN", "PROPN") or noun.ent == "PERSON":
        return False
    top = noun
    while top.fine in ("nmod", "obl", "acl", "nmod:poss") and top.above.pos != "VERB" and top.above.i < top.i:
        top = top.above
    verb = top.above
    if top.fine not in ("obl", "nmod") or verb.pos != "VERB":
        return False
    paper = next((c for c in verb.all("obj") if c.lemma in _PAPERS and c.i < top.i), None)
    if paper is None:
        return False
    tree.hang(participle, paper, "acl")
    return True


_STATING = frozenset("say deny confirm promise claim accuse warn urge insist demand announce call ask".split())
_PAPERS = frozenset("statement letter email e-mail memo tweet message note release post resolution".split())


def reaction(participle: Word, tree: Hung) -> bool:
    """Hang "prompting anger" on "said" in "said it would close the mine, prompting anger": the words did it."""
    if participle.lemma not in _STIRRING or not any(
        c.fine == "obj" and c.lemma in _REACTIONS for c in participle.children
    ):
        return False
    clause = participle.above
    while clause.fine in ("ccomp", "xcomp", "conj", "advcl") and clause.above.i < clause.i:
        content, clause = clause, clause.above
        if content.fine == "ccomp" and clause.pos == "VERB" and clause.lemma in _PUBLIC:
            tree.hang(participle, clause, "advcl")
            return True
    return False


def meanwhile(clause: Word, tree: Hung) -> bool:
    """Hang ", as talks began" on "said" in "said she believes in peace, as talks began": it is the article's."""
    mark = clause.one("mark")
    if clause.tag != "VBD" or mark is None or mark.lower != "as" or not clause.all("nsubj"):
        return False
    if mark.i == 0 or mark.near(-1).text != ",":
        return False
    content = clause.above
    while content.fine in ("xcomp", "conj", "advcl", "acl", "ccomp") and content.above.i < content.i:
        saying = content.above
        if content.fine == "ccomp" and saying.tag == "VBD" and saying.lemma in _PUBLIC and saying.fine == "root":
            told = {content.tag, *(c.tag for c in content.children if c.dep in ("aux", "cop"))}
            if not told & _NOT_PAST or "VBD" in told:
                return False
            tree.hang(clause, saying, "advcl")
            return True
        content = saying
    return False


_NOT_PAST = frozenset({"VBZ", "VBP", "MD"})
_STIRRING = frozenset("prompt spark draw trigger provoke earn stir raise cause ignite fuel".split())
_REACTIONS = frozenset(
    "anger criticism outcry protest protests backlash condemnation fury outrage ire praise rebuke applause laughter "
    "speculation uproar dismay ridicule alarm".split()
)
_PUBLIC = frozenset("say announce declare warn claim suggest tell report write state confirm".split())
