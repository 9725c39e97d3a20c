"""What surrounds every request: ids, log lines, policies, probes, the pages' addresses."""

import json
import logging
from pathlib import Path
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import Settings
from structlog.testing import capture_logs

from doorstep.config import logs

pytestmark = pytest.mark.urls("doorstep.config.tests.urls")


def test_the_callers_request_id_comes_back(client: Client) -> None:
    assert client.get("/", headers={"X-Request-ID": "phone-0001.a"})["X-Request-ID"] == "phone-0001.a"


@pytest.mark.parametrize("given", ["", "short", "with blank in it", "x" * 65, "line\nbreak-in-log"])
def test_an_odd_request_id_is_replaced(client: Client, given: str) -> None:
    answered = client.get("/", headers={"X-Request-ID": given})["X-Request-ID"]
    assert answered != given
    assert len(answered) == 32


def test_a_request_is_logged_by_route_and_order_not_by_path(client: Client) -> None:
    with capture_logs(processors=[logs.SHARED[0]]) as lines:
        client.get("/orders/01J0ORDER", headers={"X-Request-ID": "phone-0001"})
    [line] = [line for line in lines if line["event"] == "request"]
    assert line["route"] == "orders/<str:order_id>"
    assert line["order_id"] == "01J0ORDER"
    assert line["request_id"] == "phone-0001"
    assert line["status"] == 200


def test_the_next_request_does_not_inherit_the_order(client: Client) -> None:
    client.get("/orders/01J0ORDER")
    with capture_logs(processors=[logs.SHARED[0]]) as lines:
        client.get("/console/")
    assert all("order_id" not in line for line in lines)


def test_a_failing_request_leaves_its_trace_but_not_the_customers_link(client: Client) -> None:
    client.raise_request_exception = False
    written: list[str] = []
    handler = logging.Handler()
    settings = logs.logging_settings("INFO")["formatters"]["json"]
    formatter = settings.pop("()")(**settings)
    handler.emit = lambda record: written.append(formatter.format(record))  # type: ignore[method-assign]
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        assert client.get("/door/broken/SECRET-TOKEN").status_code == 500
    finally:
        logger.removeHandler(handler)
    [line] = [json.loads(text) for text in written]
    assert line["event"] == "Internal Server Error"
    assert "planted" in line["exception"]
    assert "SECRET-TOKEN" not in json.dumps({**line, "exception": ""})


def test_every_answer_says_what_a_page_may_load(client: Client) -> None:
    answer = client.get("/console/")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "camera=(self)" in answer["Permissions-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


def test_addresses_inside_an_app_get_its_page(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.FRONTEND = tmp_path
    (tmp_path / "field").mkdir()
    (tmp_path / "field" / "index.html").write_text("<title>装维端</title>", encoding="utf-8")
    answer = client.get("/field/orders/7/steps")
    assert answer.content.decode() == "<title>装维端</title>"
    assert "no-cache" in answer["Cache-Control"]
    assert "csrftoken" in answer.cookies


def test_a_part_of_another_version_is_missing_and_not_the_page(client: Client) -> None:
    answer = client.get("/console/assets/index-00000000.js")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "text/plain"


def test_a_missing_build_says_how_to_build(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.FRONTEND = tmp_path
    answer = client.get("/door/abc")
    assert answer.status_code == 503
    assert "make run" in answer.content.decode()


def test_the_bare_address_leads_to_the_console(client: Client) -> None:
    assert client.get("/")["Location"] == "/console/"


@pytest.mark.django_db
def test_healthz_is_well(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["database"]) == (200, "ok")


@pytest.mark.django_db
def test_healthz_sees_a_database_out_of_reach(client: Client) -> None:
    with mock.patch.object(connection, "cursor", side_effect=OperationalError("gone")):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")


def test_metrics_are_prometheus_text(client: Client) -> None:
    answer = client.get("/metrics")
    assert answer["Content-Type"].startswith("text/plain")
    assert b"python_info" in answer.content
