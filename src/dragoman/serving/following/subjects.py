"""What can be followed: a search, a dyad, an actor, a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from fastapi import HTTPException, Request

from dragoman.record.filters import Filters
from dragoman.record.follows import Follow
from dragoman.record.store import Store
from dragoman.record.stories import full_id
from dragoman.serving.pages.dyad import Pair
from dragoman.serving.pages.filtering import filters_of
from dragoman.serving.words import LANGUAGES
from dragoman.serving.words.countries import names
from dragoman.serving.words.voice import Voice

Kind = Literal["search", "dyad", "actor", "story"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is followed."""

    kind: Kind
    filters: Filters

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
    if code.upper() not in names(LANGUAGES[0]):
        raise HTTPException(404, f"{code[:40]}: not the code of a country or an organisation, such as RUS")
    return Subject("actor", Filters(involving=(code.upper(),)))


def story(store: Store, id: str) -> Subject:
    """A story by its id, or the first digits of it."""
    with store.reading() as connection:
        return Subject("story", Filters(story=full_id(connection, id), status=()))


def search(filters: Filters) -> Subject:
    """A search by its filters."""
    return Subject("search", filters)


def at(request: Request, store: Store, address: str) -> Subject:
    """The subject that a page of the room shows, by the page's address. Raises ``HTTPException`` if it shows none."""
    path, _, query = address.partition("?")
    match path.strip("/").split("/"):
        case ["events"]:
            # As if the search itself had been asked for.
            return search(filters_of(Request({**request.scope, "query_string": query.encode("ascii", "replace")})))
        case ["dyads", pair]:
            return dyad(pair)
        case ["actors", code]:
            return actor(code)
        case ["stories", id]:
            return story(store, id)
    raise HTTPException(422, "that cannot be followed: a search, a dyad, an actor and a story can")


def of(follow: Follow) -> Subject:
    """The subject that somebody follows. Raises ``NoSuchThing`` for one that a newer version has made."""
    return Subject(follow.kind, follow.filters)  # type: ignore[arg-type]


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
