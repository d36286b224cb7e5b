"""Who says it: the source of each predication."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it; `via` holds who relays it, outermost first."""

    speaker: Span | None
    via: tuple[Span, ...] = ()


class Attribution:
    def source_of(self, predicate: Token) -> Source | None:
        return None

    def is_speech(self, predicate: Token) -> bool:
        return False


def attributions(doc: Doc) -> Attribution:
    return Attribution()
