"""What a failed visit leaves for the desk to do, and which event shows that it was done. Pure."""

from __future__ import annotations

from typing import Final

from doorstep.core.errors import Text, text
from doorstep.orders.log import Actor, Entry
from doorstep.orders.states import State
from doorstep.visits.events import FailNext, FailOutcome
from doorstep.visits.failing import Next, failing

#: Whatever was wanted: the order stands still or has ended, somebody goes or works again, or begins anew.
_OVERTAKEN: Final = frozenset(
    {"order.suspended", "order.cancelled", "order.reopened", "visit.departed", "visit.arrived"}
)

#: Every event that settles something, for whoever listens to the log.
SETTLING: Final = ("window.promised", "order.assigned", "order.corrected", *sorted(_OVERTAKEN))

#: Of logs from before, which say it in words alone.
_UNTYPED: Final[Text] = text("按师傅说的跟进", "Follow up as the technician says")


def title_of(wanted: FailNext | None) -> Text:
    found = _listed(wanted)
    return text(found.title.zh, found.title.en) if found else _UNTYPED


def does_of(wanted: FailNext | None) -> Text | None:
    """What becomes of the order, where the list says it."""
    found = _listed(wanted)
    return text(found.does.zh, found.does.en) if found else None


def outcome_title(outcome: FailOutcome) -> Text:
    title = next(each.title for each in failing().outcomes if each.value == outcome)
    return text(title.zh, title.en)


def _listed(wanted: FailNext | None) -> Next | None:
    return next((each for each in failing().nexts if each.value == wanted), None)


def verb_for(wanted: FailNext | None, state: State) -> str:
    """The desk's verb that comes next. Somebody else can only be sent to who is booked."""
    match wanted:
        case "suspend":
            return "order.suspended"
        case "cancel_asked":
            return "order.cancelled"
        case "correct_address":
            return "order.corrected"
        case "other_technician" if state is not State.RECEIVED:
            return "order.assigned"
    return "window.promised"


def is_done(wanted: FailNext | None, failed_by: str, entry: Entry) -> bool:
    """Does this event, later in the log than the visit that `failed_by` gave up, settle what was wanted?

    A window that is agreed again settles all but two: a wrong address is put right (or said to be right)
    first, and somebody else is sent only once they are assigned. The same technician counts when a person
    sends him, knowing why (with help); a plan that sends him again knows nothing of it.
    """
    if entry.kind in _OVERTAKEN:
        return True
    if wanted == "correct_address":
        return entry.kind == "order.corrected"
    if wanted == "other_technician":
        another = entry.body.get("technician") != Actor.parse(failed_by).id
        return entry.kind == "order.assigned" and (another or entry.body["by"] == "hand")
    return entry.kind == "window.promised"
