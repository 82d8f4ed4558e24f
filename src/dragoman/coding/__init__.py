"""Sentences → events: what the lexicon names, read off the dependency tree."""
