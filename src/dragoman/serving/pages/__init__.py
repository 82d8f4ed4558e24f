"""Pages for people. Each is whole without a script; scripts draw the plots and save a reload."""

from dragoman.serving.pages import (
    actor,
    agenda,
    article,
    articles,
    choices,
    dyad,
    event,
    events,
    people,
    state,
    stories,
    today,
)

READING = (choices, today, events, event, articles, article, stories, dyad, actor, agenda, state)

ROUTERS = (*people.ROUTERS, *(page.router for page in READING))
"""Every page, in the order of the data."""
