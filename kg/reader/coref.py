"""Coreference between head words: in, candidate mentions of a parsed document; out, the pairs to score and clusters.

Word-level coreference (Dobrovolskii 2021, "Word-Level Coreference Resolution"): a mention is its head word. A pair is
scored from the two words' vectors and from what the text itself shows of the pair, which is what this module finds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BAND = 40  # so many earlier mentions are possible antecedents, and farther ones that share a word
BLOCK = 1 << 16  # pairs scored at once
POSTINGS = 12  # of the mentions that share a word, the latest so many
PRONOUNS = {
    word: group
    for group, words in enumerate(
        (
            "i me my mine myself",
            "we us our ours ourselves",
            "you your yours yourself yourselves",
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves",
            "this that these those",
            "who whom whose which what",
        )
    )
    for word in words.split()
}
OTHER_PRONOUN, N_PRONOUNS = 9, 10
_NUMBER = {0: 1, 1: 2, 3: 1, 4: 1, 5: 1, 6: 2}
_GENDER = {3: 1, 4: 2, 5: 3}
_MEN, _WOMEN = (
    frozenset("mr mr. sir king prince lord man boy father son brother husband spokesman chairman actor".split()),
    frozenset("mrs mrs. ms ms. queen princess lady woman girl mother daughter sister wife spokeswoman actress".split()),
)
_DETERMINERS = {"the": 1, "a": 2, "an": 2, "this": 3, "that": 3, "these": 3, "those": 3, "another": 2, "some": 2}
_PARTS = frozenset(("compound", "flat", "amod", "nummod", "goeswith"))
_SENTENCES = np.array([1, 2, 3, 4, 8, 16])
_MENTIONS = np.array([2, 3, 4, 6, 10, 18, 34])

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the text shows of each candidate mention, an array entry or a set each, in text order."""

    word: Ints
    sentence: Ints
    kind: Ints  # 0 pronoun, 1 named, 2 nominal
    pronoun: Ints
    number: Ints  # 0 unknown, 1 singular, 2 plural
    gender: Ints  # 0 unknown, 1 he, 2 she, 3 it
    determiner: Ints  # 0 none, 1 the, 2 a, 3 this, 4 possessive
    type: Ints
    subject: Ints
    quoted: Ints
    head: Ints  # the word that governs it
    stem: list[str]
    words: list[frozenset[str]]
    acronym: list[str]


def describe(
    forms: Sequence[str],
    xpos: Sequence[str],
    heads: Sequence[int],
    deps: Sequence[str],
    sentences: Sequence[int],
    candidates: Sequence[int],
    types: Sequence[int],
) -> Candidates:
    """Describe the candidate head words (indexes, ascending) of a document; a root's head is itself or -1."""
    parts: dict[int, list[int]] = {c: [] for c in candidates}
    determiners = dict.fromkeys(candidates, 0)
    for i, head in enumerate(heads):
        if head in parts:
            relation = deps[i].split(":")[0]
            if relation in _PARTS:
                parts[head].append(i)
            elif relation == "det":
                determiners[head] = _DETERMINERS.get(forms[i].lower(), 0)
            elif deps[i] == "nmod:poss":
                determiners[head] = 4
    quoted = np.cumsum([form in '"“”' for form in forms]) % 2 if len(forms) else np.zeros(0)
    rows = []
    stems, words, acronyms = [], [], []
    for c, type_ in zip(candidates, types, strict=True):
        form, tag = forms[c].lower(), xpos[c]
        members = [*parts[c], c]
        inside = frozenset(_stem(forms[m]) for m in members)
        is_pronoun = tag in ("PRP", "PRP$", "WP", "WP$", "WDT", "DT", "EX")
        pronoun = PRONOUNS.get(form, OTHER_PRONOUN) if is_pronoun else OTHER_PRONOUN
        kind = 0 if is_pronoun else 1 if tag.startswith("NNP") else 2
        number = _NUMBER.get(pronoun, 0) if is_pronoun else 2 if tag.endswith("S") else 1
        gender = _GENDER.get(pronoun, 0) or (1 if inside & _MEN else 2 if inside & _WOMEN else 0)
        subject = deps[c].startswith("nsubj")
        rows.append(
            (c, sentences[c], kind, pronoun, number, gender, determiners[c], type_, subject, quoted[c], heads[c])
        )
        stems.append("" if is_pronoun else _stem(forms[c]))
        words.append(frozenset() if is_pronoun else inside)
        initials = "".join(forms[m][0] for m in sorted(members) if forms[m][:1].isupper()).lower()
        acronyms.append(initials if len(initials) > 1 else "")
    table = np.array(rows, dtype=np.int64).reshape(len(rows), 11)
    return Candidates(
        word=table[:, 0],
        sentence=table[:, 1],
        kind=table[:, 2],
        pronoun=table[:, 3],
        number=table[:, 4],
        gender=table[:, 5],
        determiner=table[:, 6],
        type=table[:, 7],
        subject=table[:, 8],
        quoted=table[:, 9],
        head=table[:, 10],
        stem=stems,
        words=words,
        acronym=acronyms,
    )


def _stem(form: str) -> str:
    low = form.lower()
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith("ss") else low


def pairs(c: Candidates) -> tuple[Ints, Ints, Floats]:
    """Return the pairs to score: later and earlier candidate [P], features [P, FEATURES]; by later, then by earlier."""
    later, earlier, shared = _matched(c)
    return later, earlier, _features(c, _texts(c), later, earlier, shared)


def blocks(c: Candidates) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Yield what `pairs` returns a part at a time, so that a long document takes no more memory than a short one."""
    later, earlier, shared = _matched(c)
    texts = _texts(c)
    for start in range(0, len(later), BLOCK):
        part = slice(start, start + BLOCK)
        yield later[part], earlier[part], _features(c, texts, later[part], earlier[part], shared[part])


def _matched(c: Candidates) -> tuple[Ints, Ints, Ints]:
    """Return the later and the earlier candidate of each pair, and how many words they share."""
    n = len(c.words)
    band_later, band_earlier = _band(n)
    postings: dict[str, list[int]] = {}
    shares: list[int] = []  # a pair's number, later * n + earlier, for every word that its two share
    for i, words in enumerate(c.words):
        for word in words:
            posted = postings.get(word)
            if posted is None:
                postings[word] = [i]
                continue
            shares += [i * n + j for j in posted[-POSTINGS:]]
            posted.append(i)
    numbers, counts = np.unique(np.array(shares, dtype=np.int64), return_counts=True)
    later, earlier = np.divmod(numbers, max(n, 1))
    far = later - earlier > BAND
    keys = np.concatenate([band_later * n + band_earlier, numbers[far]])
    if far.any():
        keys.sort()
    shared = np.zeros(len(keys), dtype=np.int64)
    shared[np.searchsorted(keys, numbers)] = counts
    a, b = np.divmod(keys, max(n, 1))
    return a, b, shared


def _band(n: int) -> tuple[Ints, Ints]:
    """Return each of n candidates (later) with each of the BAND before it (earlier)."""
    earlier = np.arange(n)[:, None] + np.arange(-BAND, 0)
    row, column = np.nonzero(earlier >= 0)
    return row, earlier[row, column]


def _features(c: Candidates, texts: tuple[Ints, Ints, Ints], a: Ints, b: Ints, shared: Ints) -> Floats:
    out = np.zeros((len(a), FEATURES), dtype=np.float32)
    for column, flag in enumerate(_flags(c, texts, a, b, shared)):
        out[:, column] = flag
    flat, rows, at = out.reshape(-1), np.arange(len(a)) * FEATURES, _FLAGS
    far = np.searchsorted(_SENTENCES, np.arange(_SENTENCES[-1] + 1), side="right")
    apart = np.searchsorted(_MENTIONS, np.arange(_MENTIONS[-1] + 1), side="right")
    one_hot = (
        (far[np.minimum(c.sentence[a] - c.sentence[b], _SENTENCES[-1])], len(_SENTENCES) + 1),
        (apart[np.minimum(a - b, _MENTIONS[-1])], len(_MENTIONS) + 1),
        (c.kind[a] * 3 + c.kind[b], 9),
        (c.pronoun[a], N_PRONOUNS),
        (c.pronoun[b], N_PRONOUNS),
        (c.determiner[a], 5),
        (c.determiner[b], 5),
        (c.type[a], 12),
        (c.type[b], 12),
    )
    for values, n in one_hot:
        flat[rows + (values + at)] = 1
        at += n
    return out


def _texts(c: Candidates) -> tuple[Ints, Ints, Ints]:
    """Return of each candidate the number of its words, and numbers for its stem and for its acronym, -1 for none."""
    sizes = np.array([len(w) for w in c.words], dtype=np.int64)
    number_of = {text: number for number, text in enumerate(dict.fromkeys((*c.acronym, *c.stem)))}
    acronym, stem = (np.array([number_of[s] for s in of], dtype=np.int64) for of in (c.acronym, c.stem))
    acronym[[not s for s in c.acronym]] = -1  # which no stem is
    return sizes, stem, acronym


def _flags(c: Candidates, texts: tuple[Ints, Ints, Ints], a: Ints, b: Ints, shared: Ints) -> list[NDArray[np.bool_]]:
    sizes, stem, acronym = texts
    size_a, size_b, stem_a, stem_b = sizes[a], sizes[b], stem[a], stem[b]
    words_a, any_shared = size_a > 0, shared > 0
    all_a, all_b = shared == size_a, shared == size_b
    number_a, number_b, gender_a, gender_b = c.number[a], c.number[b], c.gender[a], c.gender[b]
    one_gender, gendered = gender_a == gender_b, gender_a > 0
    subject, quoted, head_a, head_b = c.subject == 1, c.quoted == 1, c.head[a], c.head[b]
    return [
        (stem_a == stem_b) & words_a & (size_b > 0),
        all_a & words_a,
        all_b & (size_b > 0),
        all_a & all_b & words_a,
        any_shared,
        any_shared & (shared < size_a) & (shared < size_b),
        (acronym[a] == stem_b) | (acronym[b] == stem_a),
        c.type[a] == c.type[b],
        (number_a != number_b) & (number_a > 0) & (number_b > 0),
        one_gender & gendered,
        ~one_gender & gendered & (gender_b > 0),
        (c.pronoun[a] == c.pronoun[b]) & (c.kind == 0)[a],
        subject[a],
        subject[b],
        quoted[a],
        quoted[b],
        quoted[a] == quoted[b],
        head_a == c.word[b],
        head_b == c.word[a],
        head_a == head_b,
    ]


_FLAGS = 20
FEATURES = _FLAGS + 7 + 8 + 9 + 2 * N_PRONOUNS + 10 + 24


def clusters(n: int, later: Ints, earlier: Ints, scores: Floats, new: Floats) -> list[int]:
    """Return a cluster number for each of n candidates: each joins its best antecedent that beats being new.

    The pairs are in order, by `later` and then by `earlier`.
    """
    best = [-1] * n
    if len(later):
        firsts = np.flatnonzero(np.diff(later, prepend=-1))
        highest = np.repeat(np.maximum.reduceat(scores, firsts), np.diff(firsts, append=len(later)))
        chosen = np.flatnonzero((scores == highest) & (scores > new[later]))  # new wins a tie
        for i, j in zip(later[chosen].tolist(), earlier[chosen].tolist(), strict=True):
            best[i] = j  # of equals the last, which is the nearer one
    number, count = [-1] * n, 0
    for i in range(n):
        if best[i] >= 0:
            number[i] = number[best[i]]
        else:
            number[i], count = count, count + 1
    return number
