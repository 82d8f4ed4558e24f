"""What can go wrong with the record as a whole, in words for the user."""

from __future__ import annotations


class RecordError(Exception):
    """The record cannot be opened, read or written. What was committed before is whole."""


class NoSuchEvent(RecordError):
    """An id that the record doesn't hold."""


class WrongCorrection(RecordError):
    """A correction that makes no sense: an unknown field, a value outside the ontology, a split of one mention."""
