"""In: the frame of a verb of giving up a post, or getting it. Out: what is given up or got: a body, or a post in words.

The post is told by "as", or it is what the one who leaves or is elected is called.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.beside.links import links, noun_phrase
from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.mending.posts import is_post
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.reference.mentions import NAMES
from kg.extract.tree import Word, preposition
from kg.model import Literal

_LEAVING = frozenset({"resign", "retire", "quit", "step", "stand"})
_ELECTING = frozenset({"elect", "re-elect", "reelect"})
_ELECTIVE = frozenset(
    "president mayor governor senator councillor councilor chairman chairwoman speaker pope mp deputy chancellor "
    "premier minister congressman congresswoman leader sheriff chief alderman lawmaker".split()
)
_NO_LONGER = frozenset({"former", "ex", "veteran", "longtime"})
_GIVING_UP = frozenset({("resign", ""), ("quit", ""), ("step", "down"), ("stand", "down"), ("step", "aside")})
_AT = frozenset({"of", "at", "for", "in", "on"})
_POSTS = frozenset(
    "leadership presidency chairmanship membership post position role job seat directorship premiership".split()
)


def leaving_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield whom or what one resigns from, beside what the vocabulary says of "resign from"; adds to `taken`."""
    if frame.lemma in _ELECTING and frame.passive and not frame.predicate.all("xcomp", "obj"):
        yield from _won_post(context, frame)
    if frame.lemma not in _LEAVING or frame.passive:
        return
    for post in [*frame.objects, *(word for prep, word in frame.obliques if prep in ("from", "as"))]:
        if post.low in _POSTS:
            left = list(_left_post(context, frame, post))
            if left:
                taken.add(post.i)
            yield from left
    if frame.objects:
        return
    told = False
    for prep, post in frame.obliques:
        told = told or prep in ("as", "from", "over", "in")
        if prep == "as" and post.low not in _POSTS:
            yield from _left_post(context, frame, post)
    if told or (frame.lemma, frame.particle) not in _GIVING_UP:
        return
    for subject in frame.subjects:
        yield from _own_post(context, frame, subject)


def _won_post(context: Context, frame: ClauseFrame) -> Iterator[Proposal]:
    # "President Ana Ruiz, who was elected in 2021": as president, where nothing else is told
    if any(prep in ("to", "as", "for", "from", "in", "at", "on") for prep, _ in frame.obliques):
        return
    for subject in frame.objects:
        for post in subject.children:
            if (
                post.fine != "nmod:desc"
                or post.low not in _ELECTIVE
                or any(c.lower in _NO_LONGER for c in post.children)
            ):
                continue
            words = Literal(noun_phrase(context, post))
            yield Proposal(subject, "elected-to", words, verb_trigger(frame.predicate), frame.predicate, "own-post")


def _left_post(context: Context, frame: ClauseFrame, post: Word) -> Iterator[Proposal]:
    # "resigned as head of the bank", "from her post at the bank", "quit its leadership": from the bank
    bodies = [c for c in post.all("nmod") if preposition(c) in _AT]
    if post in frame.objects:
        bodies += [w for prep, w in frame.obliques if prep in _AT and context.type_of(w) == "Organization"]
    for body in bodies:
        for subject in frame.subjects:
            cue = context.match(Frame.VERB, "resign", "from", subject=subject, object=body)
            if cue:
                yield context.propose(cue, subject, body, verb_trigger(frame.predicate), frame.predicate, "left-post")


def _own_post(context: Context, frame: ClauseFrame, subject: Word) -> Iterator[Proposal]:
    # "Its leader, Ana Ruiz, stepped down", "Trade Minister Teo Brandt resigned", "The head of the bank quit"
    name = subject if subject.ent in NAMES else subject.one("appos")
    if name is not None and name.ent != "PERSON":
        name = None
    beside = [c for c in subject.children if c.fine == "nmod:desc" or c.dep in ("compound", "appos")]
    for post in [subject, *beside]:
        if post.ent in NAMES or post.tag not in ("NN", "NNP") or not is_post(post):
            continue
        bodies = [o for prep, o, _ in links(context, post) if prep in _AT and context.type_of(o) == "Organization"]
        if not bodies and name is None:
            continue  # "A teacher resigned"
        what = bodies[0] if bodies else Literal(noun_phrase(context, post))
        yield Proposal(
            name or subject, "resigned-from", what, verb_trigger(frame.predicate), frame.predicate, "own-post"
        )
        return
