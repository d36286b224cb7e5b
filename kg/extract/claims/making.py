"""In: proposals. Out: claims, with sentence, trigger, factuality, speaker, date, place, arguments, confidence.

What cannot be a claim is left out here: an argument that refers to nothing, a relation of a thing to itself.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.beside.links import noun_phrase
from kg.extract.beside.mutual import is_each_other
from kg.extract.claims.arguments import Arguments
from kg.extract.claims.confidence import confidence, traits
from kg.extract.claims.voices import bodies
from kg.extract.evidence.attribution import Attribution, Source
from kg.extract.evidence.factuality import factuality
from kg.extract.evidence.negation import negated
from kg.extract.evidence.when import day_told, said_on, when
from kg.extract.evidence.where import where
from kg.extract.proposals import Argument, Context, Proposal
from kg.extract.reference.mentions import phrase
from kg.extract.reference.phrases import asks
from kg.extract.tree import Stretch, Word, sentence_bounds
from kg.extract.words.firstperson import says_i, says_we
from kg.extract.words.nouns import ACTORS, AMOUNTS
from kg.model import Article, Claim, Kind, Literal, Mention, Modality, Polarity, Span, When

# What a name is called by, outside quotation marks, is the article's own word, whoever is said to have spoken.
_VOUCHED = ("role-bare", "role-title", "position-title", "age-", "kind", "link-of")
# What these say a thing is are words, not a second thing.
_ROLES = frozenset({"holds-position", "instance-of", "declared", "has-quantity", "ran-for"})
_MUTE = frozenset({"Event", "Facility", "Vehicle", "Place"})
_TELLING = frozenset(  # events that find and tell
    "survey poll study investigation inquiry enquiry probe audit review analysis test census trial hearing examination "
    "research autopsy inquest session count statement speech report announcement interview lawsuit suit complaint "
    "indictment petition ruling verdict filing appeal".split()
)
_NOBODY = frozenset({"nobody", "no-one", "none", "nothing"})  # "nobody says so" has no speaker
# Where a thing is or belongs does not hang on what is done to it.
_WHERE_IT_IS = frozenset(
    {"located-in", "part-of", "based-in", "citizen-of", "works-for", "member-of", "owns", "lives-in"}
)
# Alone they mean nobody and nothing in particular.
_ANYBODY = frozenset("anyone anybody anything someone somebody something everyone everybody everything what".split())
_UNTOLD = frozenset("some many others few".split())  # of whom: what they do is told of nobody


class Claims:
    """Turns the proposals of one article into claims."""

    def __init__(
        self,
        article: Article,
        context: Context,
        attribution: Attribution,
        listener: Callable[[Proposal, Claim | None, str], None] | None = None,
    ) -> None:
        """`listener`, if there is one, hears of each proposal: the claim that it became, or why it became none."""
        self._article, self._context, self._attribution = article, context, attribution
        self._listener = listener
        self._sentences = [Span(*bounds) for bounds in sentence_bounds(context.words)]
        self._arguments = Arguments(context)
        self._sources: dict[tuple[int, bool], Source | None] = {}
        self._known: dict[int, tuple[tuple[Polarity, Modality], When | None, Mention | None]] = {}
        self._bodies: dict[str, Mention] = {}  # by the cluster of who speaks for them

    def make(self, proposals: Sequence[Proposal]) -> Iterator[Claim]:
        self._bodies = bodies(self._context.mentions, proposals)
        claims = list(self._distinct(proposals))
        told = Counter(claim.trigger.start for claim in claims)
        for claim in claims:
            rivals = told[claim.trigger.start] - 1
            sure, basis = confidence(traits(claim.rule, claim.subject, claim.object, rivals))
            # Frozen for those who get it, and nobody has yet: to make each anew costs as much as all else here.
            object.__setattr__(claim, "confidence", sure)
            object.__setattr__(claim, "basis", basis)
            yield claim

    def _distinct(self, proposals: Iterable[Proposal]) -> Iterator[Claim]:
        seen: set[tuple[object, ...]] = set()
        for proposal in (each for p in proposals for each in self._split(p)):
            claim = self._claim(proposal)
            if claim is None:
                continue
            key = self._key(claim)
            if key in seen:
                self._drop(proposal, "the same words said it already")
                continue
            seen.add(key)
            if self._listener:
                self._listener(proposal, claim, "")
            yield claim

    def _split(self, proposal: Proposal) -> Sequence[Proposal]:
        """Return one proposal for each of two that an argument means: "the two countries", "both"."""
        both = self._context.mentions.both
        subjects, objects = both(proposal.subject), both(proposal.object)
        if subjects:
            return [replace(proposal, subject=one) for one in subjects]
        if objects:
            return [replace(proposal, object=one) for one in objects]
        return [proposal]

    def _drop(self, proposal: Proposal, reason: str) -> None:
        if self._listener:
            self._listener(proposal, None, reason)

    def _key(self, claim: Claim) -> tuple[object, ...]:
        """Return what makes a claim a new one: its sentence and what it says."""
        mentions = self._context.mentions
        object_ = claim.object if isinstance(claim.object, Literal) else mentions.cluster(claim.object)
        told = mentions.cluster(claim.subject), claim.relation, object_
        return (*told, claim.sentence, claim.polarity, claim.modality)

    def _claim(self, proposal: Proposal) -> Claim | None:
        predicate = proposal.predicate
        source = self._source(predicate, proposal.rule.startswith(_VOUCHED))
        speaker = self._spoken(source.speaker) if source else None
        if speaker is not None and speaker.type in _MUTE and speaker.head.lower() not in _TELLING:
            source = speaker = None  # "The plan required that they leave"
        voice = self._voice(source, speaker)
        subject = self._argument(proposal.subject, "", voice)
        object_ = self._argument(proposal.object, proposal.relation, voice)
        if not isinstance(subject, Mention) or object_ is None or self._same(subject, object_):
            self._drop(proposal, self._why_not(proposal, subject, object_))
            return None
        if speaker is not None and speaker == subject and proposal.rule.startswith("role"):
            speaker = None
        if proposal.relation == "occurred-on" and subject.type in ACTORS and not proposal.rule.startswith("copula"):
            self._drop(proposal, f"“{subject.text}” is on no day: only what happens is")
            return None
        if subject.text.lower() == "that" and self._is_itself(subject, predicate):
            self._drop(proposal, f"“{subject.text}” is explained by what it is said to be")
            return None
        (polarity, modality), date, place = self._circumstances(predicate)
        if source is not None and speaker is None and modality is Modality.FACT:
            modality = Modality.POSSIBLE  # "some say that he left": it is not the article's word
        if proposal.day is not None:
            date = day_told(proposal.day, predicate, self._article.published) or date
        if date is None and source is not None:
            date = said_on(predicate, self._article.published, self._attribution.saying_of(predicate))
        if polarity is Polarity.NEGATIVE and proposal.rule.startswith("link-") and proposal.relation in _WHERE_IT_IS:
            # "The strike halted trains in Peru"
            polarity = Polarity.NEGATIVE if negated(predicate) else Polarity.POSITIVE
        if proposal.affirmed:
            polarity = Polarity.POSITIVE
            modality = Modality.FACT if modality is Modality.POSSIBLE else modality  # "would not comment": they refused
        via = tuple(m for s in source.via if (m := self._spoken(s))) if source and source.via else ()
        return Claim(  # in the order of the fields: to name each costs as much as to make them
            self._article.id,
            subject,
            proposal.relation,
            object_,
            self._sentences[proposal.predicate.sent],
            self._trigger(proposal.trigger),
            proposal.rule,
            polarity,
            modality,
            speaker,
            via,
            date,
            place,
            self._arguments.of(proposal, (subject, object_, place)),
        )

    def _source(self, predicate: Word, passing: bool) -> Source | None:
        key = predicate.i, passing
        if key not in self._sources:
            self._sources[key] = self._attribution.source_of(predicate, passing=passing)
        return self._sources[key]

    def _circumstances(self, predicate: Word) -> tuple[tuple[Polarity, Modality], When | None, Mention | None]:
        """Return how, when and where what a predicate tells came about; the same for all its claims."""
        known = self._known.get(predicate.i)
        if known is None:
            place = self._spoken(where(predicate))
            known = factuality(predicate), when(predicate, self._article.published), place
            self._known[predicate.i] = known
        return known

    def _why_not(self, proposal: Proposal, subject: Mention | Literal | None, object_: Mention | Literal | None) -> str:
        for argument, found in ((proposal.subject, subject), (proposal.object, object_)):
            if found is None:
                mention = self._context.mentions.of(argument) if isinstance(argument, Word) else None
                words = argument.text if isinstance(argument, Word | Mention) else argument.value
                pronoun = mention is not None and mention.kind is Kind.PRONOUN
                return f"“{words}” {'is explained nowhere' if pronoun else 'refers to nothing'}"
        if isinstance(subject, Literal):
            return f"“{subject.value}” is a value, which does nothing"
        return "subject and object are the same thing"

    def _spoken(self, phrase: Stretch | None) -> Mention | None:
        """Return the mention that a phrase stands for."""
        if phrase is None or phrase.root.lower in _NOBODY:
            return None
        if phrase.root.lower in _UNTOLD and not phrase.root.children:
            return None  # "some say"
        return self._context.mentions.of(phrase.root)

    def _argument(self, argument: Argument, relation: str, speaker: Mention | None) -> Mention | Literal | None:
        if isinstance(argument, Literal):
            value = argument.value.strip()  # the last words of a paragraph have its break
            return argument if value == argument.value else replace(argument, value=value)
        if isinstance(argument, Mention):
            return argument
        context = self._context
        if says_i(argument) and speaker is not None:
            return speaker  # but "the mine" is a pit
        nobody = argument.lower in _ANYBODY or (not relation and argument.lower in _UNTOLD)
        if (nobody and not argument.children) or is_each_other(argument) or asks(argument):
            return None
        mention = context.mentions.at(argument)
        literal = bool(relation) and context.ontology.relation(relation).literal
        role = relation in _ROLES and mention is not None and mention.kind is Kind.NOMINAL
        if relation == "ran-for" and mention is not None and mention.type != "Person":
            role = False  # for mayor, and not for a council
        if role or (mention is None and literal and argument.pos != "PRON"):
            owned = any(c.fine == "nmod:poss" for c in argument.children)
            own = noun_phrase(context, argument) if owned and relation == "holds-position" else ""
            words = own or (mention.name if mention is not None else self._words(argument))
            return Literal(words.strip(), "quantity" if relation == "has-quantity" else "string")
        bearer = self._bearer(argument)
        if bearer is not None:
            return self._argument(bearer, "", speaker)
        if mention is None:
            mention = context.mentions.of(argument)
        if mention is not None and mention.kind is Kind.PRONOUN and not context.mentions.resolved(mention):
            return self._body(speaker) if says_we(argument) else None
        if speaker is not None and says_we(argument):
            body = self._body(speaker)
            nobody = mention is None or mention.type not in ("Organization", "GPE")
            if body is not speaker or nobody:
                return body
        return mention

    def _voice(self, source: Source | None, speaker: Mention | None) -> Mention | None:
        """Return whose "we" it is: of a paper and who quotes it, the one who can speak."""
        if source is None or speaker is None or speaker.type in ACTORS:
            return speaker
        relaying = (self._spoken(one) for one in reversed(source.via))
        return next((one for one in relaying if one is not None and one.type in ACTORS), speaker)

    def _body(self, speaker: Mention | None) -> Mention | None:
        """Return whom a speaker means by "we": the body that they head or speak for, where it is told."""
        return self._bodies.get(self._context.mentions.cluster(speaker), speaker) if speaker is not None else None

    def _bearer(self, noun: Word) -> Word | None:
        """Return who or what a noun is said to be: "Ana Ruiz is a painter who lives in Lima", and so she does."""
        became = noun.dep == "xcomp" and noun.above.lemma in ("become", "remain")
        if not became and "cop" not in noun.below:
            return None
        mention = self._context.mentions.at(noun)
        if mention is None or mention.kind is not Kind.NOMINAL:
            return None
        subjects = self._context.clauses.surface(noun)[0]
        bearer = self._context.mentions.at(subjects[0]) if len(subjects) == 1 else None
        if bearer is None or bearer.kind is Kind.NOMINAL or bearer.type != mention.type or mention.type not in ACTORS:
            return None
        certain = self._circumstances(noun)[0] == (Polarity.POSITIVE, Modality.FACT)
        return subjects[0] if certain and subjects[0] is not noun else None

    def _words(self, head: Word) -> str:
        if head.pos in ("VERB", "AUX", "ADJ"):
            low, high = head.edges()
            first = self._context.words[low]
            if first.dep == "mark" and first.lower in ("on", "about"):
                low += 1  # "to comment on whether the tape is real"
            text = self._article.text[self._context.words[low].start : self._context.words[high].end]
        else:
            start, end = phrase(head)
            if head.ent in AMOUNTS:  # "$204 million, which was due to costs"
                end = min([end, *(c.edges()[0] for c in head.children if c.fine == "acl:relcl")])
            text = self._article.text[self._context.words[start].start : self._context.words[end - 1].end]
        return text.strip(" \n,.;:\"'“”")

    def _same(self, subject: Mention, object_: Mention | Literal) -> bool:
        return isinstance(object_, Mention) and self._context.mentions.same(subject, object_)

    def _is_itself(self, subject: Mention, predicate: Word) -> bool:
        # "That was a crime": where the deed is no noun, "that" finds the crime
        mentions = self._context.mentions
        told = mentions.at(predicate)
        return told is not None and mentions.same(subject, told)

    @staticmethod
    def _trigger(words: Sequence[Word]) -> Span:
        if len(words) == 1:
            return Span(words[0].start, words[0].end)
        return Span(min([w.start for w in words]), max([w.end for w in words]))
