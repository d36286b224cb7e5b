"""Names as keys: in, a name as written; out, the form under which the same thing is found again, and slugs for ids."""

import re
import unicodedata
from functools import lru_cache

# Names that differ in letters but not in what they mean; the value is what the thing is called.
_ALIASES = {
    alias: name
    for name, aliases in {
        "United States": "us usa united-states-of-america america",
        "United Kingdom": "uk britain great-britain",
        "European Union": "eu",
        "United Nations": "un",
        "United Arab Emirates": "uae",
        "Soviet Union": "ussr",
        "Democratic Republic of the Congo": "drc dr-congo",
        "North Korea": "dprk",
    }.items()
    for alias in aliases.split()
}
_GENERIC = frozenset(
    "group company corporation corp inc ltd limited plc ag sa gmbh co party movement foundation airlines airways lines "
    "capital bank holdings industries motors energy media press technologies systems partners ventures shipping "
    "pharmaceuticals telecom insurance union front as nv spa asa ab oy pte pty securities weekly daily rovers "
    "united city town foods".split()
)
_LANDS = frozenset({"New", "South", "North", "East", "West", "Papua", "Northern", "Southern"})
_PARTS = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western northeastern "
    "northwestern southeastern southwestern central upper lower".split()
)
_LONGEST_CODE = 6
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?=\s|$)")
_DROPPED = str.maketrans("", "", ".'’")
_UNFIT = re.compile(r"(?:[^\w.-]|_)+")  # for an id
_NOT_WORD = re.compile(r"[^\w]+")


@lru_cache(maxsize=1 << 16)
def canonical(name: str) -> str:
    """Return the name without article and possessive; of several the usual one: "the U.S." → "United States"."""
    plain = _POSSESSIVE.sub("", name.strip()).strip(" ,.;:'\"“”‘’") if not name.endswith(".") else name
    plain = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", plain, flags=re.IGNORECASE)
    return _ALIASES.get("-".join(words(plain)), plain)


@lru_cache(maxsize=1 << 16)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents and punctuation: "U.S." is the one word "us"."""
    folded = _unaccented(name.casefold()).translate(_DROPPED).replace("a/s", "as")
    return tuple(w for w in _NOT_WORD.split(folded) if w)


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """Return what two spellings of one name share."""
    return " ".join(words(canonical(name)))


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def shortens(short: str, full: str) -> bool:
    """Tell whether one name can stand for the other: a part of its words in order, or its initials."""
    a, b = words(canonical(short)), words(canonical(full))
    if not a or not b or len(a) > len(b):
        return False
    rest = iter(b)
    return all(w in rest for w in a) or _initials(a, b)


def _initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return len(a) == 1 and len(b) > 1 and a[0] in initials(b)


def is_acronym(short: str, full: str) -> bool:
    """Tell whether a name's letters are initials of another, in any order: "CEI" of "Italian Episcopal Conference"."""
    long = words(full)
    capitals = short.isupper() and 1 < len(short) < 8 and " " not in short and len(long) > 1
    return capitals and all(c in {w if w.isdigit() else w[0] for w in long} for c in words(short)[0])


def is_code(name: str) -> bool:
    """Tell letters that may stand for anything, such as the three of an airport: "OSL"."""
    return name.isupper() and name.isalpha() and 1 < len(name) <= _LONGEST_CODE


def initials(name: tuple[str, ...]) -> tuple[str, str]:
    """Return the initials of a name's words, with and without those of "of", "the", "and", "for"; numbers whole."""
    large = (w for w in name if w not in ("of", "the", "and", "for"))
    letters, capitals = ("".join(w if w.isdigit() else w[0] for w in some) for some in (name, large))
    return letters, capitals


@lru_cache(maxsize=1 << 16)
def compatible(a: str, b: str) -> bool:
    """Tell whether two names may be of one thing; "New Guinea" is not Guinea."""
    return (shortens(a, b) and not _is_other_land(a, b)) or (shortens(b, a) and not _is_other_land(b, a))


def _is_other_land(short: str, full: str) -> bool:
    first, _, rest = full.partition(" ")
    return first in _LANDS and words(rest) == words(short)


def within(name: str) -> str:
    """Return the name of the land that a name speaks of a part of: "northern Norland" → "Norland"; "" of others."""
    first, _, rest = name.partition(" ")
    return rest if first in _PARTS else ""


def names_person(short: str, full: str) -> bool:
    """Tell whether one word is the first name or the surname of a full name."""
    a, b = words(short), words(full)
    return len(a) == 1 and len(b) > 1 and a[0] in (b[0], b[-1])


def names_organization(short: str, full: str) -> bool:
    """Tell whether "Wagner" is "Wagner Group": its first word; or its initials. "Korea" is not "South Korea"."""
    a, b = words(short), words(full)
    if len(a) != 1 or len(b) < 2:
        return False
    first = a[0] == b[0] and bool(_GENERIC & {b[1], b[-1]})
    return first or (short.isupper() and shortens(short, full) and a[0] not in b)


def tells_more(full: str) -> bool:
    """Tell whether a body's name says more than a first word and a trade: "Delta Founders Share Company"."""
    return sum(w not in _GENERIC for w in words(full)[1:]) > 1


@lru_cache(maxsize=1 << 16)
def slug(name: str) -> str:
    """Return a readable id: "São Tomé" → "Sao_Tome"; letters without a Latin form stay."""
    return _UNFIT.sub("_", _unaccented(name)).strip("_.")[:80] or "thing"
