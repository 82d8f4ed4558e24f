"""A PostgreSQL server of the tests' own, where the machine has the programs for one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLDEST = 15


class NoServer(Exception):
    """There is no PostgreSQL here, or none that can be started."""


@contextmanager
def running() -> Iterator[str]:
    """Starts a server that listens on a socket in a folder of its own; gives the address without a database."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-"))
    user = _server_user()
    try:
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        _run(user, programs / "initdb", "-D", data, "-U", "dragoman", "-A", "trust", "--no-sync", "-E", "UTF8")
        # Tested is what is lost when a writer is killed, not when the machine fails: nothing needs to reach the disk.
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=50"
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
        try:
            yield f"postgresql://dragoman@/{{database}}?host={folder}"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of the youngest PostgreSQL that is installed."""
    found = {}
    for folder in (*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr/pgsql").parent.glob("pgsql-*/bin")):
        if (folder / "pg_ctl").exists() and (folder / "initdb").exists():
            found[int(re.sub(r"\D", "", folder.parent.name) or 0)] = folder
    on_path = shutil.which("initdb")
    if on_path and not found:
        told = subprocess.run([on_path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
        found[int((re.search(r"(\d+)", told) or [0, 0])[1])] = Path(on_path).resolve().parent
    if not found or max(found) < OLDEST:
        raise NoServer(f"PostgreSQL {OLDEST} or later is not installed (on Debian: apt install postgresql)")
    return found[max(found)]


def _server_user() -> str | None:
    """PostgreSQL refuses to be run by root: then the user that Debian's package makes runs it."""
    if os.geteuid() != 0:
        return None
    import pwd

    try:
        pwd.getpwnam("postgres")
    except KeyError:
        raise NoServer("PostgreSQL is not run by root, and there is no user postgres") from None
    return "postgres"


def _run(user: str | None, *command: object) -> None:
    whole = [*(("runuser", "-u", user, "--") if user else ()), *map(str, command)]
    with tempfile.TemporaryFile() as said:  # not a pipe, which the server would keep open
        done = subprocess.run(whole, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False)  # noqa: S603
        if done.returncode:
            said.seek(0)
            raise NoServer(f"PostgreSQL could not be started: {said.read().decode('utf-8', 'replace')[-500:]}")
