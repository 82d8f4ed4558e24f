"""Telling those who follow: Atom and JSON feeds, webhooks, digests by mail, alerts."""
