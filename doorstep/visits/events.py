"""Events on site. All are facts but the customer's signature, which needs its evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from doorstep.core.field_problems import BadField
from doorstep.orders.events import Body, Device, Line, Note, Proof, StepBody, event_kind

Metres = Annotated[float, Field(ge=0, le=500)]
FailOutcome = Literal["not_home", "wrong_address", "refused", "not_ready", "no_access", "other"]
FailNext = Literal["rebook", "correct_address", "suspend", "cancel_asked", "other_technician"]
#: One telephone conversation, by the phone's own id for it: breaks and calls back name the same.
Call = Annotated[str, Field(min_length=1, max_length=40)]
Score = Annotated[int, Field(ge=1, le=10)]


class Location(Body):
    """Where the phone was: WGS-84 degrees, accuracy in metres, whether a mock provider was on."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    accuracy_m: Annotated[float, Field(ge=0, le=100_000)]
    mock: bool = False


@event_kind("call.held", nature="fact", zh="请通话对方等待", en="Put on hold")
class CallHeld(Body):
    call: Call


@event_kind("call.resumed", nature="fact", zh="继续通话", en="Taken up again")
class CallResumed(Body):
    call: Call


@event_kind("callback.promised", nature="fact", zh="记号并答应回电", en="Number taken, call back promised")
class CallbackPromised(Body):
    call: Call
    number_taken: bool


@event_kind("callback.made", nature="fact", zh="回电", en="Called back")
class CallbackMade(Body):
    call: Call
    reached: bool


@event_kind("visit.prepared", nature="fact", zh="备齐工具物料", en="Prepared")
class Prepared(StepBody):
    site_known: Literal[True]
    materials_drawn: Literal[True]


@event_kind("visit.departed", nature="fact", zh="出发", en="Departed")
class Departed(StepBody):
    pass


@event_kind("visit.arrived", nature="fact", zh="到达现场", en="Arrived")
class Arrived(StepBody):
    location: Location | None = None


@event_kind("door.greeted", nature="fact", zh="敲门问候", en="Greeted at the door")
class Greeted(StepBody):
    admitted: bool


@event_kind("visit.failed", nature="fact", zh="未能上门", en="Visit failed")
class Failed(StepBody):
    """The visit could not go on, with what happens next: `next` for the desk, `next_step` in words.

    Logs from before have no `next`. `card_left`: a card that asks for a call was left at the door.
    """

    outcome: FailOutcome
    next: FailNext | None = None
    next_step: Line
    card_left: bool | None = None
    note: Note = ""


@event_kind("fault.located", nature="fact", zh="查清故障", en="Fault located")
class FaultLocated(StepBody):
    problem: Line
    section: Literal["terminal", "indoor", "drop", "odn", "platform", "customer"]
    cause: Line


@event_kind("fault.fixed", nature="fact", zh="排除故障", en="Fault put right")
class FaultFixed(StepBody):
    cure: Line
    explained: bool


@event_kind("plan.proposed", nature="fact", zh="提出布线方案", en="Wiring plan proposed")
class PlanProposed(StepBody):
    """Scope, duration and charges of the work; money in CNY as decimal text."""

    route: Line
    length_m: Metres
    duration_min: Annotated[int, Field(ge=5, le=480)]
    charge_cny: Annotated[str, Field(pattern=r"^\d{1,6}(\.\d{1,2})?$")]


@event_kind("plan.agreed", nature="fact", zh="客户同意方案", en="Wiring plan agreed")
class PlanAgreed(StepBody):
    agreed: Literal[True]
    by: Literal["customer_page", "technician_phone"] = "technician_phone"


@event_kind("cabling.done", nature="fact", zh="皮线敷设完成", en="Drop cable laid")
class CablingDone(StepBody):
    route: Line
    length_m: Metres
    fixing: Literal["clips", "trunking", "conduit", "adhesive"]
    bend_radius_ok: bool


#: `measured`: as the instrument's own file says it. `manual`: read off and typed.
Manner = Literal["measured", "manual"]


@event_kind("optical.measured", nature="fact", zh="测收光功率", en="Received light measured")
class OpticalMeasured(StepBody):
    """`reference_dbm`: light at the point before (the splitter's port); the difference is the drop's loss."""

    dbm: Annotated[float, Field(ge=-60, le=20)]
    reference_dbm: Annotated[float | None, Field(ge=-60, le=20)] = None
    manner: Manner


@event_kind("device.fitted", nature="fact", zh="安装终端", en="Device fitted")
class DeviceFitted(StepBody):
    """What the server says: `taken_by`, where the device stands already; `misfit`, model and MAC's prefix
    of different makers. Left out when there is nothing to say."""

    device: Device
    taken_by: Annotated[str, Field(max_length=120)] | None = None
    misfit: Annotated[str, Field(max_length=120)] | None = None


@event_kind("device.recovered", nature="fact", zh="回收终端", en="Device recovered")
class DeviceRecovered(StepBody):
    device: Device


class Named(Body):
    """A device by what is known of its label: a hotel's list may have the MAC only."""

    model: Annotated[str, Field(max_length=60)] = ""
    sn: Annotated[str, Field(max_length=40)] = ""
    mac: Annotated[str, Field(pattern=r"^(([0-9A-F]{2}:){5}[0-9A-F]{2})?$")] = ""

    @model_validator(mode="after")
    def _told(self) -> Named:
        if not self.sn and not self.mac:
            raise BadField("MAC 或 SN 至少填一个", "give the MAC or the serial number", field="mac")
        return self


@event_kind("device.returned", nature="fact", zh="柜台退回终端", en="Device returned at the desk")
class DeviceReturned(Body):
    """Brought back over the counter, without a visit. `room`: where it stood, in a hotel; `received_by`: who
    took it at the desk."""

    device: Named
    room: Annotated[str, Field(max_length=33)] = ""
    reason: Line
    received_by: Line


@event_kind("service.activated", nature="fact", zh="业务开通", en="Services activated")
class ServiceActivated(StepBody):
    """The services brought up and tested."""

    products: Annotated[list[Literal["broadband", "iptv", "voice"]], Field(min_length=1)]


@event_kind("speed.tested", nature="fact", zh="测速", en="Speed tested")
class SpeedTested(StepBody):
    down_mbps: Annotated[float, Field(ge=0, le=20_000)]
    up_mbps: Annotated[float, Field(ge=0, le=20_000)]
    shown: bool
    manner: Manner | None = None


@event_kind("use.explained", nature="fact", zh="演示讲解", en="Use explained")
class UseExplained(StepBody):
    wifi: bool
    weak_wifi: Literal["good", "offered"]


@event_kind("site.cleaned", nature="fact", zh="清理现场", en="Site cleaned")
class SiteCleaned(StepBody):
    pass


@event_kind("acceptance.signed", nature="decision", zh="验收签字", en="Acceptance signed")
class AcceptanceSigned(StepBody):
    """The customer's verdict on the work, signed. Dissatisfied opens rework: at once (`rework` now), or in a
    window that the customer picks (later). `typed`: who can't draw has written their name, and the signature
    shows it.
    """

    result: Literal["satisfied", "dissatisfied"]
    comment: Note = ""
    signature: Proof
    by: Literal["customer_page", "technician_phone"] = "technician_phone"
    rework: Literal["now", "later"] | None = None
    typed: bool | None = None

    @model_validator(mode="after")
    def _reason(self) -> AcceptanceSigned:
        if self.result == "dissatisfied" and not self.comment.strip():
            raise BadField("请写明要整改什么", "say what has to be put right", field="comment")
        return self


@event_kind("customer.rated", nature="fact", zh="客户评价", en="Customer rated")
class CustomerRated(StepBody):
    result: Score
    punctuality: Score
    skill: Score
    manner: Score
    comment: Note = ""


@event_kind("visit.finished", nature="fact", zh="离开现场", en="Visit finished")
class Finished(StepBody):
    pass
