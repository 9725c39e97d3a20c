"""Apprise against a real HTTP server on the loopback."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from doorstep.notify.channels.apprise.channel import AppriseChannel
from doorstep.notify.channels.message import Message
from doorstep.notify.errors import ChannelRefused, ChannelUnavailable, ChannelUnknown

MESSAGE = Message("13800001234", "【上门】您的装机约在3月2日（周一）10:00-12:00。")


class Gateway(HTTPServer):
    """Notes what it gets and answers with `status`."""

    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.got: list[dict[str, Any]] = []

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.server_port}/sms?:to={{phone}}"


class Answer(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        self.server.got.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        self.send_response(self.server.status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = Gateway()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_gateway_gets_the_text_and_the_number(gateway: Gateway) -> None:
    channel = AppriseChannel(gateway.address)
    channel.send(MESSAGE)
    (got,) = gateway.got
    assert (got["message"], got["to"], got["title"]) == (MESSAGE.text, MESSAGE.phone, "")
    assert channel.name == "apprise:json"


@pytest.mark.parametrize("status", [500, 503, 408, 429])
def test_what_may_pass_is_worth_another_try(gateway: Gateway, status: int) -> None:
    gateway.status = status
    with pytest.raises(ChannelUnavailable) as failure:
        AppriseChannel(gateway.address).send(MESSAGE)
    assert failure.value.retryable and str(status) in failure.value.titled("zh")


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_plain_no_is_not(gateway: Gateway, status: int) -> None:
    gateway.status = status
    with pytest.raises(ChannelRefused) as failure:
        AppriseChannel(gateway.address).send(MESSAGE)
    assert not failure.value.retryable and MESSAGE.phone not in failure.value.titled("zh")


def test_no_server_at_all_is_worth_another_try() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ChannelUnavailable):
        AppriseChannel(f"json://127.0.0.1:{port}/sms?:to={{phone}}").send(MESSAGE)


def test_an_address_that_apprise_cannot_read_is_refused_when_it_is_set() -> None:
    with pytest.raises(ChannelUnknown) as refusal:
        AppriseChannel("nonsense://key@gateway")
    assert "key" not in refusal.value.titled("en")
