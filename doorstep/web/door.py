"""The customer's page behind a signed link: their side of the order, no more.

The link is the key to one order: which one comes from the link alone; whoever holds it acts as its customer.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from doorstep.booking import services as booking
from doorstep.core import clock
from doorstep.core.errors import Conflict, NotFound, text
from doorstep.dispatch.queries import assignment_of
from doorstep.orders.appending import append
from doorstep.orders.events import CancelCause
from doorstep.orders.links import expiry_of, read_token
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.queries import entries_of, order_named
from doorstep.orders.states import State
from doorstep.people.portrait_api import PICTURE_OUT, picture
from doorstep.visits import api as visits
from doorstep.visits.evidence import SIGNATURE, progress_of
from doorstep.visits.rules import Story, present_job
from doorstep.visits.schemas import EvidenceOut
from doorstep.web import door_view
from doorstep.web.door_view import DoorView
from doorstep.web.throttling import DoorThrottle

router = Router(tags=["door"], auth=None)

WRITES: list[Any] = [DoorThrottle()]


class PlanChanged(Conflict):
    """The plan that the customer saw is not the one that stands."""

    code = "plan-changed"
    title = text("布线方案刚刚有改动", "The wiring plan has just changed")
    mend = text("请看过新的方案和费用，再点同意。", "Look at the new plan and its charges, then agree.")


class NothingToSign(Conflict):
    code = "nothing-to-sign"
    title = text("现在还不到签字的时候", "There is nothing to sign yet")
    mend = text("装维员到场完工后，本页会请您签字。", "Once the work is done, this page asks for it.")


@router.get("/{token}", response=DoorView)
def view(request: HttpRequest, token: str) -> DoorView:
    """What the customer sees now. Raises LinkInvalid."""
    now = clock.now()
    return door_view.view(order_named(read_token(token, now=now)), now=now, expires_at=expiry_of(token))


class WindowIn(Schema):
    slot: str = Field(max_length=80)
    event_id: UUID


@router.post("/{token}/window", response=DoorView, throttle=WRITES)
def choose_window(request: HttpRequest, token: str, body: WindowIn) -> DoorView:
    """Book or move the visit, at the customer's own asking."""
    now = clock.now()
    number = read_token(token, now=now)
    booking.promise_window(
        number=number,
        slot=body.slot,
        asked_by="customer",
        actor=_customer(number),
        now=now,
        event_id=body.event_id,
    )
    return view(request, token)


class HoldIn(Schema):
    """`hold_id`: the sender's own; sent again it is the same hold."""

    slot: str = Field(max_length=80)
    hold_id: UUID


@router.post("/{token}/hold", response=DoorView, throttle=WRITES)
def hold_window(request: HttpRequest, token: str, body: HoldIn) -> DoorView:
    """Keep a place while the customer decides. Raises WindowFull, WindowNotOffered (with `offers`)."""
    now = clock.now()
    number = read_token(token, now=now)
    booking.hold_window(number=number, slot=body.slot, actor=_customer(number), now=now, hold_id=body.hold_id)
    return view(request, token)


@router.delete("/{token}/hold/{hold_id}", response=DoorView, throttle=WRITES)
def release_hold(request: HttpRequest, token: str, hold_id: UUID) -> DoorView:
    """Give the place back; one that isn't held any more is no fault."""
    booking.release_hold(number=read_token(token, now=clock.now()), hold_id=hold_id)
    return view(request, token)


class CancelIn(Schema):
    """`cause`: one of the view's `cancel_causes`; "other" needs its `note`."""

    event_id: UUID
    cause: CancelCause
    note: str = Field("", max_length=500)


@router.post("/{token}/cancel", response=DoorView, throttle=WRITES)
def cancel(request: HttpRequest, token: str, body: CancelIn) -> DoorView:
    """Cancel the order at the customer's own asking, until we are at the door. Raises CancelNeedsReason."""
    now = clock.now()
    number = read_token(token, now=now)
    booking.cancel_visit(
        number=number,
        asked_by="customer",
        cause=body.cause,
        note=body.note,
        actor=_customer(number),
        now=now,
        event_id=body.event_id,
    )
    return view(request, token)


class AgreeIn(Schema):
    """`plan`: the id of the plan that the customer saw."""

    event_id: UUID
    plan: UUID


@router.post("/{token}/agree", response=DoorView, throttle=WRITES)
def agree(request: HttpRequest, token: str, body: AgreeIn) -> DoorView:
    """Agree to the wiring plan and its charges. Raises PlanChanged when it isn't the latest one."""
    number = read_token(token, now=clock.now())
    proposed = Story(present_job(entries_of(number))).last("plan.proposed")
    if proposed is not None and proposed.id != body.plan:
        raise PlanChanged()
    return _say(request, token, body.event_id, "plan.agreed", {"agreed": True, "by": "customer_page"})


class SignatureIn(Schema):
    slot: Literal["signature"]
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    media_type: Literal["image/png", "image/jpeg", "image/webp"]


Comment = Annotated[str, Field(max_length=2000)]
Score = Annotated[int, Field(ge=1, le=10)]


class SignIn(Schema):
    event_id: UUID
    result: Literal["satisfied", "dissatisfied"]
    comment: Comment = ""
    signature: SignatureIn
    rework: Literal["now", "later"] | None = None
    typed: bool = False


@router.post("/{token}/sign", response=DoorView, throttle=WRITES)
def sign(request: HttpRequest, token: str, body: SignIn) -> DoorView:
    """Sign the acceptance; dissatisfied opens rework, at once or in another window (`rework`)."""
    said = body.model_dump(exclude={"event_id", "rework", "typed"}) | {"by": "customer_page"}
    if body.result == "dissatisfied":
        said["rework"] = body.rework or "now"
    if body.typed:
        said["typed"] = True
    return _say(request, token, body.event_id, "acceptance.signed", said)


class RateIn(Schema):
    event_id: UUID
    result: Score
    punctuality: Score
    skill: Score
    manner: Score
    comment: Comment = ""


@router.post("/{token}/rate", response=DoorView, throttle=WRITES)
def rate(request: HttpRequest, token: str, body: RateIn) -> DoorView:
    """Rate the visit. Again is a change of mind: the latest counts."""
    return _say(request, token, body.event_id, "customer.rated", body.model_dump(exclude={"event_id"}))


class ComplainIn(Schema):
    event_id: UUID
    statement: str = Field(min_length=1, max_length=500)


@router.post("/{token}/complain", response=DoorView, throttle=WRITES)
def complain(request: HttpRequest, token: str, body: ComplainIn) -> DoorView:
    """Complain, whatever state the order is in."""
    return _say(request, token, body.event_id, "complaint.made", {"statement": body.statement})


@router.put(
    "/{token}/evidence/{sha256}",
    response=EvidenceOut,
    throttle=WRITES,
    openapi_extra=dict(visits.PICTURE_IN),
)
def put_evidence(request: HttpRequest, token: str, sha256: visits.Sha256) -> EvidenceOut:
    """The picture of a signature, at most 1 MB, while there is something to sign; 10 MB in a day. Raises
    NothingToSign, EvidenceRefused, EvidenceTooMuch."""
    number = read_token(token, now=clock.now())
    if State(order_named(number).state) not in door_view.SIGNABLE:
        raise NothingToSign()
    return visits.take_evidence(request, sha256, _customer(number), SIGNATURE)


@router.get("/{token}/evidence/{sha256}", response=EvidenceOut)
def evidence_progress(request: HttpRequest, token: str, sha256: visits.Sha256) -> EvidenceOut:
    """How much of the signature's picture is here: an upload that was cut off goes on from there."""
    actor = _customer(read_token(token, now=clock.now()))
    return visits.shown_progress(sha256, progress_of(sha256=sha256, actor=actor))


@router.get("/{token}/portrait", openapi_extra=dict(PICTURE_OUT))
def portrait(request: HttpRequest, token: str) -> HttpResponse:
    """The face of who comes, as long as somebody comes. Raises NotFound."""
    now = clock.now()
    order = order_named(read_token(token, now=now))
    assigned = assignment_of(order.number) if State(order.state) in door_view.SOMEBODY_COMES else None
    if assigned is None:
        raise NotFound(what=text("照片", "portrait"))
    return picture(assigned.staff_no)


@router.get("/{token}/acceptance.pdf", openapi_extra=visits.answers("application/pdf"))
def acceptance(request: HttpRequest, token: str) -> HttpResponse:
    """The customer's own acceptance form."""
    return visits.pdf(read_token(token, now=clock.now()))


def _say(request: HttpRequest, token: str, event_id: UUID, kind: str, body: dict[str, Any]) -> DoorView:
    now = clock.now()
    number = read_token(token, now=now)
    append(number=number, event=NewEvent(event_id, kind, body, now), actor=_customer(number), now=now)
    return view(request, token)


def _customer(number: str) -> Actor:
    return Actor("customer", str(order_named(number).customer_id))
