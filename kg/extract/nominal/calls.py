"""In: a noun of asking. Out: who asks whom: "a call for workers to strike", "his plea for rebels to free the boy"."""

from collections.abc import Iterator

from kg.extract.beside.links import Link
from kg.extract.grammar.voice import is_infinitive, split
from kg.extract.proposals import Argument, Context, Proposal
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import ACTORS

ASKING = frozenset("call appeal plea demand request order".split())
_VOICING = frozenset(
    "make issue renew repeat reiterate send launch lead join voice echo put back support release publish sign".split()
)


def call_claims(context: Context, noun: Word, own: list[Link]) -> Iterator[Proposal]:
    """Yield who urges those who are named between "for" and the infinitive."""
    wish = next((c for c in noun.all("acl") if is_infinitive(c)), None)
    asked = _asked(noun, wish) if wish is not None else []
    for one in asked:
        for asker in _askers(context, noun, own) if context.type_of(one) in ACTORS else ():
            yield Proposal(asker, "urged", one, [noun], noun, "call-for")


def _asked(noun: Word, wish: Word) -> list[Word]:
    if any(c.lower == "for" for c in wish.all("mark")):
        return split(wish.all("nsubj")[:1])
    return split([c for c in noun.all("nmod") if preposition(c) == "for" and c.i < wish.i][:1])


def _askers(context: Context, noun: Word, own: list[Link]) -> list[Argument]:
    owners: list[Argument] = [o for prep, o, sign in own if prep == "by" or (prep == "of" and sign.tag in _POSSESSIVE)]
    verb = noun.head
    if owners or verb is None or noun.dep != "obj" or verb.lemma not in _VOICING:
        return owners
    return list(context.clauses.frame(verb).subjects)


_POSSESSIVE = frozenset({"POS", "PRP$", "WP$"})
