"""``dragoman users``: who may use the pages, and in which role."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

from dragoman.commands.arguments import Wrong
from dragoman.commands.stores import Format, StorePlace, opened, put_out
from dragoman.commands.terminal import output

if TYPE_CHECKING:
    from dragoman.record.store import Store

Action = Literal["add", "list", "role", "password", "disable", "enable", "token", "tokens", "revoke"]
Role = Literal["reader", "analyst", "editor"]


def users(
    action: Action,
    name: str | None = None,
    value: str | None = None,
    /,
    *,
    role: Role = "reader",
    store: StorePlace = "dragoman.db",
    format: Format | None = None,
) -> int:
    """Add, list and change the accounts of those who use the pages.

    A password is asked for, or read from standard input; it is never an argument, which other users of the machine
    could see.

    Parameters
    ----------
    action
        add NAME [--role], list, role NAME ROLE, password NAME, disable NAME, enable NAME, token NAME TOKEN (prints
        a new key for a program, once), tokens [NAME], or revoke NAME TOKEN.
    name
        The account.
    value
        The role, or the name of the token.
    role
        Role of a new account: reader (reads, comments, follows), analyst (also corrects) or editor (also moderates).
    store
        The record: a file, or postgresql://user@host/name.
    format
        For lists: table, csv, jsonl or parquet. Without it, a table on a terminal and jsonl elsewhere.
    """
    with opened(store, create=action == "add") as record:
        if action == "list":
            _list(record, format)
        elif action == "tokens":
            _tokens(record, name, format)
        elif name is None:
            raise Wrong(f"which account? dragoman users {action} NAME")
        else:
            _change(record, action, name, value, role)
    return 0


def _change(record: Store, action: Action, name: str, value: str | None, role: Role) -> None:
    from dragoman.record import accounts, credentials

    match action:
        case "add":
            found = accounts.add_account(record, name, role, _password())
            print(f"{found.name} is {found.role} now", file=sys.stderr)
        case "role":
            if value not in accounts.ROLES:
                raise Wrong(f"which role? {', '.join(accounts.ROLES)}")
            found = accounts.set_role(record, name, value)
            print(f"{found.name} is {found.role} now", file=sys.stderr)
        case "password":
            accounts.account(record, name)
            accounts.set_password(record, name, _password())
        case "disable":
            accounts.disable(record, name)
        case "enable":
            accounts.enable(record, name)
        case "token":
            output().write(credentials.new_token(record, name, _named(value)) + "\n")
        case "revoke":
            credentials.revoke_token(record, name, _named(value))


def _list(record: Store, format: Format | None) -> None:
    from dragoman.record.accounts import all_accounts

    columns = {"name": str, "role": str, "created": str, "disabled": str}
    rows = ({name: getattr(each, name) for name in columns} for each in all_accounts(record))
    put_out(format, columns, rows)


def _tokens(record: Store, name: str | None, format: Format | None) -> None:
    from dragoman.record.credentials import tokens_of

    columns = {"account": str, "name": str, "created": str, "used": str, "revoked": str}
    put_out(format, columns, ({name: getattr(each, name) for name in columns} for each in tokens_of(record, name)))


def _named(value: str | None) -> str:
    if value is None:
        raise Wrong("which token? Give it a name that tells what it is for")
    return value


def _password() -> str:
    """The password that a person types twice, or the first line of standard input."""
    if sys.stdin is None or not sys.stdin.isatty():
        return (sys.stdin.readline() if sys.stdin else "").rstrip("\r\n")
    from getpass import getpass

    first = getpass("Password: ")
    if getpass("The same again: ") != first:
        raise Wrong("the two are not the same")
    return first
