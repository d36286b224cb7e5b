"""Lemmas by rule, with a table of what the rules get wrong.

In: a word with its UPOS and XPOS. Out: its lemma. English inflects little, so a dozen spelling rules and the base
words they may arrive at decide nearly all; `learn` keeps the base words and the exceptions of a treebank.
"""

import functools
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from spacy.tokens import Doc

from kg.reader.irregular import ADJECTIVES, NOUNS, VERBS


class Table(TypedDict):
    """What a treebank teaches: base words by kind, and per "UPOS XPOS" the words that the rules would get wrong."""

    bases: dict[str, list[str]]
    exceptions: dict[str, dict[str, str]]


_VOWELS = "aeiou"
_KINDS = {"NNS": "noun", "NNPS": "noun", "VBD": "verb", "VBN": "verb", "VBG": "verb", "VBZ": "verb"}
_KINDS |= {"JJR": "adjective", "JJS": "adjective", "RBR": "adjective", "RBS": "adjective"}
_BASE_TAGS = {"NN": "noun", "VB": "verb", "VBP": "verb", "JJ": "adjective", "RB": "adjective"}
_IRREGULAR = {"noun": NOUNS, "verb": VERBS, "adjective": ADJECTIVES}
_LOST_E = tuple("c v u dg rg ng ag eg iz yz ys ns rs is us as bl ud uk rout at ut ir ur pl tl dl gl fl kl".split())
_KEPT_WHOLE = tuple("ing ong ung cus lms oud aud eat oat hout pout tout eit eir air our put".split())
_DEMONYM = ("ish", "ian", "ean", "ese", "can", "aeli", "raqi", "lim", "rab", "wan", "alan", "yan")

# Regular verbs too rare in treebanks to be learnt there, whose forms the spelling rules would read wrongly.
_BASE_VERBS = frozenset(
    """accede barricade concuss convene convoke decode demote deplete deplore depose depress deride dethrone
    elope emphasise enroll erode flout ghostwrite ignite impede implore lambaste loathe mothball outclass outmanoeuvre
    outpoll outscore outvote overrule partake premiere preside proscribe rebuff repulse revere rewrite secede
    sever stonewall transcribe tussle underline upskill collide collude confide subside implode corrode evoke
    intervene exhale inhale promote denote connote pervade""".split()
)


class Lemmatizer:
    """Give the lemma of a word in its part of speech."""

    def __init__(self, table: Table, words: frozenset[str] = frozenset()) -> None:
        self._words = words
        self._bases = {kind: frozenset(words) for kind, words in table["bases"].items()}
        self._bases["verb"] = self._bases.get("verb", frozenset()) | _BASE_VERBS
        self._exceptions = table["exceptions"]
        self._lemma = functools.lru_cache(maxsize=1 << 16)(self._find)

    @classmethod
    def load(cls, path: Path, words: frozenset[str] = frozenset()) -> "Lemmatizer":
        """Read a table that `save` wrote; `words` are known to be spelt right, whatever their kind."""
        return cls(json.loads(gzip.decompress(path.read_bytes())), words)

    def lemmatize(self, form: str, upos: str, xpos: str, morph: str = "") -> str:
        """Return the lemma; `morph` is unused so far, as UPOS and XPOS decide."""
        return self._lemma(form, upos, xpos)

    def _find(self, form: str, upos: str, xpos: str) -> str:
        exceptions = self._exceptions.get(f"{upos} {xpos}", {})
        key = form if upos == "PROPN" else form.lower()
        return exceptions[key] if key in exceptions else self.by_rule(form, upos, xpos)

    def by_rule(self, form: str, upos: str, xpos: str) -> str:
        """Return the lemma by spelling rules, irregular forms and base words alone."""
        low = form.lower()
        if upos == "NUM":
            return low.replace(",", "") if form[:1].isdigit() else low
        if xpos in ("NNP", "NNPS"):
            return self._name(form, upos, xpos)
        if upos in ("PROPN", "X", "SYM", "PUNCT") or (not form[:1].isalpha() and form[:1] not in "'’"):
            return form
        kind = _KINDS.get(xpos, "")
        if upos == "NOUN" and (low in NOUNS or _is_men(low)):
            return self._inflected(low, "noun", "NNS")  # a plural that looks like a singular to the tagger
        if kind == "noun" and form[:-1].isupper() and form.endswith("s") and len(form) > 2:
            return form[:-1]  # MPs, NGOs
        if kind:
            return self._inflected(low, kind, xpos)
        if upos == "ADJ" and form.istitle() and low.endswith(_DEMONYM) and low not in self._bases.get("adjective", ()):
            return form
        if upos == "NOUN" and form.isupper() and len(form) <= 5 and low not in self._bases.get("noun", ()):
            return form
        return low

    def _name(self, form: str, upos: str, xpos: str) -> str:
        """Keep a name's letters: "Kurds" is of "Kurd"; within a name, "United" is of "Unite"."""
        low = form.lower()
        if xpos == "NNPS" and upos in ("PROPN", "NOUN"):
            low = self._inflected(low, "noun", "NNS")
        elif upos == "VERB":
            low = next((lemma for tag in ("VBN", "VBG") if (lemma := self._inflected(low, "verb", tag)) != low), low)
        if form.lower() == low:
            return form.capitalize() if form.islower() and form.isalpha() else form
        return form[: len(low)] if form.lower().startswith(low) else low.capitalize()

    def _inflected(self, low: str, kind: str, xpos: str) -> str:
        irregular = _IRREGULAR[kind].get(low)
        if irregular is not None:
            return irregular
        bases = self._bases.get(kind, frozenset())
        candidates = _candidates(low, xpos)
        for lexicon in (bases, self._words):  # "resuming" is of "resume" and "boycotted" of "boycott"
            known = [candidate for candidate in candidates if candidate in lexicon]
            if known:
                return known[0]
        if "-" in low:  # "mother-in-law's" aside, the last part inflects: "co-founded", "policy-makers"
            first, _, last = low.rpartition("-")
            return f"{first}-{self._inflected(last, kind, xpos)}" if last else low
        for prefix in ("under", "over", "out", "mis", "un", "re", "with", "fore", "up"):
            rest = low.removeprefix(prefix)
            if rest != low and rest in _IRREGULAR[kind]:
                return prefix + _IRREGULAR[kind][rest]
        return candidates[0] if candidates else low


def _is_men(low: str) -> bool:
    return low.endswith("men") and len(low) > 5 and low not in ("specimen", "regimen", "abdomen", "acumen", "bitumen")


def _candidates(low: str, xpos: str) -> list[str]:
    """Return what the word may come from by spelling, the likeliest first."""
    if xpos in ("NNS", "NNPS", "VBZ"):
        return _without_s(low, noun=xpos != "VBZ")
    if xpos in ("VBD", "VBN"):
        return _without_suffix(low, "ed")
    if xpos == "VBG":
        return _without_suffix(low, "ing") if not low.endswith("in") else _without_suffix(low + "g", "ing")
    return _without_suffix(low, "er" if xpos.endswith("R") else "est")


def _without_s(low: str, *, noun: bool) -> list[str]:
    if noun and low.endswith("men") and len(low) > 4:
        return [low[:-2] + "an"]
    if not low.endswith("s") or low.endswith("ss") or len(low) < 3:
        return []
    if low.endswith("ies") and len(low) > 4:
        return [low[:-3] + "y", low[:-1]]
    if low.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return [low[:-2], low[:-1]]
    return [low[:-1], low[:-2]] if low.endswith("es") else [low[:-1]]


def _without_suffix(low: str, suffix: str) -> list[str]:
    if not low.endswith(suffix) or len(low) <= len(suffix) + 1:
        return []
    stem = low.removesuffix(suffix)
    if stem.endswith("i") and suffix != "ing":
        return [stem[:-1] + "y", stem + "e"]
    if not any(c in "aeiouy" for c in stem):
        return [stem + "e", low] if suffix != "ing" else [low]
    if stem[-1] == stem[-2:-1] and stem[-1] not in "aeiou":
        single = stem[:-1]
        return [stem, single] if stem[-1] in "lszf" and _syllables(stem) < 2 else [single, stem]
    return [stem + "e", stem] if _wants_e(stem) else [stem, stem + "e"]


def _wants_e(stem: str) -> bool:
    """Say whether an unknown stem has likely lost an "e": "produc", "believ", "chang", "hop", but not "visit"."""
    if stem.endswith(_LOST_E):
        return not stem.endswith(_KEPT_WHOLE)
    if len(stem) < 2 or stem[-1] in _VOWELS + "wxy" or stem[-2] not in _VOWELS:
        return False
    return _syllables(stem) == 1 and stem[-3:-2] not in _VOWELS


def _syllables(word: str) -> int:
    return sum(c in "aeiouy" and (i == 0 or word[i - 1] not in "aeiouy") for i, c in enumerate(word))


def learn(docs: Iterable[Doc]) -> Table:
    """Learn base words and exceptions from Docs with gold UPOS, XPOS and lemmas."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    bases: dict[str, set[str]] = {kind: set() for kind in _IRREGULAR}
    for token in (token for doc in docs for token in doc):
        low = token.lower_
        form = token.text if token.pos_ == "PROPN" else low
        counts[form, token.pos_, token.tag_][token.lemma_] += 1
        kind = _KINDS.get(token.tag_) or _BASE_TAGS.get(token.tag_)
        if kind and token.pos_ != "PROPN" and token.lemma_.isalpha() and token.lemma_.islower():
            bases[kind].add(token.lemma_)
    rules = Lemmatizer({"bases": {kind: sorted(words) for kind, words in bases.items()}, "exceptions": {}})
    exceptions: dict[str, dict[str, str]] = defaultdict(dict)
    for (form, upos, xpos), lemmas in sorted(counts.items()):
        best = max(sorted(lemmas), key=lambda lemma: lemmas[lemma])
        if rules.by_rule(form, upos, xpos) != best and " " not in best:
            exceptions[f"{upos} {xpos}"][form] = best
    return {"bases": {kind: sorted(words) for kind, words in bases.items()}, "exceptions": dict(exceptions)}


def save(table: Table, path: Path) -> None:
    """Write the table, compressed; the same table gives the same bytes."""
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
