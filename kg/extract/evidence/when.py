"""When it happened: in, the word that heads a predication; out, its date.

A date belongs to the word that it hangs on. A word without a date of its own has that of the clause that tells of the
same occasion (`kg.extract.evidence.occasions`); one on the verb of saying dates the saying.
"""

from kg.extract.evidence.calendar import is_inexact
from kg.extract.evidence.dates import dates_near, is_bound, link_to, meaning
from kg.extract.evidence.nearest import is_ahead, nearest
from kg.extract.evidence.occasions import (
    LASTING,
    dated_by,
    is_agreement,
    is_happening,
    is_next_stage,
    shares_date,
    when_clauses,
)
from kg.extract.evidence.offsets import counted_from
from kg.extract.evidence.saying import is_saying, label_of
from kg.extract.tree import Stretch, Word
from kg.extract.words.nouns import AMOUNTS
from kg.model import Precision, When

_LINKS = frozenset({"obl", "nmod", "advmod", "nsubj", "obj", "appos", "dep", "compound", "nummod", "parataxis", "amod"})
_IN_NAME = frozenset({"compound", "nummod", "amod"})
_SAYING = frozenset({"ccomp", "parataxis"})
_DEEPEST = 8
_AFTER = frozenset({"before", "after", "since", "until"})
_COMPARING = frozenset("from than against versus over".split())
_COMMITTING = frozenset("promise pledge vow demand urge order request want seek need ask offer propose".split())
_VOWING = frozenset("agree decide offer plan pledge promise propose resolve threaten vote vow".split())
_ISSUING = frozenset("air broadcast circulate deliver file give issue post publish release send submit write".split())
_UTTERANCES = frozenset(
    """address appearance article briefing broadcast interview letter memo message note post report ruling statement
    testimony tweet verdict video""".split()
)
_AT_FIRST = frozenset("originally initially previously first".split())
_SETTING = frozenset("set schedule plan slate expect fix postpone delay".split())
_TAKING_PART = frozenset(
    """attend boycott carry conduct contest dominate enter fight head hold host join lead lose miss open organise
    organize stage start survive watch win""".split()
)


def when(predicate: Word, published: str | None) -> When | None:
    """Return the date of what `predicate` tells, resolved against the ISO day of publication; None without one."""
    if not dates_near(predicate):
        return None
    token, of_event, stage = predicate, True, False
    for _ in range(5):
        found = _date(token, published) or counted_from(token, lambda other: _date(other, published))
        if found and stage and found.precision is not Precision.DAY:
            return None
        if found:
            return When(found.value, found.precision, of_event)
        if token.above.i == token.i or _is_limited(token, published):
            return None
        if token.fine in _SAYING and (token.fine == "ccomp" or is_saying(token.above)):
            of_event = False
        elif not shares_date(token):
            return None
        elif token.fine == "xcomp" and token.above.lemma in _VOWING:
            of_event = False  # "vowed on Monday to rebuild it"
        stage = stage or is_next_stage(token)
        token = token.above
    return None


def day_told(date: Word, predicate: Word, published: str | None) -> When | None:
    """Return what a date is, whether or not it is a limit: "runs until 11 March"."""
    ent = next((e for e in dates_near(date) if e.start <= date.i < e.end), None)
    if ent is None:
        return None
    if predicate.lemma in _SETTING:  # "elections set for May", "originally set for March"
        was = any(c.lower in _AT_FIRST or (c.fine == "aux" and c.lower == "had") for c in predicate.children)
        return meaning(ent, published, future=None if was else True)
    return nearest([ent], predicate, published, direct=True)


def said_on(predicate: Word, published: str | None, quoting: Word | None = None) -> When | None:
    """Return the date of the saying that tells what `predicate` does, however far above or beside it that stands.

    `quoting` is the verb that the quotation around the word is said with, which may be sentences away.
    """
    sayings = [quoting] if quoting is not None and dates_near(quoting) else []
    source = None
    token = predicate
    for _ in range(_DEEPEST if dates_near(predicate) else 0):
        sayings += [c for c in token.children if c.fine == "parataxis" and is_saying(c) and not _has_content(c)]
        if token is not predicate and is_saying(token):
            sayings.append(token)
        source = source or next((c for c in token.below.get("obl", ()) if _is_source(c)), None)
        if token.above.i == token.i:
            break
        token = token.above
    found = next((d for saying in sayings if (d := _date(saying, published))), None)
    if found is None and source is not None:
        found = _date_of(source, published) or _issued(source, published)
    return When(found.value, found.precision, of_event=False) if found else None


def _is_source(noun: Word) -> bool:
    # "according to a report published on Monday"
    return any(c.lower == "according" for c in noun.children)


def _has_content(verb: Word) -> bool:
    # "His party wants a vote; the Front demands one this year": the Front says nothing of what the party wants
    return any(c.fine in ("obj", "ccomp", "xcomp") for c in verb.children)


def _date(token: Word, published: str | None) -> When | None:
    found = (
        _date_of(token, published)
        or _date_of_arguments(token, published)
        or _date_of_amount(token, published)
        or _date_behind_subject(token, published)
    )
    if found:
        return found
    date = dated_by(token)
    if isinstance(date, Stretch):  # "in 1991, when warlords overthrew him"
        return meaning(date, published, future=False)
    if date is not None:  # "Tuesday's blast, which killed six"
        return _date_of(date, published) or _date_before(date, token, published)
    return next((d for c in when_clauses(token) if (d := _date_of(c, published))), None)


def _date_before(noun: Word, clause: Word, published: str | None) -> When | None:
    """Find a bare date between a happening and what is told of it: "resumed talks Wednesday that ended the strike"."""
    verb, words = noun.above, noun.within.words
    for ent in dates_near(clause):
        behind = ent.end + (ent.end < len(words) and words[ent.end].text == ",")
        if noun.i < ent.start and ent.root.above is verb and behind >= clause.edges()[0] and ent.end < clause.i:
            return nearest([ent], clause, published)
    return None


def _date_of(token: Word, published: str | None) -> When | None:
    dates = [e for e in dates_near(token) if _dates(e, token) and (not is_bound(e) or _is_edge(e, token))]
    if token.lemma in _COMMITTING and any(_is_by(e) for e in dates):  # "promised a new law by June"
        dates = [e for e in dates if not _is_by(e)]
    return nearest(dates, token, published, direct=True)


def _is_edge(ent: Stretch, token: Word) -> bool:
    """Tell when it begins: "will be free from June", "did not tell him until May"; not "will run from June to May"."""
    bounds = {c.lower for c in ent.root.children}
    if bounds & {"until", "till"}:
        return any(c.lower in ("not", "n't", "n’t") for c in token.children)
    if "from" not in bounds or not is_ahead(token):
        return False
    return not any(c.lower in ("to", "until", "till", "through") for e in dates_near(token) for c in e.root.children)


def _is_by(ent: Stretch) -> bool:
    return any(c.fine == "case" and c.lower == "by" for c in ent.root.children)


def _is_limited(token: Word, published: str | None) -> bool:
    """Tell a clause with days of its own: "was found in May but had been missing since March"."""
    own = [e for e in dates_near(token) if link_to(e.root, token).startswith("obl")]
    if any(is_inexact([w.lower for w in e.words]) for e in own):
        return True  # "was freed less than a day later"
    return any(is_bound(e) and meaning(e, published, future=None) is not None for e in own)


def _is_compared(ent: Stretch, token: Word) -> bool:
    # "won 34 seats, up from 12 in 2018": it won 34 later
    between = token.within.words[token.i + 1 : ent.start]
    return any(w.lower in ("up", "down") and w.near(1).lower == "from" for w in between)


def _dates(ent: Stretch, token: Word) -> bool:
    """Tell whether a date that hangs on a word dates it; "the Sept. 11 panel" is not of that day."""
    if _is_behind_saying(ent, token) or _is_compared(ent, token):
        return False
    links = (link_to(ent.root, t) for t in (token, *_contents(token)) if t is token or _is_behind_saying(ent, t))
    kind = next((link for link in links if link), "").split(":")[0]
    if kind not in _LINKS:
        return _within(ent, token)
    if kind in ("nsubj", "obj") and ent.root.above.i == token.i:
        return False
    if kind in _IN_NAME:
        bounded = any(c.fine == "cop" for c in token.children) and any(c.lower in _AFTER for c in token.children)
        return (is_happening(token) or is_agreement(token)) and not bounded
    return token.pos != "PROPN" or label_of(token) not in LASTING or any(c.fine == "cop" for c in token.children)


def _contents(verb: Word) -> list[Word]:
    if not is_saying(verb):
        return []
    return (
        [verb.above] if verb.fine == "parataxis" else [c for c in verb.children if c.fine == "ccomp" and c.i < verb.i]
    )


def _is_behind_saying(ent: Stretch, content: Word) -> bool:
    """Tell a date behind the verb of saying from one of what is said: "Oslo fell, Ruiz said on Monday"."""
    sayings = [content.above] if content.fine == "ccomp" else []
    sayings += [c for c in content.children if c.fine == "parataxis"]
    return any(content.i < s.i < ent.start and is_saying(s) for s in sayings)


def _within(ent: Stretch, noun: Word) -> bool:
    """Tell a date on a thing in what happened: "the response to a boy's clock in Texas last week"."""
    at = ent.root
    if at.i < noun.i or not is_happening(noun):
        return False
    for _ in range(4):
        if at.dep != "nmod" or at.fine == "nmod:poss" or at.above.i > at.i:
            return False
        at = at.above
        if at.i == noun.i:
            return True
        if is_happening(at):
            return False
    return False


_ON_SUBJECT = ("nmod:unmarked", "nmod", "obl")


def _date_of_arguments(token: Word, published: str | None) -> When | None:
    """Find a date on what the verb is about: "put down a revolt on Monday", "Monday's raid killed two"."""
    if token.pos != "VERB":
        return None
    subjects = token.above if token.fine == "xcomp" else token
    nouns = [c for c in token.children if c.fine == "obj"] + [
        c for c in subjects.children if c.fine in ("nsubj", "nsubj:pass")
    ]
    nouns += [c for c in token.children if c.fine == "obl" and _is_occasion(c)]
    for noun in nouns:
        event = _is_occasion(noun) if noun.fine == "obl" else is_happening(noun) and not is_agreement(noun)
        if (noun.pos != "NOUN" and not event) or label_of(noun) in LASTING:
            continue
        owned: tuple[str, ...] = ("nmod", "nmod:unmarked")
        if noun.fine != "obj" or (event and token.low in _TAKING_PART):
            owned = ("nmod:poss", *_ON_SUBJECT, *(_IN_NAME if event else ()))  # "The 2003 invasion killed 40 people"
        near = [e for e in dates_near(token) if link_to(e.root, noun) in owned and not is_bound(e)]
        dates = [e for e in near if not _is_compared(e, token)]
        found = nearest(dates, token, published) or (_issued(noun, published) if noun.fine == "obl" else None)
        if found:
            return found
    return None


def _issued(noun: Word, published: str | None) -> When | None:
    """Return when what is said in was made known: "in a statement released on Monday"."""
    made = next((c for c in noun.below.get("acl", ()) if c.tag == "VBN" and c.lemma in _ISSUING), None)
    return _date_of(made, published) if made is not None else None


def _date_of_amount(token: Word, published: str | None) -> When | None:
    """Find a date on what something comes to: "will be worth $12 billion by 2025", not "from $2 million in 2013"."""
    amounts = {
        c.i for c in token.children if c.ent in AMOUNTS and not any(m.lower in _COMPARING for m in c.all("case"))
    }
    if not amounts:
        return None
    dates = [e for e in dates_near(token) if e.root.dep == "nmod" and e.root.above.i in amounts and not is_bound(e)]
    return nearest(dates, token, published)


def _date_behind_subject(noun: Word, published: str | None) -> When | None:
    """Find a date between a subject and its verb, which is the subject's: "The clash in Oslo last week killed two"."""
    if noun.pos != "NOUN" or not is_happening(noun):
        return None
    above = noun
    while above.fine == "nmod" and above.above.i < above.i:
        above = above.above
    verb = above.above
    if above.dep != "nsubj" or above.i > verb.i:
        return None
    end = above.edges()[1]
    dates = [e for e in dates_near(noun) if e.root.above.i == verb.i and end < e.start <= end + 2 and e.end <= verb.i]
    words = noun.within.words
    return nearest([e for e in dates if not is_bound(e) and not words[e.start - 1].is_punct], noun, published)


def _is_occasion(noun: Word) -> bool:
    # "In a raid on Friday, police arrested two men"
    known = is_happening(noun) or noun.lemma in _UTTERANCES
    return known and any(c.lower in ("in", "during", "at") for c in noun.children)
