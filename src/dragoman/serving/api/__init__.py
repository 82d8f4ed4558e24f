"""The API, version 1: everything that the pages show, for programs."""

from fastapi import APIRouter, Depends

from dragoman.serving.api import actors, agenda, articles, events, following, people, series, state
from dragoman.serving.viewer import needs

router = APIRouter(prefix="/api/v1", dependencies=[Depends(needs("reader"))])
for resource in (events, articles, series, actors, agenda, following, people, state):
    router.include_router(resource.router)
