"""What a governing word says of its complement: general English, by class.

In: a lemma and the form of the complement ("inf", "ing", "fin", "noun", or its preposition). Out: the class of the
governor. The classes are those of the literature on factuality (implicatives, factives, belief, intention, request).
"""

from enum import Enum


class Governor(Enum):
    IMPLICATIVE = "it happened, if the governor did: manage to, force to, begin to"
    FACTIVE = "it happened, whether the governor did or not: know that, regret that"
    ASSERTIVE = "someone says that it happened: say that"
    BELIEF = "someone thinks so: believe that, suspected of"
    PLAN = "someone intends it: plan to, threaten to"
    REQUEST = "someone wants it of another: urge to, demand that"
    NEGATIVE = "it did not happen: fail to, deny that, prevent from"


def _table(classes: dict[Governor, str]) -> dict[str, Governor]:
    return {word: governor for governor, words in classes.items() for word in words.split()}


# A key with a form ("tell:inf") goes before the bare lemma.
_VERBS = _table(
    {
        Governor.ASSERTIVE: "claim:inf profess:inf",
        Governor.IMPLICATIVE: (
            "make:noun give:noun issue:noun express:noun hold:noun launch:noun "
            "conduct:noun stage:noun undertake:noun participate:in engage:in plead:xcomp learn:inf continue:with "
            "proceed:with meet:for "
            "provide:noun receive:noun mount:noun perform:noun broker:noun mediate:noun forge:noun reach:noun "
            "sign:noun strike:noun conclude:noun negotiate:noun seal:noun organise:noun organize:noun host:noun "
            "convene:noun initiate:noun complete:noun commit:noun achieve:noun secure:noun establish:noun build:noun "
            "create:noun cement:noun facilitate:noun arrange:noun finalise:noun finalize:noun ratify:noun "
            "trigger:noun persuade:past convince:past manage begin start continue keep help force compel make let get "
            "cause lead enable use:inf come:inf succeed prove happen "
            "turn:inf serve proceed drive:inf remain finish resume see watch hear have:past convict:of convict:ing "
            "find:inf bother dare go:ing consider:xcomp declare:xcomp consider:pass call:xcomp spend end:ing be:ing "
            "do:inf tend emerge sentence acquit:none result assist contribute"
        ),
        Governor.FACTIVE: (
            "know discover realise realize regret remember:fin forget:fin acknowledge admit confess reveal notice "
            "recall explain learn like:ing enjoy hate:ing welcome praise thank criticise criticize condemn celebrate "
            "apologise apologize resent lament mourn"
        ),
        Governor.BELIEF: (
            "allege:noun suspect:noun fear:noun predict:noun risk:noun doubt:noun dispute:noun question:noun "
            "threaten:noun blame:for blame:on "
            "accuse:of suspect:of warn:of charge:with charge:of believe think suspect allege:pass "
            "assume fear worry feel guess suppose imagine predict forecast speculate rumour rumor presume anticipate "
            "concern hope:fin wish:fin dream seem appear accuse charge:ing doubt wonder question risk warn:noun "
            "suggest:fin understand:pass say:pass report:pass claim:pass expect:fin allow:inf permit entitle "
            "warn:against caution:against advise:against "
            "investigate:whether disagree dispute may fancy contend:pass hint imply indict:for hold:pass tempt "
            "qualify:inf judge:pass want:for accuse:ing suspect:ing blame:ing "
            "sue:for investigate:for probe:for prosecute:for try:for"
        ),
        Governor.PLAN: (
            "support:ing favour:ing favor:ing prepare:for select:for choose:for schedule:for train:for "
            "plan:noun propose:noun seek:noun want:noun promise:noun pledge:noun vow:noun consider:noun schedule:noun "
            "prepare:noun contemplate:noun envisage:noun postpone:noun delay:noun intend:noun mull:noun attempt:noun "
            "plot:noun expect:noun plan intend aim want wish hope seek try attempt vow pledge promise agree:inf "
            "agree:noun decide threaten prepare offer propose volunteer choose opt contemplate consider:ing mull "
            "expect schedule set mean:inf resolve undertake commit swear strive struggle aspire arrange conspire plot "
            "go:inf like:inf love:inf prefer wait elect:inf bid:inf design:inf look:ing look:inf poise slate tip "
            "determine:inf favour favor propose:ing postpone delay vote:inf work:inf campaign move:inf push:inf "
            "fight:inf lobby announce:inf aim:noun suppose:inf envisage discuss debate ready gear ponder"
        ),
        Governor.REQUEST: (
            "demand:noun urge:noun request:noun order:noun need:noun require:noun recommend:noun advocate:noun "
            "suggest:noun call:for push:for press:for ask:for appeal:for campaign:for lobby:for plead:for "
            "persuade:inf convince:inf ask urge order demand call:inf call:on request require tell:inf instruct "
            "encourage advise warn:inf invite recommend beg plead press appeal summon command implore oblige petition "
            "need have:inf should ought pressure mandate task direct suggest:subj insist:subj propose:subj exhort "
            "entreat deserve lobby:inf entrust assign pray suggest:ing insist:on"
        ),
        Governor.NEGATIVE: (
            "deny:noun avoid:noun prevent:noun cancel:noun scrap:noun avert:noun thwart:noun foil:noun block:noun "
            "reject:noun refuse:noun rule-out:noun call-off:noun prohibit:noun ban:noun lack:noun veto:noun "
            "withhold:noun refute:noun disallow:noun decline:noun fail refuse decline forget neglect avoid prevent "
            "stop:ing stop:from cease:ing cease:inf deny disprove refute prohibit forbid ban:from ban:ing bar:from "
            "bar:ing restrict:from restrain:from enjoin:from keep:from block:from block:ing "
            "refrain abstain pretend avert "
            "thwart foil resist:ing stop:noun halt "
            "halt:noun cancel scrap reject rule-out call-off dismiss:fin withhold lack veto quit:ing abort escape:ing "
            "miss:ing acquit:of clear:of absolve:of exonerate:of discourage dissuade deter disallow preclude evade "
            "hesitate:inf"
        ),
    }
)

_ADJECTIVES = _table(
    {
        Governor.ASSERTIVE: "clear evident obvious",
        Governor.IMPLICATIVE: (
            "true able:past quick slow first last only second third busy responsible:for right:inf wrong:inf guilty:of "
            "guilty"
        ),
        Governor.FACTIVE: (
            "happy:fin glad proud sad sorry surprised shocked pleased aware lucky disappointed delighted grateful "
            "ashamed embarrassed angry famous notorious odd strange significant tragic thankful upset "
            "happy:inf worth used"
        ),
        Governor.BELIEF: (
            "able possible likely probable potential suspected afraid worried concerned fearful hopeful:fin confident "
            "sure certain convinced capable free hard difficult easy uncertain unclear doubtful unsure alleged "
            "sufficient adequate suspect conceivable optimistic plausible liable prone vulnerable"
        ),
        Governor.PLAN: (
            "ready willing set due eager keen determined prepared scheduled supposed about poised bound unprepared "
            "hopeful intent anxious desperate close impatient happy"
        ),
        Governor.REQUEST: (
            "welcome:inf necessary essential vital imperative crucial important needed urgent required welcome:that"
        ),
        Governor.NEGATIVE: (
            "unable insufficient inadequate impossible unwilling reluctant unlikely untrue false incapable hesitant "
            "loath unready"
        ),
    }
)

_NOUNS = _table(
    {
        Governor.IMPLICATIVE: (
            "part:in hand:in involvement:in success:in reason:inf "
            "case success habit act process fact honour honor privilege start beginning role:in history"
        ),
        Governor.FACTIVE: ("fact discovery news knowledge realisation realization proof confirmation regret"),
        Governor.ASSERTIVE: ("claim statement report announcement evidence sign argument assertion declaration"),
        Governor.BELIEF: (
            "report:of claim:of rumour:of rumor:of "
            "threat:of possibility:of risk:of fear:of suspicion:of allegation:of accusation:of hope:of prospect:of "
            "chance:of danger:of likelihood:of potential:for potential:of scope:for "
            "allegation suspicion possibility fear concern hope belief risk chance "
            "threat speculation accusation charge rumour rumor worry expectation assumption doubt danger prospect "
            "question impression suggestion theory ability opportunity right power capacity freedom option potential "
            "permission authority likelihood sensation sense:fin conviction:fin probability feeling prediction "
            "warning idea notion:fin"
        ),
        Governor.PLAN: (
            "plan:for proposal:for preparation:for attempt:at bid:for intention:of talk:of plan decision intention "
            "promise pledge vow offer deal agreement bid attempt effort campaign move mission goal aim task desire "
            "wish willingness commitment preparation proposal project ambition drive push vote resolution readiness "
            "determination scheme plot programme program purpose objective intent strategy way time threat:inf "
            "hope:inf idea:of"
        ),
        Governor.REQUEST: (
            "call:for demand:for request:for appeal:for time:inf demand call request order appeal petition invitation "
            "condition:that requirement obligation duty instruction command need pressure plea responsibility "
            "mandate recommendation "
            "advice"
        ),
        Governor.NEGATIVE: (
            "denial:of lack:of absence:of cancellation:of prevention:of avoidance:of refusal:inf refusal:none failure "
            "inability:inf reluctance:inf denial lack absence unwillingness prevention avoidance cancellation "
            "rejection ban"
        ),
    }
)

_TABLES = {"VERB": _VERBS, "AUX": _VERBS, "ADJ": _ADJECTIVES, "NOUN": _NOUNS, "PROPN": _NOUNS}


def is_content_noun(lemma: str) -> bool:
    """Tell a noun that names what was said or meant ("offer", "claim"): to reject it is not to say that it was not."""
    return lemma in _NOUNS


def governor_class(lemma: str, pos: str, forms: tuple[str, ...], bare: bool = True) -> Governor | None:
    """Return the class of a governing word, the most specific of the complement's forms first; None if unknown.

    Where `bare` is False, only a key with one of the forms counts: a noun after a verb is seldom what the verb is of.
    """
    table = _TABLES.get(pos, {})
    for form in forms:
        found = table.get(f"{lemma}:{form}")
        if found:
            return found
    return table.get(lemma) if bare else None
