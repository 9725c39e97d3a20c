"""Whose order is it: scope by unit, and who is named in the log."""

from __future__ import annotations

from doorstep.core.errors import NotFound, text
from doorstep.orders.log import Actor
from doorstep.orders.models import Order
from doorstep.orders.queries import last_assigned, order_named
from doorstep.people.access import Person
from doorstep.people.states import Role


def actor_of(person: Person) -> Actor:
    return Actor(person.role, person.actor)


def order_in_scope(person: Person, number: str) -> Order:
    """The order, if it is this person's to see: of his unit or one below; a technician's own ones only.

    A technician's own are those to which he was the last to be sent: from the assignment on, done or failed,
    until another is. Outside the scope the answer is the same as for an order that does not exist: NotFound.
    """
    order = order_named(number)
    theirs = person.sees(order.unit.path)
    if theirs and person.role == Role.TECHNICIAN:
        theirs = last_assigned(number) == person.staff_no
    if not theirs:
        raise NotFound(what=text(f"工单 {number}", f"order {number}"))
    return order
