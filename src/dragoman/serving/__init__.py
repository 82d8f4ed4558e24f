"""The reading room: pages, the API and feeds over one record.

``app`` puts it together; ``pages`` are for people, ``api`` for programs, ``following`` for those who want to be told;
``security`` says who may what and what no answer goes without. Everything is asked of ``dragoman.record``.
"""
