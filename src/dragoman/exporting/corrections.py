"""What people have corrected, as rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dragoman.exporting.tabular import Columns

if TYPE_CHECKING:
    from dragoman.record.corrections import Correction

COLUMNS: Columns = {
    "number": int, "at": str, "who": str, "kind": str, "event": str, "field": str, "value": str, "original": str,
    "why": str, "undoes": int, "standing": bool, "mentions": str, "others": str,
}  # fmt: skip


def row(each: Correction) -> dict[str, Any]:
    """One correction; values that are no texts are JSON."""
    return {
        **each.to_dict(),
        "value": _flat(each.value),
        "original": _flat(each.original),
        "mentions": ";".join(each.mentions),
        "others": ";".join(each.others),
    }


def _flat(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
