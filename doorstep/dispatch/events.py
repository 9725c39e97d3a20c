"""Events of the day's plan: who goes, when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from doorstep.orders.events import Body, Line, event_kind


@event_kind("order.assigned", nature="decision", zh="派单", en="Order assigned")
class Assigned(Body):
    """A technician and the time of the visit [from_at, to_at) as planned."""

    technician: Annotated[str, Field(max_length=40)]
    from_at: AwareDatetime
    to_at: AwareDatetime
    by: Literal["plan", "hand"] = "plan"


@event_kind("order.unassigned", nature="decision", zh="撤回派单", en="Assignment withdrawn")
class Unassigned(Body):
    reason: Line
