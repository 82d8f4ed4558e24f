"""Pages for people. Each is whole without a script; scripts draw the plots and save a reload."""

from dragoman.serving.pages import people, today

ROUTERS = (*people.ROUTERS, today.router)
"""Every page, in the order of the data."""
