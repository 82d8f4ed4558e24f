"""The closed room, for these tests."""

from ..closed import closed, peopled_place

__all__ = ["closed", "peopled_place"]
