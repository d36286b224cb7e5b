"""In: a noun, a verb or an age that stands for a person. Out: how old somebody is."""

from collections.abc import Iterator

from kg.extract.mending.calledbyage import is_aged
from kg.extract.proposals import Context, Proposal
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import noun_classes
from kg.model import Literal

_OLDEST = 120
_SAYING_AGE = frozenset("appos nummod nmod parataxis amod acl compound".split())


def age_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield ages: "Maria Smith, 43,", "the 56-year-old successor", "a man aged 30"."""
    for child in noun.children:
        if child.dep not in _SAYING_AGE:
            continue
        if child.i > noun.i and child.dep != "compound":
            number = child if child.pos == "NUM" else None
            if child.lower == "aged":
                number = next((c for c in child.children if c.pos == "NUM"), None)
            elif number is not None and not _between_commas(context, number):
                number = None
            somebody = child.lower == "aged" or (noun.tag == "NN" and "Person" in noun_classes(noun.lemma))
            person = noun.ent == "PERSON" or (noun.ent == "" and somebody)  # "The train driver, 48,"
            if number is not None and person and _is_age(number.text) and not number.children[2:]:
                yield _age(noun, number, [number], "age-apposition")
        if child.dep in ("amod", "compound") and child.low == "old":
            years = next((c for c in child.children if c.lemma == "year"), None)
            number = next((c for c in (years or child).children if c.pos == "NUM"), None)
            if years is not None and number is not None and _is_age(number.text):
                yield _age(_holder(noun), number, [number, child], "age-modifier")


def aged_claims(context: Context, verb: Word) -> Iterator[Proposal]:
    """Yield "She died in Lima aged 56"."""
    dies = verb.lemma == "die"
    for child in verb.children:
        if not dies and child.lower != "aged":
            continue
        number = next((c for c in child.children if c.pos == "NUM"), None) if child.lower == "aged" else None
        if number is not None and _is_age(number.text):
            for subject in context.clauses.surface(verb)[0]:
                yield _age(subject, number, [child, number], "age-aged")
        how = preposition(child) or (child.near(-1).lower if child.i else "")
        bare = child.pos == "NUM" and child.ent != "TIME" and how in ("at", "aged") and _is_age(child.text)
        if dies and bare:
            for subject in context.clauses.surface(verb)[0]:
                yield _age(subject, child, [verb, child], "age-aged")  # "dies at 69"
        age = child if dies and child.lemma == "age" and preposition(child) == "at" else None
        years = next((c for c in age.all("nmod", "nummod") if c.pos == "NUM"), None) if age is not None else None
        if age is not None and years is not None and _is_age(years.text):  # "died at the age of 56"
            for subject in context.clauses.surface(verb)[0]:
                yield _age(subject, years, [age, years], "age-aged")


def fronted_age_claims(context: Context, predicate: Word) -> Iterator[Proposal]:
    """Yield "At 35, she leads the party", "At the age of 92, Ruiz is still president"."""
    for child in predicate.children:
        if child.i > predicate.i:
            return
        age = _at_age(child) if child.children and child.dep in _FRONTED else None
        if age is None:
            continue
        last = child.edges()[1]
        if "," not in (context.words[last].text, context.words[last + 1].text):
            continue
        for subject in context.clauses.surface(predicate)[0]:
            if context.type_of(subject) == "Person" and subject.i > child.i:
                yield _age(subject, age, [age], "age-fronted")


_FRONTED = frozenset({"obl", "advcl", "nmod", "advmod"})


def _at_age(word: Word) -> Word | None:
    """Return the number of "at 35", "at 35 years old" and "at the age of 35"; "at 8" is a time of day."""
    if not any(c.lower == "at" for c in (*word.children, *(g for c in word.children for g in c.children))):
        return None
    if word.lemma == "age":
        return next((c for c in word.all("nmod", "nummod") if _is_age(c.text)), None)
    if word.lemma == "old":
        years = next((c for c in word.children if c.lemma == "year"), word)
        return next((c for c in years.children if _is_age(c.text)), None)
    plain = word.pos == "NUM" and not word.all("nummod", "nmod", "amod", "compound")
    return word if plain and _is_age(word.text) and int(word.text) > _HOURS else None


_HOURS = 12


def called_by_age(context: Context, old: Word) -> Iterator[Proposal]:
    """Yield "The 29-year-old signed a contract": whom it takes up is 29."""
    years = next((c for c in old.children if c.lemma == "year"), None) if is_aged(old) else None
    number = next((c for c in years.children if c.pos == "NUM"), None) if years is not None else None
    if number is not None and _is_age(number.text):
        yield _age(old, number, [number, old], "age-called")


def _holder(noun: Word) -> Word:
    if noun.dep == "appos" and noun.head is not None:
        return noun if "conj" in noun.below else noun.head  # "Two survivors, a 55-year-old woman and her mother"
    if noun.fine == "nmod:desc" and noun.head is not None:
        return noun.head
    return noun


def _age(holder: Word, number: Word, trigger: list[Word], rule: str) -> Proposal:
    return Proposal(holder, "age", Literal(number.text, "integer"), trigger, holder, rule)


def _is_age(text: str) -> bool:
    return text.isdigit() and 0 < int(text) <= _OLDEST


def _between_commas(context: Context, number: Word) -> bool:
    words = context.words
    before = words[number.i - 1].text if number.i else ""
    after = words[number.i + 1].text if number.i + 1 < len(words) else "."
    return before in (",", "(") and after in (",", ")", ".", ";")
