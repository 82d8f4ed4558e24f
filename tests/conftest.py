"""What tests of several rooms need: a PostgreSQL server, started when the first test asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from record.conftest import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    from record.conftest import Server

    server = Server()
    yield server
    server.stop()
