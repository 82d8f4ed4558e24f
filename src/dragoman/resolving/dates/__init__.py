"""Dates: find the expressions of a text, and tell the days they name."""

from dragoman.resolving.dates.finding import Expression, find
from dragoman.resolving.dates.grammar import calendar_names
from dragoman.resolving.dates.interval import Interval
from dragoman.resolving.dates.resolving import resolve

__all__ = ["Expression", "Interval", "calendar_names", "find", "resolve"]
