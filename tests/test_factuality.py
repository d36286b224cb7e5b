"""Polarity and modality: what is told as having happened, and what only looks so."""

import pytest
from docs import make_text, word

from kg.extract.evidence.factuality import factuality

CASES = [
    # (reason, sentence, predicate, polarity, modality)
    ("plain past", "Oslo PROPN 2 nsubj; attacked VERB 0 root lemma=attack", "attacked", "positive", "fact"),
    (
        "do-support negation",
        "Moscow PROPN 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod tag=RB; attack VERB 0 root tag=VB; "
        "Kyiv PROPN 4 obj",
        "attack", "negative", "fact",
    ),
    (
        "denied that: the content is negative",
        "Oslo PROPN 2 nsubj; denied VERB 0 root lemma=deny; that SCONJ 5 mark; it PRON 5 nsubj; "
        "attacked VERB 2 ccomp lemma=attack",
        "attacked", "negative", "fact",
    ),
    (
        "denied that: the denial itself is positive",
        "Oslo PROPN 2 nsubj; denied VERB 0 root lemma=deny; that SCONJ 5 mark; it PRON 5 nsubj; "
        "attacked VERB 2 ccomp lemma=attack",
        "denied", "positive", "fact",
    ),
    (
        "did not deny that: not asserted, but not negative either",
        "It PRON 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod; "
        "deny VERB 0 root tag=VB; that SCONJ 7 mark; it PRON 7 nsubj; "
        "attacked VERB 4 ccomp lemma=attack",
        "attacked", "positive", "fact",
    ),
    (
        "failed to",
        "It PRON 2 nsubj; failed VERB 0 root lemma=fail; to PART 4 mark; attack VERB 2 xcomp tag=VB",
        "attack", "negative", "fact",
    ),
    (
        "refused to",
        "It PRON 2 nsubj; refused VERB 0 root lemma=refuse; to PART 4 mark; leave VERB 2 xcomp tag=VB",
        "leave", "negative", "fact",
    ),
    (
        "managed to",
        "It PRON 2 nsubj; managed VERB 0 root lemma=manage; to PART 4 mark; leave VERB 2 xcomp tag=VB",
        "leave", "positive", "fact",
    ),
    (
        "did not manage to",
        "It PRON 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod; manage VERB 0 root tag=VB; "
        "to PART 6 mark; leave VERB 4 xcomp tag=VB",
        "leave", "negative", "fact",
    ),
    (
        "no subject",
        "No DET 2 det; troops NOUN 3 nsubj; entered VERB 0 root lemma=enter; Rana PROPN 3 obj",
        "entered", "negative", "fact",
    ),
    (
        "neither … nor",
        "Neither CCONJ 2 cc:preconj; Oslo PROPN 5 nsubj; nor CCONJ 4 cc; Bergen PROPN 2 conj; "
        "signed VERB 0 root lemma=sign",
        "signed", "negative", "fact",
    ),
    (
        "no fewer than is a count, and no negation",
        "No DET 2 advmod; fewer ADJ 4 advmod lemma=few; than ADP 2 fixed; nine NUM 5 nummod; "
        "men NOUN 6 nsubj; died VERB 0 root lemma=die",
        "died", "positive", "fact",
    ),
    (
        "not only",
        "It PRON 4 nsubj; not PART 4 advmod; only ADV 4 advmod; backed VERB 0 root lemma=back; Rana PROPN 4 obj",
        "backed", "positive", "fact",
    ),
    (
        "not until Monday: it did happen",
        "It PRON 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod; arrive VERB 0 root tag=VB; "
        "until ADP 6 case; Monday PROPN 4 obl",
        "arrive", "positive", "fact",
    ),
    (
        "without",
        "It PRON 2 nsubj; left VERB 0 root lemma=leave; without SCONJ 4 mark; "
        "paying VERB 2 advcl lemma=pay tag=VBG",
        "paying", "negative", "fact",
    ),
    (
        "instead of",
        "It PRON 2 nsubj; left VERB 0 root lemma=leave; instead ADV 5 mark; of ADP 3 fixed; "
        "paying VERB 2 advcl lemma=pay tag=VBG",
        "paying", "negative", "fact",
    ),
    (
        "stopped short of",
        "It PRON 2 nsubj; stopped VERB 0 root lemma=stop; short ADV 2 advmod; of SCONJ 5 mark; "
        "naming VERB 3 advcl lemma=name tag=VBG",
        "naming", "negative", "fact",
    ),
    ("never", "It PRON 3 nsubj; never ADV 3 advmod; signed VERB 0 root lemma=sign", "signed", "negative", "fact"),
    (
        "no longer",
        "It PRON 4 nsubj; no ADV 3 advmod; longer ADV 4 advmod lemma=long; "
        "backs VERB 0 root lemma=back tag=VBZ; Rana PROPN 4 obj",
        "backs", "negative", "fact",
    ),
    (
        "almost",
        "It PRON 3 nsubj; almost ADV 3 advmod; collapsed VERB 0 root lemma=collapse",
        "collapsed", "negative", "fact",
    ),
    (
        "negation stays with its own clause",
        "He PRON 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod; "
        "resign VERB 0 root tag=VB; after SCONJ 7 mark; Oslo PROPN 7 nsubj; "
        "attacked VERB 4 advcl lemma=attack",
        "attacked", "positive", "fact",
    ),
    (
        "negation of a relative clause's verb stays in it",
        "Rana PROPN 6 nsubj; who PRON 5 nsubj; "
        "did AUX 5 aux lemma=do; not PART 5 advmod; speak VERB 1 acl:relcl tag=VB; "
        "signed VERB 0 root lemma=sign",
        "signed", "positive", "fact",
    ),
    ("will", "It PRON 3 nsubj; will AUX 3 aux tag=MD; attack VERB 0 root tag=VB", "attack", "positive", "planned"),
    (
        "will not",
        "It PRON 4 nsubj; will AUX 4 aux tag=MD; not PART 4 advmod; attack VERB 0 root tag=VB",
        "attack", "negative", "planned",
    ),
    (
        "plans to",
        "It PRON 2 nsubj; plans VERB 0 root lemma=plan tag=VBZ; to PART 4 mark; attack VERB 2 xcomp tag=VB",
        "attack", "positive", "planned",
    ),
    (
        "headline infinitive",
        "Oslo PROPN 3 nsubj; to PART 3 mark; host VERB 0 root tag=VB; talks NOUN 3 obj",
        "host", "positive", "planned",
    ),
    (
        "purpose",
        "They PRON 2 nsubj; flew VERB 0 root lemma=fly; to PART 4 mark; guard VERB 2 advcl tag=VB; "
        "Rana PROPN 4 obj",
        "guard", "positive", "planned",
    ),
    (
        "the main verb of a purpose clause is a fact",
        "They PRON 2 nsubj; flew VERB 0 root lemma=fly; to PART 4 mark; guard VERB 2 advcl tag=VB; "
        "Rana PROPN 4 obj",
        "flew", "positive", "fact",
    ),
    ("may", "It PRON 3 nsubj; may AUX 3 aux tag=MD; attack VERB 0 root tag=VB", "attack", "positive", "possible"),
    (
        "reportedly",
        "It PRON 3 nsubj; reportedly ADV 3 advmod; attacked VERB 0 root lemma=attack",
        "attacked", "positive", "possible",
    ),
    (
        "could not is a plain negation",
        "It PRON 4 nsubj; could AUX 4 aux tag=MD; not PART 4 advmod; enter VERB 0 root tag=VB",
        "enter", "negative", "fact",
    ),
    (
        "believed to",
        "It PRON 3 nsubj:pass; is AUX 3 aux:pass lemma=be; believed VERB 0 root lemma=believe tag=VBN; "
        "to PART 5 mark; own VERB 3 xcomp tag=VB",
        "own", "positive", "possible",
    ),
    (
        "accused of",
        "Oslo PROPN 2 nsubj; accused VERB 0 root lemma=accuse; Rana PROPN 2 obj; of SCONJ 5 mark; "
        "spying VERB 2 advcl lemma=spy tag=VBG",
        "spying", "positive", "possible",
    ),
    (
        "would have",
        "It PRON 4 nsubj; would AUX 4 aux tag=MD; have AUX 4 aux; signed VERB 0 root lemma=sign tag=VBN",
        "signed", "positive", "conditional",
    ),
    (
        "if",
        "If SCONJ 3 mark; Oslo PROPN 3 nsubj; "
        "signs VERB 6 advcl lemma=sign tag=VBZ; Rana PROPN 6 nsubj; will AUX 6 aux tag=MD; "
        "leave VERB 0 root tag=VB",
        "signs", "positive", "conditional",
    ),
    (
        "main clause with if",
        "If SCONJ 3 mark; Oslo PROPN 3 nsubj; "
        "signs VERB 6 advcl lemma=sign tag=VBZ; Rana PROPN 6 nsubj; will AUX 6 aux tag=MD; "
        "leave VERB 0 root tag=VB",
        "leave", "positive", "conditional",
    ),
    (
        "whether",
        "He PRON 2 nsubj; asked VERB 0 root lemma=ask; whether SCONJ 5 mark; Oslo PROPN 5 nsubj; "
        "signed VERB 2 ccomp lemma=sign",
        "signed", "positive", "possible",
    ),
    (
        "urged to",
        "Oslo PROPN 2 nsubj; urged VERB 0 root lemma=urge; Rana PROPN 2 obj; to PART 5 mark; "
        "leave VERB 2 xcomp tag=VB",
        "leave", "positive", "requested",
    ),
    (
        "the urging is a fact",
        "Oslo PROPN 2 nsubj; urged VERB 0 root lemma=urge; Rana PROPN 2 obj; to PART 5 mark; "
        "leave VERB 2 xcomp tag=VB",
        "urged", "positive", "fact",
    ),
    (
        "called for the arrest of",
        "Oslo PROPN 2 nsubj; called VERB 0 root lemma=call; for ADP 5 case; the DET 5 det; "
        "arrest NOUN 2 obl; of ADP 7 case; Rana PROPN 5 nmod",
        "arrest", "positive", "requested",
    ),
    (
        "denied the attack",
        "Oslo PROPN 2 nsubj; denied VERB 0 root lemma=deny; the DET 4 det; attack NOUN 2 obj",
        "attack", "negative", "fact",
    ),
    (
        "condemned the attack: it happened",
        "Oslo PROPN 2 nsubj; condemned VERB 0 root lemma=condemn; the DET 4 det; attack NOUN 2 obj",
        "attack", "positive", "fact",
    ),
    (
        "did not see the attack: it happened",
        "He PRON 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod; see VERB 0 root tag=VB; the DET 6 det; "
        "attack NOUN 4 obj",
        "attack", "positive", "fact",
    ),
    (
        "rejected the offer: it was made",
        "Oslo PROPN 2 nsubj; rejected VERB 0 root lemma=reject; the DET 4 det; offer NOUN 2 obj",
        "offer", "positive", "fact",
    ),
    (
        "said that: a fact, though attributed",
        "He PRON 2 nsubj; said VERB 0 root lemma=say; Oslo PROPN 4 nsubj; signed VERB 2 ccomp lemma=sign",
        "signed", "positive", "fact",
    ),
    (
        "said it would: planned",
        "He PRON 2 nsubj; said VERB 0 root lemma=say; Oslo PROPN 5 nsubj; would AUX 5 aux tag=MD; "
        "sign VERB 2 ccomp tag=VB",
        "sign", "positive", "planned",
    ),
    (
        "did not say that: not asserted",
        "He PRON 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod; "
        "say VERB 0 root tag=VB; that SCONJ 7 mark; Oslo PROPN 7 nsubj; "
        "signed VERB 4 ccomp lemma=sign",
        "signed", "positive", "possible",
    ),
    (
        "did not say why: presupposed",
        "He PRON 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod; "
        "say VERB 0 root tag=VB; why ADV 7 advmod; Oslo PROPN 7 nsubj; "
        "signed VERB 4 ccomp lemma=sign",
        "signed", "positive", "fact",
    ),
    (
        "plan through two infinitives",
        "It PRON 2 nsubj; agreed VERB 0 root lemma=agree; to PART 4 mark; help VERB 2 xcomp tag=VB; "
        "to PART 6 mark; build VERB 4 xcomp tag=VB",
        "build", "positive", "planned",
    ),
    (
        "conjunct shares the modal",
        "It PRON 3 nsubj; will AUX 3 aux tag=MD; seize VERB 0 root tag=VB; and CCONJ 5 cc; "
        "hold VERB 3 conj tag=VB; Rana PROPN 5 obj",
        "hold", "positive", "planned",
    ),
    (
        "conjunct shares the negation",
        "It PRON 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod; vote VERB 0 root tag=VB; or CCONJ 6 cc; "
        "speak VERB 4 conj tag=VB",
        "speak", "negative", "fact",
    ),
    (
        "a finite conjunct does not",
        "It PRON 4 nsubj; did AUX 4 aux lemma=do; not PART 4 advmod; vote VERB 0 root tag=VB; "
        "but CCONJ 6 cc; spoke VERB 4 conj lemma=speak",
        "spoke", "positive", "fact",
    ),
    (
        "question",
        "Did AUX 3 aux lemma=do; Oslo PROPN 3 nsubj; sign VERB 0 root tag=VB; ? PUNCT 3 punct",
        "sign", "positive", "possible",
    ),
    (
        "the first woman to lead: it is told",
        "She PRON 5 nsubj; is AUX 5 cop lemma=be; the DET 5 det; first ADJ 5 amod; woman NOUN 0 root; "
        "to PART 7 mark; lead VERB 5 acl tag=VB",
        "lead", "positive", "fact",
    ),
    (
        "no plan to",
        "It PRON 2 nsubj; has VERB 0 root lemma=have tag=VBZ; no DET 4 det; plan NOUN 2 obj; to PART 6 mark; "
        "leave VERB 4 acl tag=VB",
        "leave", "negative", "planned",
    ),
    (
        "does not want to",
        "It PRON 4 nsubj; does AUX 4 aux lemma=do; not PART 4 advmod; want VERB 0 root tag=VB; "
        "to PART 6 mark; leave VERB 4 xcomp tag=VB",
        "leave", "negative", "planned",
    ),
    (
        "had to: it did",
        "It PRON 2 nsubj; had VERB 0 root lemma=have; to PART 4 mark; leave VERB 2 xcomp tag=VB",
        "leave", "positive", "fact",
    ),
    (
        "alleged attack",
        "the DET 3 det; alleged ADJ 3 amod; attack NOUN 4 nsubj; hurt VERB 0 root tag=VBD; Rana PROPN 4 obj",
        "attack", "positive", "possible",
    ),
    (
        "copula",
        "The DET 2 det; law NOUN 5 nsubj; is AUX 5 cop lemma=be; not PART 5 advmod; fair ADJ 0 root",
        "fair", "negative", "fact",
    ),
    (
        "a title is a fact whatever the verb",
        "Minister NOUN 2 compound; Rana PROPN 4 nsubj; may AUX 4 aux tag=MD; leave VERB 0 root tag=VB",
        "Minister", "positive", "fact",
    ),
    (
        "whose task was to",
        "The DET 2 det; task NOUN 5 nsubj:outer; was AUX 5 cop lemma=be; to PART 5 mark; guard VERB 0 root tag=VB; "
        "Rana PROPN 5 obj",
        "guard", "positive", "planned",
    ),
    (
        "ruled out",
        "She PRON 2 nsubj; ruled VERB 0 root lemma=rule; "
        "out ADP 2 compound:prt; backing VERB 2 advcl lemma=back tag=VBG; "
        "Rana PROPN 4 obj",
        "backing", "negative", "fact",
    ),
    (
        "refused, saying: the saying took place",
        "She PRON 2 nsubj; refused VERB 0 root lemma=refuse; "
        ", PUNCT 4 punct; blaming VERB 2 advcl lemma=blame tag=VBG; "
        "Rana PROPN 4 obj",
        "blaming", "positive", "fact",
    ),
    (
        "has yet to",
        "It PRON 2 nsubj; has VERB 0 root lemma=have tag=VBZ; "
        "yet ADV 5 advmod; to PART 5 mark; sign VERB 2 xcomp tag=VB",
        "sign", "negative", "fact",
    ),
    (
        "it is not true that",
        "It PRON 4 expl; is AUX 4 cop lemma=be; not PART 4 advmod; "
        "true ADJ 0 root; that SCONJ 7 mark; Oslo PROPN 7 nsubj; "
        "signed VERB 4 csubj lemma=sign",
        "signed", "negative", "fact",
    ),
    (
        "unlikely to",
        "It PRON 3 nsubj; is AUX 3 cop lemma=be; unlikely ADJ 0 root; to PART 5 mark; sign VERB 3 xcomp tag=VB",
        "sign", "negative", "possible",
    ),
    (
        "prevented from",
        "It PRON 2 nsubj; prevented VERB 0 root lemma=prevent; Rana PROPN 2 obj; from SCONJ 5 mark; "
        "leaving VERB 2 advcl lemma=leave tag=VBG",
        "leaving", "negative", "fact",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "table", "text", "polarity", "modality"), CASES, ids=[case[0] for case in CASES])
def test_factuality(reason, table, text, polarity, modality):
    assert factuality(word(make_text(table), text)) == (polarity, modality)
