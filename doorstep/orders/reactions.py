"""How the left tells the right: packages subscribe to event kinds, in the same transaction.

A projection keeps a package's own tables in step with the log and is run again by `rebuild`; it writes
nothing else. A rebuild replays one order after the other; a projection whose rows depend on several orders
(a device goes from one to the next) subscribes across them, and gets their events in the order in which they
were recorded. A reaction has effects beyond the log (a message, a job) and is never repeated.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doorstep.orders.log import Entry
    from doorstep.orders.models import Order

Handler = Callable[["Order", "Entry"], None]

_projections: dict[str, list[Handler]] = {}
_across: dict[str, list[Handler]] = {}
_reactions: dict[str, list[Handler]] = {}
_tables: list[Callable[[], None]] = []


def projects(*kinds: str) -> Callable[[Handler], Handler]:
    """Subscribe a projection to event kinds."""
    return _subscribe(_projections, kinds)


def projects_across(*kinds: str) -> Callable[[Handler], Handler]:
    """Subscribe a projection that follows several orders at once."""
    return _subscribe(_across, kinds)


def reacts(*kinds: str) -> Callable[[Handler], Handler]:
    """Subscribe a reaction to event kinds."""
    return _subscribe(_reactions, kinds)


def clears(function: Callable[[], None]) -> Callable[[], None]:
    """Register how a package empties its projections before they are rebuilt."""
    _tables.append(function)
    return function


def _subscribe(index: dict[str, list[Handler]], kinds: tuple[str, ...]) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        for kind in kinds:
            index.setdefault(kind, []).append(handler)
        return handler

    return register


def project(order: Order, entry: Entry) -> None:
    for handler in _projections.get(entry.kind, ()):
        handler(order, entry)


def project_across(order: Order, entry: Entry) -> None:
    for handler in _across.get(entry.kind, ()):
        handler(order, entry)


def kinds_across() -> list[str]:
    return list(_across)


def react(order: Order, entry: Entry) -> None:
    for handler in _reactions.get(entry.kind, ()):
        handler(order, entry)


def clear_projections() -> None:
    for function in reversed(_tables):
        function()
