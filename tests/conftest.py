"""What tests share: the sample articles, and the reader, loaded once."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # slow to import, and most tests need none of it
    from spacy.language import Language

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def sample() -> Path:
    """The folder of sample articles."""
    return ROOT / "data" / "sample"


@pytest.fixture(scope="session")
def nlp() -> "Language":
    """The reader."""
    from kg.reader import load

    return load()
