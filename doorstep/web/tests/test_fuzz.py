"""The whole API against its own description: whatever is sent, no fault of ours, and answers as described."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis.checks import CHECKS
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from doorstep.core import clock
from doorstep.insight.services import compute_backtest, start_backtest
from doorstep.orders.links import door_token
from doorstep.people.models import User
from doorstep.standards.drafting import open_draft
from doorstep.web.root import api
from tests.cast import DAY, Cast, at
from tests.worlds import Visit

#: For a closer look: FUZZ_EXAMPLES=100 pytest -m fuzz
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "4"))
schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/"))
schema.app = get_wsgi_application()
#: Registered when a description is loaded.
WATCHED: list[Any] = [
    CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    )
]
OPERATIONS = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A request through WSGI would give the test's connection back, with its open transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


TOKEN = "t" * 32


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return str(client.cookies["sessionid"].value)


@dataclass
class Attack:
    """Requests of one person: as described, and not as described. Most address something that exists."""

    session: str
    known: Mapping[str, str]
    answers: Counter[int] = field(default_factory=Counter)

    def on(self, operation: Any) -> None:
        real = {name: value for name, value in self.known.items() if f"{{{name}}}" in operation.path}
        self._send(operation.as_strategy(GenerationMode.POSITIVE, path_parameters=real or None))
        # Nothing can be wrong with a request that says nothing.
        with suppress(Unsatisfiable):
            self._send(operation.as_strategy(GenerationMode.NEGATIVE, path_parameters=real or None))
        if real:
            self._send(operation.as_strategy(GenerationMode.POSITIVE))

    def _send(self, cases: SearchStrategy[schemathesis.Case[Any]]) -> None:
        @settings(
            max_examples=EXAMPLES,
            database=None,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=cases)
        def each(case: schemathesis.Case[Any]) -> None:
            with transaction.atomic(), clock.frozen(at(10)):
                response = case.call(
                    headers={"X-CSRFToken": TOKEN}, cookies={"sessionid": self.session, "csrftoken": TOKEN}
                )
                transaction.set_rollback(True)
            self.answers[response.status_code] += 1
            case.validate_response(response, checks=WATCHED)

        each()


@pytest.mark.fuzz
@pytest.mark.parametrize("who", ["sun_li", "li_qiang_user"])
def test_no_request_breaks_the_api(cast: Cast, on_site: Visit, one_connection: None, who: str) -> None:
    on_site.say("door.greeted")
    on_site.say("plan.proposed", {"evidence": [on_site.prove("route")]})
    drafted = open_draft(standard="TOUCH", unit_path=cast.east.path, by="sunli", now=at(10))
    run = start_backtest(
        draft=drafted.pk, unit_path=cast.east.path, from_on=DAY, to_on=DAY, by="sunli", now=at(10)
    )
    compute_backtest(run=run.pk, now=at(10))
    known = {
        "run": str(run.pk),
        "number": on_site.number,
        "token": door_token(on_site.number, now=at(6)),
        "standard": "TOUCH",
        "slot": "HF-YH:2026-03-02:1400-1600",
        "sha256": on_site.shown["route"],
        "draft": str(drafted.pk),
    }
    attack = Attack(session_of(getattr(cast, who)), known)
    for operation in OPERATIONS:
        cache.clear()
        attack.on(operation)
    assert attack.answers[200] > 50, "the requests reach what is behind the login"
    assert attack.answers[422] > 50, "and are not all as they should be"
