"""Text to an annotated spaCy Doc: one joint model that tags, parses, names and links, offline on a CPU.

In: text. Out: a `Doc` with sentences, tags, lemmas, a Universal Dependencies tree, names, quantities, and mentions in
clusters (`doc.spans["mentions"]`: `label_` is the type of the thing, `id_` its cluster).
"""

import re
from typing import Any

from spacy.language import Language

# "=====" is one word, not as many as it has characters; so are "e-mails" and "Lt.", as the treebanks have them.
_RULE = re.compile(
    r"([^\w\s])\1{3,}$|[Ee]-[Mm]ail(?:s|ed|ing|er|ers)?$"
    r"|(?:Ald|Atty|Brig|Capt|Cllr|Cmdr|Col|Cpl|Cpt|Det|Engr|Fr|Hon|Insp|Lt|Maj|Msgr|Pvt|Sgt|Supt)\.$"
)


def load(threads: int = 2) -> Language:
    """Return the pipeline: spaCy's English tokenizer, then the joint model. Raises InputError without its weights."""
    import spacy

    from kg.reader import component  # noqa: F401 - registers the factory

    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    keep = tokenizer.token_match
    tokenizer.token_match = lambda text: _RULE.match(text) or (keep(text) if keep else None)
    nlp.max_length = 50_000_000  # the model reads windows, so length costs time, not memory
    nlp.add_pipe("kg_reader", config={"threads": threads})
    return nlp
