"""When it happened."""

from spacy.tokens import Span, Token

from kg.model import When


def when(predicate: Token, published: str | None) -> When | None:
    return None


def where(predicate: Token) -> Span | None:
    return None
