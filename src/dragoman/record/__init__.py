"""The record: what was read, kept once, and how it is asked.

Articles, mentions and stories are grouped by ``dragoman.merging``; the record is the shelf that its items are kept on
(``shelves``). Events are mentions in groups, with what people have corrected laid over them (``deciding``).
"""
