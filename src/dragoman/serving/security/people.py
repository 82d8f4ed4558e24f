"""Who somebody is, by what they carry: a session's cookie or a program's token."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record.accounts import Account
from dragoman.record.credentials import session_account, token_account
from dragoman.record.store import Store
from dragoman.serving.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is let in, and by what."""

    viewer: Viewer
    session: str | None = None
    by_token: bool = False


def by_session(store: Store, session: str) -> Known | None:
    """Whose session it is, if it holds."""
    account = session_account(store, session)
    return Known(_viewer(account), session=session) if account else None


def by_token(store: Store, token: str) -> Known | None:
    """Whose token it is, if it holds."""
    account = token_account(store, token)
    return Known(_viewer(account), by_token=True) if account else None


def _viewer(account: Account) -> Viewer:
    return Viewer(account.name, account.role)
