"""The vocabulary: ontology/*.ttl (and a user's own files) in; classes, relations and their cues out.

`load()` reads; `Ontology.match` finds the relation that a word in its frame says. The notation of cues
is in kg/cues.py.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from kg.cueindex import CueIndex
from kg.cues import Cue, Example, Frame, parse_cue, parse_example
from kg.errors import VocabularyError
from kg.paragraphs import KG, OWL, RDF, RDFS, SKOS, XSD, Paragraph, Paragraphs, names, read_paragraphs, text

OTHER = "https://kg.example/other#"
ROLE = "https://kg.example/role#"
ID = "https://kg.example/id/"
ROOT = "related-to"

FOLDER = Path(__file__).parent / "vocabulary"
TERMS, RELATIONS, SHAPES, QUESTIONS = "classes.ttl statements.ttl", "relations.ttl", "shapes.ttl", "questions"

_DATATYPES = ("string", "integer", "quantity")
_PROPERTY_TYPES = frozenset({OWL + "ObjectProperty", OWL + "DatatypeProperty", RDF + "Property"})


@dataclass(frozen=True, slots=True)
class EntityClass:
    name: str
    label: str
    parents: tuple[str, ...]
    spacy_label: str | None
    colour: str | None
    shape: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """One paragraph of relations.ttl. `domain` and `range` are classes, or "Value" where the object is words alone and
    "Resource" where it may be either; `datatype` is what a literal object is: "string", "integer" or "quantity"."""

    name: str
    label: str
    comment: str = ""
    domain: str = "Entity"
    range: str = "Entity"
    parents: tuple[str, ...] = (ROOT,)
    cues: tuple[Cue, ...] = ()
    inverse: str | None = None
    symmetric: bool = False
    literal: bool = False
    datatype: str = "string"
    examples: tuple[Example, ...] = ()
    plover: str | None = None
    cameo: str | None = None
    matches: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        return relation_iri(self.name)


@dataclass(frozen=True)
class Ontology:
    """The vocabulary in use. `cues` is indexed by frame and lemma; in each list the most specific comes first."""

    relations: Mapping[str, Relation]
    classes: Mapping[str, str]
    entity_classes: Mapping[str, EntityClass]
    cues: Mapping[tuple[Frame, str], tuple[Cue, ...]] = field(repr=False)
    ancestors: Mapping[str, frozenset[str]] = field(repr=False)

    @cached_property
    def index(self) -> CueIndex:
        """The cues by all their words."""
        return CueIndex(self.cues)

    def is_a(self, name: str, ancestor: str) -> bool:
        """Tell whether a class or relation is the other or lies below it; an unknown one is only itself."""
        return name == ancestor or ancestor in self.ancestors.get(name, ())

    def match(
        self,
        frame: Frame,
        lemma: str,
        after: str = "",
        *,
        noun: str = "",
        particle: str = "",
        negated: bool = False,
        modifiers: Iterable[str] = (),
        subject: str = "",
        object: str = "",
    ) -> Cue | None:
        """Return the most specific cue for a word in its frame, or None.

        `modifiers` are the words before the noun; `subject` and `object` the classes of the grammatical subject and
        object ("Person"; "Clause", "Date" or "Quantity" for what is no entity), "" where they are not known. A cue with
        a condition needs the class known; one without takes any entity, and words if its relation takes words.
        """
        found = self.index.find(frame, lemma, after, noun, particle)
        words = frozenset(modifiers) if found else frozenset[str]()
        for cue in found:
            if words.issuperset(cue.modifiers) and (negated or not cue.negated):
                relation = self.relations[cue.relation]
                left, right = (False, relation.literal) if not cue.inverse else (relation.literal, False)
                if self._meets(subject, cue.subject, left) and self._meets(object, cue.object, right):
                    return cue
        return None

    def _meets(self, name: str, wanted: tuple[str, ...], words: bool) -> bool:
        if not wanted:
            return words or not self.is_a(name, "Value")
        known = self._met.get((name, wanted))
        if known is None:
            known = self._met[name, wanted] = any(self.is_a(name, each) for each in wanted)
        return known

    @cached_property
    def _met(self) -> dict[tuple[str, tuple[str, ...]], bool]:
        return {}  # which classes meet which conditions, which is asked again and again

    def fits(self, relation: str, subject: str, object: str) -> bool:
        """Tell whether the classes agree with the relation's domain and range; words agree with a literal relation."""
        known = self.relation(relation)
        if self.is_a(object, "Value"):
            return known.literal and self.is_a(subject, known.domain)
        return self.is_a(subject, known.domain) and (known.range == "Resource" or self.is_a(object, known.range))

    def relation(self, name: str) -> Relation:
        """Return a relation of the vocabulary, or make the open relation of that name ("other:speak-to").

        Raises VocabularyError for a name that is neither.
        """
        if name in self.relations:
            return self.relations[name]
        if not name.startswith("other:"):
            raise VocabularyError(name, "no such relation", "see ontology/relations.ttl for those there are")
        return self.open_relation(name.removeprefix("other:"))

    def open_relation(self, *words: str) -> Relation:
        """Make the relation of a verb that the vocabulary does not know: ("speak", "to") is other:speak-to."""
        slug = "-".join(re.findall(r"\w+", " ".join(words).lower())) or "relate-to"
        return Relation("other:" + slug, slug.replace("-", " "), literal=True, range="Resource")


def relation_iri(name: str) -> str:
    """Return the IRI of a relation: "backs" or "other:speak-to"."""
    return OTHER + name.removeprefix("other:") if name.startswith("other:") else KG + name


def relation_name(iri: str) -> str:
    """Return the name of the relation with this IRI; raises VocabularyError for any other IRI."""
    for space, prefix in ((KG, ""), (OTHER, "other:")):
        if iri.startswith(space):
            return prefix + iri.removeprefix(space)
    raise VocabularyError(iri, "not the IRI of a relation", f"relations begin with {KG} or {OTHER}")


def load(extra: Iterable[Path | str] = ()) -> Ontology:
    """Read the vocabulary, with the user's own relation files (Turtle) after it.

    A paragraph of an extra file on a known relation adds to it: more cues, more examples. Raises VocabularyError for a
    file that cannot be read and for a paragraph that is not whole, naming the relation and what it lacks.
    """
    return _load(tuple(Path(each) for each in extra))


@cache
def _load(extra: tuple[Path, ...]) -> Ontology:
    terms = read_paragraphs([FOLDER / name for name in TERMS.split()])
    classes = dict(_entity_classes(terms))
    paragraphs = read_paragraphs([FOLDER / RELATIONS, *extra])
    relations = dict(sorted(_relations(paragraphs, classes)))
    parents = {c.name: c.parents for c in classes.values()} | {r.name: r.parents for r in relations.values()}
    ancestors = {name: frozenset(_above(name, parents)) for name in parents}
    _check_hierarchy(relations, ancestors)
    by_label = {c.spacy_label: c.name for c in classes.values() if c.spacy_label}
    return Ontology(relations, by_label, classes, _index(relations, ancestors), ancestors)


def _check_hierarchy(relations: Mapping[str, Relation], ancestors: Mapping[str, frozenset[str]]) -> None:
    for name, relation in relations.items():
        for parent in relation.parents:
            if parent not in relations:
                raise _fault(name, f"its super-relation {parent!r} does not exist", "mend its rdfs:subPropertyOf")
        if name != ROOT and ROOT not in ancestors[name]:
            raise _fault(name, "it is not below kg:related-to", "add rdfs:subPropertyOf kg:related-to")


def _index(
    relations: Mapping[str, Relation], ancestors: Mapping[str, frozenset[str]]
) -> dict[tuple[Frame, str], tuple[Cue, ...]]:
    def rank(cue: Cue) -> tuple[bool, bool, int, int, bool, bool, int, int, str]:
        return (
            not cue.negated,
            not cue.noun,
            -len(cue.modifiers),
            -len(cue.after.split()),
            not cue.object,
            not cue.subject,
            len(cue.object) + len(cue.subject),
            -len(ancestors[cue.relation]),
            cue.relation,
        )

    index: dict[tuple[Frame, str], list[Cue]] = {}
    for relation in relations.values():
        for cue in relation.cues:
            index.setdefault((cue.frame, cue.lemma), []).append(cue)
    return {key: tuple(sorted(cues, key=rank)) for key, cues in index.items()}


def _above(name: str, parents: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    waiting, seen = list(parents[name]), {name}
    while waiting:
        parent = waiting.pop()
        if parent not in seen:
            seen.add(parent)
            yield parent
            waiting.extend(parents.get(parent, ()))


def _entity_classes(paragraphs: Paragraphs) -> Iterator[tuple[str, EntityClass]]:
    for iri, paragraph in paragraphs.items():
        if any(t.value == OWL + "Class" for t in paragraph.get(RDF + "type", ())):
            name, parents = iri.removeprefix(KG), names(paragraph, RDFS + "subClassOf")
            spacy_label, colour, shape = (text(paragraph, KG + key) for key in ("spacyLabel", "colour", "shape"))
            label = text(paragraph, RDFS + "label") or name
            yield name, EntityClass(name, label, parents, spacy_label, colour, shape)


def _relations(paragraphs: Paragraphs, classes: Mapping[str, EntityClass]) -> Iterator[tuple[str, Relation]]:
    for iri, paragraph in paragraphs.items():
        types = {t.value for t in paragraph.get(RDF + "type", ())}
        if KG + "cue" in paragraph or types & _PROPERTY_TYPES:
            if not iri.startswith(KG):
                raise _fault(iri, "its name is not in the kg: namespace", f"begin it with {KG}")
            yield iri.removeprefix(KG), _relation(iri.removeprefix(KG), paragraph, types, classes)


def _relation(
    name: str,
    paragraph: Paragraph,
    types: set[str],
    classes: Mapping[str, EntityClass],
) -> Relation:
    for key, wanted in ((RDFS + "label", "rdfs:label"), (RDFS + "comment", "rdfs:comment")):
        if not text(paragraph, key):
            raise _fault(name, f"it has no {wanted}", f'add {wanted} "…"@en')
    if name != ROOT:
        for key, wanted in ((KG + "cue", "kg:cue"), (SKOS + "example", "skos:example")):
            if key not in paragraph:
                raise _fault(name, f"it has no {wanted}", f'add at least one {wanted} "…"@en')
    if not types & _PROPERTY_TYPES:
        raise _fault(name, "it is not said to be a property", "write 'a owl:ObjectProperty' after its name")
    literal = text(paragraph, KG + "literalObject") == "true"
    datatype = text(paragraph, KG + "datatype") or "string"
    if datatype not in _DATATYPES:
        raise _fault(name, f"its kg:datatype {datatype!r} is unknown", f"write one of {', '.join(_DATATYPES)}")
    domain, range_ = (_class(name, paragraph, key, classes) for key in ("domain", "range"))
    inverse = names(paragraph, OWL + "inverseOf")
    return Relation(
        name=name,
        label=text(paragraph, RDFS + "label") or "",
        comment=text(paragraph, RDFS + "comment") or "",
        domain=domain,
        range=range_,
        parents=names(paragraph, RDFS + "subPropertyOf"),
        cues=tuple(c for t in paragraph.get(KG + "cue", ()) for c in parse_cue(name, t.value, classes)),
        inverse=inverse[0] if inverse else None,
        symmetric=OWL + "SymmetricProperty" in types,
        literal=literal,
        datatype=datatype,
        examples=tuple(parse_example(name, t.value) for t in paragraph.get(SKOS + "example", ())),
        plover=text(paragraph, KG + "plover"),
        cameo=text(paragraph, KG + "cameo"),
        matches=tuple(t.value for k in ("closeMatch", "exactMatch") for t in paragraph.get(SKOS + k, ())),
    )


def _class(name: str, paragraph: Paragraph, key: str, classes: Mapping[str, EntityClass]) -> str:
    wanted = paragraph.get(RDFS + key, ())
    if len(wanted) != 1:
        raise _fault(name, f"it has {len(wanted)} rdfs:{key}", f"give it one rdfs:{key}, a class of classes.ttl")
    iri = wanted[0].value
    if iri.startswith(KG) and iri.removeprefix(KG) in classes:
        return iri.removeprefix(KG)
    if key == "range" and iri == RDFS + "Resource":
        return "Resource"
    if key == "range" and (iri == RDFS + "Literal" or iri.startswith(XSD)):
        return "Value"
    raise _fault(name, f"its rdfs:{key} <{iri}> is no class of the vocabulary", "name one of classes.ttl")


def _fault(name: str, what: str, remedy: str) -> VocabularyError:
    return VocabularyError(name if ":" in name else f"kg:{name}", what, remedy)
