"""Page furniture: a paragraph in; the rule by which it is part of the page and not of the story, or None, out.

The rules are general forms of news pages. Each has, in the tests, what it must take and a sentence that looks alike
and must stay: "Read more books, the minister told pupils." A paragraph longer than a teaser is never furniture, so
each pattern sees a bounded text.
"""

import re

from kg.intake.clean import ends_sentence
from kg.intake.credits import AGENCIES, is_byline, is_credit_line
from kg.intake.dates import date_stamp

_LONGEST = 300
_LONGEST_HEADING = 60

_SPEECH = re.compile(r"\b(?:said|says|told|tells|asked|added|urged|wrote|warned|announced|shouted)\b")
_SITES = (
    r"(?:facebook|twitter|x|instagram|telegram|whatsapp|linkedin|youtube|google news|threads|bluesky|mastodon|tiktok"
    r"|reddit)"
)
_RELATED = r"related(?: (?:articles?|stor(?:y|ies)|news|content|links?|topics?|coverage))?"


def _form(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


# Furniture in any case: the form itself is not of running text.
_ALWAYS = {
    "teaser": _form(
        r"(?:read (?:more|also|next|this)|also read|see also|now read|up next|must read|full story)\s*[:|»>].*",
        r"(?:don['’]t miss|in pictures|in photos|you may also like|recommended(?: for you)?)\s*[:|»>].*",
        r"(?:watch(?: (?:now|live|video|more))?|listen|most read|trending|top stories|editor['’]s picks?)\s*[:|»>].*",
        rf"(?:{_RELATED}|more on this(?: story)?|more from [^:.]{{1,40}})\s*[:|»>].*",
    ),
    "teaser alone": _form(
        r"(?:read more|read (?:the )?full (?:story|article|report)|continue reading|see also|also read)\W*",
        rf"(?:{_RELATED}|more on this story|most read|recommended(?: for you)?|you may also like|top stories)\W*",
        r"(?:trending(?: now)?|watch live|(?:show|load) more|back to top|skip to (?:main )?content)\W*",
        r"(?:\d+ comments?|(?:view |leave a )?comments?|\d+ min(?:ute)?s?(?: of)? read(?:ing)?)\W*",
    ),
    "sharing": _form(
        r"share(?: this)?(?: (?:article|story|page|post|video))?"
        rf"(?: (?:on|via|with) (?:{_SITES}|e-?mail|friends))?\W*",
        rf"(?:tweet|e-?mail|print|save|copy(?: the| this)? link|{_SITES})(?: this(?: article| story)?)?\W*",
    ),
    "advertisement": _form(
        r"(?:advertisements?|advertising|sponsored(?: content| by .{1,40})?|promoted(?: content)?)\W*",
        r"(?:paid (?:content|post)|(?:story|article) continues (?:below|after)(?: (?:this )?(?:advertisement|ad))?)\W*",
    ),
    "copyright": _form(
        r"(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4})|all rights reserved|our standards:).*",
        r"(?:this material may not be published|this (?:article|story) (?:was|is) (?:originally|first) published).*",
        r".*\ball rights reserved\W*",
    ),
    "archive picture": _form(r"(?:file|archive)\s+(?:photo(?:graph)?|picture|image)s?\s*[:–—-].*"),
    "contributors": _form(r".{1,150}\bcontributed (?:to this (?:report|article|story)|reporting)\b.{0,40}"),
    "agency": _form(rf"\W*(?:{'|'.join(sorted(AGENCIES))})\W*"),
}

# Furniture unless somebody says it: an imperative to the reader of the page.
_IMPERATIVE = {
    "teaser to a page": _form(r"read more (?:about|on|at|from|in|here)\b.{0,100}"),
    "link": _form(
        r"(?:click|tap) here\b.{0,150}",
        r"for more (?:news|stories|information|on)\b.{1,150}\b(?:visit|click|follow)\b.{1,80}",
    ),
    "following": _form(rf"(?:follow\s|(?:like|find|join) (?:us|our)\b).{{1,60}}\bon {_SITES}\b.{{0,80}}"),
    "newsletter": _form(
        r"(?:sign up|subscribe|get|join|support|download|enter your|stay (?:up to date|informed)|never miss)\b.{0,150}"
        r"\b(?:newsletters?|inbox|e-?mail (?:address|alerts?)|(?:breaking )?news alerts?|daily briefing"
        r"|our (?:app|journalism|channel|podcast|site|website))\b.{0,80}"
    ),
}

# Furniture when it is a headline and not a sentence.
_HEADLINE = {
    "teaser": re.compile(r"(?i:read more|also read|read also|read next|see also)\s+[\"'“‘]?[^\W_a-z].*"),
    "column": _form(
        r".*\((?:op-ed|opinion|video|photos?|pictures|podcast|gallery|analysis|live(?: updates)?)\)",
        r"(?:opinion|op-ed|analysis|commentary|editorial|podcast|gallery|quiz)\s*[:|]\s.*",
    ),
}


def furniture_rule(paragraph: str) -> str | None:
    """Return the name of the rule by which the whole paragraph is page furniture, or None if it is of the story."""
    if len(paragraph) > _LONGEST:
        return None
    forms = dict(_ALWAYS)
    if not _SPEECH.search(paragraph):
        forms |= _IMPERATIVE
    for name, form in forms.items():
        if form.fullmatch(paragraph):
            return name
    if not ends_sentence(paragraph):
        for name, form in _HEADLINE.items():
            if form.fullmatch(paragraph):
                return name
    if is_credit_line(paragraph):
        return "picture credit"
    if is_byline(paragraph):
        return "byline"
    return "date" if date_stamp(paragraph)[0] else None


def is_heading(paragraph: str, following: str) -> bool:
    """Tell a bare heading ("Cuba connection?") by its length, its end, and the running text that it heads."""
    short = len(paragraph) <= _LONGEST_HEADING and len(paragraph.split()) <= 8
    bare = not ends_sentence(paragraph) or (paragraph.endswith("?") and paragraph[0] not in "\"'“‘")
    return short and bare and paragraph[-1] not in ",-–—" and ends_sentence(following)
