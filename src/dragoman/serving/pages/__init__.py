"""Pages for people. Each is whole without a script; scripts draw the plots and save a reload."""

from dragoman.serving.pages import agenda, article, articles, choices, dyad, event, events, people, stories, today

ROUTERS = (
    *people.ROUTERS,
    *(page.router for page in (choices, today, events, event, articles, article, stories, dyad, agenda)),
)
"""Every page, in the order of the data."""
