"""What people do here beside reading: log in, correct, comment, moderate."""

from dragoman.serving.pages.people import account, comments, correct, corrections, join, login, moderation, users

ROUTERS = tuple(each.router for each in (login, account, users, correct, join, corrections, comments, moderation))
