"""The customer's link: signed, expiring, no login. Whoever holds it sees this one order's door page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core import signing

from doorstep.core.errors import DoorstepError, text

_SALT = "doorstep.door"


class LinkInvalid(DoorstepError):
    """A forged, mutilated or expired link. `why`: a Text."""

    status = 403
    code = "link-invalid"
    title = text("链接无法使用：{why}", "This link can't be used: {why}")
    mend = text(
        "请打开最近一条短信里的链接；还是不行，就打服务热线请我们重发。",
        "Open the link in the latest message; if it fails too, call our service line for a new one.",
    )


def door_token(number: str, *, now: datetime, days: int = 30) -> str:
    """A token for one order, good for so many days. URL-safe; the same inputs give the same token."""
    expires_at = int((now + timedelta(days=days)).timestamp())
    return _signer().sign_object([number, expires_at])


def read_token(token: str, *, now: datetime) -> str:
    """The order's number. Raises LinkInvalid."""
    number, expires_at = _opened(token)
    if now.timestamp() >= expires_at:
        raise LinkInvalid(why=text("已过有效期", "it has expired"))
    return number


def expiry_of(token: str) -> datetime:
    """When the link ends (UTC). Raises LinkInvalid for a forged one."""
    return datetime.fromtimestamp(_opened(token)[1], UTC)


def door_url(number: str, *, now: datetime) -> str:
    """The full address that goes into a message."""
    return f"{settings.PUBLIC_URL}/door/{door_token(number, now=now)}"


def _opened(token: str) -> tuple[str, int]:
    try:
        number, expires_at = _signer().unsign_object(token)
    except (signing.BadSignature, ValueError) as error:
        raise LinkInvalid(why=text("内容不完整或被改动", "it is incomplete or was altered")) from error
    return number, expires_at


def _signer() -> signing.Signer:
    # "." and not ":": messengers cut a link at a colon.
    return signing.Signer(salt=_SALT, sep=".")
