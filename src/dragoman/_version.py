"""The version of the code, recorded with every event."""

__version__ = "0.1.0"
