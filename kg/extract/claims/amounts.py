"""In: the words of an amount ("$1.2 billion", "five percent", "40 km"). Out: a quantity literal: a number and its unit.

What is no single number ("dozens of tonnes", "10-12 percent") keeps its words.
"""

import re

from kg.model import Literal
from kg.reader.quantities import NUMBERS

_SCALES = {
    name: scale
    for scale, names in {
        100: "hundred",
        1_000: "thousand",
        1_000_000: "million mn m",
        1_000_000_000: "billion bn",
        1_000_000_000_000: "trillion tn",
    }.items()
    for name in names.split()
}
_UNITS = {
    name: unit
    for unit, names in {
        "USD": "$ us$ usd dollar dollars",
        "EUR": "€ eur euro euros",
        "GBP": "£ gbp pound pounds",
        "JPY": "¥ yen",
        "CNY": "yuan renminbi",
        "RUB": "₽ rouble roubles ruble rubles",
        "INR": "₹ rupee rupees",
        "percent": "% percent pct",
        "kilometre": "km kms kilometre kilometres kilometer kilometers",
        "mile": "mile miles",
        "metre": "metre metres meter meters",
        "kilogram": "kg kilogram kilograms",
        "tonne": "tonne tonnes ton tons",
        "hectare": "hectare hectares",
        "litre": "litre litres liter liters",
        "barrel": "barrel barrels",
    }.items()
    for name in names.split()
}
_ABOUT = frozenset("a an about around almost nearly some over under roughly approximately more less than up to".split())
_PART = re.compile(r"\d[\d,]*(?:\.\d+)?|[A-Za-z]*[$€£¥₽₹]|%|[^\W\d_]+")


def amount(words: str) -> Literal:
    """Read an amount: "$1.2 billion" is 1200000000 USD, "about 40 tanks" 40 tanks."""
    text = words.strip().lower().replace("per cent", "percent")
    number: float | None = None
    scale, unit, rest = 1, "", []
    for part in _PART.findall(text):
        value = _value(part)
        if value is not None and number is None:
            number = value
        elif value is not None:
            return Literal(words.strip(), "quantity")
        elif part in _SCALES and (number is not None or part != "m"):
            scale *= _SCALES[part]
        elif part in _UNITS and not unit:
            unit = _UNITS[part]
        elif part not in _ABOUT:
            rest.append(part)
    if number is None:
        return Literal(words.strip(), "quantity")
    return Literal(_plain(number * scale), "quantity", unit or "-".join(rest) or None)


def _value(part: str) -> float | None:
    if part[0].isdigit():
        return float(part.replace(",", ""))
    return NUMBERS.get(part)


def _plain(number: float) -> str:
    """Write a number without exponent and without what binary fractions add."""
    return f"{number:.6f}".rstrip("0").rstrip(".")
