"""Addresses of the API, with what the filled record has at them."""

from __future__ import annotations

from fastapi.testclient import TestClient

BASE = "/api/v1"


def event_of(client: TestClient, **filters: str) -> str:
    """The id of an event of the record."""
    return str(client.get(f"{BASE}/events", params={"limit": "1", **filters}).json()["items"][0]["id"])


def addresses(client: TestClient) -> dict[str, str]:
    """Declared address → one that there is something at."""
    event = event_of(client, dyad="FRA-DEU")
    article = client.get(f"{BASE}/articles", params={"search": "Odesa"}).json()["items"][0]["id"]
    story = client.get(f"{BASE}/stories").json()["items"][0]["id"]
    return {
        "/events": "/events",
        "/events/{event}": f"/events/{event}",
        "/events/{event}/mentions": f"/events/{event}/mentions",
        "/events/{event}/explanation": f"/events/{event_of(client, dyad='RUS-UKR')}/explanation",
        "/articles": "/articles",
        "/articles/{article}": f"/articles/{article}",
        "/quotations": "/quotations",
        "/stories": "/stories",
        "/stories/{story}": f"/stories/{story}",
        "/series": "/series?actor=FRA&recipient=DEU&with=RUS-UKR&normalise=true",
        "/dyads/{first}-{second}": "/dyads/FRA-DEU",
        "/actors/{code}": "/actors/FRA",
        "/agenda": "/agenda",
        "/corrections": "/corrections",
        "/comments": "/comments",
        "/follows": "/follows",
        "/movers": "/movers?days=1",
        "/state": "/state",
    }
