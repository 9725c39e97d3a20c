"""Events of a hotel's roll-out: its clearance, each visit and room, the sheet, the account manager's work.

A room is named as the hotel writes it, with its building where there is more than one ("A-801"). People of
the hotel are named by the id of their contact, never by name or phone (ETHIC-1).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from doorstep.core.field_problems import BadField
from doorstep.orders.events import Body, Day, Device, Line, Note, Proof, StepBody, event_kind

RoomName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=33)]
Rooms = Annotated[list[RoomName], Field(max_length=2000)]
#: A room's number, and the name of its building.
NUMBER_MAX, BUILDING_MAX = 12, 20
#: A contact, a task, a promise, a plan by its id.
Ref = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
Count = Annotated[int, Field(ge=0, le=100_000)]
#: What the guest named: another time, the check-out, or nothing (the hotel arranges it).
Again = Literal["time", "check_out", "hotel"]
DeferReason = Literal["guest", "power", "no_access", "fault", "other"]


@event_kind("rollout.cleared", nature="fact", zh="签约且组网方案已验收", en="Contract signed, plan accepted")
class Cleared(Body):
    """`cleared_at`: the later of the two. Said again it replaces what was said before."""

    project: Ref
    contract_signed_at: AwareDatetime
    network_accepted_at: AwareDatetime
    cleared_at: AwareDatetime


@event_kind("visit.arranged", nature="decision", zh="酒店上门安排", en="Hotel visit arranged")
class Arranged(Body):
    """Written with the promise of the same window. `coordinator`: the contact who opens doors; `terminals`:
    how many to load, of which `model`; `work_min`: how long the rooms take."""

    from_at: AwareDatetime
    to_at: AwareDatetime
    coordinator: Ref
    steps: list[Line] = Field(max_length=30)
    rooms: Rooms
    terminals: Count
    model: Annotated[str, Field(max_length=60)] = ""
    work_min: Annotated[int, Field(ge=5, le=1440)] | None = None


@event_kind("frontdesk.confirmed", nature="fact", zh="前台确认", en="Front desk confirmed")
class DeskConfirmed(StepBody):
    """On the front desk's own page or on the crew's phone. `occupied`: those of the rooms with guests."""

    time: bool
    steps: bool
    coordinator: Ref
    rooms: Rooms
    occupied: Rooms = Field(default_factory=list)
    by: Ref = ""
    signature: Proof | None = None


# --- a room ------------------------------------------------------------------------------------------------


@event_kind("room.knocked", nature="fact", zh="敲门", en="Knocked")
class Knocked(StepBody):
    room: RoomName
    announced: bool
    knocks: Annotated[int, Field(ge=0, le=50)]
    answered: bool = False


@event_kind("guest.greeted", nature="fact", zh="向住客说明来意", en="Guest greeted")
class GuestGreeted(StepBody):
    room: RoomName
    introduced: bool
    purpose: bool
    consent: bool


@event_kind("room.opened", nature="fact", zh="进入客房", en="Room opened")
class RoomOpened(StepBody):
    room: RoomName
    occupied: bool
    by: Literal["coordinator", "guest"]


@event_kind("room.mapped", nature="fact", zh="终端与房间对应", en="Terminal mapped to room")
class RoomMapped(StepBody):
    """`replaces`: the MAC of the terminal that came out of this room. The server says:
    `taken_by`, where the terminal stands already; `misfit`, model and MAC's prefix of different makers."""

    room: RoomName
    device: Device
    replaces: Annotated[str, Field(max_length=17)] = ""
    taken_by: Annotated[str, Field(max_length=120)] | None = None
    misfit: Annotated[str, Field(max_length=120)] | None = None


@event_kind("room.unmapped", nature="fact", zh="终端从房间拆下", en="Terminal taken out of room")
class RoomUnmapped(StepBody):
    room: RoomName
    device: Device
    reason: Note = ""


@event_kind("guest.asked", nature="fact", zh="征询住客能否继续", en="Guest asked whether to go on")
class GuestAsked(StepBody):
    """The phone writes it when its timer stops the work and turns the question to the guest."""

    room: RoomName
    explained: bool


@event_kind("guest.answered", nature="fact", zh="住客答复", en="Guest answered")
class GuestAnswered(StepBody):
    room: RoomName
    willing: bool
    note: Note = ""


@event_kind("room.deferred", nature="fact", zh="房间暂缓", en="Room deferred")
class RoomDeferred(StepBody):
    room: RoomName
    reason: DeferReason
    apologised: bool = False
    again: Again
    again_at: AwareDatetime | None = None
    remark: Note

    @model_validator(mode="after")
    def _timed(self) -> RoomDeferred:
        if self.again == "time" and self.again_at is None:
            raise BadField("约了时间就要写明几点", "say when, if a time was named", field="again_at")
        return self


@event_kind("room.finished", nature="fact", zh="客房完成", en="Room finished")
class RoomFinished(StepBody):
    room: RoomName
    occupied: bool
    result: Literal["installed", "replaced", "repaired"]
    tested: bool
    kept_to_area: bool
    as_found: bool
    nothing_left: bool
    thanked: bool | None = None
    door_closed: bool | None = None


@event_kind("room.noted", nature="fact", zh="客房例外", en="Exception in a room")
class RoomNoted(StepBody):
    """What the hotel should know of a room beside its state; it stands on the sheet. `not_listed`: there is
    such a room in the house, but not on its list; the account manager confirms it."""

    room: RoomName
    about: Literal["damage", "wiring", "no_signal", "furniture", "not_listed", "other"]
    note: Line

    @model_validator(mode="after")
    def _numbered(self) -> RoomNoted:
        building, _, number = self.room.rpartition("-")
        if self.about == "not_listed" and (len(number) > NUMBER_MAX or len(building) > BUILDING_MAX):
            raise BadField(
                f"房号最多 {NUMBER_MAX} 个字",
                f"a room's number has at most {NUMBER_MAX} characters",
                field="room",
            )
        return self


@event_kind("guest.requested", nature="fact", zh="住客提出客房服务需求", en="Guest asked for room service")
class GuestRequested(StepBody):
    room: RoomName
    request: Line


@event_kind("frontdesk.told", nature="fact", zh="告知前台", en="Front desk told")
class DeskTold(StepBody):
    room: RoomName
    about: Literal["deferral", "request", "exception"]
    to: Ref = ""
    note: Note = ""


# --- after the last room -----------------------------------------------------------------------------------


class SheetException(Body):
    room: RoomName
    note: Line


@event_kind("sheet.signed", nature="fact", zh="装机单签字", en="Installation sheet signed")
class SheetSigned(StepBody):
    """`checked`: gone through with the front desk, room by room."""

    checked: bool
    rooms_done: Count
    rooms_left: Count
    exceptions: list[SheetException] = Field(default_factory=list, max_length=2000)
    comment: Note
    signature: Proof


@event_kind("next_visit.agreed", nature="fact", zh="约定下次装机", en="Next visit agreed")
class NextVisitAgreed(StepBody):
    from_at: AwareDatetime
    rooms: Rooms
    agreed_by: Ref = ""


@event_kind("crew.left", nature="fact", zh="装维离店", en="Crew left the hotel")
class CrewLeft(StepBody):
    """Ends the crew's work in rooms; `visit.finished` follows it."""

    rooms_done: Count
    rooms_left: Count


@event_kind("rollout.entered", nature="fact", zh="酒店资料录入", en="Roll-out entered")
class Entered(StepBody):
    hotel: Ref
    rooms: Count
    macs: list[Annotated[str, Field(pattern=r"^([0-9A-F]{2}:){5}[0-9A-F]{2}$")]] = Field(max_length=4000)


# --- the account manager -----------------------------------------------------------------------------------


@event_kind("service_plan.confirmed", nature="fact", zh="客户确认服务计划", en="Service plan confirmed")
class PlanConfirmed(Body):
    """A plan that is changed gets the next revision and is confirmed anew. `by`: the contact."""

    plan: Ref
    revision: Annotated[int, Field(ge=1)]
    from_on: Day
    to_on: Day
    goals: Line
    measures: Line
    by: Ref = ""


@event_kind("service_plan.started", nature="decision", zh="服务计划开始执行", en="Service plan started")
class PlanStarted(Body):
    plan: Ref
    revision: Annotated[int, Field(ge=1)]


@event_kind("service_plan.completed", nature="fact", zh="服务计划执行完毕", en="Service plan carried out")
class PlanCompleted(Body):
    plan: Ref
    revision: Annotated[int, Field(ge=1)]
    results: Line


@event_kind("result.reported", nature="fact", zh="向客户反馈结果", en="Result reported to the customer")
class ResultReported(Body):
    """`improvement`: what we do better next time; says so too when there is nothing."""

    plan: Ref
    comments_asked: bool
    comment: Note = ""
    improvement: Line


@event_kind("task.opened", nature="fact", zh="转办事项", en="Task opened")
class TaskOpened(Body):
    task: Ref
    about: Literal["problem", "negotiation", "product"]
    what: Line
    department: Line
    owner: Line
    due_at: AwareDatetime


@event_kind("task.closed", nature="fact", zh="转办事项办结", en="Task closed")
class TaskClosed(Body):
    task: Ref
    result: Line


@event_kind("promise.made", nature="fact", zh="通话中答应的事", en="Promised in a call")
class PromiseMade(Body):
    promise: Ref
    call: Ref
    owner: Line
    what: Line
    due_at: AwareDatetime


@event_kind("promise.reported", nature="fact", zh="答应的事已回复客户", en="Caller told the result")
class PromiseReported(Body):
    promise: Ref
    result: Line
