"""Messages through Apprise: SMS gateways, WeCom, DingTalk, Feishu, mail, or any HTTP endpoint."""

from __future__ import annotations

import re
from urllib.parse import quote

import apprise

from doorstep.accounts.rules import mask_phone
from doorstep.notify.channels.message import Message
from doorstep.notify.errors import ChannelRefused, ChannelUnavailable, ChannelUnknown

_STATUS = re.compile(r"error=(\d{3})")
#: Refusals that pass: time-out, too early, too many requests.
_PASSING = {408, 425, 429}
_ANY_PHONE = "13800000000"


class AppriseChannel:
    """One Apprise address. `{phone}` in it stands for the customer's number."""

    def __init__(self, address: str) -> None:
        """Raises ChannelUnknown when Apprise can't read the address."""
        self._address = address
        service = self._loaded(_ANY_PHONE)
        self.name = f"apprise:{address.partition(':')[0]}"
        if service is None:
            raise ChannelUnknown(
                spec=self.name, known="apprise+json://host/path?:to={phone}, apprise+mailto://…"
            )

    def send(self, message: Message) -> None:
        """Raises ChannelUnavailable; ChannelRefused for a 4xx answer or a number that it can't take."""
        service = self._loaded(message.phone)
        if service is None:
            raise ChannelRefused(channel=self.name, why="number not accepted by the service")
        result = service.notify(body=message.text, body_format="text")
        if result:
            return
        why = " ".join(entry.message for entry in result.logs()) or result.status.name.lower()
        why = why.replace(message.phone, mask_phone(message.phone))[:200]
        status = _STATUS.search(why)
        if status and status[1].startswith("4") and int(status[1]) not in _PASSING:
            raise ChannelRefused(channel=self.name, why=why)
        raise ChannelUnavailable(channel=self.name, why=why)

    def _loaded(self, phone: str) -> apprise.Apprise | None:
        service = apprise.Apprise(asset=apprise.AppriseAsset(app_id="Doorstep", async_mode=False))
        address = self._address.replace("{phone}", quote(phone, safe=""))
        return service if service.add(address) else None
