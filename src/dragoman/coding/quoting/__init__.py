"""Who said what: quotations in marks and reported clauses, each with its speaker."""

from dragoman.coding.quoting.article import Said, quotations, quote
from dragoman.coding.quoting.words import SpeechWords, load

__all__ = ["Said", "SpeechWords", "load", "quotations", "quote"]
