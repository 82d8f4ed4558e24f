"""Pages for people. Each is whole without a script; scripts draw the plots and save a reload."""

from dragoman.serving.pages import choices, dyad, people, today

ROUTERS = (*people.ROUTERS, choices.router, today.router, dyad.router)
"""Every page, in the order of the data."""
