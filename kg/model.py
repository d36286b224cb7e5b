"""The nouns: slotted dataclasses that cross from one step to the next, and that nobody may change.

In the text: Article, Span, Mention, Claim, Reading. In the world: Entity, Evidence, Statement, Graph.
A mention is to an entity what a claim is to a statement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(*, order: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a class of values: frozen to the type checker, which lets nobody change one, and hashed as if frozen.

    Python's own frozen dataclasses take five times as long to make, and an article is thousands of these.
    """

    def make(cls: type[T]) -> type[T]:
        return dataclass(slots=True, order=order, unsafe_hash="__hash__" not in vars(cls))(cls)

    return make


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    FACT = "fact"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    REQUESTED = "requested"


class Kind(StrEnum):
    """How a mention refers: by a name, by a noun phrase, or by a pronoun."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@value(order=True)
class Span:
    """Character offsets into `Article.text`, start inclusive, end exclusive."""

    start: int
    end: int


@value()
class Article:
    """One news article; `text` begins with the title as its first paragraph, where there is a title.

    `published` is an ISO day (YYYY-MM-DD) or None. `text` is cleaned once by intake and never changed after.
    """

    id: str
    title: str
    text: str
    url: str | None = None
    published: str | None = None
    publisher: str | None = None

    def quote(self, span: Span) -> str:
        """Return the words of the article that the span covers."""
        return self.text[span.start : span.end]


@value()
class Mention:
    """A stretch of text that refers to a thing: `article.quote(span) == text`, always.

    `type` is an entity class of the ontology (Person, Organization, GPE, Place, Facility, Group, Event, Product,
    Work, Vehicle, Thing). `name` is what to call it by: the proper name without titles ("Nicolas Maduro" in
    "President Nicolas Maduro"), or the noun phrase without its article. `head` is the lemma of its head word.
    """

    article: str
    span: Span
    text: str
    type: str
    kind: Kind
    name: str
    head: str

    def __hash__(self) -> int:
        """Hash by place and name, which seldom are equal: mentions are looked up again and again."""
        return hash(self.name) ^ self.span.start

    @property
    def named(self) -> bool:
        return self.kind is Kind.NAMED


@value()
class Literal:
    """An object that is words, not a thing: a role, an age, an amount, the gist of what was said.

    `datatype` is "string", "integer" or "quantity"; `unit` is set for quantities ("kilometre", "USD", "percent").
    """

    value: str
    datatype: str = "string"
    unit: str | None = None


@value()
class When:
    """A date: `value` is YYYY-MM-DD, YYYY-MM or YYYY, as `precision` says.

    `of_event` is True when it dates what happened, False when it dates only the saying of it.
    """

    value: str
    precision: Precision
    of_event: bool = True


@value()
class Claim:
    """What one sentence says, with all that its evidence will hold.

    `relation` is a local name of the ontology ("backs") or an open relation ("other:perpetrate"). `speaker` None is
    the article's own voice; `via` holds who relays the speaker, outermost first ("Reuters" in "Reuters reported,
    citing two officials"). `arguments` are the other roles: ("from", mention), ("with", mention), ("amount", literal).
    `basis` tells how the confidence came about: the rule's own, and the factors on it.
    """

    article: str
    subject: Mention
    relation: str
    object: Mention | Literal
    sentence: Span
    trigger: Span
    rule: str
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.FACT
    speaker: Mention | None = None
    via: tuple[Mention, ...] = ()
    when: When | None = None
    where: Mention | None = None
    arguments: tuple[tuple[str, Mention | Literal], ...] = ()
    confidence: float = 1.0
    basis: str = ""


@value()
class Reading:
    """All that was understood of one article. Every mention is in exactly one cluster (coreference; singletons too)."""

    article: Article
    mentions: tuple[Mention, ...]
    clusters: tuple[tuple[Mention, ...], ...]
    claims: tuple[Claim, ...]


@value()
class Entity:
    """A thing in the world. `id` is a readable slug ("Nicolas_Maduro"), unique in its graph."""

    id: str
    type: str
    name: str
    named: bool = True
    also_known_as: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@value()
class Evidence:
    """One sentence for (or against) a statement; speaker, via, where and arguments hold entity ids."""

    article: str
    sentence: Span
    quote: str
    trigger: Span
    trigger_text: str
    rule: str
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.FACT
    speaker: str | None = None
    via: tuple[str, ...] = ()
    when: When | None = None
    where: str | None = None
    arguments: tuple[tuple[str, str | Literal], ...] = ()
    confidence: float = 1.0
    basis: str = ""
    subject_text: str = ""
    object_text: str = ""

    @property
    def holds(self) -> bool:
        """True when this evidence alone lets the bare triple stand: positive, and told as a fact."""
        return self.polarity is Polarity.POSITIVE and self.modality is Modality.FACT


@value()
class Statement:
    """Subject, relation, object; identity is content, and who says it or denies it is on the evidence."""

    subject: str
    relation: str
    object: str | Literal
    evidence: tuple[Evidence, ...] = ()

    @property
    def holds(self) -> bool:
        return any(e.holds for e in self.evidence)


@value()
class Graph:
    """Articles, the things they speak of, and what they say of them; sorted by id, so that a set has one form."""

    articles: tuple[Article, ...] = field(default=())
    entities: tuple[Entity, ...] = field(default=())
    statements: tuple[Statement, ...] = field(default=())
