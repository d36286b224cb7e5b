"""In: a noun's lemma. Out: the verb that it is derived from, as `ontology/derivations.csv` says."""

import csv
from functools import cache

from kg.ontology import FOLDER


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    with (FOLDER / "derivations.csv").open(encoding="utf8", newline="") as file:
        return {row["noun"]: (row["verb"], row["kind"]) for row in csv.DictReader(file)}


def event_verb(noun: str) -> str | None:
    """Return the verb of a noun that names what happens: "acquisition" gives "acquire"."""
    verb, kind = _verbs().get(noun, ("", ""))
    return verb if kind == "event" else None


def agent_verb(noun: str) -> str | None:
    """Return the verb of a noun that names who does it: "user" gives "use"."""
    verb, kind = _verbs().get(noun, ("", ""))
    return verb if kind == "agent" else None
