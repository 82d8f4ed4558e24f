"""What following adds to the application."""

from dragoman.serving.following import feeds, page

ROUTERS = (feeds.router, page.router)
