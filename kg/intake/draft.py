"""From draft to article: what one intake found in; the cleaned, final `Article` out.

An intake finds the fields; what they mean is decided here, once, for all of them: the title stands once, page
furniture goes, and `Article.text` is the title and the paragraphs with a blank line between.
"""

from dataclasses import dataclass

from kg.errors import InputError
from kg.intake.clean import clean, clean_line, ends_sentence, first_line, paragraphs
from kg.intake.credits import without_credits
from kg.intake.datelines import Head, take_date_line, take_dateline
from kg.intake.dates import date_stamp, iso_day
from kg.intake.furniture import furniture_rule, is_heading
from kg.model import Article

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """What an intake found of one article, not yet cleaned; `where` names the place for error messages.

    `titled` says that the form of the file makes the first line of the body the title, whatever its punctuation.
    """

    where: str
    body: str
    id: str | None = None
    title: str | None = None
    titled: bool = False
    url: str | None = None
    published: str | int | float | None = None
    publisher: str | None = None


def compose(draft: Draft, name: str) -> Article:
    """Return the article of a draft; `name` is its id unless the draft brings one. Raises InputError."""
    head = take_date_line(clean(draft.body), draft.where)
    title, body = _title(draft, head.rest)
    story, filed = _story(paragraphs(body))
    if not story and not (title and first_line(head.rest)[0]):
        raise InputError(draft.where, "no text is left once page furniture is taken off", "give the article's text")
    return Article(
        id=own_id(draft) or clean_line(name),  # a file's name may be bytes that are no text
        title=title,
        text="\n\n".join([title, *story] if title else story),
        url=clean_line(draft.url or "") or None,
        published=_day(draft) or head.day or filed.day,
        publisher=clean_line(draft.publisher or "") or head.publisher or filed.publisher,
    )


def own_id(draft: Draft) -> str:
    """Return the id that a draft brings, cleaned, or nothing."""
    return clean_line(draft.id or "")


def _day(draft: Draft) -> str | None:
    if draft.published is None or draft.published == "":
        return None
    day = iso_day(clean_line(draft.published) if isinstance(draft.published, str) else draft.published)
    if day is None:
        raise InputError(draft.where, f"the date {draft.published!r} is not one day", "write it as YYYY-MM-DD")
    return day


def _title(draft: Draft, text: str) -> tuple[str, str]:
    """Return the title, and the text without the line that repeats it."""
    line, rest = first_line(text)
    title = clean_line(draft.title or "")
    if title:
        return title, rest if _folded(line) == _folded(title) else text
    return (line, rest) if _is_title(line, rest) and (draft.titled or not ends_sentence(line)) else ("", text)


def _is_title(line: str, rest: str) -> bool:
    """Tell a title from the first line of a hard-wrapped paragraph, and from a text of one line."""
    wrapped = rest[:1].islower()
    return bool(line) and len(line) <= _LONGEST_TITLE and not wrapped and not rest.isspace() and rest != ""


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _story(found: list[str]) -> tuple[list[str], Head]:
    """Return the paragraphs of the story, and the first day and outlet that the furniture among them named."""
    kept: list[str] = []
    day: str | None = None
    publisher: str | None = None
    for paragraph in found:
        day = day or date_stamp(paragraph)[1]
        if furniture_rule(paragraph):
            continue
        head = take_dateline(without_credits(paragraph), opening=not kept)
        publisher = publisher or head.publisher
        if head.rest:
            kept.append(head.rest)
    following = [*kept, ""][1:]
    story = [text for text, after in zip(kept, following, strict=True) if not is_heading(text, after)]
    return story, Head("", day, publisher)
