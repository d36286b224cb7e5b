"""In: a proposal. Out: what else takes part: from where, with what, by whom, to whom, for how much.

"Orlan bought the mill from Ana Bo for $3 million": beside (Orlan, acquired, the mill) stand ("from", Ana Bo) and
("amount", 3000000 USD). Things without name or class ("with a hammer") are kept as words, outside the graph.
"""

from collections.abc import Iterable, Iterator

from kg.extract.beside.links import links
from kg.extract.claims.amounts import amount
from kg.extract.proposals import Argument, Context, Proposal
from kg.extract.reference.mentions import phrase
from kg.extract.tree import Word
from kg.extract.words.nouns import AMOUNTS
from kg.model import Kind, Literal, Mention

Role = tuple[str, Mention | Literal]

# These tell when, or who says so, or compare: none is a part in what happens.
_NO_PART = frozenset("after before during since until till than like unlike per including excluding according".split())
_ENDS = frozenset({"from", "to", "into", "between"})
_VERBS = frozenset({"VERB", "AUX"})


class Arguments:
    """Finds the other arguments of the claims of one article."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, proposal: Proposal, used: Iterable[Mention | Literal | None]) -> tuple[Role, ...]:
        """Return the roles that are not the claim's own, in text order; `used` is what the claim holds already."""
        others = [*proposal.arguments, *self._others(proposal)]
        if not others:
            return ()
        own = {w.i for w in proposal.trigger}
        own.update([_chain(w).i for w in (proposal.subject, proposal.object) if isinstance(w, Word)])
        known = set(used)
        found: dict[Role, int] = {}
        for role, word in others:
            place = word.i if isinstance(word, Word) else -1
            if isinstance(word, Word) and (place in own or _chain(word).i in own):
                continue
            value = self._value(word)
            if value is None or self._told(value, known):
                continue
            found.setdefault((_named(role, word), value), place)
        return tuple(sorted(found, key=lambda item: found[item]))

    def _told(self, value: Mention | Literal, known: set[Mention | Literal | None]) -> bool:
        same = self._context.mentions.same
        return value in known or (
            isinstance(value, Mention) and any(isinstance(k, Mention) and same(k, value) for k in known)
        )

    def _others(self, proposal: Proposal) -> Iterator[tuple[str, Argument]]:
        predicate = proposal.predicate
        if predicate.pos in _VERBS:
            yield from self._around_verb(predicate)
        elif "event" in proposal.rule:  # "the sale of the mill to Ana Bo for $3 million"
            for prep, other, _ in links(self._context, predicate):
                if prep != "of" and _takes_part(prep):
                    yield prep, other

    def _around_verb(self, verb: Word) -> Iterator[tuple[str, Argument]]:
        frame = self._context.clauses.frame(verb)
        for prep, word in frame.obliques:
            if _takes_part(prep):
                yield prep, word
        for word in frame.recipients:
            yield "to", word
        for word in frame.objects:
            yield "object", word
        for word in frame.subjects:  # "The staff was moved to Oslo by the bank"
            yield "by", word

    def _value(self, argument: Argument) -> Mention | Literal | None:
        """Return a mention of what the graph knows or can know again, the words of anything else."""
        if isinstance(argument, Mention | Literal):
            return argument
        context = self._context
        mention = context.mentions.at(argument)
        if argument.children and any(c.lower == "not" for c in argument.children):  # "401 million, not 410"
            return None
        if argument.ent in AMOUNTS and (mention is None or mention.type == "Thing"):
            return amount(self._figures(argument))
        if mention is None:
            return Literal(self._words(argument)) if argument.pos in ("NOUN", "PROPN") else None
        if mention.kind is Kind.PRONOUN:
            return mention if context.mentions.resolved(mention) else None
        return mention if mention.named or mention.type != "Thing" else Literal(self._words(argument))

    def _figures(self, head: Word) -> str:
        """Return the words of the amount that ends on the word: the run of words that the reader gave one label."""
        words = self._context.words
        start = end = head.i
        while start and words[start - 1].ent == head.ent:
            start -= 1
        while end + 1 < len(words) and words[end + 1].ent == head.ent:
            end += 1
        return self._context.text[words[start].start : words[end].end]

    def _words(self, head: Word) -> str:
        start, end = phrase(head)
        return self._context.text[self._context.words[start].start : self._context.words[end - 1].end]


def _chain(word: Word) -> Word:
    """Return the first of a coordination: "visited Oslo and Lima" has no Lima as another argument of its Oslo."""
    while word.dep == "conj" and word.head is not None:
        word = word.head
    return word


def _takes_part(prep: str) -> bool:
    return prep.split(" ")[0] not in _NO_PART


def _named(role: str, word: Argument) -> str:
    """Name a role by its preposition; an amount by what it is, unless it is one end of a change."""
    if isinstance(word, Word) and word.ent in AMOUNTS and role not in _ENDS and word.ent != "CARDINAL":
        return "amount"
    return role.replace(" ", "-")
