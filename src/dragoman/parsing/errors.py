"""What can go wrong before a sentence is parsed.

ParsingError
├── MissingWeights      the language has no parser in this installation
└── MissingPipeline     a spaCy pipeline asked for by name is not installed
"""

from __future__ import annotations


class ParsingError(Exception):
    """Anything this package raises."""


class MissingWeights(ParsingError):
    """There is no parser for the language."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language

    def __str__(self) -> str:
        return f"no parser for the language {self.language!r}: its folder under languages/ holds no weights"


class MissingPipeline(ParsingError):
    """The spaCy pipeline asked for is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"the spaCy pipeline {self.name!r} is not installed"
