"""Mentions to entities, claims to statements: within an article, across articles, and what must stay apart."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs import readings
from kg.model import Article, Claim, Kind, Literal, Mention, Modality, Polarity, Reading, Span
from kg.resolve import dropped, resolve

NAMED, NOMINAL, PRONOUN = Kind.NAMED, Kind.NOMINAL, Kind.PRONOUN


class Story:
    """Builds a reading: clusters of words and claims between them, over a text that holds the words in order."""

    def __init__(self, name, published="2020-03-02"):
        self.name, self.published = name, published
        self.text, self.clusters, self.claims = "", [], []

    def thing(self, kind_of_thing, *words):
        """Add a cluster; a word is a name, "a phrase" in lower case a nominal, and a pronoun a pronoun."""
        cluster = []
        for text in words:
            start = len(self.text)
            self.text += text + " "
            kind = PRONOUN if text in ("he", "she", "it", "they") else NAMED if text[0].isupper() else NOMINAL
            name = text.removeprefix("the ").removeprefix("a ")
            cluster.append(
                Mention(self.name, Span(start, start + len(text)), text, kind_of_thing, kind, name, text.split()[-1])
            )
        self.clusters.append(tuple(cluster))
        return cluster[0] if len(cluster) == 1 else cluster

    def claim(self, subject, relation, value, **told):
        span = Span(0, max(4, len(self.text) - 1))
        self.claims.append(Claim(self.name, subject, relation, value, span, Span(0, 4), "verb-object", **told))
        return self

    def reading(self):
        article = Article(self.name, self.name, self.text, None, self.published, "Daily Kite")
        mentions = tuple(m for cluster in self.clusters for m in cluster)
        return Reading(article, mentions, tuple(self.clusters), tuple(self.claims))


def names(graph):
    return sorted(e.name for e in graph.entities)


def test_short_name_joins_the_one_full_name_it_can_mean():
    story = Story("a")
    full = story.thing("Person", "Ilda Moreno")
    short = story.thing("Person", "Moreno")
    town = story.thing("GPE", "Norland")
    graph = resolve([story.claim(full, "leads", town).claim(short, "visited", town).reading()])
    assert names(graph) == ["Ilda Moreno", "Norland"]
    [moreno] = [e for e in graph.entities if e.type == "Person"]
    assert moreno.id == "Ilda_Moreno"
    assert moreno.also_known_as == ("Moreno",)


def test_short_name_that_could_mean_two_stays_apart():
    story = Story("a")
    one, other = story.thing("Person", "Ilda Moreno"), story.thing("Person", "Teo Moreno")
    short = story.thing("Person", "Moreno")
    graph = resolve([story.claim(one, "met-with", other).claim(short, "met-with", one).reading()])
    assert names(graph) == ["Ilda Moreno", "Moreno", "Teo Moreno"]


def test_two_full_names_in_one_cluster_are_two_people():
    story = Story("a")
    one, other = story.thing("Person", "Ilda Moreno", "Teo Brandt")
    town = story.thing("GPE", "Norland")
    graph = resolve([story.claim(one, "visited", town).claim(other, "visited", town).reading()])
    assert names(graph) == ["Ilda Moreno", "Norland", "Teo Brandt"]


def test_pronouns_are_the_thing_they_stand_for_and_no_names():
    story = Story("a")
    person, she = story.thing("Person", "Ilda Moreno", "she")
    town = story.thing("GPE", "Norland")
    graph = resolve([story.claim(she, "visited", town).reading()])
    assert [s.subject for s in graph.statements] == ["Ilda_Moreno"]
    assert all("she" not in e.also_known_as for e in graph.entities)
    assert person.name == "Ilda Moreno"


def test_a_pronoun_that_nothing_explains_costs_its_claim_and_is_counted():
    story = Story("a")
    it, town = story.thing("Thing", "it"), story.thing("GPE", "Norland")
    reading = story.claim(it, "visited", town).reading()
    assert resolve([reading]).statements == ()
    assert dropped(reading) == 1


def test_a_speaker_without_name_does_not_become_the_articles_voice():
    story = Story("a")
    he, one, town = story.thing("Person", "he"), story.thing("Person", "Ilda Moreno"), story.thing("GPE", "Norland")
    graph = resolve([story.claim(one, "visited", town, speaker=he).reading()])
    assert graph.statements[0].evidence[0].speaker is not None


@pytest.mark.parametrize("short", ["US", "U.S.", "the United States", "United States"])
def test_spellings_of_a_country_are_one(short):
    story = Story("a")
    one, other = story.thing("GPE", "United States"), story.thing("GPE", short[0].upper() + short[1:])
    person = story.thing("Person", "Ilda Moreno")
    graph = resolve([story.claim(person, "visited", one).claim(person, "left", other).reading()])
    assert names(graph) == ["Ilda Moreno", "United States"]


def test_acronym_joins_its_long_form():
    story = Story("a")
    full, short = story.thing("Organization", "Norland Energy Board"), story.thing("Organization", "NEB")
    town = story.thing("GPE", "Norland")
    graph = resolve([story.claim(full, "based-in", town).claim(short, "based-in", town).reading()])
    assert names(graph) == ["Norland", "Norland Energy Board"]


def test_north_and_south_stay_apart():
    story = Story("a")
    one, other = story.thing("GPE", "South Vale"), story.thing("GPE", "Vale")
    graph = resolve([story.claim(one, "opposes", other).reading()])
    assert names(graph) == ["South Vale", "Vale"]


@pytest.mark.parametrize("other", ["New Norland", "South Norland"])
def test_another_land_in_one_cluster_is_another(other):
    story = Story("a")
    land = story.thing("GPE", "Norland", other)[0]
    graph = resolve([story.claim(story.thing("Person", "Ilda Moreno"), "leads", land).reading()])
    assert names(graph) == ["Ilda Moreno", "Norland"]


def test_a_land_is_not_called_by_a_part_of_it():
    story = Story("a")
    part = Mention("a", Span(0, 16), "northern Norland", "GPE", NAMED, "northern Norland", "Norland")
    story.text = "northern Norland "
    whole = story.thing("GPE", "Norland")
    story.clusters[0] = (part, whole)
    graph = resolve([story.claim(story.thing("Person", "Ilda Moreno"), "visited", part).reading()])
    assert names(graph) == ["Ilda Moreno", "Norland"]


def test_full_name_is_one_entity_across_articles():
    readings = []
    for name in ("a", "b"):
        story = Story(name)
        readings.append(
            story.claim(story.thing("Person", "Ilda Moreno"), "visited", story.thing("GPE", "Norland")).reading()
        )
    graph = resolve(readings)
    assert names(graph) == ["Ilda Moreno", "Norland"]
    assert len(graph.statements) == 1
    assert sorted(e.article for e in graph.statements[0].evidence) == ["a", "b"]


def test_unnamed_things_belong_to_their_article():
    readings = []
    for name in ("a", "b"):
        story = Story(name)
        readings.append(
            story.claim(story.thing("Group", "the contractors"), "visited", story.thing("GPE", "Norland")).reading()
        )
    graph = resolve(readings)
    unnamed = [e for e in graph.entities if not e.named]
    assert len(unnamed) == 2
    assert {e.name for e in unnamed} == {"contractors"}


def test_two_people_of_one_name_stay_apart_by_what_they_do():
    banker, player = Story("a"), Story("b")
    person, role = banker.thing("Person", "Ilda Moreno", "the banker")
    banker.claim(person, "works-for", banker.thing("Organization", "Norland Bank"))
    same, job = player.thing("Person", "Ilda Moreno", "the striker")
    player.claim(same, "works-for", player.thing("Organization", "Vale United"))
    graph = resolve([banker.reading(), player.reading()])
    people = sorted(e.id for e in graph.entities if e.type == "Person")
    assert len(people) == 2
    assert people[0] == "Ilda_Moreno"
    assert people[1].startswith("Ilda_Moreno_")
    assert (role.kind, job.kind) == (NOMINAL, NOMINAL)


def test_denial_and_assertion_are_evidence_of_one_statement():
    story = Story("a")
    one, town = story.thing("Person", "Ilda Moreno"), story.thing("GPE", "Norland")
    story.claim(one, "visited", town, polarity=Polarity.NEGATIVE)
    story.claim(one, "visited", town, modality=Modality.PLANNED)
    graph = resolve([story.reading()])
    assert len(graph.statements) == 1
    assert len(graph.statements[0].evidence) == 2
    assert not graph.statements[0].holds


def test_a_relation_of_a_thing_to_itself_is_left_out():
    story = Story("a")
    one, short = story.thing("Person", "Ilda Moreno"), story.thing("Person", "Moreno")
    assert resolve([story.claim(one, "met-with", short).reading()]).statements == ()


def test_ids_are_readable_and_unique():
    story = Story("a")
    one, other = story.thing("Person", "José Águila"), story.thing("GPE", "Łódź")
    product = story.thing("Product", "Kite"), story.thing("Organization", "Kite")
    story.claim(one, "visited", other).claim(product[1], "produced", product[0])
    graph = resolve([story.reading()])
    ids = [e.id for e in graph.entities]
    assert len(ids) == len(set(ids))
    assert "Jose_Aguila" in ids


def test_the_order_of_readings_does_not_matter():
    readings = []
    for number in range(8):
        story = Story(f"s{number}")
        one = story.thing("Person", ("Ilda Moreno", "Moreno", "Teo Brandt")[number % 3], "the minister")[0]
        readings.append(
            story.claim(one, "visited", story.thing("GPE", "Norland"))
            .claim(one, "leads", story.thing("Organization", f"Board {number % 2}"))
            .reading()
        )
    expected = resolve(readings)
    for seed in range(5):
        random.Random(seed).shuffle(readings)
        assert resolve(readings) == expected


def test_a_reading_given_twice_counts_once():
    story = Story("a")
    reading = story.claim(story.thing("Person", "Ilda Moreno"), "visited", story.thing("GPE", "Norland")).reading()
    assert resolve([reading, reading]) == resolve([reading])


def told_of(article, *clusters):
    """Return a reading in which the first word of each cluster, (type, words…), has something to tell of itself."""
    story = Story(article)
    for kind_of_thing, *words in clusters:
        found = story.thing(kind_of_thing, *words)
        first = found if isinstance(found, Mention) else found[0]
        story.claim(first, "has-quantity", Literal(first.text))
    return story.reading()


def ids(*told):
    return {e.id for e in resolve(told).entities}


def test_a_short_name_of_an_organisation_finds_the_full_one_that_another_article_gives():
    full = told_of("a", ("Organization", "Karvel Group", "Karvel"))
    assert ids(full, told_of("b", ("Organization", "Karvel"))) == {"Karvel_Group"}


def test_a_surname_finds_the_only_full_name_of_the_corpus():
    assert ids(told_of("a", ("Person", "Vera Kolb")), told_of("b", ("Person", "Kolb"))) == {"Vera_Kolb"}


def test_a_surname_of_two_in_the_corpus_stays_in_its_article():
    two = told_of("a", ("Person", "Vera Kolb")), told_of("b", ("Person", "Anton Kolb"))
    short = told_of("c", ("Person", "Kolb")), told_of("d", ("Person", "Kolb"))
    assert ids(*two, *short) == {"Vera_Kolb", "Anton_Kolb", "Kolb_(c)", "Kolb_(d)"}


def test_a_person_and_a_place_of_one_name_are_two():
    assert len(ids(told_of("a", ("Person", "Carter"), ("GPE", "Carter")))) == 2
    assert len(ids(told_of("a", ("Person", "Carter")), told_of("b", ("GPE", "Carter")))) == 2


@pytest.mark.parametrize("pair", [("Kestrel 8", "Kestrel 9"), ("Harbour Bank", "River Bank"), ("York", "New York")])
def test_names_that_share_a_word_are_two_things(pair):
    one, other = (("Organization", name) for name in pair)
    assert len(ids(told_of("a", one, other))) == 2
    assert len(ids(told_of("a", one), told_of("b", other))) == 2


def test_two_readings_of_one_id_give_one_graph_in_any_order():
    one, other = told_of("a", ("Person", "Vera Kolb")), told_of("a", ("Person", "Anton Ruiz"))
    assert resolve([one, other]) == resolve([other, one])


@settings(max_examples=40, deadline=None)
@given(st.lists(readings(), max_size=3, unique_by=lambda r: r.article.id), st.randoms(use_true_random=False))
def test_any_readings_give_a_graph_whose_every_id_is_there(told, chance):
    graph = resolve(told)
    chance.shuffle(told)
    assert resolve(told) == graph
    known = [e.id for e in graph.entities]
    assert known == sorted(set(known))
    assert all(known)
    for s in graph.statements:
        assert s.subject in known
        assert isinstance(s.object, Literal) or s.object in known
        for e in s.evidence:
            assert {i for i in (e.speaker, e.where, *e.via) if i} <= set(known)
            assert {v for _, v in e.arguments if isinstance(v, str)} <= set(known)


def test_a_place_that_the_reader_once_took_for_a_person_is_the_place():
    place = [told_of(a, ("GPE", "Orlitz")) for a in ("a", "b")]
    assert ids(*place, told_of("c", ("Person", "Orlitz"))) == {"Orlitz"}
    assert len(ids(*place, told_of("c", ("Person", "Orlitz", "he")))) == 2


def test_a_company_with_its_country_does_not_hide_the_company():
    short = told_of("a", ("Organization", "Karvel Group", "Karvel"))
    with_country = told_of("b", ("Organization", "Karvel Group of Norland", "Karvel"))
    assert "Karvel" not in ids(short, with_country, told_of("c", ("Organization", "Karvel")))


def test_a_company_is_the_same_with_its_country_behind_it():
    short = told_of("a", ("Organization", "Karvel Group", "Karvel"))
    full = told_of("b", ("Organization", "Karvel Group of Norland", "Karvel"), ("GPE", "Norland"))
    again = told_of("c", ("Organization", "Karvel Group", "Karvel"))
    assert ids(short, again, full) == {"Karvel_Group", "Norland"}
    court = told_of("a", ("Organization", "Supreme Court")), told_of("b", ("Organization", "Supreme Court of Norland"))
    assert len(ids(*court, told_of("c", ("GPE", "Norland")))) == 3


def test_a_company_is_called_by_its_first_word():
    assert ids(told_of("a", ("Organization", "Karvel Lines"), ("Organization", "Karvel"))) == {"Karvel_Lines"}
    assert len(ids(told_of("a", ("Organization", "Karvel Post"), ("Organization", "Karvel")))) == 2
    assert len(ids(told_of("a", ("Organization", "Norland Bank"), ("GPE", "Norland")))) == 2


def test_a_contingent_is_no_single_person() -> None:
    from kg.model import Kind, Mention, Span
    from kg.resolve.things import _split

    name = Mention("a", Span(0, 10), "Ana Moreau", "Person", Kind.NAMED, "Ana Moreau", "Moreau")
    group = Mention("a", Span(20, 34), "the contingent", "Person", Kind.NOMINAL, "contingent", "contingent")
    leader = Mention("a", Span(40, 50), "the leader", "Person", Kind.NOMINAL, "leader", "leader")
    assert [[m.text for m in thing.mentions] for thing in _split("a", (name, group, leader))] == [
        ["Ana Moreau", "the leader"],
        ["the contingent"],
    ]


@pytest.mark.parametrize(
    ("phrases", "name"),
    [
        (("the miners", "the copper miners", "the miners"), "copper miners"),
        (("the copper", "the copper in banks", "the copper", "the copper", "the copper"), "copper"),
        (("the copper miners", "the miners in the north"), "copper miners"),
        (("the miners", "a union of copper and tin"), "miners"),
        (("a union of miners", "the union"), "union of miners"),
    ],
)
def test_a_thing_without_name_is_called_by_what_describes_it(phrases, name):
    [entity] = resolve([told_of("a", ("Group", *phrases))]).entities
    assert entity.name == name
