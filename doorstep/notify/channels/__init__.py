"""The ways out, by name. The setting DOORSTEP_CHANNELS lists routes, the first choice first.

A route is "<name>" or "<name>+<address>": `outbox`, `apprise+json://127.0.0.1:8080/sms?:to={phone}`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from doorstep.notify.channels.apprise.channel import AppriseChannel
from doorstep.notify.channels.message import Channel, Message
from doorstep.notify.channels.outbox.channel import Outbox
from doorstep.notify.errors import ChannelUnknown

__all__ = ["CHANNELS", "Channel", "Message", "routes"]

CHANNELS: Final[Mapping[str, Callable[[str], Channel]]] = {"outbox": Outbox, "apprise": AppriseChannel}


def routes(specs: Sequence[str]) -> list[Channel]:
    """The channels of a setting, in its order; the outbox when it is empty. Raises ChannelUnknown."""
    return [_route(spec) for spec in specs or ("outbox",)]


def _route(spec: str) -> Channel:
    name, _, address = spec.partition("+")
    make = CHANNELS.get(name)
    if make is None:
        # Whatever follows the name may hold a key: it is not repeated.
        raise ChannelUnknown(spec=name[:20], known="outbox, apprise+<url>")
    return make(address)
