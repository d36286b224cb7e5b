"""Dates, times, money, percentages, quantities and counts, found by rule.

In: a Doc that carries words, and tags and heads where there are any. Out: the same Doc with entities DATE, TIME,
MONEY, PERCENT, QUANTITY, CARDINAL and ORDINAL added, the entities that were there untouched.

Each word becomes one letter (month M, weekday D, number n, year Y, calendar unit u, …) by a look-up, and one regular
expression runs over the letters of the whole document: a single linear pass.
"""

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token


def _table(classes: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {word: letter for letter, words in classes for word in words.split()}


MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan jan.|february feb feb.|march mar mar.|april apr apr.|may|june jun jun.|july jul jul.|"
        "august aug aug.|september sept sept. sep sep.|october oct oct.|november nov nov.|december dec dec.".split("|"),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday mon mon.|tuesday tue tue. tues tues.|wednesday wed wed.|thursday thu thu. thurs thurs.|"
        "friday fri fri.|saturday sat sat.|sunday sun sun.".split("|")
    )
    for name in names.split()
}
NUMBERS = {
    name: number
    for number, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    name: 10 * number
    for number, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
_UNITS = (
    "km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters cm mm centimetre "
    "centimetres centimeter centimeters foot feet ft inch inches yard yards hectare hectares acre acres kg kgs "
    "kilogram kilograms kilogramme kilogrammes kilo kilos gram grams gramme grammes g lb lbs tonne tonnes ton tons "
    "ounce ounces litre litres liter liters gallon gallons barrel barrels degree degrees mph kph km/h knots watt watts "
    "kilowatt kilowatts megawatt megawatts gigawatt gigawatts mw gw kwh volts hertz mhz ghz byte bytes kilobytes "
    "megabytes gigabytes terabytes mb gb tb kilotons megatons calories bushels carats"
)
_CURRENCIES = (
    "dollar dollars euro euros pound pounds cent cents rouble roubles ruble rubles yen yuan renminbi rupee rupees peso "
    "pesos real reais rand franc francs lira liras dinar dinars dirham dirhams riyal riyals shekel shekels won zloty "
    "hryvnia krona kronor krone kroner naira shilling shillings usd eur gbp"
)
_LETTERS = _table(
    [
        ("M", " ".join(MONTHS)),
        ("D", " ".join(WEEKDAYS)),
        ("n", " ".join(NUMBERS) + " half dozen dozens zero"),
        ("s", "hundred thousand million billion trillion hundreds thousands millions billions mn bn tn"),
        ("o", _ORDINALS),
        ("u", "day days week weeks fortnight month months year years decade decades"),
        ("E", "weekend weekends"),
        ("H", "century centuries"),
        ("F", "thirds quarters fifths tenths"),
        ("t", "hour hours minute minutes seconds"),
        ("i", "morning mornings afternoon evening night nights"),
        ("j", "noon midday midnight"),
        ("q", _UNITS),
        ("Q", "square cubic nautical light metric"),
        ("c", _CURRENCIES),
        ("$", "$ £ € ¥ ₹ ₽ ₩ ₪ us$ a$ c$ nz$ hk$ s$ r$ usd eur gbp"),
        ("%", "% percent pc"),
        ("p", "per"),
        ("C", "cent"),
        ("-", "- – ‐ —"),
        (",", ","),
        ("r", "last next this that past previous following coming same preceding"),
        ("l", "the"),
        ("A", "a an"),
        ("f", "few several couple"),
        ("g", "ago before hence previously"),
        ("x", "earlier later"),
        ("e", "early late mid"),
        ("y", "yesterday today tomorrow tonight"),
        ("b", "beginning start end middle turn close outset"),
        ("O", "of"),
        ("h", "am pm a.m. p.m. a.m p.m gmt utc o'clock"),
        ("S", "spring summer autumn fall winter"),
        ("~", "about around nearly almost some roughly approximately over under exactly"),
        ("v", "more less fewer"),
        ("w", "than"),
        ("z", "at"),
        ("Z", "least most"),
        ("U", "up"),
        ("T", "to"),
        ("&", "and"),
        ("R", "or"),
        ("N", "old"),
    ]
)

_APPROX = r"(?:~|vw|zZ|UT)?"
_NUMBER = r"(?:[nY](?:-?[ns]|(?<=s)&n)*(?:[RT-][nY](?:-?[ns])*)?)"
_AMOUNT = r"(?:[nY](?:-?[ns]|(?<=s)&n)*(?:[T-][nY](?:-?[ns])*)?)"
_SOME = rf"(?:A?f O?|{_NUMBER}|A)".replace(" ", "")
_DAY = r"(?:[no](?:[-&R][no])?)"
_PATTERNS = [
    ("MONEY", rf"{_APPROX}(?:\${_AMOUNT}c?|{_NUMBER}-?c)"),
    ("PERCENT", rf"{_APPROX}{_NUMBER}-?(?:%|pC)"),
    (
        "DATE",
        rf"(?:D,?)?(?:l?oO?|{_DAY})M(?:,?Y)?[ij]?"  # "Monday, 12 May 2015", "the 4th of July"
        rf"|(?:D,?)?(?:e-?)?M{_DAY}(?:,?Y)?[ij]?"  # "May 12, 2015"
        r"|(?:l?bO)?(?:e-?)?MO?,?(?:Y|r[uE])"  # "June 2015", "June of this year"
        r"|lr[uE]O(?:M,?Y?|Y|ru)"  # "the last week of June"
        r"|(?:x)?rMY?|(?:l?bO)?(?:e-?)?(?:M(?![a-z])|M)"  # "last June", "mid-June", "the end of May"
        r"|Y-n-n|Y/n/n"
        rf"|(?:{_APPROX}{_SOME})?(?:[uEH](?:R[nA]|&An)?)(?:x|g)"  # "two decades ago", "a day or two before"
        rf"|(?:l?bO)?x?l?r(?:f|{_NUMBER})?(?:[uEH]D?|D[ij]?|S)(?:OY)?"  # "earlier this week", "the past few days"
        r"|l?bO(?:l[uEH]|Y)|lE"  # "the start of the week"
        r"|x?rD?[ij]|D[ij]?|y(?:[ij])?"  # "last night", "Monday morning", "yesterday"
        r"|(?:l?e-?)?l?d|lo-?[uE]|l?(?:e-?)?o-?H|V"  # "the 1990s", "the 21st century", "2004–2009"
        r"|(?:l?S)O?Y|(?:l?bO)?(?:e-?)?Y(?:[-T]Y|-n)?(?![,]?s)(?!-?[q%c])"
        rf"|{_APPROX}(?:A?fO?|{_NUMBER})-?[uEH](?:-?N)?",  # "three years", "56-year-old"
    ),
    (
        "TIME",
        rf"k(?:h)?|(?:n)h|j|{_APPROX}{_SOME}t(?:x|g)|{_APPROX}(?:A?fO?|{_NUMBER})-?t",
    ),
    ("QUANTITY", rf"{_APPROX}{_NUMBER}-?Q?q"),
    ("CARDINAL", rf"{_APPROX}n-?[oF]|(?!~Y-Y){_APPROX}{_NUMBER}|s(?=O)"),
    ("ORDINAL", r"o"),
]
# the first group passes at once over words that take no part
_GRAMMAR = re.compile(rf"(?!\.)(?:{'|'.join(f'(?P<{label}>{pattern})' for label, pattern in _PATTERNS)})")

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?P<tail>\D*)$")
_FIGURE_TAILS = {
    "": "n", "st": "o", "nd": "o", "rd": "o", "th": "o", "s": "d", "am": "k", "pm": "k", "bn": "n", "m": "n", "k": "n",
    "tn": "n", "½": "n", "¼": "n", "%": "n", "km": "n", "kg": "n",
}  # fmt: skip
_DIGITS = frozenset("0123456789")
_SMALL_UNITS = {"m": "s", "k": "s"}
_OTHERWISE = {"one": ("PRON", "NOUN", "DET"), "am": ("AUX", "VERB"), "close": ("ADJ", "ADV", "VERB")}
_MODALS = {"may", "march", "mar"}


def set_quantities(doc: Doc) -> None:
    """Add the rule-made entities to `doc.ents`; where one overlaps an entity already there, the older stays."""
    letters = _letters(doc)
    spans = []
    for match in _GRAMMAR.finditer(letters):
        start, end = match.span()
        label = match.lastgroup or ""
        if label == "CARDINAL" and not _counts(doc, start, end):
            continue
        if label == "ORDINAL" and not _ranks(doc, letters, start):
            continue
        if label == "DATE" and end - start == 1 and letters[start] == "Y" and not _dates(doc, letters, start):
            label = "CARDINAL"
        if label == "DATE" and letters[start:end] in ("M", "lM") and not _is_month_alone(doc, letters, end - 1):
            continue
        spans.append((start, end, label))
    if spans:
        taken = {token_index for ent in doc.ents for token_index in range(ent.start, ent.end)}
        new = [Span(doc, s, e, label=label) for s, e, label in spans if taken.isdisjoint(range(s, e))]
        doc.set_ents(new, default="unmodified")


def _letters(doc: Doc) -> str:
    """Return one letter a token; "." for all that takes no part in a date or a number."""
    found: list[str] = []
    for i, lower in enumerate([token.lower_ for token in doc]):
        letter = _LETTERS.get(lower, ".")
        if lower[0] in _DIGITS:
            letter = _figure(lower)
        elif letter == ".":
            if lower.startswith("mid-"):
                letter = "Y" if lower[4:].isdigit() and len(lower) == 8 else "M" if lower[4:] in MONTHS else "."
            elif lower in _SMALL_UNITS and found and found[-1] == "n":
                letter = _SMALL_UNITS[lower]
        elif letter in "MDrso":
            letter = _checked(doc[i], letter, found)
        elif lower in _OTHERWISE and doc[i].pos_ in _OTHERWISE[lower]:
            letter = "."
        found.append(letter)
    return "".join(found)


def _figure(lower: str) -> str:
    if ":" in lower:
        return "k" if re.fullmatch(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:am|pm)?", lower) else "."
    match = _FIGURE.match(lower)
    if not match:
        if re.fullmatch(r"[12]\d{3}[-–—/](?:\d\d|[12]\d{3})", lower):
            return "V"
        return "M" if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{2,4}", lower) else "."
    tail = match["tail"]
    if not tail and len(lower) == 4 and lower.isdigit() and "1000" <= lower <= "2100":
        return "Y"
    if tail == "s" and len(lower) not in (3, 5):
        return "."
    return _FIGURE_TAILS.get(tail, "." if "/" not in tail else "n")


def _checked(token: Token, letter: str, found: list[str]) -> str:
    """Return the letter of a word that has other uses: the modal "may", the verb "march", "Sunday Times", "second"."""
    if letter == "M":
        verb = token.lower_ in _MODALS and token.pos_ in ("AUX", "VERB")
        return "." if verb or not token.text[0].isupper() or _in_name(token) else "M"
    if letter == "D":
        return "D" if token.text[0].isupper() and not _in_name(token) and token.pos_ not in ("VERB", "AUX") else "."
    if letter == "r":
        return "." if token.lower_ == "that" and token.pos_ not in ("DET", "") else "r"
    if letter == "o" and token.lower_ == "second" and found and found[-1] in "nA":
        after = _LETTERS.get(token.nbor().lower_, ".") if token.i + 1 < len(token.doc) else "."
        return "t" if found[-1] == "n" or after in "gx" else "o"
    if letter == "s" and token.pos_ not in ("NUM", "NOUN", ""):
        return "."
    return letter


def _in_name(token: Token) -> bool:
    """Tell whether a month or weekday is part of a longer name: "April Jones", "Theresa May", "Sunday Times"."""
    if not token.dep_:
        return False
    head = token.head
    if token.dep_ in ("compound", "flat", "nmod:poss", "amod") and head.pos_ == "PROPN" and token.dep_ != "nmod:poss":
        return _LETTERS.get(head.lower_, ".") not in "MDi"
    for child in token.children:
        if child.dep_ in ("flat", "compound", "amod") and child.pos_ in ("PROPN", "ADJ") and child.text[0].isupper():
            if child.is_sent_start or _LETTERS.get(child.lower_, ".") in "MDrexi":
                continue
            return True
    return False


_BEFORE_MONTH = frozenset(
    "in since until till by of from during last next this late early mid every through for between to".split()
)


def _is_month_alone(doc: Doc, letters: str, index: int) -> bool:
    """Tell whether a month with neither day nor year is one: by the words before it, or by its tag."""
    token = doc[index]
    if "/" in token.text:
        return True
    if token.lower_ not in _MODALS and token.pos_ in ("PROPN", ""):
        return True
    return index > 0 and (doc[index - 1].lower_ in _BEFORE_MONTH or letters[index - 1] == "-")


def _dates(doc: Doc, letters: str, index: int) -> bool:
    """Tell a year from a count: "in 2012", "the 2012 elections", but "2012 people", "weighed 1900 kg"."""
    token = doc[index]
    if not token.is_digit:
        return True
    if int(token.text) < 1500 and (index == 0 or doc[index - 1].lower_ not in ("in", "since", "of", "from", "by")):
        return False
    if index + 1 < len(doc) and doc[index + 1].tag_ in ("NNS", "NNPS"):
        return index > 0 and (doc[index - 1].pos_ in ("DET", "PRON") or doc[index - 1].tag_ == "POS")
    return not (index > 0 and letters[index - 1] in "$~")


def _counts(doc: Doc, start: int, end: int) -> bool:
    """Tell a count from a number that is part of a name ("Boeing 737") or stands alone in a list ("1.")."""
    token = doc[start]
    if token.lower_ == "half" and end - start == 1 and token.pos_ not in ("NUM", ""):
        return False
    return not (end - start == 1 and token.head.i < start and token.head.pos_ in ("PROPN", "SYM"))


def _ranks(doc: Doc, letters: str, index: int) -> bool:
    """Tell an ordinal from an adverb or a prefix: "the second man", but "first, …", "second-hand", "a second later"."""
    following = letters[index + 1 : index + 2]
    if following == "-" or (following in "xg" and following):
        return False
    return doc[index].pos_ in ("ADJ", "NUM", "NOUN", "") and index > 0
