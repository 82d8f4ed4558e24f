"""What lets in without a password: sessions of browsers and tokens of programs. Only hashes of them are kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from dragoman.record.accounts import Account, account
from dragoman.record.errors import Locked, NoSuchThing, WrongAccount
from dragoman.record.moments import moment
from dragoman.record.schema import accounts, sessions, tokens
from dragoman.record.store import Store

LASTING, IDLE = timedelta(days=14), timedelta(days=2)
"""How long a session may last, and how long it may lie unused."""
NOTED = timedelta(minutes=5)
"""How exactly it is noted when a session or a token was last used: not every page writes to the record."""
PREFIX = "dragoman_"
"""How every token begins, so that those who look for leaked ones can tell."""


@dataclass(frozen=True, slots=True)
class Token:
    """A program's key, of which the key itself is not known any more."""

    account: str
    name: str
    created: str
    used: str | None
    revoked: str | None


def begin_session(store: Store, name: str, now: datetime | None = None, lasting: timedelta = LASTING) -> str:
    """The secret of a new session of an account, for a cookie."""
    now = now or datetime.now(UTC)
    found, secret = account(store, name), secrets.token_urlsafe(32)
    row = {"hash": _hash(secret), "account": found.name, "created": moment(now), "seen": moment(now)}
    with store.noting() as connection:
        connection.execute(delete(sessions).where(sessions.c.expires < moment(now)))
        connection.execute(insert(sessions).values(**row, expires=moment(now + lasting)))
    return secret


def session_account(store: Store, secret: str, now: datetime | None = None, idle: timedelta = IDLE) -> Account | None:
    """Whose session it is; None if it has ended, or its account has been disabled."""
    now = now or datetime.now(UTC)
    s = sessions.c
    query = select(accounts, s.seen).join(sessions, s.account == accounts.c.name)
    live = (s.hash == _hash(secret), s.revoked.is_(None), s.expires > moment(now), s.seen > moment(now - idle))
    with store.reading() as connection:
        row = connection.execute(query.where(*live, accounts.c.disabled.is_(None))).one_or_none()
    if row is None:
        return None
    if row.seen < moment(now - NOTED):
        _note(store, update(sessions).where(s.hash == _hash(secret)).values(seen=moment(now)))
    return _account(row)


def end_session(store: Store, secret: str) -> None:
    """Log out."""
    with store.noting() as connection:
        connection.execute(update(sessions).where(sessions.c.hash == _hash(secret)).values(revoked=moment()))


def end_sessions(store: Store, name: str) -> None:
    """Log an account out everywhere."""
    with store.noting() as connection:
        live = (sessions.c.account == name) & sessions.c.revoked.is_(None)
        connection.execute(update(sessions).where(live).values(revoked=moment()))


def new_token(store: Store, name: str, called: str, at: str | None = None) -> str:
    """A key for a program, told this once. Raises ``WrongAccount`` if the account has one of that name in use."""
    found, called = account(store, name), called.strip()[:100].replace("\x00", "")
    if not called:
        raise WrongAccount("a token needs a name, to tell later what it is for")
    if found.disabled:
        raise WrongAccount(f"the account {found.name} is disabled")
    secret = PREFIX + secrets.token_urlsafe(32)
    row = {"hash": _hash(secret), "account": found.name, "name": called, "created": at or moment()}
    with store.noting() as connection:
        if connection.execute(select(tokens.c.number).where(*_live(found.name, called))).first():
            raise WrongAccount(f"{found.name} has a token {called} already; revoke it first")
        connection.execute(insert(tokens).values(row))
    return secret


def tokens_of(store: Store, name: str | None = None) -> list[Token]:
    """The tokens of an account, or of all, those revoked among them, in the order in which they were made."""
    t = tokens.c
    query = select(t.account, t.name, t.created, t.used, t.revoked).order_by(t.number)
    if name is not None:
        query = query.where(t.account == account(store, name).name)
    with store.reading() as connection:
        return [Token(*row) for row in connection.execute(query)]


def revoke_token(store: Store, name: str, called: str, at: str | None = None) -> None:
    """Let a token in no longer. Raises ``NoSuchThing``."""
    found = account(store, name)
    with store.noting() as connection:
        done = connection.execute(update(tokens).where(*_live(found.name, called)).values(revoked=at or moment()))
        if not done.rowcount:
            raise NoSuchThing(f"{found.name} has no token {called} in use")


def token_account(store: Store, secret: str, now: datetime | None = None) -> Account | None:
    """Whose token it is; None if it is nobody's, or has been revoked."""
    if not secret.startswith(PREFIX):
        return None
    now = now or datetime.now(UTC)
    t = tokens.c
    query = select(accounts, t.used).join(tokens, t.account == accounts.c.name)
    live = (t.hash == _hash(secret), t.revoked.is_(None), accounts.c.disabled.is_(None))
    with store.reading() as connection:
        row = connection.execute(query.where(*live)).one_or_none()
    if row is None:
        return None
    if row.used is None or row.used < moment(now - NOTED):
        _note(store, update(tokens).where(t.hash == _hash(secret)).values(used=moment(now)))
    return _account(row)


def _live(name: str, called: str) -> tuple[Any, ...]:
    return tokens.c.account == name, tokens.c.name == called.strip(), tokens.c.revoked.is_(None)


def _note(store: Store, statement: Any) -> None:
    """Note when something was used, unless that would keep a page waiting for a writer."""
    try:
        with store.noting(patience=0.0) as connection:
            connection.execute(statement)
    except Locked:
        pass


def _hash(secret: str) -> str:
    """Random secrets cannot be guessed: one round is enough, and looking a hash up tells nothing by its timing."""
    return hashlib.sha256(secret[:200].encode("utf-8", "surrogatepass")).hexdigest()


def _account(row: Any) -> Account:
    return Account(row.name, row.role, row.created, row.disabled)
