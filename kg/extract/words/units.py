"""Units of time, in one home: those who read dates, terms, ages and measures each take the ones that they mean."""

# Those of the calendar, from the shortest, each with its plural.
CALENDAR = {
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "decade": "decades",
    "century": "centuries",
}
# In which happenings are dated.
DATING = frozenset({"hour", *CALENDAR})
# In which terms, sentences and delays are told.
TERMS = DATING - {"century"}
# In which a length of time is measured.
LENGTHS = TERMS | {"second", "minute"}
