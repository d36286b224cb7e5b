"""In: a noun. Out: what it says about its holder and about those it is linked to.

"Kremlin spokesman Dmitry Peskov", "the group's leader, X", "members of the Wagner group", "a bank in Oslo", "the visit
of X to Y", "ties to Z". A link is any nominal modifier: a prepositional phrase, a possessor, a compound, a nationality.
"""

from collections.abc import Iterator

from kg.cues import Frame
from kg.extract.barelinks import MEASURES, bare_links
from kg.extract.events import agent_claims, event_claims, participle_claims, stance_claims
from kg.extract.kinds import is_kind, kind_claims
from kg.extract.links import Link, links, noun_phrase, noun_trigger
from kg.extract.mentions import NAMES, REFLEXIVES
from kg.extract.nouns import noun_classes
from kg.extract.proposals import Argument, Context, Proposal, modifiers
from kg.extract.tree import Word, conjuncts, is_nominal, preposition
from kg.model import Kind, Literal

# Nouns that tell nothing of a person beside the name.
_PERSONS = frozenset(
    "man woman boy girl person child kid baby teenager adult people guy lady gentleman father mother son daughter "
    "brother sister wife husband parent uncle aunt cousin family friend name home country".split()
)

_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})

# Forms of address, which name no office.
_ADDRESS = frozenset("mr mr. mrs mrs. ms ms. miss madam sir dame lord lady mx mx. messrs messrs.".split())

# Parts of a title that say how high it is.
_DEGREES = frozenset("co ex vice deputy chief prime executive managing senior assistant associate head acting".split())

# Bodies whose head or voice is called after them without a preposition: "opposition leader", "union boss".
_BODIES = frozenset("opposition rebel union party police army military militia guerrilla separatist church".split())

# Offices that one holds for a state: "a Dutch minister" works for it; "a Dutch teacher" is of its people.
_OFFICES = frozenset(
    "official minister ambassador diplomat envoy consul attaché attache secretary undersecretary officer negotiator "
    "agent spy aide adviser advisor inspector prosecutor judge commissioner lawmaker legislator senator deputy "
    "soldier troop general admiral colonel commander spokesman spokeswoman spokesperson".split()
)

# These stand for their country.
_SIDES = frozenset({"team", "squad", "side", "delegation", "embassy", "ambassador", "envoy"})

_HEADS = frozenset(
    "president premier chancellor leader ruler king queen monarch emperor empress sultan emir dictator "
    "strongman".split()
)

# "She serves as mayor", "They appointed her as mayor": who is the mayor.
_SERVING_ALONE = frozenset("serve act work function succeed replace".split())
_SERVING = _SERVING_ALONE | frozenset(
    "hire recruit retain swear inaugurate crown promote employ appoint name elect install designate reappoint choose "
    "select nominate".split()
)

# With "Dutch", most roles tell no more than whence one comes.
_WHENCE = frozenset("citizen-of part-of located-in based-in lives-in born-in".split())

_CAUSES = frozenset("cause effect consequence result outcome reason source trigger".split())

# What the title of a member of government is of.
_PORTFOLIOS = frozenset(
    "state government defence defense justice treasury energy education health commerce labor labour transportation "
    "transport agriculture interior finance trade war foreign home culture security environment housing tourism".split()
)

_NEVER = frozenset({("part-of", "Person"), ("works-for", "Thing"), ("works-for", "Event")})

# Of these one is "in" a country without being its own: "the commander in Norway".
_POSTS = frozenset({"works-for", "leads", "represents"})

# Relations that a role gives besides being a post that one holds.
_ALSO_POSTS = frozenset("works-for represents member-of citizen-of studied-at located-in lives-in part-of".split())


def holders(context: Context, noun: Word) -> list[tuple[Word, str]]:
    """Return who is called by the noun: the named one beside it, and the construction that joins the two."""
    found: list[tuple[Word, str]] = []
    head = noun.head
    if noun.lower in _ADDRESS or (head is not None and context.mentions.one_name(noun, head)):
        return found
    if head is not None:
        if (noun.fine == "nmod:desc" and noun.ent not in NAMES) or (
            noun.dep == "compound" and head.ent in ("PERSON", "ORG") and noun.pos == "NOUN" and noun.ent not in NAMES
        ):
            found.append((head, "title"))  # "opposition leader Juan Guaido"
        elif noun.dep == "flat" and noun.ent not in NAMES and head.ent not in ("", "PERSON"):
            found.append((head, "title"))  # "US President Ana Ruiz" in treebanks that make it one flat name
        elif noun.dep == "appos" and not _titles_next(context, noun):
            found.append((head, "apposition"))  # "Yevgeny Shabayev, leader of a chapter"
        elif noun.dep == "conj" and _another_post(noun, head):
            found.append((head, "apposition"))  # "Ana Ruiz, director of the museum, and head of the trust"
        elif noun.dep == "conj" and any(c.dep == "appos" and c.ent in NAMES and c.i > noun.i for c in head.children):
            found.extend(holders(context, head))  # "the founder and president of Delta Mining, Ana Ruiz"
        elif noun.dep == "conj" and (head.fine == "nmod:desc" or head.dep == "appos" or _said_too(noun, head)):
            found.extend(holders(context, head))  # "academic and professor Marc Hill"
    for child in noun.children:
        if child.dep == "appos" and child.ent in NAMES and noun.ent not in NAMES:
            found.append((child, "named-apposition"))  # "the team's coach, Ali Mehraban"
        elif child.dep == "flat" and child.ent in NAMES and noun.ent not in NAMES and child.i == noun.i + 1:
            found.append((child, "named-apposition"))
    if noun.dep == "nsubj" and head is not None and _names_the_holder(noun, head):
        found.append((head, "copula-name"))  # "The head of the bank is Ana Ruiz"
    if any(c.dep == "cop" for c in noun.children):
        found.extend((s, "copula") for s in context.clauses.surface(noun)[0])
    elif noun.dep == "obl" and preposition(noun) == "as" and head is not None and head.lemma in _SERVING:
        # "served as director of the bank", "was appointed as its head"
        found.extend((s, "serving") for s in _server(context, head))
    elif noun.dep == "xcomp" and noun.tag != "VBG" and not _self_styled(noun.head) and _becoming(head):
        # "became a symbol", "was named captain"
        found.extend((s, "predicative") for s in context.clauses.surface(noun)[0])
    return [
        (w, rule)
        for h, rule in found
        for w in ([h] if rule == "title" else conjuncts(h))
        if rule != "apposition" or w.i < noun.i  # of a list, what stands before it
    ]


def _another_post(noun: Word, name: Word) -> bool:
    bare = noun.ent not in NAMES and not noun.all("det", "nsubj") and noun.tag in ("NN", "NNP") and noun.all("nmod")
    posts = [c for c in name.all("appos") if c.ent not in NAMES and c.i < noun.i and c.all("nmod")]
    return name.ent == "PERSON" and bool(bare) and bool(posts) and "Person" in noun_classes(noun.lemma)


def _becoming(verb: Word | None) -> bool:
    return verb is None or verb.lemma not in _BANNING


# The nouns behind these are their objects, whatever parsers say: "bans smoking".
_BANNING = frozenset(
    "ban prohibit stop start begin quit avoid allow permit forbid include involve enjoy practise".split()
)


def _said_too(noun: Word, predicate: Word) -> bool:
    """Tell "She was an artist and a dealer" from a clause of its own."""
    return bool(predicate.all("cop")) and is_nominal(noun) and not noun.all("nsubj", "cop")


def _names_the_holder(noun: Word, name: Word) -> bool:
    """Tell whether a copula says who is what its subject describes: "The winner was Ana Ruiz"."""
    if noun.lemma in _CAUSES and noun.all("nmod") and name.pos == "NOUN" and name.all("cop"):
        return True  # "The cause of the fire was a candle"
    described = noun.pos == "NOUN" and noun.ent not in NAMES and any(c.dep in ("det", "nmod") for c in noun.children)
    return (
        described
        and name.ent in ("PERSON", "ORG", "GPE")
        and name.pos == "PROPN"
        and bool(name.all("cop"))
        and not name.all("case")
    )


def _titles_next(context: Context, noun: Word) -> bool:
    """Tell "Ana Ruiz; singer Teo Brandt", where the noun belongs to the next name of a list."""
    after = context.words[noun.i + 1 : noun.i + 2]
    return bool(after) and after[0].ent == "PERSON" and after[0].dep in ("conj", "appos", "list", "nmod")


def _server(context: Context, verb: Word) -> list[Word]:
    """Return who serves: the subject, of "appointed" and the like the one who undergoes it."""
    frame = context.clauses.frame(verb)
    if verb.lemma in _SERVING_ALONE:
        return frame.subjects
    return frame.recipients or frame.objects


def _self_styled(verb: Word | None) -> bool:
    """Tell "declared herself president", which is a claim to the post."""
    return verb is not None and any(c.lower in REFLEXIVES for c in verb.all("obj"))


def noun_claims(context: Context, noun: Word) -> Iterator[Proposal]:
    """Yield all that a noun says."""
    own = [link for link in links(context, noun) if not is_kind(noun, link)]
    called = holders(context, noun)
    if called:  # "Minister of Finance Ana Ruiz" works for no Finance
        own = [link for link in own if link[0] != "of" or not _of_state(link[1])]
    roles = list(_roles(context, noun, own, called))
    yield from roles
    used = {id(p.object) for p in roles} | {id(p.subject) for p in roles}
    yield from kind_claims(context, noun)
    party = noun.ent == "NORP"  # "Ana Ruiz, a Democrat from Texas": she is from there
    titled = next((w for w, rule in called if rule == "title" or (party and rule == "apposition")), None)
    yield from bare_links(context, noun, own, used, titled)
    yield from event_claims(context, noun, own)
    yield from participle_claims(context, noun)
    yield from stance_claims(context, noun)
    if not roles:
        yield from agent_claims(context, noun, own, [w for w, _ in called] or [noun])
    if called and not roles:
        yield from _descriptions(context, noun, called)


def _roles(context: Context, noun: Word, own: list[Link], called: list[tuple[Word, str]]) -> Iterator[Proposal]:
    if (Frame.BE, noun.lemma.lower()) not in context.ontology.cues:
        return
    before = modifiers(noun)
    for holder, rule in called or [(noun, "bare")]:
        reach = own
        if rule == "title":  # "Texas student Ahmed Mohamed", the state hanging on the name
            reach = own + [link for link in links(context, holder) if link[2].i < noun.i]
            reach += [("of", c, c) for c in noun.all("compound", "amod") if _is_body(c)]
            place = context.mentions.place(holder) if noun.dep == "flat" else None
            if place:
                reach.append(("of", place, holder))
        matched = False
        for prep, other, sign in reach:
            if other is holder:
                continue
            cue = context.match(Frame.BE, noun.lemma.lower(), prep, modifiers=before, subject=holder, object=other)
            if (prep == "of" and _of_state(other)) or (_whose(sign) and _has_body(noun)):
                continue
            if cue and prep in ("from", "in") and cue.relation in _POSTS and context.type_of(other) == "GPE":
                cue = context.match(Frame.BE, prep, "", subject=holder, object=other)  # "a teacher from Lima"
            if cue and _nationality(noun, sign) and cue.relation not in _WHENCE:
                cue = context.match(Frame.BE, "of", "", subject=holder, object=other)
            if cue and (cue.relation, context.type_of(other)) in _NEVER:
                continue  # "Ana Ruiz's council" is none of her parts; a "professor of history" works for none
            if cue and cue.relation == "caused" and sign.dep != "case":
                continue  # "their cause" is what they fight for
            if cue and rule == "bare" and cue.relation == "caused" and noun.lemma in _CAUSES:
                continue  # "the cause of the fire" caused it, and that tells nothing
            measure = noun.lemma.lower() in MEASURES and not (_whose(sign) or sign.dep in ("amod", "conj"))
            if cue and rule == "bare" and (measure or not context.can(cue, holder, other)):
                continue
            if cue:
                matched = matched or cue.relation not in _ALSO_POSTS
                yield context.propose(cue, holder, other, noun_trigger(noun, sign), _told(noun, rule), f"role-{rule}")
        if not matched and rule != "bare":
            words = Literal(noun_phrase(context, noun))
            cue = context.match(Frame.BE, noun.lemma.lower(), "", modifiers=before, subject=holder, object=words)
            if cue and context.can(cue, holder, words):
                yield context.propose(cue, holder, words, [noun], _told(noun, rule), f"position-{rule}")


def _told(noun: Word, rule: str) -> Word:
    """Return the word that is negated or doubted where the noun is: "The winner may be Ana Ruiz"."""
    return noun.head if rule == "copula-name" and noun.head is not None else noun


def _of_state(other: Argument) -> bool:
    """Tell "head of state" and "Secretary of State Ana Ruiz", where it is a part of the title."""
    return isinstance(other, Word) and other.lower in _PORTFOLIOS and not other.all("det", "amod")


def _whose(sign: Word) -> bool:
    return sign.tag in ("POS", "PRP$")


def _has_body(noun: Word) -> bool:
    """Tell "Norway's Olympic Committee chief", who heads the committee, and it is Norway's."""
    return any(c.dep == "compound" and c.ent == "ORG" and c.i < noun.i for c in noun.children)


def _is_body(word: Word) -> bool:
    if word.ent in NAMES or word.lower in _DEGREES:
        return False
    body = "Organization" in noun_classes(word.lemma)
    return word.lower in _BODIES or (word.dep == "compound" and word.pos == "NOUN" and body)


def _nationality(noun: Word, sign: Word) -> bool:
    """Tell "a Dutch teacher" from "a Dutch minister" and "a teacher of the Dutch state"."""
    return sign.dep in ("amod", "conj") and noun.lemma.lower() not in _OFFICES | _HEADS | _SIDES


def _descriptions(context: Context, noun: Word, called: list[tuple[Word, str]]) -> Iterator[Proposal]:
    """Read a plain noun beside a name as what the thing is: "the secularist magazine MicroMega"."""
    if noun.pos not in ("NOUN", "PROPN") or noun.ent in NAMES or noun.ent in ("DATE", "TIME"):
        return
    if any(c.lower == "en" for c in noun.children):
        return  # "en route"
    if preposition(noun):  # "on the website, Norgate": what the name is; "in office" is no kind of thing
        called = [(holder, rule) for holder, rule in called if rule == "named-apposition"]
    if any(c.fine == "nmod:poss" for c in noun.children):
        return  # "Lima, their home": what it is depends on whose it is
    for holder, rule in called:
        mention = context.mentions.at(holder)
        if noun.lemma == "one":
            continue  # "it is a small one"
        if rule in ("copula", "predicative") or (mention and mention.kind is Kind.NAMED):
            person = mention is not None and mention.type == "Person"
            relation = "holds-position" if person and rule == "title" else "instance-of"
            if (person or rule == "title") and noun.lemma.lower() in _PERSONS:
                continue
            if noun.pos == "PROPN" and not (person and rule == "title"):
                continue
            phrase = Literal(noun_phrase(context, noun))
            if noun.ent in _AMOUNTS:
                relation, phrase = "has-quantity", Literal(phrase.value, "quantity")  # "Turnout was 51 percent"
            yield Proposal(holder, relation, phrase, [noun], _told(noun, rule), f"description-{rule}")
