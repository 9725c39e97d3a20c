"""Who is asking: from a request to the person, his role, his unit. Endpoints of every package begin here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest

from doorstep.core.errors import LoginNeeded, NotAllowed, text
from doorstep.people.errors import NotATechnician, PhoneCutOff
from doorstep.people.models import Phone, Technician, Unit, User
from doorstep.people.rules import in_scope
from doorstep.people.states import ROLES, Role

#: The field app says with each request from which phone it comes.
PHONE_HEADER = "X-Doorstep-Phone"
PHONE_IN_SESSION = "phone"
_DEVICE = re.compile(r"[0-9A-Za-z-]{8,80}")

DESK = (Role.DISPATCHER, Role.SUPERVISOR, Role.MANAGER)
LEADS = (Role.SUPERVISOR, Role.MANAGER)


class RoleNotAllowed(NotAllowed):
    """`who`: the roles that may, as a Text."""

    code = "role-not-allowed"
    title = text("您的岗位不能做这项操作", "Your role may not do this")
    mend = text("这项操作由{who}来做。", "This belongs to: {who}.")


class NoUnit(NotAllowed):
    """An administrator outside all units: may keep the system, sees no orders."""

    code = "no-unit"
    title = text("账号 {username} 未归属任何单位", "{username} belongs to no unit")
    mend = text(
        "请用本单位的账号登录，或请管理员为该账号指定单位。",
        "Use an account of your unit, or have one set.",
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Someone logged in. `actor` is his id in logs: a technician's staff number, anyone else's login."""

    user: User
    unit: Unit
    role: str
    actor: str
    staff_no: str | None

    @property
    def unit_path(self) -> str:
        return self.unit.path

    def sees(self, unit_path: str) -> bool:
        """Whether data of that unit is in his scope: his own unit and those below it."""
        return in_scope(self.unit_path, unit_path)


def current_user(request: HttpRequest) -> User:
    """Raises LoginNeeded."""
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        raise LoginNeeded()
    return user


def phones_of_request(request: HttpRequest) -> set[str]:
    """The phone that the request says it comes from, and the one that its session was opened with."""
    session = getattr(request, "session", {})
    told = {request.headers.get(PHONE_HEADER, ""), str(session.get(PHONE_IN_SESSION, ""))}
    return {device for device in told if _DEVICE.fullmatch(device)}


def bind_phone(request: HttpRequest) -> None:
    """From now on the session is that phone's, whatever later requests say."""
    device = request.headers.get(PHONE_HEADER, "")
    if _DEVICE.fullmatch(device):
        request.session[PHONE_IN_SESSION] = device


def refuse_lost_phone(request: HttpRequest, *, also: str = "") -> None:
    """Raises PhoneCutOff: whoever worked with a phone that was cut off, nobody works with it now.

    A session opened without saying so (at the console's login) becomes the phone's with its first word.
    `also`: what it calls itself elsewhere than in the header.
    """
    devices = phones_of_request(request) | ({also} if _DEVICE.fullmatch(also) else set())
    if PHONE_IN_SESSION not in getattr(request, "session", {PHONE_IN_SESSION: ""}):
        bind_phone(request)
    if not devices:
        return
    lost = Phone.objects.filter(device__in=devices, cut_off_at__isnull=False).order_by("cut_off_at").first()
    if lost is not None and lost.cut_off_at is not None:
        raise PhoneCutOff(since=lost.cut_off_at.isoformat())


def current_person(request: HttpRequest, *, lost_too: bool = False) -> Person:
    """Raises LoginNeeded, NoUnit, NotATechnician (a technician's login without its technician), and, unless
    `lost_too`, PhoneCutOff."""
    user = current_user(request)
    if not lost_too:
        refuse_lost_phone(request)
    if user.unit is None:
        raise NoUnit(username=user.username)
    if user.role != Role.TECHNICIAN:
        return Person(user, user.unit, user.role, user.username, None)
    staff_no = Technician.objects.filter(user=user, active=True).values_list("staff_no", flat=True).first()
    if staff_no is None:
        raise NotATechnician(username=user.username)
    return Person(user, user.unit, user.role, staff_no, staff_no)


def require(request: HttpRequest, *roles: str, lost_too: bool = False) -> Person:
    """The person, if his role is one of `roles`; `lost_too`: with a phone that was cut off as well.

    Raises LoginNeeded, RoleNotAllowed, PhoneCutOff.
    """
    person = current_person(request, lost_too=lost_too)
    if person.role not in roles:
        titles = [ROLES[Role(role)] for role in roles]
        who = text("、".join(title["zh"] for title in titles), ", ".join(title["en"] for title in titles))
        raise RoleNotAllowed(who=who)
    return person
