"""Dates: find the expressions of a text, and tell the days they name."""

from dragoman.resolving.dates.finding import Expression, find
from dragoman.resolving.dates.interval import Interval
from dragoman.resolving.dates.resolving import resolve

__all__ = ["Expression", "Interval", "find", "resolve"]
