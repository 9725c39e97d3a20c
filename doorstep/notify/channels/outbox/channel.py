"""The outbox: nothing leaves the machine."""

from __future__ import annotations

from doorstep.notify.channels.message import Message


class Outbox:
    """Takes every message and keeps it where it is: the console lists notices, text included."""

    name = "outbox"

    def __init__(self, address: str = "") -> None:
        """It has no address; the argument is there because every channel is made alike."""

    def send(self, message: Message) -> None:
        """Done: the notice itself is the message's place."""
