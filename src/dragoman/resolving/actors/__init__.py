"""Actors: find the names of an article, and tell who each phrase means on the day."""

from dragoman.resolving.actors.article import ArticleActors, open_article
from dragoman.resolving.actors.explaining import Explanation, Reading, explain
from dragoman.resolving.actors.resolution import Mention, Resolution

__all__ = ["ArticleActors", "Explanation", "Mention", "Reading", "Resolution", "explain", "open_article"]
