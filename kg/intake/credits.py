"""Credits: whose picture, whose words. A paragraph in; told whether it is only a credit, or rid of those in it, out."""

import re

AGENCIES = frozenset(
    {"afp", "reuters", "ap", "upi", "dpa", "efe", "ansa", "tass", "xinhua", "kyodo", "yonhap", "interfax", "pti", "ani"}
    | {
        "ians",
        "bernama",
        "bloomberg",
        "cna",
        "cnn",
        "apa",
        "lusa",
        "associated press",
        "the associated press",
        "ria novosti",
    }
)

_PICTURE = (
    r"(?:(?:file|stock|handout|cover|lead|featured)\s+)?"
    r"(?:photo(?:graph|s|graphs)?|images?|pictures?|pics?|illustrations?|graphics?|videos?|maps?)"
)
_OWNED = r"(?:\s+(?:credits?|source|by|courtesy(?:\s+of)?|via|from))"
_DESK = r"(?:REUTERS|Reuters|AFP|AP Photo|AP|EPA-EFE|EPA|Getty Images|Getty|dpa|TASS|Xinhua)"
_AFTER_SENTENCE = r"(?<=[.!?\"”’)])\s+"
_LONGEST_TAIL = 160

_CREDIT_LINE = re.compile(
    rf"\(?(?:{_PICTURE}{_OWNED}?\s*[:/|]|{_PICTURE}\s+(?:by|courtesy of)\b|credits?\s*:)\s*(?P<names>[^()]*)\)?\W*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|(?:additional )?reporting by|(?:written|compiled|edited|translated|editing|writing) by)\s+(?P<names>.+)",
    re.IGNORECASE,
)

_IN_BRACKETS = re.compile(r"\s?\(([^()]{2,160})\)")
_BRACKETED_PICTURE = re.compile(rf"{_PICTURE}(?:{_OWNED}\b.*|\s*[:/]\s*(?P<names>.+))", re.IGNORECASE)
_BRACKETED_STAFF = re.compile(r"(?:Additional r|R)eporting by .*|(?:Writing|Editing|Compiled|Translated) by .*")
_BRACKETED_DESK = re.compile(rf"{_DESK}\s?/\s?\w.*|.*(?:/\s?|\bvia\s){_DESK}")

# "A ship off Velmar. Image: Navy of Sarne."; "… he said. REUTERS/Jane Doe"; "… he said. - AFP"; "… Read more: …"
_PICTURE_TAIL = re.compile(rf"[\s\[](?=[A-Z])(?i:{_PICTURE}{_OWNED}?)\s*[:/]\s*(?P<names>[^():]{{2,100}})\]?$")
_DESK_TAIL = re.compile(
    rf"{_AFTER_SENTENCE}(?:{_DESK}\s?/\s?[^\W\d_][^.!?/]{{1,40}}(?:/[^.!?/]{{1,20}})?|[-–—]\s?{_DESK})\.?$"
)
_TEASER_TAIL = re.compile(
    rf"{_AFTER_SENTENCE}(?:R(?:EAD|ead) (?:MORE|[Mm]ore)|A(?:LSO|lso) (?:READ|read))\s*[:|»>]\s[^.]{{1,140}}$"
)

# What stands in a credit or a byline beside names.
_SMALL_WORDS = frozenset(
    "a additional al and at bin by courtesy da de del der di du editing el for from handout in la of on pool reporting"
    " the van via von with writing".split()
)
_NOT_A_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december noon midnight dawn dusk contrast law then now today tomorrow".split()
)


def is_credit_line(paragraph: str) -> bool:
    """Tell a paragraph that only credits a picture: "Photo: Jane Doe/AFP"."""
    credit = _CREDIT_LINE.fullmatch(paragraph)
    return credit is not None and _all_names(credit["names"])


def is_byline(paragraph: str) -> bool:
    """Tell a paragraph that only names who wrote it: "By Jane Doe in Lima"; "Reporting by Jane Doe; Editing by …"."""
    found = _BYLINE.fullmatch(paragraph.strip("()"))
    if not found or not _all_names(found["names"]):
        return False
    words = found["names"].replace(",", " ").split()
    return len(words) >= 2 and words[0][0].isupper() and words[0].lower() not in _NOT_A_NAME


def without_credits(paragraph: str) -> str:
    """Return the paragraph without the picture credits, staff notes and teasers that cling to it."""
    if "(" in paragraph:
        paragraph = _IN_BRACKETS.sub(
            lambda found: "" if _is_bracketed_credit(found[1]) else found[0], paragraph
        ).lstrip()
    head, tail = paragraph[:-_LONGEST_TAIL], paragraph[-_LONGEST_TAIL:]
    credit = _PICTURE_TAIL.search(tail)
    if credit and _all_names(credit["names"]):
        tail = tail[: credit.start()]
    tail = _TEASER_TAIL.sub("", _DESK_TAIL.sub("", tail))
    return (head + tail).rstrip()


def _is_bracketed_credit(inside: str) -> bool:
    picture = _BRACKETED_PICTURE.fullmatch(inside)
    if picture and (picture["names"] is None or _all_names(picture["names"])):
        return True
    return any(form.fullmatch(inside) for form in (_BRACKETED_STAFF, _BRACKETED_DESK))


def _all_names(text: str) -> bool:
    """Tell whether the text is names and what joins them: no lower-case word of a sentence among them."""
    words = re.split(r"[\s/;,|]+", text.strip(" .()[]"))
    return len(words) <= 24 and all(word.lower() in _SMALL_WORDS or not word[:1].islower() for word in words)
