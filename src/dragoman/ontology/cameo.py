"""CAMEO: the older codes, derived from PLOVER here, with each tool's quad class and the Goldstein scores of GDELT.

Codes are strings: "010" and "10" are different codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.ontology import plover
from dragoman.ontology.tables import Table, rows


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A code of two, three or four digits."""

    code: str
    name: str
    parent: str | None
    plover: tuple[str, ...]
    """The PLOVER types it corresponds to; empty for plain statements, two for the root 08."""
    quad_gdelt: int
    quad_icews: int
    quad_phoenix: int
    """0 is neutral in Phoenix's scheme."""
    goldstein: float
    note: str | None

    @property
    def root(self) -> str:
        """The two-digit code it belongs to."""
        return self.code[:2]


def _codes() -> dict[str, CameoCode]:
    return {
        row["code"]: CameoCode(
            code=row["code"],
            name=row["name"],
            parent=row["parent"] or None,
            plover=tuple(filter(None, row["plover"].split("|"))),
            quad_gdelt=int(row["quad_gdelt"]),
            quad_icews=int(row["quad_icews"]),
            quad_phoenix=int(row["quad_phoenix"]),
            goldstein=float(row["goldstein"]),
            note=row["note"] or None,
        )
        for row in rows("cameo.tsv")
    }


CODES: Mapping[str, CameoCode] = Table(_codes)


def goldstein(code: str) -> float:
    """The conflict-cooperation score of a code, from -10 to 10."""
    return CODES[code].goldstein


def plover_types(code: str) -> tuple[str, ...]:
    """The PLOVER types that a code corresponds to."""
    return CODES[code].plover


def default_cameo(event_type: str, mode: str | None = None) -> str:
    """The code of an event of which only the PLOVER type and perhaps the mode are known."""
    if mode is None:
        return plover.TYPES[event_type].cameo
    return plover.MODES[event_type, mode].cameo
