"""Constructions of nouns, verbs and predicates alike: links, ages, counts, days, states, one with another."""
