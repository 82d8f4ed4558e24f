"""What the OpenAPI document allows is answered as it says: tried by machine."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from dragoman.serving.app import create_app
from dragoman.serving.settings import Settings

from ..conftest import HERE

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]
DOCUMENT = create_app(Settings("no record is needed to describe one")).openapi()
OPERATIONS = [result.ok() for result in schemathesis.openapi.from_dict(DOCUMENT).get_all_operations()]
EXAMPLES = 12
"""For each operation: enough to find what is wrong with a parameter, and few seconds for all."""


@pytest.fixture(scope="module")
def app(filled_place: str, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """A desk over a copy, which everything may be sent to."""
    place = str(tmp_path_factory.mktemp("described") / "record.db")
    shutil.copy(filled_place, place)
    return create_app(Settings(place))


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.label)
def test_what_the_document_allows_is_answered_as_it_says(operation: Any, app: FastAPI) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    @given(case=operation.as_strategy())
    def tried(case: schemathesis.Case) -> None:
        response = case.call(base_url=HERE, app=app)
        case.validate_response(response, checks=CHECKS)

    tried()


def test_all_of_it_is_tried() -> None:
    assert {each.path for each in OPERATIONS} == DOCUMENT["paths"].keys()
    assert {each.method for each in OPERATIONS} == {"get", "post", "delete"}
