"""In: a verb that governs another, and what stands around. Out: whether its object or its subject does the other.

"ordered the troops to leave": the troops leave; "promised the town to leave": who promises leaves.
"""

from kg.extract.grammar.voice import is_passive
from kg.extract.mending.judged import acts_as_object
from kg.extract.tree import Word, preposition
from kg.extract.words.nouns import noun_classes

# "X promised Y to leave": the subject leaves, not the object.
SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "swear", "use", "take", "spend", "need"})
# "X asked Y to leave": newer treebanks call the infinitive an adverbial clause, yet the object leaves.
OBJECT_CONTROL = frozenset(
    "ask order urge tell persuade help allow permit enable encourage force require request want invite advise warn beg "
    "compel instruct authorise authorize convince cause press pressure call expect teach train challenge lobby appoint "
    "choose elect name recruit hire pay bribe oblige command direct drive get inspire let motivate prompt push "
    "remind send commission petition implore nominate select task assign assist summon empower mandate tempt tip "
    "entitle guide equip coax induce license".split()
)
# "employed a lawyer to sue", but "employed tear gas to disperse them", "led a drive to ban cars": only somebody acts
# for who takes him on.
HIRING = frozenset("lead employ retain engage contract enlist deploy dispatch".split())
# "put effort into landing": who puts it lands, not the effort.
_INVESTING = frozenset("put pour invest channel throw sink pump plough plow".split())
NAMING = frozenset("call dub term label brand deem name nickname".split())
FRAMING = frozenset({"in", "with", "as"})


def does_so(participle: Word, verb: Word, patient: Word) -> bool:
    """Tell a participle that says what the object of the verb does, not its subject."""
    return does_gerund(participle, verb) or is_caught(participle, verb, patient) or _takes_over(participle, verb)


def _takes_over(participle: Word, verb: Word) -> bool:
    """Tell "named Ana Ruiz as coach, replacing Teo Brandt": she replaces him, not who names her."""
    return participle.tag == "VBG" and participle.lemma in _SUCCEEDING and verb.lemma in _APPOINTING


_SUCCEEDING = frozenset({"replace", "succeed"})
_APPOINTING = frozenset(
    "name appoint elect choose select pick hire recruit install nominate promote designate sign unveil confirm "
    "announce tap".split()
)


def is_caught(participle: Word, verb: Word, patient: Word) -> bool:
    """Tell "shot a man trying to flee", where he tries, from "shot a man, trying to flee"."""
    if (
        participle.tag != "VBG"
        or participle.lemma == "use"
        or verb.lemma not in _CATCHING
        or participle.all("mark", "case", "punct", "advmod")
    ):
        return False
    return patient.edges()[1] == participle.i - 1


_CATCHING = frozenset(
    "shoot kill wound injure arrest detain capture catch seize intercept attack hit find see spot rescue stop".split()
)


# "called on Norway to stop": Norway is to stop
_ASKING = frozenset(
    {("call", "on"), ("call", "upon"), ("appeal", "to"), ("plead", "with"), ("rely", "on"), ("count", "on")}
)


def asked_by(verb: Word, infinitive: Word) -> Word | None:
    """Return whom a verb asks through its preposition, where that stands before what is asked."""
    return next((c for c in verb.all("obl") if c.i < infinitive.i and (verb.lemma, preposition(c)) in _ASKING), None)


# "rejected a plan to build a port": those who build are others
JUDGING = frozenset(
    "reject oppose block veto approve endorse criticise criticize condemn denounce welcome praise discuss debate "
    "dismiss defend question protest quash uphold overturn support back include contain comprise "
    "involve mention cover".split()
)


def is_judged(gerund: Word, verb: Word) -> bool:
    """Tell "Voters oppose deporting migrants", where nobody says that it is they who deport."""
    return gerund.tag == "VBG" and verb.lemma in (JUDGING - _PLANNING) | _ARGUING


def is_example(verb: Word) -> bool:
    """Tell "rules such as not leaving town", which is what somebody else may not do."""
    return any(c.lower in ("such", "like", "including") for c in verb.below.get("mark", ()))


def is_second_deed(gerund: Word, deed: Word) -> bool:
    """Tell "was held for theft, driving too fast and spitting": he drove, and not the theft."""
    listed = deed.dep == "obl" and preposition(deed) in ("for", "of", "with") and is_passive(deed.above)
    return listed and gerund.near(-1).text == "," and "Event" in noun_classes(deed.lemma)


def is_message(participle: Word, noun: Word) -> bool:
    """Tell "issued a statement supporting Norway", where those who issue it support Norway."""
    verb = noun.above
    sent = noun.dep == "obj" and verb.lemma in _ISSUING and not is_passive(verb)
    return sent and noun.lemma in _MESSAGES and participle.lemma in _TAKING_SIDES


_MESSAGES = frozenset(
    "statement letter resolution petition declaration communique communiqué note message motion memo memorandum email "
    "e-mail tweet post report op-ed appeal proclamation decree brief complaint".split()
)
_ISSUING = frozenset(
    "issue release publish send sign write post adopt pass approve deliver submit present make tweet endorse file "
    "circulate table propose introduce draft".split()
)
_TAKING_SIDES = frozenset(
    "support back endorse oppose reject condemn denounce criticise criticize deplore praise welcome applaud urge call "
    "ask demand request appeal deny confirm warn threaten accuse blame thank congratulate express declare announce "
    "invite promise pledge vow apologise apologize recognise recognize acknowledge challenge seek".split()
)


# "foiled a plot to kill the king": nor do those who suffer, find out or end it
_MEETING = frozenset(
    "foil thwart crush prevent avert stop suppress quell repel repulse halt end abort frustrate defeat survive escape "
    "avoid face fear discover uncover expose reveal detect investigate probe allege report suspect resist "
    "beat witness suffer describe blame mark fight disrupt smash intercept".split()
)


def is_met(verb: Word) -> bool:
    """Tell a verb whose subject takes no part in the plan that is its object."""
    return verb.lemma in _MEETING or (verb.lemma in ("put", "fend", "ward", "beat") and bool(_turning(verb)))


def _turning(verb: Word) -> list[Word]:
    return [c for c in verb.children if c.lower in ("down", "off", "back") and c.i == verb.i + 1]


_PLANNING = frozenset({"support", "back", "approve", "endorse"})


_ARGUING = frozenset(
    "favour favor propose recommend advocate urge forbid prohibit justify entail mean require encourage discourage "
    "suggest".split()
)


def does_gerund(gerund: Word, verb: Word) -> bool:
    """Tell "accused X of looting" and "kept X from leaving" from "used X for building"."""
    marks = {c.lower for c in gerund.children if c.dep in ("mark", "case")}
    if "into" in marks and verb.lemma in _INVESTING:
        return False
    if "as" in marks and verb.lemma in ("quote", "cite"):
        return True  # "The agency quotes officials as denying the raid": they deny it
    being = any(c.dep == "cop" and c.tag == "VBG" for c in gerund.children)  # "accused X of being behind it"
    return (gerund.tag == "VBG" or being) and acts_as_object(marks, verb.lemma)


def harmed_by(participle: Word, verb: Word) -> list[Word]:
    """Return who or what harms in "was hit by a flood, killing nine"."""
    if participle.tag != "VBG" or participle.lemma not in _HARMING:
        return []
    return [c for c in verb.all("obl") if preposition(c) == "by" and c.ent not in ("DATE", "TIME")]


_HARMING = frozenset("kill injure wound destroy damage hurt maim displace leave trap cause trigger spark".split())


def used_by(verb: Word) -> list[Word]:
    """Return who uses a thing in "was used by miners to find gold": they find it, and not the thing."""
    if verb.lemma not in ("use", "employ") or not is_passive(verb):
        return []
    return [c for c in verb.all("obl") if preposition(c) == "by"]
