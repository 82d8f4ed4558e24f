"""``dragoman serve``: it says where it is, several processes are one room, and it ends in good order."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dragoman.record.store import Store


@contextmanager
def serving(place: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and the address that it says."""
    command = [sys.executable, "-m", "dragoman.cli", "serve", "--store", str(place), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603
    try:
        assert process.stderr
        said = process.stderr.readline()
        found = re.search(r"open at (http://127\.0\.0\.1:\d+) ", said)
        assert found, said + process.stderr.read()
        yield process, found[1]
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def get(address: str) -> str:
    """What is there, once it answers."""
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_is_and_ends_when_it_is_told_to(tmp_path: Path, ending: signal.Signals) -> None:
    with serving(tmp_path / "record.db") as (process, address):
        assert get(f"{address}/healthz") == "ok\n"
        process.send_signal(ending)
        assert process.wait(20) == 0
        assert process.stderr and process.stderr.read() == ""


def test_two_processes_count_together(tmp_path: Path) -> None:
    with serving(tmp_path / "record.db", "--processes", "2") as (process, address):
        for _ in range(30):
            get(f"{address}/healthz")
        told = get(f"{address}/metrics")
        (count,) = re.findall(r'dragoman_requests_total\{method="GET",route="/healthz",status="200"\} (\S+)', told)
        assert float(count) == 30
        assert "dragoman_record_articles 0.0" in told
        process.terminate()
        assert process.wait(30) == 0


def test_an_address_that_is_taken_is_told_in_a_line(tmp_path: Path) -> None:
    Store(str(tmp_path / "record.db")).close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [
            sys.executable,
            "-m",
            "dragoman.cli",
            "serve",
            "--store",
            str(tmp_path / "record.db"),
            "--port",
            port,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert done.stderr.startswith(f"dragoman: cannot listen on 127.0.0.1, port {port}: ")
    assert done.stderr.count("\n") == 1
