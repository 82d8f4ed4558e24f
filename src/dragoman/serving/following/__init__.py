"""Telling those who follow: Atom and JSON feeds, webhooks, digests by mail, alerts."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
