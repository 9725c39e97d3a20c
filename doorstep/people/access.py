"""Who is asking: from a request to the person, his role, his unit. Endpoints of every package begin here."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from doorstep.core.errors import LoginNeeded, NotAllowed, text
from doorstep.people.errors import NotATechnician
from doorstep.people.models import Technician, Unit, User
from doorstep.people.rules import in_scope
from doorstep.people.states import ROLES, Role

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


def current_person(request: HttpRequest) -> Person:
    """Raises LoginNeeded, NoUnit, NotATechnician (a technician's login without its technician)."""
    user = current_user(request)
    if user.unit is None:
        raise NoUnit(username=user.username)
    if user.role != Role.TECHNICIAN:
        return Person(user, user.unit, user.role, user.username, None)
    staff_no = Technician.objects.filter(user=user, active=True).values_list("staff_no", flat=True).first()
    if staff_no is None:
        raise NotATechnician(username=user.username)
    return Person(user, user.unit, user.role, staff_no, staff_no)


def require(request: HttpRequest, *roles: str) -> Person:
    """The person, if his role is one of `roles`. Raises LoginNeeded, RoleNotAllowed."""
    person = current_person(request)
    if person.role not in roles:
        titles = [ROLES[Role(role)] for role in roles]
        who = text("、".join(title["zh"] for title in titles), ", ".join(title["en"] for title in titles))
        raise RoleNotAllowed(who=who)
    return person
