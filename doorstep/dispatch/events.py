"""Events of the day's plan: who goes, when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from doorstep.orders.events import Body, Line, event_kind


@event_kind("order.assigned", nature="decision", zh="派单", en="Order assigned")
class Assigned(Body):
    """A technician and the time of the visit [from_at, to_at) as planned. `reason`: why it begins outside the
    window that the customer was promised, where it does.
    """

    technician: Annotated[str, Field(max_length=40)]
    from_at: AwareDatetime
    to_at: AwareDatetime
    by: Literal["plan", "hand"] = "plan"
    reason: Line | None = None


@event_kind("order.unassigned", nature="decision", zh="撤回派单", en="Assignment withdrawn")
class Unassigned(Body):
    """`by`: plan where nobody can keep the window any more."""

    reason: Line
    by: Literal["plan", "hand"] = "hand"


@event_kind("order.pinned", nature="decision", zh="锁定派单", en="Visit pinned")
class Pinned(Body):
    """The visit stays where it is, whatever is planned."""


@event_kind("order.unpinned", nature="decision", zh="解除锁定", en="Visit unpinned")
class Unpinned(Body):
    """A plan may move the visit again."""
