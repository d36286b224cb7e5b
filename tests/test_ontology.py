"""The vocabulary is whole, its cues are found; questions and shapes are read by every engine."""

import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from kg import ontology
from kg.cues import Frame, parse_cue, parse_example
from kg.errors import VocabularyError
from kg.model import Article, Entity, Evidence, Graph, Modality, Polarity, Precision, Span, Statement, When
from kg.ontology import FOLDER, QUESTIONS, SHAPES, Ontology, load, relation_iri, relation_name
from kg.rdf import triples

SPEECH = """declared announced said denied confirmed promised urged accused criticised praised warned threatened
    apologised-to declined-comment"""
STANCE = """backs opposes recognises allied-with agreed-with negotiated-with met-with cooperated-with joined
    competes-with affiliated-with"""
AID = """aided funded supplied sold sold-to bought acquired invested-in owns ordered trained protects rescued
    evacuated uses"""
CONFLICT = """attacked killed injured abducted fought fought-in invaded captured suppressed overthrew
    protested-against sanctioned expelled damaged"""
LAW = """arrested charged sued convicted sentenced acquitted investigated extradited banned ruled-on approved rejected
    fined"""
MOVEMENT = "flew-to travelled-to visited left returned-to fled-from fled-to sent sent-to moved-to"
ROLE = """leads holds-position spokesperson-for member-of works-for represents appointed dismissed resigned-from
    succeeded
    elected-to ran-for voted-for voted-against won lost defeated nominated founded played-for coached"""
BELONGING = """located-in based-in part-of subsidiary-of citizen-of born-in died-in lives-in studied-at spouse-of
    parent-of
    sibling-of relative-of age has-quantity instance-of named-after"""
HAPPENING = """occurred-in occurred-on participated-in organised caused affected produced launched discovered
    studied
    published wrote cancelled closed"""
NAMES = " ".join((SPEECH, STANCE, AID, CONFLICT, LAW, MOVEMENT, ROLE, BELONGING, HAPPENING)).split()

PARAGRAPH = """
@prefix kg: <https://kg.example/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:sings-for a owl:ObjectProperty ;
    rdfs:label "sings for"@en ; rdfs:comment "The subject sings in the object."@en ;
    rdfs:subPropertyOf kg:member-of ; rdfs:domain kg:Person ; rdfs:range kg:Organization ;
    kg:cue "croon for <Organization>"@en ; skos:example "[Ana] crooned for [the Owls]."@en .
"""


@pytest.fixture(scope="module")
def vocabulary() -> Ontology:
    return load()


def test_has_every_relation_and_no_other(vocabulary: Ontology) -> None:
    assert sorted(vocabulary.relations) == sorted([*NAMES, "related-to"])


def test_every_paragraph_is_whole(vocabulary: Ontology) -> None:
    for name in NAMES:
        relation = vocabulary.relations[name]
        assert relation.label, name
        assert relation.comment.endswith("."), name
        assert len(relation.cues) >= 4, name
        assert relation.examples, name
        assert vocabulary.is_a(name, "related-to"), name
        assert relation.literal == (relation.range in ("Resource", "Value")), name


def test_no_two_relations_claim_the_same_cue_alone(vocabulary: Ontology) -> None:
    """Where a frame is shared, something in it must decide; relations above or below each other may share it."""
    shared = []
    for cues in vocabulary.cues.values():
        for i, cue in enumerate(cues):
            for other in cues[i + 1 :]:
                same = replace(other, relation=cue.relation) == cue
                kin = vocabulary.is_a(cue.relation, other.relation) or vocabulary.is_a(other.relation, cue.relation)
                if same and not kin:
                    shared.append((cue.relation, other.relation, cue.frame, cue.lemma, cue.noun, cue.after))
    assert shared == []


def test_speech_stands_below_said(vocabulary: Ontology) -> None:
    assert vocabulary.is_a("denied", "said")
    assert vocabulary.is_a("flew-to", "travelled-to")
    assert vocabulary.is_a("subsidiary-of", "part-of")
    assert not vocabulary.is_a("said", "denied")


def test_symmetric_relations_are_marked(vocabulary: Ontology) -> None:
    marked = {name for name, relation in vocabulary.relations.items() if relation.symmetric}
    assert {"met-with", "agreed-with", "allied-with", "spouse-of", "sibling-of", "fought"} <= marked
    assert not {"backs", "leads", "attacked"} & marked


def test_classes_know_the_readers_labels_and_their_ancestors(vocabulary: Ontology) -> None:
    assert vocabulary.classes["PERSON"] == "Person"
    assert vocabulary.classes["NORP"] == "Group"
    assert vocabulary.is_a("GPE", "Place")
    assert vocabulary.is_a("GPE", "Agent")
    assert not vocabulary.is_a("Place", "GPE")
    colours = [c.colour for c in vocabulary.entity_classes.values() if c.colour]
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours)
    drawn = [(c.colour, c.shape) for c in vocabulary.entity_classes.values() if c.spacy_label]
    assert len(set(drawn)) == len(drawn), "two classes look the same in a graph view"


@pytest.mark.parametrize(
    ("frame", "lemma", "after", "more", "relation"),
    [
        (Frame.VERB, "back", "", {}, "backs"),
        (Frame.VERB, "stand", "by", {}, "backs"),
        (Frame.VERB, "fly", "out to", {}, "flew-to"),
        (Frame.VERB, "fly", "back to", {}, "returned-to"),
        (Frame.VERB, "pay", "to", {"noun": "visit"}, "visited"),
        (Frame.VERB, "take", "", {"noun": "custody", "particle": "into"}, "arrested"),
        (Frame.VERB, "take", "in", {"noun": "part"}, "participated-in"),
        (Frame.VERB, "reach", "with", {"noun": "agreement"}, "agreed-with"),
        (Frame.VERB, "fire", "", {"object": "Person"}, "dismissed"),
        (Frame.VERB, "fire", "", {"object": "Product"}, "launched"),
        (Frame.VERB, "charge", "", {"object": "Person"}, "charged"),
        (Frame.VERB, "strike", "", {"object": "Facility"}, "attacked"),
        (Frame.VERB, "beat", "", {"subject": "Organization", "object": "Organization"}, "defeated"),
        (Frame.VERB, "buy", "", {"object": "Organization"}, "acquired"),
        (Frame.VERB, "buy", "", {"object": "Product"}, "bought"),
        (Frame.VERB, "say", "", {"object": "Clause"}, "said"),
        (Frame.VERB, "respond", "to", {"negated": True}, "declined-comment"),
        (Frame.BE, "leader", "of", {}, "leads"),
        (Frame.BE, "minister", "of", {"modifiers": ("prime", "young")}, "leads"),
        (Frame.BE, "spokeswoman", "for", {}, "spokesperson-for"),
        (Frame.BE, "based", "in", {}, "based-in"),
        (Frame.BE, "close", "to", {"object": "Person"}, "affiliated-with"),
        (Frame.BE, "of", "", {"subject": "Person", "object": "GPE"}, "citizen-of"),
        (Frame.BE, "of", "", {"subject": "Organization", "object": "GPE"}, "part-of"),
        (Frame.BE, "in", "", {"subject": "Facility", "object": "GPE"}, "located-in"),
        (Frame.BE, "in", "", {"subject": "Event", "object": "GPE"}, "occurred-in"),
        (Frame.THE, "acquisition", "of", {"object": "Organization"}, "acquired"),
        (Frame.THE, "visit", "to", {}, "visited"),
        (Frame.THE, "talk", "with", {}, "negotiated-with"),
    ],
)
def test_finds_the_relation_of_a_word_in_its_frame(
    vocabulary: Ontology, frame: Frame, lemma: str, after: str, more: dict[str, str], relation: str
) -> None:
    cue = vocabulary.match(frame, lemma, after, **more)
    assert cue is not None
    assert cue.relation == relation


@pytest.mark.parametrize(
    ("frame", "lemma", "after", "more"),
    [
        (Frame.VERB, "perpetrate", "with", {}),
        (Frame.VERB, "charge", "", {"object": "Thing"}),  # a fee, not a suspect
        (Frame.VERB, "respond", "to", {}),  # an answer, not a silence
        (Frame.VERB, "back", "", {"object": "Clause"}),  # its object is a thing
        (Frame.VERB, "strike", "", {}),  # a deal, a city: nothing known of it
        (Frame.BE, "back", "", {}),
    ],
)
def test_finds_none_where_the_frame_does_not_fit(
    vocabulary: Ontology, frame: Frame, lemma: str, after: str, more: dict[str, str]
) -> None:
    cue = vocabulary.match(frame, lemma, after, **more)
    assert cue is None


def test_an_inverse_cue_is_marked(vocabulary: Ontology) -> None:
    hire = vocabulary.match(Frame.VERB, "employ", object="Person")
    assert hire is not None
    assert (hire.relation, hire.inverse) == ("works-for", True)


def test_the_more_specific_cue_comes_first(vocabulary: Ontology) -> None:
    for cues in vocabulary.cues.values():
        specific = [(not c.negated, not c.noun, -len(c.modifiers), -len(c.after.split()), not c.object) for c in cues]
        assert specific == sorted(specific)


def test_domain_and_range_tell_what_fits(vocabulary: Ontology) -> None:
    assert vocabulary.fits("flew-to", "Person", "GPE")
    assert not vocabulary.fits("flew-to", "Person", "Person")
    assert vocabulary.fits("age", "Person", "Quantity")
    assert not vocabulary.fits("backs", "GPE", "Clause")


def test_a_verb_unknown_makes_an_open_relation(vocabulary: Ontology) -> None:
    opened = vocabulary.open_relation("Speak", "to")
    assert opened.name == "other:speak-to"
    assert opened.iri == "https://kg.example/other#speak-to"
    assert opened.parents == ("related-to",)
    assert vocabulary.relation("other:speak-to") == opened
    with pytest.raises(VocabularyError, match="no such relation"):
        vocabulary.relation("befriends")


@pytest.mark.parametrize("name", ["backs", "other:speak-to"])
def test_iris_and_names_of_relations_are_one_to_one(name: str) -> None:
    assert relation_name(relation_iri(name)) == name
    with pytest.raises(VocabularyError):
        relation_name("https://schema.org/knows")


def test_a_paragraph_in_a_file_of_ones_own_adds_a_relation(tmp_path: Path, vocabulary: Ontology) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(PARAGRAPH + 'kg:backs kg:cue "rootle for"@en .\n')
    wider = load([mine])
    assert wider.is_a("sings-for", "member-of")
    found = wider.match(Frame.VERB, "croon", "for", object="Organization")
    assert found is not None
    assert found.relation == "sings-for"
    rootle = wider.match(Frame.VERB, "rootle", "for")
    assert rootle is not None
    assert rootle.relation == "backs"
    assert "sings-for" not in vocabulary.relations


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('rdfs:label "sings for"@en ; ', "", "kg:sings-for: it has no rdfs:label"),
        ('kg:cue "croon for <Organization>"@en ; ', "", "kg:sings-for: it has no kg:cue"),
        ('skos:example "[Ana] crooned for [the Owls]."@en', 'skos:note "x"', "it has no skos:example"),
        ("rdfs:range kg:Organization", "rdfs:range kg:Choir", "its rdfs:range .*Choir.* is no class"),
        ("; rdfs:range kg:Organization", "", "it has 0 rdfs:range"),
        ("rdfs:subPropertyOf kg:member-of ;", "", "not below kg:related-to"),
        ("kg:member-of", "kg:chorister-of", "super-relation 'chorister-of' does not exist"),
        ("[the Owls]", "the Owls", "one subject and one object"),
        ("croon for <Organization>", "give a song to", "'a' is no preposition or particle"),
        ("<Organization>", "<Choir>", "unknown class 'Choir'"),
        ("croon for", "croon ( for", "parentheses"),
        ("kg:sings-for a", "<https://mine.example/sings> a", "not in the kg: namespace"),
        ("rdfs:domain kg:Person ;", "rdfs:domain kg:Person ; kg:datatype 'date' ;", "kg:datatype 'date' is unknown"),
        ("rdfs:domain", "rdfs:domain ,", r"mine.ttl:\d+: not Turtle"),
    ],
)
def test_a_faulty_paragraph_is_named_with_what_to_do(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in PARAGRAPH
    mine = tmp_path / "mine.ttl"
    mine.write_text(PARAGRAPH.replace(old, new))
    with pytest.raises(VocabularyError, match=message) as caught:
        load([mine])
    assert caught.value.remedy


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.ttl"):
        load([tmp_path / "none.ttl"])


def test_bars_give_one_cue_each() -> None:
    cues = list(parse_cue("backs", "<GPE|Group> lend|give (aid|help) to <Person>", ("GPE", "Group", "Person")))
    assert {(c.lemma, c.noun, c.after) for c in cues} == {
        ("lend", "aid", "to"), ("lend", "help", "to"), ("give", "aid", "to"), ("give", "help", "to"),
    }  # fmt: skip
    assert all(c.subject == ("GPE", "Group") and c.object == ("Person",) for c in cues)


def test_phrases_among_the_bars_are_found_out() -> None:
    words = "|".join("abcdefghijklmnopqrst")
    with pytest.raises(VocabularyError, match="too many"):
        list(parse_cue("works-for", f"be {words} chief|{words} head|{words} of", ()))


def test_marks_in_an_example_turn_it_round() -> None:
    example = parse_example("backs", "[o:Ruiz] was backed by [s:Peru].")
    assert (example.text, example.subject, example.object) == ("Ruiz was backed by Peru.", "Peru", "Ruiz")


def test_package_data_is_the_folder_at_the_top() -> None:
    top = Path(ontology.__file__).parent.parent / "ontology"
    assert FOLDER.resolve() == top.resolve()


# Questions and shapes


def _evidence(article: str, quote: str, **more: object) -> Evidence:
    end = len(quote)
    return Evidence(article, Span(0, end), quote, Span(0, 4), quote[:4], "verb-object", **more)  # type: ignore[arg-type]


def _graph() -> Graph:
    """One graph in which every question has an answer."""
    may = When("2024-05-03", Precision.DAY)
    articles = (
        Article("a1", "Peru backs Ruiz", "Peru backs Ruiz", None, "2024-05-04", "The Anvil"),
        Article("b1", "Ruiz flies", "Ruiz flies", None, "2024-05-05", "The Bell"),
    )
    entities = (
        Entity("Ana_Ruiz", "Person", "Ana Ruiz"),
        Entity("Lima", "GPE", "Lima"),
        Entity("Peru", "GPE", "Peru"),
        Entity("Tom_Lind", "Person", "Tom Lind"),
        Entity("a1/an_aide", "Person", "an aide", named=False),
    )
    backs = (
        _evidence("a1", "Peru backs Ruiz."),
        _evidence("b1", "Peru does not back Ruiz, Lind said.", polarity=Polarity.NEGATIVE, speaker="Tom_Lind"),
    )
    flew = _evidence("b1", "Ruiz flew to Lima on 3 May, an aide said.", when=may, speaker="a1/an_aide")
    visit = _evidence("b1", "Lind will visit Lima.", modality=Modality.PLANNED)
    speaks = _evidence("a1", "Lind is a spokesman for Ruiz.")
    leads = _evidence("a1", "Ruiz leads Peru.")
    return Graph(
        articles,
        entities,
        (
            Statement("Peru", "backs", "Ana_Ruiz", backs),
            Statement("Ana_Ruiz", "flew-to", "Lima", (flew,)),
            Statement("Tom_Lind", "visited", "Lima", (visit,)),
            Statement("Tom_Lind", "spokesperson-for", "Ana_Ruiz", (speaks,)),
            Statement("Ana_Ruiz", "leads", "Peru", (leads,)),
        ),
    )


@pytest.fixture(scope="module")
def stores() -> tuple[ox.Store, rdflib.Graph]:
    """The same triples in both engines."""
    oxigraph, memory = ox.Store(), rdflib.Graph()
    oxigraph.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples(_graph()))
    memory.parse(data=ox.serialize(triples(_graph()), format=ox.RdfFormat.N_TRIPLES).decode(), format="nt")
    return oxigraph, memory


QUESTION_FILES = sorted((FOLDER / QUESTIONS).glob("*.rq"))


def test_there_are_a_dozen_questions() -> None:
    assert len(QUESTION_FILES) >= 12


@pytest.mark.parametrize("file", QUESTION_FILES, ids=lambda file: file.stem)
def test_a_question_says_what_it_asks_and_what_can_be_set(file: Path) -> None:
    asked, parameters = file.read_text().splitlines()[:2]
    assert asked.startswith("# ")
    assert "?" in asked
    assert parameters.startswith("# parameters: ")
    names = re.findall(r"(\w+)(?:,| \(|$)", parameters.removeprefix("# parameters: "))
    assert names
    for name in names:
        assert f"?{name}" in file.read_text(), name


@pytest.mark.parametrize("file", QUESTION_FILES, ids=lambda file: file.stem)
def test_both_engines_give_a_question_the_same_rows(file: Path, stores: tuple[ox.Store, rdflib.Graph]) -> None:
    oxigraph, memory = stores
    query = file.read_text()
    names = [str(v) for v in prepareQuery(query).algebra["PV"]]
    left = [[None if row[n] is None else row[n].value for n in names] for row in oxigraph.query(query)]  # type: ignore[union-attr]
    right = [[None if row[n] is None else str(row[n]) for n in names] for row in memory.query(query)]  # type: ignore[index, union-attr]
    assert left == right
    assert left, "the graph was made so that every question has an answer"
    assert "ORDER BY" in query


def _rows(name: str, stores: tuple[ox.Store, rdflib.Graph], bound: str = "") -> list[str]:
    query = (FOLDER / QUESTIONS / f"{name}.rq").read_text().replace("WHERE {", "WHERE { " + bound, 1)
    return [" ".join(t.value.rsplit("/", 1)[-1] for t in row if t) for row in stores[0].query(query)]  # type: ignore[union-attr]


def test_answers_are_right(stores: tuple[ox.Store, rdflib.Graph]) -> None:
    assert [row.split()[0] for row in _rows("backing", stores)] == ["Peru"]
    assert [row.split()[0] for row in _rows("unnamed-sources", stores)] == ["Ana_Ruiz"]
    assert len(_rows("denied", stores)) == 1
    assert len(_rows("contradictions", stores)) == 1
    assert [row.split()[0] for row in _rows("planned", stores)] == ["Tom_Lind"]
    assert len(_rows("travel", stores)) == 2
    assert len(_rows("one-outlet", stores)) == 4  # what both print is not among them
    assert _rows("most-connected", stores)[0] == "Ana_Ruiz 4 2"


def test_a_month_can_be_set(stores: tuple[ox.Store, rdflib.Graph]) -> None:
    assert len(_rows("month", stores, 'VALUES ?month { "2024-05" }')) == 1
    assert _rows("month", stores, 'VALUES ?month { "2024-06" }') == []


def test_shapes_are_read_and_name_terms_that_exist() -> None:
    shapes = rdflib.Graph().parse(FOLDER / SHAPES)
    terms = rdflib.Graph().parse(FOLDER / "statements.ttl") + rdflib.Graph().parse(FOLDER / "classes.ttl")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    properties = list(shapes.objects(None, sh.property))
    assert len(properties) == len(set(properties)) >= 20
    for shape in properties:
        assert shapes.value(shape, sh.message), shape
        path = shapes.value(shape, sh.path)
        if str(path).startswith(ontology.KG):
            assert (path, rdflib.RDFS.label, None) in terms, path
    for target in shapes.objects(None, sh.targetClass):
        if str(target).startswith(ontology.KG):
            assert (target, rdflib.RDFS.label, None) in terms, target


def test_the_graphs_own_triples_keep_the_shapes(stores: tuple[ox.Store, rdflib.Graph]) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    conforms, _, report = pyshacl.validate(stores[1], shacl_graph=rdflib.Graph().parse(FOLDER / SHAPES))
    assert conforms, report
