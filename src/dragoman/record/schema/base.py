"""What the tables have in common."""

from __future__ import annotations

from sqlalchemy import JSON as SQLJSON
from sqlalchemy import MetaData

JSON = SQLJSON(none_as_null=True)

metadata = MetaData(naming_convention={"ix": "%(table_name)s_by_%(column_0_N_name)s", "pk": "%(table_name)s_pkey"})

ANYBODY = "*"
"""In ``sums``, a side that is not looked at."""
