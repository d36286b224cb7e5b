"""In: the frame of a verb of naming. Out: whether it praises or criticises: "called the ruling dangerous".

The word that is given decides; a word that judges nothing gives no claim here.
"""

from collections.abc import Iterator

from kg.extract.grammar.clauses import Frame as ClauseFrame
from kg.extract.proposals import Context, Proposal, verb_trigger
from kg.extract.tree import Word, preposition
from kg.model import Literal

_NAMING = frozenset(
    "call describe label brand term dub deem consider characterise characterize portray regard denounce find".split()
)
_BAD = frozenset(
    """biased flawed inaccurate incorrect invalid premature rigged unethical unreliable unsafe
    alarming baseless disappointing regrettable troubling unfortunate unhelpful unrealistic worrying
    absurd abuse abusive aggression appalling arbitrary atrocity attack barbaric betrayal blackmail blunder brutal
    catastrophe cosmetic draconian disproportionate harsh heavy-handed
    coup cowardly crime criminal cruel cynical damaging dangerous deplorable despicable dictator disaster
    disastrous disgrace disgraceful disgusting dishonest excessive extremist failure fake false farce farcical
    fraudulent harmful heinous hypocrisy hypocritical illegal illegitimate immoral inadequate inhumane insane insult
    intolerable irresponsible lie ludicrous massacre meaningless misguided misleading mistake mistaken mockery
    nonsense offensive outrage outrageous persecution propaganda provocation provocative racist reckless ridiculous
    scandal scandalous sham shame shameful slander terrorism terrorist threat traitor travesty tyrant unacceptable
    unconstitutional undemocratic unfair unjust unjustified unlawful unnecessary unreasonable useless violation weak
    wrong opportunistic""".split()
)
_GOOD = frozenset(
    """admirable brave breakthrough brilliant constructive courageous crucial encouraging essential excellent exemplary
    extraordinary fair fantastic generous genius good great hero heroic historic honest impressive inspiration inspiring
    landmark legend legitimate magnificent masterpiece milestone necessary outstanding perfect positive promising
    remarkable responsible sensible success successful triumph useful valuable victory visionary welcome wise
    wonderful""".split()
)
# Who calls a charge untrue denies it.
_UNTRUE = frozenset(
    "baseless groundless unfounded untrue false fabricated fabrication lie nonsense laughable ridiculous absurd "
    "slander propaganda".split()
)
_CHARGES = frozenset("allegation accusation charge claim report rumour rumor suggestion story".split())
_JUDGES = frozenset({"Person", "Organization", "GPE", "Group", "Work"})


def judgement_claims(context: Context, frame: ClauseFrame, taken: set[int]) -> Iterator[Proposal]:
    """Yield "The bishop called the ruling dangerous", "The paper described it as historic"; `taken` gets the ruling."""
    if frame.lemma not in _NAMING or not frame.objects:
        return
    for word in _given(frame):
        lemma = word.low
        said = {lemma, *(c.low for c in word.all("amod"))}  # "a positive development"
        relation = "criticised" if said & _BAD else "praised" if said & _GOOD else ""
        denied = lemma in _UNTRUE
        if not (relation or denied) and word.tag in _PLAIN and word.pos == "ADJ":
            yield from _so(context, frame, word, taken)
            return
        if not (relation or denied) or any(c.lower in ("not", "no", "less", "n't") for c in word.children):
            continue
        for judge in frame.subjects:
            for judged in frame.objects:
                of_it = "denied" if denied and judged.lemma in _CHARGES else relation
                if of_it and context.type_of(judge) in _JUDGES and judged is not word:
                    taken.add(judged.i)
                    trigger = verb_trigger(frame.predicate)
                    yield Proposal(judge, of_it, judged, trigger, frame.predicate, f"judgement-{frame.rule}")
        return


def _so(context: Context, frame: ClauseFrame, word: Word, taken: set[int]) -> Iterator[Proposal]:
    # "Observers described the vote as largely peaceful": it is so, they say
    if word.all("xcomp", "ccomp", "advcl", "csubj", "conj", "obl", "nmod"):
        return
    degree = next((c for c in word.all("advmod") if c.i == word.i - 1), word)
    words = Literal(context.text[degree.start : word.end])
    for judged in frame.objects:
        if judged.pos != "PRON" and judged is not word and context.mentions.at(judged) is not None:
            taken.add(judged.i)
            yield Proposal(judged, "other:be", words, [word], word, f"described-{frame.rule}")


_PLAIN = frozenset({"JJ", "JJR"})


def _given(frame: ClauseFrame) -> Iterator[Word]:
    """Yield the words that the verb gives its object, where parsers hang them."""
    verb = frame.predicate
    yield from verb.all("xcomp")
    yield from (word for word in verb.all("obl", "advcl") if preposition(word) == "as" or _after_as(word))
    for judged in frame.objects:
        yield from (c for c in judged.children if c.dep in ("amod", "acl") and c.i > judged.i)  # the ruling "unfair"


def _after_as(word: Word) -> bool:
    return any(c.lower == "as" and c.dep in ("mark", "case", "advmod") and c.i < word.i for c in word.children)
