"""What the server itself says in an event's body, before the gates see it: that a MAC is in use elsewhere.

The package that knows registers how to find it out. No sender can say it, and an event that is sent again is
compared without it: what was true then stays in the log, whatever is true now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from doorstep.core.errors import Text, text
from doorstep.core.field_problems import FieldProblem
from doorstep.orders.events import EventKind, bad_event

if TYPE_CHECKING:
    from doorstep.orders.models import Order

#: The values of the fields for this body; None: nothing to say of one.
Finder = Callable[["Order", Mapping[str, Any]], Mapping[str, Any]]

_added: dict[str, tuple[Mapping[str, Text], Finder]] = {}


def adds(kind: str, **fields: Text) -> Callable[[Finder], Finder]:
    """Register who says these fields of a kind's bodies; they are optional there. Each with the words in
    which a refusal tells what was found ("in use at {}")."""

    def register(finder: Finder) -> Finder:
        _added[kind] = (fields, finder)
        return finder

    return register


def said(kind: EventKind, body: dict[str, Any]) -> dict[str, Any]:
    """The body as its sender may say it. Raises BadEvent: it says what only the server can know."""
    own = [name for name in _fields(kind.name) if name in body]
    if own:
        problems = [
            FieldProblem(field=name, zh="由系统填写，请去掉这一项", en="is the server's to say; leave it out")
            for name in own
        ]
        raise bad_event(kind.name, problems)
    return body


def completed(order: Order, kind: EventKind, body: Mapping[str, Any]) -> dict[str, Any]:
    """The body with what the server adds. On a locked order, in the transaction of its event."""
    if kind.name not in _added:
        return dict(body)
    found = {name: value for name, value in _added[kind.name][1](order, body).items() if value is not None}
    return {**body, **found}


def without(kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """A stored body as its sender said it."""
    left_out = _fields(kind)
    return {name: value for name, value in body.items() if name not in left_out}


def told(kind: str, body: Mapping[str, Any]) -> list[Text]:
    """What the server has added to this body, in words."""
    found = ((words, body[name]) for name, words in _fields(kind).items() if name in body)
    return [text(words["zh"].format(value), words["en"].format(value)) for words, value in found]


def _fields(kind: str) -> Mapping[str, Text]:
    return _added[kind][0] if kind in _added else {}
