"""What tests of several rooms need: a PostgreSQL server, started when the first test asks for it, and a measure."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
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


@pytest.fixture
def cost() -> Iterator[Callable[[Callable[[], object]], float]]:
    """Seconds of processor time that some work takes, the best of two.

    The heap that other tests have filled is not gone through meanwhile.
    """

    def measured(work: Callable[[], object]) -> float:
        taken = []
        for _ in range(2):
            began = time.process_time()
            work()
            taken.append(time.process_time() - began)
        return min(taken)

    gc.disable()
    try:
        yield measured
    finally:
        gc.enable()
