"""An address that turned out wrong is put right: what the desk does after a visit that found nobody there."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from doorstep.accounts import services as accounts
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.queries import entries_of, entry_exists, locked_order

#: What the log says of it: the address itself is personal data, and stands with the site alone.
STATEMENT: Final = "地址已与客户核对并更正"


@transaction.atomic
def correct_address(
    *,
    number: str,
    address: str,
    access_notes: str | None,
    actor: Actor,
    event_id: UUID,
    now: datetime,
    grid: str | None = None,
) -> Entry:
    """Put the address of the order's site right, for all orders there, and note in this order's log that it
    was.

    The site's position goes with the wrong address: until the new one is found the visit is planned at the
    grid's centre. `access_notes` None leaves them. `grid`: the code of the one that the right address lies
    in; this order alone goes to it. The same id again changes nothing. Raises NotFound, BadCustomer,
    SiteKnown, and what append raises.
    """
    order = locked_order(number)
    if not entry_exists(event_id):
        accounts.correct_site(site_id=order.site_id, address=address, access_notes=access_notes)
    body = {"corrects": str(entries_of(number)[0].id), "statement": STATEMENT, "grid": grid}
    event = NewEvent(event_id, "order.corrected", body, now)
    return append(number=number, event=event, actor=actor, now=now)
