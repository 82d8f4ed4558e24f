"""What following adds to the application."""

from dragoman.serving.following import feeds

ROUTERS = (feeds.router,)
