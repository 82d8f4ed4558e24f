"""Reading: page → article. Files, folders, addresses and standard input come in, `dragoman.model.Article`s go out."""

from dragoman.reading.articles import article_object
from dragoman.reading.limits import Limits
from dragoman.reading.problems import Problem
from dragoman.reading.reader import read

__all__ = ["Limits", "Problem", "article_object", "read"]
