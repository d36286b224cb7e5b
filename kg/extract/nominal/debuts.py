"""In: a noun of playing first. Out: who plays for whom: "made his Norway debut"."""

from collections.abc import Iterator

from kg.extract.beside.links import Link
from kg.extract.proposals import Argument, Context, Proposal
from kg.extract.tree import Word


def debut_claims(context: Context, noun: Word, _: list[Link]) -> Iterator[Proposal]:
    """Yield whose debut for which team a compound tells: "his Norway debut", "made her Delmar debut"."""
    owner = next((c for c in noun.children if c.fine == "nmod:poss"), None)
    if owner is None:
        return
    teams: list[Argument] = [c for c in noun.all("compound") if c.ent in ("GPE", "ORG")]
    teams += [place for c in noun.all("amod") if (place := context.mentions.place(c)) is not None]
    for team in teams:
        yield Proposal(owner, "played-for", team, [noun], noun, "debut")
