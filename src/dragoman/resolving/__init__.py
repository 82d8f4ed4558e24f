"""Name → code, place, date."""
