"""The outbox takes everything and lets nothing out."""

import socket

import pytest

from doorstep.notify.channels.message import Message
from doorstep.notify.channels.outbox.channel import Outbox


def test_a_message_is_taken_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("the outbox opened a socket")

    monkeypatch.setattr(socket, "socket", no_network)
    outbox = Outbox()
    outbox.send(Message("13800001234", "【上门】您的装机约在3月2日"))
    assert outbox.name == "outbox"
