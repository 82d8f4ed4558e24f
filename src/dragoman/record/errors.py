"""What can go wrong with the record as a whole, in words for the user."""

from __future__ import annotations


class RecordError(Exception):
    """The record cannot be opened, read or written. What was committed before is whole."""


class Locked(RecordError):
    """Another program is writing, and has not finished in time."""


class NoSuchEvent(RecordError):
    """An id that the record doesn't hold."""


class WrongCorrection(RecordError):
    """A correction that makes no sense: an unknown field, a value outside the ontology, a split of one mention."""


class WrongCursor(RecordError):
    """A cursor that the record has not handed out, or not for this list."""


class WrongQuestion(RecordError):
    """A question that cannot be answered: a search for nothing, a series of more periods than there can be."""


class NoSuchThing(RecordError):
    """An article, a story, a comment, an account or whatever else is asked for by name and is not there."""


class WrongAccount(RecordError):
    """A name, a role or a password that no account can have."""


class TooManyAttempts(RecordError):
    """Too many logins have failed; ``seconds`` says how long none is let in."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"too many logins have failed; try again in {seconds:.0f} seconds")
        self.seconds = seconds
