"""An archive of invented news: how many articles, in; as many articles out, the same for the same number every time.

Each article tells of a few people, bodies and places; some are met in many articles, most in few. Names of a kind have
one length, so that a reading can be retold of other names without reading anew (`retold`): offsets stay true.
"""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.model import Article, Reading
from kg.store import readings

_FIRST = (
    *("Anela", "Boris", "Carla", "Dario", "Elena", "Filip", "Greta", "Hanna", "Ivana", "Jonas"),
    *("Karin", "Lukas", "Marta", "Nadia", "Oscar", "Petra", "Radek", "Sonja", "Tomas", "Vilma"),
)
_STARTS = tuple("Bar Cor Del Fen Gal Hol Jar Kas Lor Mar Nor Ost Pel Ras Sol Tar Ulm Ver Wes Zel".split())
_ENDS = {"person": ("sen", "dov", "mek", "rin", "las"), "body": ("tex", "dan", "var", "gen"), "place": ("land",),
         "town": ("burg",)}  # fmt: skip
_SPREAD = {"person": 1, "body": 2, "place": 16, "town": 4}  # so many fewer bodies, places, towns than people
_NAME = re.compile(rf"(?:{'|'.join(_STARTS)})[a-z]{{4}}(?:{'|'.join(e for ends in _ENDS.values() for e in ends)})\b")
_BODIES = ("Group", "Motors", "Energy", "Bank", "Airlines", "Party", "Union", "Holdings")
_ROLES = ("chief executive", "chairwoman", "spokesman", "founder", "finance director", "leader")
_OFFICES = ("President", "Prime Minister", "Foreign Minister", "Mayor", "Senator", "General")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_HEADLINES = (
    "{body} buys {other} for ${n} million",
    "{office} {last} visits {place}",
    "{body} denies sale of its {town} plant",
    "Court in {town} fines {body}",
    "{last} resigns as {role} of {body}",
)
_SENTENCES = (
    "{person}, the {role} of {body}, met {office} {rival} in {town} on {day}.",
    "{body} has acquired {other} for ${n} million, the company said in a statement.",
    "“We will not sell the plant,” {last} told reporters in {town}.",
    "{rival} denied that {body} had paid officials in {place}.",
    "The company, which employs {n} people, was founded by {person} in {year}.",
    "Police arrested {n} protesters outside the offices of {body} on {day}.",
    "According to {other}, {place} ordered its ambassador to leave {town}.",
    "{last} is expected to travel to {town} next week for talks with {rival}.",
    "{office} {rival} accused {body} of breaking the law, and asked a court to stop the sale.",
    "Members of the {other} criticised the agreement between {body} and {place}.",
    "He said that {other} had moved {n} workers from {town} to {place}.",
    "{body}, along with {other}, supported the government of {place}.",
    "The deal was signed by {person} and {rival}, who has led {other} since {year}.",
    "A spokesman for {body} declined to comment on the report.",
    "{place} will send {n} soldiers to {town} if the ceasefire fails, {rival} warned.",
    "Two officials who spoke on condition of anonymity said {body} planned to leave {place}.",
    "Shares in {body} fell {n} percent after {last} resigned.",
    "{person} was appointed {role} of {other} in {month} {year}.",
    "The attack on {town} killed {n} people, {office} {rival} said on {day}.",
    "Neither {body} nor {other} answered questions about the visit of {last} to {town}.",
    "{rival} praised {person} for her support of the strike, but did not say whether the union would end it.",
    "In {town}, the capital of {place}, thousands marched against {body}.",
    "{other} sued {body} in {year} and lost.",
    "{last} flew from {town} to {place} with {rival} on {day}.",
    "The bank lent {body} ${n} million, and its {role} called the terms generous.",
)


class Names:
    """Draws names of an archive of so many articles: a few names come often, most seldom."""

    def __init__(self, seed: int, articles: int) -> None:
        self._chance, self._many = random.Random(seed), max(40, int(6 * articles**0.75))

    def draw(self, kind: str) -> str:
        return _spelt(int(self._many * self._chance.random() ** 2) // _SPREAD[kind], kind)

    def choose(self, *among: str) -> str:
        return self._chance.choice(among)

    def number(self, low: int, high: int) -> int:
        return self._chance.randint(low, high)


def _spelt(n: int, kind: str) -> str:
    """Spell a number as a name; names of a kind have one length."""
    n, start = divmod(n, len(_STARTS))
    n, end = divmod(n, len(_ENDS[kind]))
    letters = ""
    for _ in range(2):
        n, syllable = divmod(n, 50)
        letters += "bdfglmnrst"[syllable % 10] + "aeiou"[syllable // 10]
    return _STARTS[start] + letters + _ENDS[kind][end]


def articles(many: int, first: int) -> Iterator[Article]:
    """Write the first articles of an archive of so many, each with a headline and 12 to 22 sentences."""
    for number in range(first):
        names = Names(number, many)
        given, last, rival = names.choose(*_FIRST), names.draw("person"), names.draw("person")
        slots = {
            "person": f"{given} {last}",
            "last": last,
            "rival": f"{names.choose(*_FIRST)} {rival}",
            "body": f"{names.draw('body')} {names.choose(*_BODIES)}",
            "other": f"{names.draw('body')} {names.choose(*_BODIES)}",
            "place": names.draw("place"),
            "town": names.draw("town"),
            "role": names.choose(*_ROLES),
            "office": names.choose(*_OFFICES),
        }
        title = names.choose(*_HEADLINES).format(**slots, **_figures(names))
        chosen = [names.choose(*_SENTENCES) for _ in range(names.number(12, 22))]
        told = [sentence.format(**slots, **_figures(names)) for sentence in dict.fromkeys(chosen)]
        paragraphs = [" ".join(told[n : n + 3]) for n in range(0, len(told), 3)]
        day = date(2015, 1, 1) + timedelta(days=number * 3650 // many)
        text = "\n\n".join([title, *paragraphs])
        yield Article(f"article-{number:05}", title, text, published=day.isoformat(), publisher="The Daily Kite")


def _figures(names: Names) -> dict[str, str]:
    return {
        "n": str(names.number(2, 900)),
        "day": names.choose(*_DAYS),
        "month": names.choose("January", "March", "June", "October"),
        "year": str(names.number(1990, 2014)),
    }


def retold(reading: Reading, number: int, many: int) -> Reading:
    """Tell a reading of other people, bodies and places, as article `number` of an archive of so many."""
    names, known = Names(-1 - number, many), dict[str, str]()
    text = readings.dumps(reading)
    for name in dict.fromkeys(_NAME.findall(text)):
        kind = next(kind for kind, ends in _ENDS.items() if name.endswith(ends))
        known[name] = names.draw(kind)
    told = _NAME.sub(lambda found: known[found[0]], text)
    return readings.loads(told.replace(reading.article.id, f"article-{number:05}"))
