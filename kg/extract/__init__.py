"""In: an annotated Doc (UD analysis, names, coreference) and its article. Out: a Reading: mentions, clusters, claims.

The rooms, each of which imports only those before it: words (what they mean by themselves), mending (slips of the
parser), grammar (who does what in a clause), evidence (factuality, attribution, time), reference (mentions and what
they are of), the constructions (beside, nominal, verbal), and claims. Outside them stands what all rooms work with:
tree (the words), annotated (from Doc to words), and proposals (the shape of what the constructions find).
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.annotated import read
from kg.extract.beside.ages import age_claims, aged_claims, called_by_age, fronted_age_claims
from kg.extract.beside.counts import quantity_claims
from kg.extract.beside.days import day_claims, event_day_claims, hour_claims, lasting_claims, open_day_claims
from kg.extract.beside.headcounts import headcount_claims
from kg.extract.beside.partitives import partitive_claims
from kg.extract.beside.qualities import (
    becoming_claims,
    copula_claims,
    existential_claims,
    one_beside_claims,
    place_chain_claims,
    postmodifier_claims,
)
from kg.extract.beside.undergone import undergone_claims
from kg.extract.claims.accounts import Account, Accounts, Kept
from kg.extract.claims.making import Claims
from kg.extract.claims.namedlater import with_names
from kg.extract.evidence.attribution import attributions
from kg.extract.grammar.clauses import Clauses
from kg.extract.grammar.voice import is_infinitive
from kg.extract.mending.attachments import mend
from kg.extract.nominal.nominals import noun_claims
from kg.extract.proposals import Context, Proposal
from kg.extract.reference.mentions import NAMES, Mentions
from kg.extract.tree import Text, Word
from kg.extract.verbal.speech import speech_claims
from kg.extract.verbal.verbs import verb_claims
from kg.garbage import uncollected
from kg.model import Article, Reading
from kg.ontology import Ontology

__all__ = ["accounts", "extract"]


def extract(doc: Doc, article: Article, ontology: Ontology) -> Reading:
    """Read an article's claims out of its annotated Doc; `doc.text` is `article.text`."""
    with uncollected():
        return _reading(doc, article, ontology)  # all that it took is gone before the collector looks for garbage


def _reading(doc: Doc, article: Article, ontology: Ontology) -> Reading:
    text = _mended(doc)
    context = _context(text, article, ontology)
    claims = tuple(Claims(article, context, attributions(text)).make(_proposals(context)))
    reading = Reading(article, context.mentions.all(), context.mentions.clusters(), claims)
    text.part()
    return reading


def accounts(doc: Doc, article: Article, ontology: Ontology) -> Iterator[Account]:
    """Tell sentence by sentence what gives claims, and what does not and why."""
    text, kept = _mended(doc), list[Kept]()
    context = _context(text, article, ontology)
    claims = Claims(article, context, attributions(text), lambda *outcome: kept.append(outcome))
    for _ in claims.make(_proposals(context)):
        pass  # each is in `kept`, beside those that were dropped
    yield from Accounts(context, article.id, kept)


def _mended(doc: Doc) -> Text:
    text = read(doc)
    mend(text)
    return text


def _context(text: Text, article: Article, ontology: Ontology) -> Context:
    mentions = Mentions(text, article.id)
    return Context(text.string, text.words, mentions, Clauses(mentions.animate()), ontology)


def _proposals(context: Context) -> list[Proposal]:
    found = list(with_names(context, _facts(context)))
    told = frozenset(p.predicate.i for p in found if context.understood(p))
    told_of = {a.i for p in found for a in (p.subject, p.object) if isinstance(a, Word)}
    found.extend(c for w in context.words if w.pos == "NOUN" for c in headcount_claims(context, w, told_of))
    verbs = [w for w in context.words if w.pos == "VERB"]
    late = [c for verb in verbs for c in open_day_claims(context, verb, told)]
    told = told.union([p.predicate.i for p in late if context.understood(p)])
    late += [c for verb in verbs for c in undergone_claims(context, verb, told)]
    told = told.union([p.predicate.i for p in late if context.understood(p)])
    return [*found, *late, *(c for verb in verbs for c in speech_claims(context, verb, told))]


def _is_undergone(word: Word) -> bool:
    # "Villagers were shocked": a participle that is taken for an adjective
    if word.pos != "ADJ" or "aux" not in word.below:
        return False
    return any(c.fine == "aux:pass" and c.lower != "be" for c in word.children) and not is_infinitive(word)


def _is_sum(word: Word) -> bool:
    # "Turnout was 41%", "The price was $3 million": the sign is the noun
    return "cop" in word.below


def _facts(context: Context) -> Iterator[Proposal]:
    """Yield what each word says; a rule that reads what hangs on a word is not asked where nothing does."""
    with_numbers = {w.sent for w in context.words if w.pos == "NUM"}  # without them nothing tells an age or a length
    for word in context.words:
        pos = word.pos
        if pos in _SILENT and not word.below:
            continue
        if pos in ("VERB", "AUX") and word.dep not in _HELPING:
            yield from verb_claims(context, word)
            if word.below:
                yield from existential_claims(context, word)
                yield from becoming_claims(context, word)
                yield from day_claims(context, word)
                yield from hour_claims(context, word)
                if word.sent in with_numbers:
                    yield from lasting_claims(context, word)
                    yield from aged_claims(context, word)
                    yield from fronted_age_claims(context, word)
        elif (pos in _NOUNS and (word.dep != "flat" or word.ent not in NAMES)) or (pos == "SYM" and _is_sum(word)):
            yield from noun_claims(context, word)
            if word.below:
                if word.sent in with_numbers:
                    yield from age_claims(context, word)
                yield from place_chain_claims(context, word)
            yield from quantity_claims(context, word)
            if "amod" in word.below or "acl" in word.below:
                yield from postmodifier_claims(context, word)
            if "nmod" in word.below:
                yield from event_day_claims(context, word)
        elif pos == "NUM" and word.below:
            yield from partitive_claims(context, word)
            yield from one_beside_claims(context, word)
        elif word.lemma == "old":
            yield from called_by_age(context, word)
        if word.below and pos not in ("VERB", "AUX") and ("cop" in word.below or _is_undergone(word)):
            yield from copula_claims(context, word)
            if word.sent in with_numbers:
                yield from fronted_age_claims(context, word)


_HELPING = frozenset({"aux", "cop", "case", "mark"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SILENT = frozenset("PUNCT ADP DET PRON CCONJ SCONJ PART SPACE".split())  # unless something hangs on them
