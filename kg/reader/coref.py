"""Coreference between head words: in, candidate mentions of a parsed document; out, the pairs to score and clusters.

Word-level coreference (Dobrovolskii 2021, "Word-Level Coreference Resolution"): a mention is its head word. A pair is
scored from the two words' vectors and from what the text itself shows of the pair, which is what this module finds.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BAND = 40  # so many earlier mentions are possible antecedents, and farther ones that share a word
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
    """Return the pairs to score: later and earlier candidate [P], features [P, FEATURES]."""
    later, earlier, shared = [], [], []
    postings: dict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(c.words):
        common: dict[int, int] = defaultdict(int)
        for word in sorted(words):
            for j in postings[word][-POSTINGS:]:
                common[j] += 1
            postings[word].append(i)
        band = range(max(0, i - BAND), i)
        far = [j for j in sorted(common) if j < band.start]
        for j in (*far, *band):
            later.append(i)
            earlier.append(j)
            shared.append(common.get(j, 0))
    a, b = np.array(later, dtype=np.int64), np.array(earlier, dtype=np.int64)
    return a, b, _features(c, a, b, np.array(shared, dtype=np.int64))


def _one_hot(values: Ints, n: int) -> Floats:
    return np.eye(n, dtype=np.float32)[values]


def _features(c: Candidates, a: Ints, b: Ints, shared: Ints) -> Floats:
    sizes = np.array([len(w) for w in c.words], dtype=np.int64)
    stem_of = {stem: n for n, stem in enumerate(dict.fromkeys(c.stem))}
    stems = np.array([stem_of[s] for s in c.stem], dtype=np.int64)
    acronym_of = {s: n for n, s in enumerate(dict.fromkeys((*c.acronym, *c.stem)))}
    acronym = np.array([acronym_of[s] for s in c.acronym], dtype=np.int64)
    plain = np.array([acronym_of[s] for s in c.stem], dtype=np.int64)
    full = np.array([bool(s) for s in c.acronym])
    is_word = sizes > 0
    flags = (
        (stems[a] == stems[b]) & is_word[a] & is_word[b],
        (shared == sizes[a]) & is_word[a],
        (shared == sizes[b]) & is_word[b],
        (shared == sizes[a]) & (shared == sizes[b]) & is_word[a],
        shared > 0,
        (shared > 0) & (shared < sizes[a]) & (shared < sizes[b]),
        ((acronym[a] == plain[b]) & full[a]) | ((acronym[b] == plain[a]) & full[b]),
        c.type[a] == c.type[b],
        (c.number[a] != c.number[b]) & (c.number[a] > 0) & (c.number[b] > 0),
        (c.gender[a] == c.gender[b]) & (c.gender[a] > 0),
        (c.gender[a] != c.gender[b]) & (c.gender[a] > 0) & (c.gender[b] > 0),
        (c.pronoun[a] == c.pronoun[b]) & (c.kind[a] == 0),
        c.subject[a] == 1,
        c.subject[b] == 1,
        c.quoted[a] == 1,
        c.quoted[b] == 1,
        c.quoted[a] == c.quoted[b],
        c.head[a] == c.word[b],
        c.head[b] == c.word[a],
        c.head[a] == c.head[b],
    )
    far = np.searchsorted(_SENTENCES, c.sentence[a] - c.sentence[b], side="right")
    apart = np.searchsorted(_MENTIONS, a - b, side="right")
    return np.concatenate(
        [
            np.stack(flags, 1).astype(np.float32).reshape(len(a), len(flags)),
            _one_hot(far, len(_SENTENCES) + 1),
            _one_hot(apart, len(_MENTIONS) + 1),
            _one_hot(c.kind[a] * 3 + c.kind[b], 9),
            _one_hot(c.pronoun[a], N_PRONOUNS),
            _one_hot(c.pronoun[b], N_PRONOUNS),
            _one_hot(c.determiner[a], 5),
            _one_hot(c.determiner[b], 5),
            _one_hot(c.type[a], 12),
            _one_hot(c.type[b], 12),
        ],
        1,
    )


FEATURES = 20 + 7 + 8 + 9 + 2 * N_PRONOUNS + 10 + 24


def clusters(n: int, later: Ints, earlier: Ints, scores: Floats, new: Floats) -> list[int]:
    """Return a cluster number for each of n candidates: each joins its best antecedent that beats being new."""
    best = [-1] * n
    highest = new.tolist()
    for i, j, s in zip(later.tolist(), earlier.tolist(), scores.tolist(), strict=True):
        if s >= highest[i] and (s > highest[i] or best[i] >= 0):  # of equals the nearer one; new wins a tie
            best[i], highest[i] = j, s
    number, count = [-1] * n, 0
    for i in range(n):
        if best[i] >= 0:
            number[i] = number[best[i]]
        else:
            number[i], count = count, count + 1
    return number
