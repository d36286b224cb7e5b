"""A graph → the counts that `kg stats` prints."""

from kg.store import Store
from kg.store.answers import name, table

_TOTALS = {
    "articles": "SELECT (COUNT(*) AS ?n) { ?x a kg:Article }",
    "entities": "SELECT (COUNT(*) AS ?n) { ?x kg:named ?named }",
    "  with a name": "SELECT (COUNT(*) AS ?n) { ?x kg:named true }",
    "statements": "SELECT (COUNT(*) AS ?n) { ?x a rdf:Statement }",
    "  that hold": """SELECT (COUNT(*) AS ?n) { ?x a rdf:Statement
        FILTER EXISTS { ?x kg:evidence ?e . ?e kg:polarity "positive" ; kg:modality "fact" } }""",
    "evidence": "SELECT (COUNT(*) AS ?n) { ?x a kg:Evidence }",
    "  attributed": "SELECT (COUNT(*) AS ?n) { ?x a kg:Evidence ; kg:speaker ?who }",
    "  dated": "SELECT (COUNT(*) AS ?n) { ?x a kg:Evidence ; kg:date ?day }",
}
_GROUPS = {
    "class": "SELECT ?it (COUNT(*) AS ?n) { ?x kg:named ?named ; a ?it } GROUP BY ?it ORDER BY DESC(?n) ?it",
    "relation": "SELECT ?it (COUNT(*) AS ?n) { ?x rdf:predicate ?it } GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 20",
    "publisher": "SELECT ?it (COUNT(*) AS ?n) { ?x kg:publisher ?it } GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 20",
    "polarity": "SELECT ?it (COUNT(*) AS ?n) { ?x kg:polarity ?it } GROUP BY ?it ORDER BY DESC(?n) ?it",
    "modality": "SELECT ?it (COUNT(*) AS ?n) { ?x kg:modality ?it } GROUP BY ?it ORDER BY DESC(?n) ?it",
}


def counts(store: Store) -> str:
    """Count the parts of a graph, and what they are."""
    totals = [[label, next(store.rows(sparql))[0].value] for label, sparql in _TOTALS.items()]
    tables = [table(["", "count"], totals)]
    for label, sparql in _GROUPS.items():
        rows = [[name(it, store.base), n.value] for it, n in store.rows(sparql)]
        tables += [table([label, "count"], rows)] if rows else []
    return b"\n".join(tables).decode()
