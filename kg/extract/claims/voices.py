"""In: what an article says of posts. Out: the body that each person speaks for, which is their "we".

"Delta Mining's chief executive, Ana Ruiz, said: 'We will sell the mine'": Delta Mining will.
"""

from collections.abc import Iterable

from kg.extract.proposals import Argument, Proposal
from kg.extract.reference.mentions import Mentions
from kg.extract.tree import Word
from kg.model import Kind, Mention

# The first of these that a person is told to have tells whose "we" theirs is.
_SPEAKING = ("spokesperson-for", "leads", "coached", "represents", "founded", "played-for", "member-of", "works-for")
_AT_MOST = frozenset({"member-of", "works-for"})  # so only by their titles: "bank economist Ana Ruiz"
_LEARNED = ("university", "college", "institute", "school", "academy", "museum")
_BODIES = frozenset({"Organization", "GPE", "Group"})


def bodies(mentions: Mentions, proposals: Iterable[Proposal]) -> dict[str, Mention]:
    """Return the body that each person speaks for, by the cluster of the person."""
    found: dict[str, tuple[int, bool, Mention]] = {}
    for one in proposals:
        if one.relation not in _SPEAKING or (one.relation in _AT_MOST and not one.rule.startswith("role")):
            continue
        person, body = _mention(mentions, one.subject), _mention(mentions, one.object)
        if person is None or body is None or person.type != "Person" or body.type not in _BODIES:
            continue
        if one.relation in _AT_MOST and any(word in body.name.lower() for word in _LEARNED):
            continue  # a professor's "we" is everybody, or those who did the study
        if person.kind is Kind.PRONOUN or body.kind is Kind.PRONOUN:
            continue
        # "Lima police chief Ana Ruiz": we are the police, and not Lima
        rank, cluster = (_SPEAKING.index(one.relation), body.type == "GPE"), mentions.cluster(person)
        if cluster not in found or rank < found[cluster][:2]:
            found[cluster] = *rank, body
    return {cluster: body for cluster, (_, _, body) in found.items()}


def _mention(mentions: Mentions, argument: Argument) -> Mention | None:
    if isinstance(argument, Word):
        return mentions.of(argument)
    return argument if isinstance(argument, Mention) else None
