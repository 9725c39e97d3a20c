"""Who looks after hotels, and what people are called where lists tell who did something."""

from __future__ import annotations

from collections.abc import Iterable

from doorstep.orders.log import Actor
from doorstep.people.models import Technician, User
from doorstep.people.states import Role


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Display names by actor ("account_manager:wufan"); those whom nobody knows any more are left out."""
    by_id = {Actor.parse(actor).id: actor for actor in actors}
    logins = User.objects.filter(username__in=by_id).values_list("username", "display_name")
    staff = Technician.objects.filter(staff_no__in=by_id).values_list("staff_no", "name")
    return {by_id[id]: name for id, name in (*logins, *staff)}


def account_managers_for(unit_path: str) -> list[User]:
    """Account managers of the unit, of those below it and of those that it belongs to, by name."""
    working = User.objects.filter(role=Role.ACCOUNT_MANAGER, is_active=True, unit__isnull=False)
    return [
        each
        for each in working.select_related("unit").order_by("display_name", "username")
        if each.unit and (each.unit.path.startswith(unit_path) or unit_path.startswith(each.unit.path))
    ]
