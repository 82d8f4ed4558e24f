"""The record for assistants, by the Model Context Protocol: questions only, and answers that are bounded.

Needs the extra ``mcp``. ``tools`` holds the questions, ``short`` the form in which things are told.
"""
