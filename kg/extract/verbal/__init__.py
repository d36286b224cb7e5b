"""Constructions of verbs: what a frame says of subject, object and obliques, by the verb or by a field of verbs."""
