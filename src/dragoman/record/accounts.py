"""Accounts: who may use the pages, in which role, and by what password."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import Connection, insert, select, update

from dragoman.record import attempts
from dragoman.record.errors import NoSuchThing, WrongAccount
from dragoman.record.moments import moment
from dragoman.record.schema import accounts, sessions, tokens
from dragoman.record.store import Store

Role = Literal["reader", "analyst", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may what those before it may: read and follow; correct; moderate and manage."""

SHORTEST, LONGEST = 10, 1000
"""Characters of a password."""
_NAME = re.compile(r"[\w][\w.@+-]{0,63}")

hasher = PasswordHasher()
"""Argon2id with the library's own parameters; older hashes are made anew when their owners log in."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may use the pages."""

    name: str
    role: Role
    created: str
    disabled: str | None = None
    """Since when it is of no use any more."""

    def may(self, role: Role) -> bool:
        """Whether the account may do what this role may."""
        return self.disabled is None and ROLES.index(self.role) >= ROLES.index(role)


def add_account(store: Store, name: str, role: Role, password: str | None = None, at: str | None = None) -> Account:
    """Make an account; without a password only tokens let in. Raises ``WrongAccount``."""
    name = account_name(name)
    row = {"name": name, "role": _role(role), "created": at or moment()}
    hashed = hasher.hash(checked(password, name)) if password is not None else None
    with store.noting() as connection:
        if _row(connection, name):
            raise WrongAccount(f"there is an account {name} already")
        connection.execute(insert(accounts).values(**row, password=hashed))
    return Account(**row)  # type: ignore[arg-type]


def all_accounts(store: Store) -> list[Account]:
    """Every account, by name."""
    with store.reading() as connection:
        return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]


def account(store: Store, name: str) -> Account:
    """The account of a name. Raises ``NoSuchThing``."""
    with store.reading() as connection:
        return _account(_there(connection, name))


def set_role(store: Store, name: str, role: Role) -> Account:
    """Give an account another role."""
    return _changed(store, name, role=_role(role))


def set_password(store: Store, name: str, password: str) -> Account:
    """Give an account another password; whoever is logged in has to log in again."""
    hashed = hasher.hash(checked(password, account_name(name)))
    return _changed(store, name, ending=True, password=hashed)


def disable(store: Store, name: str, at: str | None = None) -> Account:
    """Let nobody in under this name any more: neither password nor session nor token."""
    when = at or moment()
    found = _changed(store, name, ending=True, disabled=when)
    with store.noting() as connection:
        live = (tokens.c.account == found.name) & tokens.c.revoked.is_(None)
        connection.execute(update(tokens).where(live).values(revoked=when))
    return found


def enable(store: Store, name: str) -> Account:
    """Let a disabled account in again, with its password; its tokens stay revoked."""
    return _changed(store, name, disabled=None)


def login(
    store: Store, name: str, password: str, address: str | None = None, now: datetime | None = None
) -> Account | None:
    """The account, if the password is its own; takes as long for a name that nobody has.

    Every try counts until one succeeds, those for a name and those from an address: raises ``TooManyAttempts``.
    """
    called = name.strip().lower()[:100].replace("\x00", "")
    now = now or datetime.now(UTC)
    keys = attempts.keys(called, address)
    attempts.begin(store, keys, now)
    with store.reading() as connection:
        row = _row(connection, called)
    known = row.password if row is not None and row.disabled is None else None
    if not _matches(known or _nobodys(), _plain(password)) or known is None:
        return None
    attempts.succeed(store, keys)
    if hasher.check_needs_rehash(known):
        with store.noting() as connection:
            same = (accounts.c.name == called) & (accounts.c.password == known)
            connection.execute(update(accounts).where(same).values(password=hasher.hash(_plain(password))))
    return _account(row)


def account_name(text: str) -> str:
    """The name as accounts have it: without capitals. Raises ``WrongAccount``."""
    name = unicodedata.normalize("NFKC", text).strip().lower()
    if not _NAME.fullmatch(name):
        raise WrongAccount("an account's name has letters, digits and . @ + - _, 64 of them at most")
    return name


def checked(password: str, name: str) -> str:
    """A password as it is hashed. Raises ``WrongAccount`` for one that is too easy to guess."""
    plain = _plain(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise WrongAccount(f"a password has at least {SHORTEST} characters and at most {LONGEST:,}")
    if plain.strip().lower() == name or len(set(plain)) < 4:
        raise WrongAccount("this password is too easy to guess")
    return plain


def _plain(password: str) -> str:
    """The same password, however a keyboard composes its letters."""
    return unicodedata.normalize("NFKC", password[: 2 * LONGEST])


def _matches(known: str, password: str) -> bool:
    try:
        return hasher.verify(known, password.encode("utf-8", "surrogatepass"))
    except (Argon2Error, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _nobodys() -> str:
    """A hash to compare with where there is none, so that it takes the same time."""
    return hasher.hash("nobody has this password")


def _role(role: str) -> Role:
    if role not in ROLES:
        raise WrongAccount(f"there is no role {role}: an account is {', '.join(ROLES)}")
    return role


def _changed(store: Store, name: str, ending: bool = False, **values: Any) -> Account:
    with store.noting() as connection:
        found = _there(connection, name)
        connection.execute(update(accounts).where(accounts.c.name == found.name).values(**values))
        if ending:
            live = (sessions.c.account == found.name) & sessions.c.revoked.is_(None)
            connection.execute(update(sessions).where(live).values(revoked=moment()))
        return _account(_there(connection, name))


def _there(connection: Connection, name: str) -> Any:
    found = _row(connection, unicodedata.normalize("NFKC", name).strip().lower().replace("\x00", ""))
    if found is None:
        raise NoSuchThing(f"there is no account {name}")
    return found


def _row(connection: Connection, name: str) -> Any:
    return connection.execute(select(accounts).where(accounts.c.name == name)).one_or_none()


def _account(row: Any) -> Account:
    return Account(row.name, row.role, row.created, row.disabled)
