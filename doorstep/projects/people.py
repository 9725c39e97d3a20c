"""What people are called where lists tell who did something."""

from __future__ import annotations

from collections.abc import Iterable

from doorstep.orders.log import Actor
from doorstep.people.models import Technician, User


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Display names by actor ("account_manager:wufan"); those whom nobody knows any more are left out."""
    by_id = {Actor.parse(actor).id: actor for actor in actors}
    logins = User.objects.filter(username__in=by_id).values_list("username", "display_name")
    staff = Technician.objects.filter(staff_no__in=by_id).values_list("staff_no", "name")
    return {by_id[id]: name for id, name in (*logins, *staff)}
