"""Places: find the names of an article, and tell which place each means."""

from dragoman.resolving.places.article import ArticlePlaces, open_article
from dragoman.resolving.places.place import Place, PlaceMention

__all__ = ["ArticlePlaces", "Place", "PlaceMention", "open_article"]
