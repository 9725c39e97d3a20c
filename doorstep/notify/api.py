"""Endpoints of notify."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from doorstep.accounts.rules import mask_phone
from doorstep.notify import queries
from doorstep.notify.models import Notice, recipient
from doorstep.notify.states import ABOUTS, About, Status
from doorstep.people.access import DESK, require
from doorstep.standards.language import Words

router = Router(tags=["notify"])


class NoticeOut(Schema):
    """A message to a customer, or to a technician (about: day); the number is masked."""

    at: datetime
    order_number: str
    to_masked: str
    channel: str
    about: str
    about_title: Words
    text: str
    status: Status
    attempts: int
    error: str
    permanent: bool
    sent_at: datetime | None


class NoticePage(Schema):
    items: list[NoticeOut]
    total: int
    page: int
    page_size: int


class NoticeFilter(Schema):
    order: Annotated[str, Field(pattern=r"^[^\x00]{0,40}$")] = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=200)] = 50


@router.get("/notices", response=NoticePage)
def notices(request: HttpRequest, wanted: Query[NoticeFilter]) -> NoticePage:
    """Messages about the unit's orders, newest first."""
    person = require(request, *DESK)
    rows = queries.notices_in(unit_path=person.unit_path, order=wanted.order)
    first = (wanted.page - 1) * wanted.page_size
    return NoticePage(
        items=[notice_out(row) for row in rows[first : first + wanted.page_size]],
        total=rows.count(),
        page=wanted.page,
        page_size=wanted.page_size,
    )


def notice_out(row: Notice) -> NoticeOut:
    title = ABOUTS[About(row.about)]
    return NoticeOut(
        at=row.created_at,
        order_number=row.order_id,
        to_masked=mask_phone(recipient(row).phone),
        channel=row.channel,
        about=row.about,
        about_title=Words(zh=title["zh"], en=title["en"]),
        text=row.text,
        status=Status(row.state),
        attempts=row.attempts,
        error=row.error,
        permanent=row.permanent,
        sent_at=row.sent_at,
    )
