"""Pages for people. Each is whole without a script; scripts draw the plots and save a reload."""

from dragoman.serving.pages import article, choices, dyad, event, events, people, today

ROUTERS = (*people.ROUTERS, choices.router, today.router, dyad.router, event.router, events.router, article.router)
"""Every page, in the order of the data."""
