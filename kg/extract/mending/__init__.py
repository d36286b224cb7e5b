"""Slips of parsers of English, hung right again: from the tree as it was read to the tree as it is."""
