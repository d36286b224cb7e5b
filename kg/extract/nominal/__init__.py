"""Constructions of nouns: who holds a post, what a name is, what an event noun tells, what stands in or of what."""
