"""A reading room to ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.serving.app import create_app
from dragoman.serving.settings import Settings


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    """A desk over a record that is still empty."""
    from dragoman.record.store import Store

    place = str(tmp_path / "record.db")
    Store(place).close()
    with TestClient(create_app(Settings(place)), base_url="http://localhost") as client:
        yield client
