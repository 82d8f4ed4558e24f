"""What no entry of the lexicon reads: a linear model supposes which event a sentence tells, and between whom."""

from dragoman.coding.supposing.drafting import Supposer, supposer

__all__ = ["Supposer", "supposer"]
