"""Who said what: quotations in marks and reported clauses, each with its speaker."""

from dragoman.coding.quoting.article import Said, beside, quotations, quote, said_by
from dragoman.coding.quoting.words import SpeechWords, load

__all__ = ["Said", "SpeechWords", "beside", "load", "quotations", "quote", "said_by"]
