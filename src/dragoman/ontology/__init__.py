"""PLOVER and CAMEO: what kinds of events there are, and what each is worth."""
