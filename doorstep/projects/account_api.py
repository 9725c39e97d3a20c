"""Endpoints of a hotel's account: its record, calls, promises, tasks, service plan, guests' requests."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router

from doorstep.accounts.contacts import Person
from doorstep.core import clock
from doorstep.orders.access import actor_of
from doorstep.orders.log import Actor
from doorstep.people import access
from doorstep.people.access import require
from doorstep.projects import account, duties, guest_requests, queries, service_plans, services
from doorstep.projects.access import READERS, Id
from doorstep.projects.account_schemas import (
    AccountIn,
    AccountOut,
    CallIn,
    CallOut,
    ClearedIn,
    ClearedOut,
    ContactOut,
    DutyOut,
    GuestRequestOut,
    ManagerOut,
    PassIn,
    PlanStepIn,
    PurposeIn,
    ResultIn,
    ServicePlanIn,
    ServicePlanOut,
    TaskIn,
)
from doorstep.projects.models import RollOut
from doorstep.projects.people import account_managers_for, names_of

router = Router(tags=["projects"])

Ref = Annotated[str, Path(min_length=1, max_length=40)]


def _asked(request: HttpRequest, id: int) -> tuple[RollOut, Actor]:
    person = require(request, *READERS)
    return queries.rollout_in(id=id, unit_path=person.unit_path), actor_of(person)


@router.get("/account-managers", response=list[ManagerOut])
def account_managers(request: HttpRequest) -> list[ManagerOut]:
    """Who may look after a hotel of the unit, by name."""
    person = require(request, *READERS)
    return [
        ManagerOut(username=each.username, name=each.display_name)
        for each in account_managers_for(person.unit_path)
    ]


@router.get("/rollouts/{id}/account", response=AccountOut)
def show_account(request: HttpRequest, id: Id) -> account.AccountSeen:
    """What we know of the hotel: contacts (masked), preferences, special requirements, grade, dates."""
    rollout, _ = _asked(request, id)
    return account.account_of(rollout)


@router.put("/rollouts/{id}/account", response=AccountOut)
def keep_account(request: HttpRequest, id: Id, body: AccountIn) -> account.AccountSeen:
    """Write the record anew (MANAGER-1)."""
    rollout, actor = _asked(request, id)
    said = body.model_dump(exclude={"contacts"})
    people = [Person(each.role, each.name, each.phone, each.id) for each in body.contacts]
    return services.keep_account(rollout=rollout, **said, contacts=people, actor=actor, now=clock.now())


@router.post("/rollouts/{id}/account/reveal", response=list[ContactOut])
def reveal_contacts(request: HttpRequest, id: Id, body: PurposeIn) -> list[ContactOut]:
    """The contacts with name and phone in clear. Who looks, when and why is recorded (ETHIC-1)."""
    rollout, actor = _asked(request, id)
    found = services.reveal_contacts(rollout=rollout, actor=actor, purpose=body.purpose, now=clock.now())
    return [ContactOut(id=each.id, role=each.role, name=each.name, phone=each.phone) for each in found]


@router.post("/rollouts/{id}/cleared", response=ClearedOut)
def clear_rollout(request: HttpRequest, id: Id, body: ClearedIn) -> ClearedOut:
    """Contract signed, network plan accepted: the first visit's clock runs from the later date (HOTEL-1).
    Once more corrects it."""
    rollout, actor = _asked(request, id)
    services.clear_rollout(rollout=rollout, **body.model_dump(), actor=actor, now=clock.now())
    row = queries.row_of(rollout)
    due_at = row.first_visit.due_at if row.first_visit else None
    return ClearedOut(
        cleared_at=max(body.contract_signed_at, body.network_accepted_at), first_visit_due_at=due_at
    )


@router.get("/rollouts/{id}/contact-log", response=list[CallOut])
def contact_log(request: HttpRequest, id: Id) -> list[CallOut]:
    """Every call with the hotel and what was promised in it, the latest first."""
    rollout, _ = _asked(request, id)
    calls = duties.calls_of(rollout)
    made = _duties([rollout], duties.duties_of([rollout]))
    names = names_of(call.actor for call in calls)
    in_call: dict[str, list[DutyOut]] = {}
    for duty, shown in made:
        in_call.setdefault(duty.call, []).append(shown)
    return [
        CallOut(
            id=call.id, order=call.number, at=call.occurred_at, by_name=names.get(call.actor, ""),
            purpose=call.body["purpose"], outcome=call.body["outcome"], note=call.body["note"],
            promises=in_call.get(str(call.id), []),
        )
        for call in calls
    ]  # fmt: skip


@router.post("/rollouts/{id}/calls", response=list[CallOut])
def note_call(request: HttpRequest, id: Id, body: CallIn) -> list[CallOut]:
    """Note a call and what was promised in it; answers with the contact log (CALL-5)."""
    rollout, actor = _asked(request, id)
    promises = [services.NewPromise(each.what, each.due_at, each.owner) for each in body.promises]
    services.note_call(
        rollout=rollout, id=body.id, purpose=body.purpose, outcome=body.outcome, note=body.note,
        promises=promises, actor=actor, now=clock.now(),
    )  # fmt: skip
    return contact_log(request, id)


@router.post("/rollouts/{id}/promises/{promise}/report", response=list[DutyOut])
def report_promise(request: HttpRequest, id: Id, promise: Ref, body: ResultIn) -> list[DutyOut]:
    """The caller was told what became of it."""
    rollout, actor = _asked(request, id)
    services.report_promise(
        rollout=rollout, promise=promise, result=body.result, actor=actor, now=clock.now()
    )
    return _all_duties(rollout)


@router.get("/rollouts/{id}/tasks", response=list[DutyOut])
def rollout_tasks(request: HttpRequest, id: Id) -> list[DutyOut]:
    """The roll-out's promises and tasks, the earliest due first."""
    rollout, _ = _asked(request, id)
    return _all_duties(rollout)


@router.post("/rollouts/{id}/tasks", response=list[DutyOut])
def open_task(request: HttpRequest, id: Id, body: TaskIn) -> list[DutyOut]:
    """Ask another department, with owner and due time (MANAGER-4)."""
    rollout, actor = _asked(request, id)
    services.open_task(rollout=rollout, **body.model_dump(), actor=actor, now=clock.now())
    return _all_duties(rollout)


@router.post("/rollouts/{id}/tasks/{task}/close", response=list[DutyOut])
def close_task(request: HttpRequest, id: Id, task: Ref, body: ResultIn) -> list[DutyOut]:
    """The department has done it."""
    rollout, actor = _asked(request, id)
    services.close_task(rollout=rollout, task=task, result=body.result, actor=actor, now=clock.now())
    return _all_duties(rollout)


@router.get("/tasks", response=list[DutyOut])
def my_tasks(request: HttpRequest, mine: Query[bool] = True, done: Query[bool] = False) -> list[DutyOut]:
    """Promises and tasks across roll-outs, the earliest due first. `mine`: those that one owns oneself or of
    hotels that one looks after; else all of the unit. `done`: those that are over too."""
    person = require(request, *READERS)
    rollouts = list(queries.rollouts_below(person.unit_path))
    looked_after = {each.pk for each in rollouts if each.manager_id == person.user.pk}
    found = [
        each
        for each in duties.duties_of(rollouts)
        if (done or each.done_at is None) and (not mine or _is_mine(each, person, looked_after))
    ]
    return [shown for _, shown in _duties(rollouts, found)]


@router.get("/rollouts/{id}/service-plan", response=list[ServicePlanOut])
def show_plans(request: HttpRequest, id: Id) -> list[service_plans.PlanSeen]:
    """The service plans, the one that counts now first."""
    rollout, _ = _asked(request, id)
    return service_plans.plans_of(rollout)


@router.post("/rollouts/{id}/service-plan", response=ServicePlanOut)
def write_plan(request: HttpRequest, id: Id, body: ServicePlanIn) -> service_plans.PlanSeen:
    """Draw a plan up or change it: what the customer had confirmed is to be confirmed anew (MANAGER-2)."""
    rollout, actor = _asked(request, id)
    return services.write_plan(rollout=rollout, **body.model_dump(), actor=actor, now=clock.now())


PlanStep = Literal["confirm", "start", "complete", "report"]


@router.post("/rollouts/{id}/service-plan/{step}", response=ServicePlanOut)
def step_plan(request: HttpRequest, id: Id, step: PlanStep, body: PlanStepIn) -> service_plans.PlanSeen:
    """The customer confirmed it, it is begun, it is carried out, its result was reported (MANAGER-2, -3)."""
    rollout, actor = _asked(request, id)
    now = clock.now()
    if step == "confirm":
        services.confirm_plan(rollout=rollout, by=body.by, actor=actor, now=now)
    elif step == "start":
        services.start_plan(rollout=rollout, actor=actor, now=now)
    elif step == "complete":
        services.complete_plan(rollout=rollout, results=body.results, actor=actor, now=now)
    else:
        services.report_result(
            rollout=rollout, comments_asked=body.comments_asked, comment=body.comment,
            improvement=body.improvement, actor=actor, now=now,
        )  # fmt: skip
    return service_plans.plans_of(rollout)[0]


@router.get("/rollouts/{id}/requests", response=list[GuestRequestOut])
def guest_requests_of(request: HttpRequest, id: Id) -> list[guest_requests.GuestRequest]:
    """What guests asked the crew for, those still to be passed on first (HOTEL-25)."""
    rollout, _ = _asked(request, id)
    return guest_requests.requests_of(rollout)


@router.post("/rollouts/{id}/requests/{request_id}/pass", response=list[GuestRequestOut])
def pass_request(
    request: HttpRequest, id: Id, request_id: UUID, body: PassIn
) -> list[guest_requests.GuestRequest]:
    """The hotel's staff was told of it."""
    rollout, actor = _asked(request, id)
    services.pass_request(
        rollout=rollout, request=request_id, to=body.to, note=body.note, actor=actor, now=clock.now()
    )
    return guest_requests.requests_of(rollout)


def _is_mine(duty: duties.Duty, person: access.Person, looked_after: set[int]) -> bool:
    names = (person.user.username, person.user.display_name)
    return duty.owner in names or duty.by == str(actor_of(person)) or duty.rollout in looked_after


def _all_duties(rollout: RollOut) -> list[DutyOut]:
    return [shown for _, shown in _duties([rollout], duties.duties_of([rollout]))]


def _duties(rollouts: list[RollOut], found: list[duties.Duty]) -> list[tuple[duties.Duty, DutyOut]]:
    by_id, now = {each.pk: each for each in rollouts}, clock.now()
    names, owners = names_of(each.by for each in found), names_of(f"owner:{each.owner}" for each in found)
    return [
        (
            each,
            _shown(each, by_id[each.rollout], names.get(each.by, ""), owners.get(f"owner:{each.owner}"), now),
        )
        for each in found
    ]


def _shown(
    duty: duties.Duty, rollout: RollOut, by_name: str, owner_name: str | None, now: datetime
) -> DutyOut:
    """Whoever is named by a login is called by name."""
    return DutyOut(
        id=duty.id, sort=duty.sort, rollout=duty.rollout, code=rollout.code, hotel=queries.hotel_of(rollout),
        order=duty.order, what=duty.what, owner=owner_name or duty.owner, about=duty.about,
        department=duty.department,
        due_at=duty.due_at, made_at=duty.made_at, by_name=by_name, done_at=duty.done_at,
        result=duty.result, overdue=duty.overdue(now),
    )  # fmt: skip
