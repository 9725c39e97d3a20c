"""What every channel takes and promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """A text to a telephone number, both in the clear."""

    phone: str
    text: str


class Channel(Protocol):
    """A way out. A channel is a folder: channel.py, README.md, tests; `channels.CHANNELS` names it."""

    @property
    def name(self) -> str:
        """As shown to people and kept in the log: no address, no key."""

    def send(self, message: Message) -> None:
        """Hand the message over. Raises ChannelUnavailable (try again) or ChannelRefused (don't)."""
