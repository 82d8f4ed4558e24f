"""What can be followed: a search, a dyad, an actor, a story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from fastapi import HTTPException

from dragoman.record.errors import NoSuchThing
from dragoman.record.filters import Filters
from dragoman.record.store import Store
from dragoman.record.stories import full_id
from dragoman.serving.pages.dyad import Pair
from dragoman.serving.words.countries import names
from dragoman.serving.words.voice import Voice

Kind = Literal["search", "dyad", "actor", "story"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is followed."""

    kind: Kind
    filters: Filters

    @property
    def what(self) -> dict[str, Any]:
        """The subject as JSON has it."""
        return self.filters.to_dict()

    @property
    def path(self) -> str:
        """Of the page that shows it."""
        match self.kind:
            case "dyad" if self.filters.dyad:
                return "/dyads/{}-{}".format(*self.filters.dyad)
            case "actor":
                return f"/actors/{self.filters.involving[0]}"
            case "story":
                return f"/stories/{self.filters.story}"
        return "/events" + (f"?{query}" if (query := urlencode(_asked(self.filters), doseq=True)) else "")

    def name(self, voice: Voice) -> str:
        """What it is called."""
        match self.kind:
            case "dyad" if self.filters.dyad:
                return " – ".join(map(voice.country, self.filters.dyad))
            case "actor":
                return voice.country(self.filters.involving[0])
            case "story":
                return voice.say("follow.story", id=self.filters.story)
        told = [f"{name}: {', '.join(map(str, values))}" for name, values in _asked(self.filters).items()]
        return "; ".join(told) or voice.say("follow.everything")


def dyad(text: str) -> Subject:
    """A dyad by its codes, ``RUS-CHN``."""
    pair = Pair.of(text)
    return Subject("dyad", Filters(dyad=(pair.one, pair.other)))


def actor(code: str) -> Subject:
    """An actor by its code."""
    if code.upper() not in names("en"):
        raise HTTPException(404, f"{code[:40]}: not the code of a country or an organisation, such as RUS")
    return Subject("actor", Filters(involving=(code.upper(),)))


def story(store: Store, id: str) -> Subject:
    """A story by its id, or the first digits of it."""
    with store.reading() as connection:
        return Subject("story", Filters(story=full_id(connection, id), status=()))


def search(filters: Filters) -> Subject:
    """A search by its filters."""
    return Subject("search", filters)


def of(kind: str, what: Mapping[str, Any]) -> Subject:
    """The subject that was kept as JSON. Raises ``NoSuchThing`` for one that a newer version has made."""
    try:
        subject = Subject(kind, Filters.from_dict(dict(what)))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise NoSuchThing("what is followed here is not known to this version") from None
    return subject


def _asked(filters: Filters) -> dict[str, Any]:
    """The filters as the address of a search has them."""
    told = filters.to_dict()
    if "dyad" in told:
        told["dyad"] = "-".join(told["dyad"])
    if told.get("status") == []:
        told["status"] = ["any"]
    if told.get("rejected"):
        told["rejected"] = "true"
    return {name: value if isinstance(value, list) else [value] for name, value in told.items()}
