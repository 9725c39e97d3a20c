"""The sample city: Hefei, invented people, two days. What `doorstep run` shows at the first start.

Nothing is faked in the tables: people are loaded, orders imported, windows promised, days planned and visits
done through the same verbs as in real life, at the times at which they would have taken place.
"""

from __future__ import annotations

from dataclasses import dataclass

from doorstep.config.console import Report
from doorstep.config.demo.asking import ask_by_themselves
from doorstep.config.demo.city import CITY_UNIT, LOGINS, Login, load_people
from doorstep.config.demo.history import play
from doorstep.config.demo.portraits import draw_faces

__all__ = ["Login", "Welcome", "is_needed", "load_standards", "prepare", "welcome"]


@dataclass(frozen=True, slots=True)
class Welcome:
    """What to show a newcomer: logins of the sample city and one customer's signed page."""

    logins: tuple[Login, ...] = ()
    customer_page: str = "/door/"


def load_standards(report: Report) -> None:
    """Publish the standards that come with Doorstep, as far as the database lacks them. Every start."""
    from datetime import date

    from doorstep.core import clock
    from doorstep.people.models import Unit
    from doorstep.standards.services import load_library

    root = Unit.objects.filter(parent=None).order_by("pk").first()
    unit_code = root.code if root is not None else CITY_UNIT
    load_library(unit_code=unit_code, from_on=date(2026, 1, 1), now=clock.now())
    report(1, 1)


def is_needed() -> bool:
    """Whether the sample city shall be made: nobody has brought any people or order yet."""
    from doorstep.orders.models import Order
    from doorstep.people.models import Unit

    return not Unit.objects.exists() and not Order.objects.exists()


def prepare(report: Report) -> None:
    """Load the sample city's people and live its days up to now. One transaction: all or nothing."""
    from django.db import transaction

    from doorstep.core import clock

    now = clock.now()
    with transaction.atomic():
        shift_days = load_people(now)
        draw_faces(now)
        play(now=now, shift_days=shift_days, report=report)
        ask_by_themselves(now)


def welcome() -> Welcome:
    """Empty unless the sample city is in the database."""
    from doorstep.core import clock
    from doorstep.orders.links import door_token
    from doorstep.orders.models import Order
    from doorstep.people.models import User

    if not User.objects.filter(username=LOGINS[0].username).exists():
        return Welcome()
    order = (
        Order.objects.filter(state__in=["received", "booked", "assigned"]).order_by("-received_at").first()
    )
    page = f"/door/{door_token(order.number, now=clock.now())}" if order else "/door/"
    return Welcome(LOGINS, page)
