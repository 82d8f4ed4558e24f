"""Many reports → one event."""
