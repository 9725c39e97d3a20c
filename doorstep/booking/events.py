"""Events of the appointment: calls and the promised window."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, model_validator

from doorstep.core.field_problems import BadField
from doorstep.orders.events import Body, Line, Note, StepBody, event_kind

CallOutcome = Literal["promised", "connected", "no_answer", "wrong_number", "dropped", "waited"]
AskedBy = Literal["customer", "us"]
#: Any role: whether it may promise at all is for the table of states to say.
DecidedBy = Literal[
    "technician", "account_manager", "dispatcher", "supervisor", "manager", "customer", "system"
]


@event_kind("call.made", nature="fact", zh="致电客户", en="Customer called")
class CallMade(StepBody):
    """A call to the customer; `promised`: reached, and a time was agreed or confirmed; `waited`: somebody was
    kept on the line too long, and is to be called back (CALL-3). `waited_s`: the longest wait in it.
    """

    purpose: Literal["booking", "on_the_way", "delay", "other"]
    outcome: CallOutcome
    waited_s: Annotated[int, Field(ge=0, le=86_400)] | None = None
    note: Note = ""


@event_kind("window.promised", nature="decision", zh="约定上门时段", en="Window promised")
class WindowPromised(Body):
    """The window [from_at, to_at) that we promised. A later promise replaces it and names who asked.

    What clauses ask of a promise is written down when it is made: `lead_min`, whole minutes to the window's
    start; `days_ahead`, local days to its day; `morning`, it starts before noon; `moves`, it replaces another
    window that still stood; `decided_by`, the role. Logs from before have none of these.
    """

    from_at: AwareDatetime
    to_at: AwareDatetime
    slot: str
    asked_by: AskedBy = "customer"
    reason: Note = ""
    lead_min: int | None = None
    days_ahead: int | None = None
    morning: bool | None = None
    moves: bool | None = None
    decided_by: DecidedBy | None = None

    @model_validator(mode="after")
    def _ordered(self) -> WindowPromised:
        if self.from_at >= self.to_at:
            raise BadField("结束时间要晚于开始时间", "should be later than from_at", field="to_at")
        return self


@event_kind("customer.informed", nature="fact", zh="已告知客户", en="Customer informed")
class CustomerInformed(Body):
    """A message about the order was sent; `about` names its occasion."""

    about: Literal[
        "window",
        "technician",
        "on_the_way",
        "delay",
        "withdrawn",
        "rework",
        "reply",
        "complaint",
        "data",
        "data_refused",
    ]
    channel: Line
