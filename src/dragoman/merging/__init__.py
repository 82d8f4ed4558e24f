"""Many reports → one event, many articles → one story. Pure functions over plain values: no store, no clock.

``article`` merges within one article. Across articles, three things are grouped in the same way, each by an extract of
what was read and a rule (``grouping`` has the method):

============  =====================  ============  ==========================================
what          extract                rule          a group is
============  =====================  ============  ==========================================
``copies``    ``Lead``               ``OneText``   copies and updates of one text
``events``    ``Sighting``           ``OneEvent``  reports of one happening: an event
``stories``   ``Piece``              ``OneStory``  articles about one happening: a story
============  =====================  ============  ==========================================

A store keeps for each extract its ``id``, ``packed()``, ``keys`` (indexed) and the id of its group's leader, answers
the two questions of ``grouping.Shelf``, and writes down what ``grouping.regroup(rule, shelf, added, removed)`` returns.
The three groupings don't need each other, so they can be kept up to date in any order.
"""
