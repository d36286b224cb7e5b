"""GUM's entities in our types.

In: the `Entity=` brackets of a GUM or OntoGUM document (etype-infstat-salience-centering-minspan-link-identity; OntoGUM
has the cluster alone). Out: mentions with the types of the graph, and the names within them, as spaCy Spans.

GUM has ten types: a place is not told apart into city, river and building, nor a thing into work, product and
vehicle. What the words themselves say decides, once a cluster: a named mention first, then its nouns.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans


@dataclass(frozen=True, slots=True)
class Bracket:
    """One bracketed mention: token indexes, the source's cluster id, and the other fields of its opening bracket."""

    start: int
    end: int
    cluster: str
    fields: tuple[str, ...] = ()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FIXED = {"person": "PERSON", "organization": "ORG", "event": "EVENT", "animal": "THING", "plant": "THING"}
_FACILITY = _words(
    "airport apartment arena bar base bridge building cafe camp castle cathedral cemetery chapel church cinema "
    "court courthouse courtroom factory farm fort garage gallery garden hall highway home hospital hotel house "
    "inn kitchen lab laboratory library mall mansion market monastery monument mosque motel museum office palace "
    "park pier plant plaza port prison pub restaurant road room runway school shop shrine site square stadium "
    "station store street studio synagogue temple terminal theater theatre tower tunnel venue villa warehouse zoo"
)
_POLITY = _words(
    "borough capital city colony country county district emirate empire hamlet homeland kingdom municipality "
    "nation parish prefecture province republic state suburb territory town township u.k. u.s. uk us usa village"
)
_REGION = _words(
    "africa america antarctica arctic area asia atlantic balkans basin bay beach caribbean coast continent desert "
    "earth east europe forest gulf hill hills island islands lake mediterranean moon mountain mountains north "
    "ocean pacific peninsula planet plateau region river sea shore south space strait valley volcano waterfall "
    "west world zone"
)
_VEHICLE = _words(
    "aeroplane aircraft airplane ambulance bicycle bike boat bus cab car ferry helicopter jet lorry motorcycle "
    "plane rocket ship shuttle spacecraft submarine tank taxi train tram truck van vehicle vessel yacht"
)
_WORK = _words(
    "act album anthem article bill book comic constitution documentary drama encyclopedia essay film journal "
    "magazine memoir movie musical newspaper novel opera painting paper play poem report sculpture series show "
    "song symphony treaty"
)
_PRODUCT = _words(
    "app application browser camera computer console device drug game gun laptop medicine phone pistol product "
    "rifle software vaccine weapon website windows"
)
_DEMONYM_ENDINGS = ("ans", "ese", "ists", "crats", "slims", "jews", "ites", "nards", "iards")
_DEMONYMS = _words(
    "arabs brits croats czechs danes finns greeks hindus kurds poles scots serbs sikhs slovaks swedes thais turks"
)
_TITLES = _words(
    "admiral ambassador archbishop attorney baron baroness bishop brigadier brother cardinal captain capt. "
    "chairman chancellor chief colonel col. commander congressman congresswoman count countess dame deputy "
    "director doctor dr dr. duchess duke emperor empress father first foreign general gen. governor gov. judge "
    "justice king lady lieutenant lord lt. madam madame major mayor minister miss mother mr mr. mrs mrs. ms ms. "
    "officer pope premier president prime prince princess prof. professor queen rabbi rep. representative rev. "
    "reverend saint secretary sen. senator sergeant sgt. sheikh sheriff sir sister speaker spokesman spokesperson "
    "spokeswoman vice"
)
_PROPER = ("NNP", "NNPS")


def gum_mentions(doc: Doc, brackets: list[Bracket]) -> list[Span]:
    """Return the mentions with their types; time expressions are no mentions and are left out.

    `id_` is the source's cluster. Brackets without a type (OntoGUM) give mentions without a label.
    """
    kept = [b for b in brackets if not b.fields or b.fields[0] != "time"]
    clusters: dict[str, list[tuple[Token, str]]] = {}
    for bracket in kept:
        head = doc[bracket.start : bracket.end].root
        clusters.setdefault(bracket.cluster, []).append((head, bracket.fields[0] if bracket.fields else ""))
    labels = {cluster: _label(heads) for cluster, heads in clusters.items()}
    spans = []
    for bracket in kept:
        span = Span(doc, bracket.start, bracket.end, label=labels[bracket.cluster])
        span.id_ = bracket.cluster
        spans.append(span)
    return spans


def set_gum_names(doc: Doc, mentions: list[Span]) -> None:
    """Set `doc.ents` to the names in the mentions that a proper noun heads: its run of proper nouns, without titles.

    A name whose type is not one of names ("the Internet", a THING) is missing, as spaCy has it, not outside.
    """
    names = [
        Span(doc, s.start, s.end, label={"VEHICLE": "PRODUCT"}.get(s.label_, s.label_)) for s in _names(doc, mentions)
    ]
    names = filter_spans(names)
    untyped = [name for name in names if name.label_ == "THING"]
    doc.set_ents([name for name in names if name.label_ != "THING"], missing=untyped)


def _names(doc: Doc, mentions: list[Span]) -> list[Span]:
    names = []
    nested = [(m.start, m.end) for m in mentions]
    for mention in mentions:
        head = mention.root
        flats = [t for t in head.rights if t.dep_.startswith("flat") and t.tag_ in _PROPER and t.i < mention.end]
        if head.tag_ not in _PROPER:
            if mention.label_ != "PERSON" or not flats:
                continue
            head = flats[0]
        start, end = _run(doc, head, mention)
        if mention.label_ == "PERSON":
            # "Mayor of New York Ann Poe": what another mention covers up to the name is no part of it.
            before = [e for s, e in nested if start <= s and e <= head.i and not s <= head.i < e]
            titles = [i + 1 for i in range(start, end) if doc[i].lower_ in _TITLES]
            start = max([start, *before, *titles])
        if start < end and mention.label_ and any(c.isupper() or c.isdigit() for c in doc[start:end].text):
            names.append(Span(doc, start, end, label=mention.label_))
    return names


def _run(doc: Doc, head: Token, mention: Span) -> tuple[int, int]:
    start, end = head.i, head.i + 1
    while start > mention.start and _joins(doc, start - 1, mention):
        start -= 1
    while doc[start].tag_ not in _PROPER:
        start += 1
    while end < mention.end and _joins(doc, end, mention):
        end += 1
    while doc[end - 1].tag_ not in (*_PROPER, "CD"):
        end -= 1
    return start, end


def _joins(doc: Doc, i: int, mention: Span) -> bool:
    """Say whether token `i` may stand within a name: Bailey-Ross, Bank of the West, World War 2, Johnson & Johnson."""
    token = doc[i]
    if token.tag_ in (*_PROPER, "HYPH") or token.text == "&":
        return True
    if token.tag_ == "CD":
        return i > mention.start and doc[i - 1].tag_ in _PROPER and token.dep_ in ("nummod", "flat", "nmod", "compound")
    inside = mention.label_ != "PERSON" and mention.start < i and i + 1 < mention.end
    if inside and token.lower_ == "of":
        return doc[i - 1].tag_ in _PROPER and (doc[i + 1].tag_ in _PROPER or doc[i + 1].lower_ == "the")
    return inside and token.lower_ == "the" and doc[i - 1].lower_ == "of" and doc[i + 1].tag_ in _PROPER


def _label(heads: list[tuple[Token, str]]) -> str:
    types = [etype for _, etype in heads]
    etype = max(types, key=lambda t: (types.count(t), -types.index(t)))
    named = [token for token, _ in heads if token.tag_ in _PROPER]
    nouns = [token for token, _ in heads if token.pos_ == "NOUN"]
    if etype == "person" and named and all(_demonym(token) for token in named):
        return "NORP"
    if etype in _FIXED or not etype:
        return _FIXED.get(etype, "")
    words = [token.lemma_.lower() for token in (named + nouns)]
    if etype == "place":
        return _choose(words, {"FAC": _FACILITY, "GPE": _POLITY, "LOC": _REGION}, "GPE" if named else "LOC")
    other = "PRODUCT" if named and etype == "object" else "THING"
    return _choose(words, {"VEHICLE": _VEHICLE, "WORK": _WORK, "PRODUCT": _PRODUCT if named else frozenset()}, other)


def _choose(words: list[str], lexicons: dict[str, frozenset[str]], other: str) -> str:
    return next((label for word in words for label, lexicon in lexicons.items() if word in lexicon), other)


def _demonym(token: Token) -> bool:
    word = token.lower_
    return token.tag_ == "NNPS" and (word.endswith(_DEMONYM_ENDINGS) or word in _DEMONYMS)
