"""Hand-made readings and graphs, and Hypothesis strategies for any reading and any graph."""

from hypothesis import strategies as st

from kg.model import (
    Article,
    Claim,
    Entity,
    Evidence,
    Graph,
    Kind,
    Literal,
    Mention,
    Modality,
    Polarity,
    Precision,
    Reading,
    Span,
    Statement,
    When,
)

TEXT = (
    "Norland backs Ilda Moreno\n\n"
    "Norland has backed President Ilda Moreno since 2019. Moreno, 56, denied that Norland paid her, "
    "the Daily Kite reported, citing two officials."
)
ARTICLE = Article("kite-1", "Norland backs Ilda Moreno", TEXT, "https://kite.example/1", "2020-03-02", "Daily Kite")


def span(words: str, text: str = TEXT) -> Span:
    """Find the last place of the words in the text."""
    start = text.rindex(words)
    return Span(start, start + len(words))


def mention(words: str, type_: str, kind: Kind = Kind.NAMED, name: str = "") -> Mention:
    return Mention(ARTICLE.id, span(words), words, type_, kind, name or words, words.split()[-1])


def reading() -> Reading:
    """Read the one article by hand: three claims, one of them denied."""
    first = span("Norland has backed President Ilda Moreno since 2019.")
    second = span(TEXT[TEXT.index("Moreno, 56") :])
    norland, moreno = mention("Norland", "GPE"), mention("Ilda Moreno", "Person")
    short = mention("Moreno", "Person")
    kite = mention("Daily Kite", "Organization")
    officials = mention("two officials", "Group", Kind.NOMINAL)
    claims = (
        Claim(
            ARTICLE.id, norland, "backs", moreno, first, span("has backed"), "verb-object",
            when=When("2019", Precision.YEAR), confidence=0.9,
        ),
        Claim(ARTICLE.id, short, "age", Literal("56", "integer"), second, span("56"), "age-apposition"),
        Claim(
            ARTICLE.id, norland, "funded", short, second, span("paid"), "verb-object", Polarity.NEGATIVE,
            speaker=short, via=(kite, officials), arguments=(("amount", Literal("3", "quantity", "USD")),),
        ),
    )  # fmt: skip
    mentions = (norland, moreno, short, kite, officials)
    return Reading(ARTICLE, mentions, ((norland,), (moreno, short), (kite,), (officials,)), claims)


def graph() -> Graph:
    """Build the graph that the reading gives, by hand."""
    first = "Norland has backed President Ilda Moreno since 2019."
    second = TEXT[TEXT.index("Moreno, 56") :]
    entities = (
        Entity("Daily_Kite", "Organization", "Daily Kite"),
        Entity("Ilda_Moreno", "Person", "Ilda Moreno", also_known_as=("Moreno",), same_as=("https://who.example/Q1",)),
        Entity("Norland", "GPE", "Norland"),
        Entity("kite-1/two_officials", "Group", "two officials", named=False),
    )
    backs = Evidence(
        ARTICLE.id, span(first), first, span("has backed"), "has backed", "verb-object",
        when=When("2019", Precision.YEAR), confidence=0.9, subject_text="Norland", object_text="Ilda Moreno",
    )  # fmt: skip
    age = Evidence(
        ARTICLE.id, span(second), second, span("56"), "56", "age-apposition", subject_text="Moreno", object_text="56",
    )  # fmt: skip
    funded = Evidence(
        ARTICLE.id, span(second), second, span("paid"), "paid", "verb-object", Polarity.NEGATIVE,
        speaker="Ilda_Moreno", via=("Daily_Kite", "kite-1/two_officials"),
        arguments=(("amount", Literal("3", "quantity", "USD")), ("by", "Norland")),
        subject_text="Norland", object_text="her",
    )  # fmt: skip
    statements = (
        Statement("Ilda_Moreno", "age", Literal("56", "integer"), (age,)),
        Statement("Norland", "backs", "Ilda_Moreno", (backs,)),
        Statement("Norland", "funded", "Ilda_Moreno", (funded,)),
    )
    return Graph((ARTICLE,), entities, statements)


# Any text a newspaper could hold: no lone surrogates (a file cannot hold them) and no control characters (intake
# takes them out).
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
slugs = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs")), min_size=1, max_size=8)
relations = st.sampled_from(["backs", "flew-to", "funded", "other:perpetrate", "other:speak-to", "other:öffnen"])
confidences = st.integers(0, 1000).map(lambda n: n / 1000)
spans = st.tuples(st.integers(0, 500), st.integers(0, 50)).map(lambda t: Span(t[0], t[0] + t[1]))
literals = st.one_of(
    words.map(Literal),
    st.integers(0, 10**6).map(lambda n: Literal(str(n), "integer")),
    st.builds(
        Literal, st.integers(0, 10**6).map(str), st.just("quantity"), st.sampled_from([None, "USD", "kilometre", "°C"])
    ),
)
whens = st.builds(
    lambda value, of_event: When(value, [Precision.YEAR, Precision.MONTH, Precision.DAY][value.count("-")], of_event),
    st.sampled_from(["2019", "2019-01", "2019-01-21", "1999-12-31"]),
    st.booleans(),
)
articles = st.builds(
    Article,
    slugs,
    words,
    words,
    st.one_of(st.none(), slugs.map(lambda s: "https://news.example/" + s)),
    st.one_of(st.none(), st.just("2020-02-29")),
    st.one_of(st.none(), words),
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    article = draw(articles)
    one = st.builds(
        Mention, st.just(article.id), spans, words, st.sampled_from(["Person", "GPE"]),
        st.sampled_from(Kind), words, words,
    )  # fmt: skip
    mentions = draw(st.lists(one, min_size=1, max_size=4, unique=True))
    some = st.sampled_from(mentions)
    claim = st.builds(
        Claim, st.just(article.id), some, relations, st.one_of(some, literals), spans, spans, words,
        st.sampled_from(Polarity), st.sampled_from(Modality), st.one_of(st.none(), some),
        st.lists(some, max_size=2).map(tuple), st.one_of(st.none(), whens), st.one_of(st.none(), some),
        st.lists(st.tuples(words, st.one_of(some, literals)), max_size=2).map(tuple), confidences, words,
    )  # fmt: skip
    claims = draw(st.lists(claim, max_size=3))
    return Reading(article, tuple(mentions), tuple((m,) for m in mentions), tuple(claims))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw any graph that holds together: each id it names is there, each statement has evidence, all sorted."""
    some_articles = draw(st.lists(articles, min_size=1, max_size=2, unique_by=lambda a: a.id))
    entity = st.builds(
        Entity, slugs, st.sampled_from(["Person", "GPE", "Thing"]), words, st.booleans(),
        st.lists(words, max_size=2, unique=True).map(lambda names: tuple(sorted(names))),
        st.sampled_from([(), ("https://who.example/Q1",), ("https://who.example/Q1", "https://who.example/Q2")]),
    )  # fmt: skip
    entities = draw(st.lists(entity, min_size=1, max_size=4, unique_by=lambda e: e.id))
    some = st.sampled_from([e.id for e in entities])
    evidence = st.builds(
        Evidence, st.sampled_from([a.id for a in some_articles]), spans, words, spans, words, words,
        st.sampled_from(Polarity), st.sampled_from(Modality), st.one_of(st.none(), some),
        st.lists(some, max_size=3).map(tuple), st.one_of(st.none(), whens), st.one_of(st.none(), some),
        st.lists(st.tuples(words, st.one_of(some, literals)), max_size=3).map(tuple), confidences, words, words, words,
    )  # fmt: skip
    statement = st.builds(
        Statement, some, relations, st.one_of(some, literals),
        st.lists(evidence, min_size=1, max_size=3).map(tuple),
    )  # fmt: skip
    statements = draw(st.lists(statement, max_size=4, unique_by=lambda s: (s.subject, s.relation, s.object)))
    return Graph(tuple(some_articles), tuple(entities), tuple(statements))
