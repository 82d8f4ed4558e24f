"""The API, version 1: everything that the pages show, for programs."""

from fastapi import APIRouter

router = APIRouter(prefix="/api/v1")
