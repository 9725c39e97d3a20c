"""Events of quality: a breach that somebody saw or heard."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from doorstep.orders.events import Body, Line, Proof, event_kind


@event_kind("breach.reported", nature="fact", zh="反映违规", en="Breach reported")
class BreachReported(Body):
    """Somebody reports that a clause was broken (what is said, never done, or a matter of conduct)."""

    clause: Annotated[str, Field(max_length=80)]
    seen_by: Literal["customer", "auditor", "transcript", "supervisor"]
    statement: Line
    evidence: list[Proof] = Field(default_factory=list)


@event_kind("complaint.made", nature="fact", zh="客户投诉", en="Complaint")
class ComplaintMade(Body):
    statement: Line


@event_kind("complaint.answered", nature="fact", zh="答复投诉", en="Complaint answered")
class ComplaintAnswered(Body):
    """What the customer is told about a complaint: the id of its complaint.made, and the answer."""

    complaint: Annotated[str, Field(max_length=40)]
    answer: Line


@event_kind("doubt.decided", nature="decision", zh="凭证疑点核定", en="Doubt decided")
class DoubtDecided(Body):
    """Somebody looked at the evidence of `doubt` (the id of an evidence.doubted). A confirmed one is followed
    by the breach of `clause` and stands; a dismissed one may be confirmed later; "rechecked": what could not
    be checked is tried anew, and what is found then is a doubt of its own.
    """

    doubt: Annotated[str, Field(max_length=40)]
    verdict: Literal["confirmed", "dismissed", "rechecked"]
    clause: Annotated[str, Field(max_length=80)] | None = None
    note: Annotated[str, Field(max_length=500)] = ""
