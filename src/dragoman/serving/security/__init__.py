"""Who may what, and what no answer goes without."""
