"""Reading a log as a visit: which part is the present one, what it shows, which evidence it names. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from doorstep.orders.log import Entry

#: After one of these somebody comes anew: the steps of the visit begin again (the phone's rule too).
NEW_VISIT: Final = frozenset({"visit.failed", "order.reopened", "order.resumed"})
_DECIDED: Final = frozenset({"confirmed", "dismissed"})
_SIGNED: Final = "acceptance.signed"

#: Work that a customer is shown before they are asked to sign again.
_REDONE: Final = frozenset(
    {
        "fault.fixed", "cabling.done", "optical.measured", "device.fitted", "device.recovered",
        "service.activated", "speed.tested", "use.explained", "site.cleaned", "room.mapped", "room.finished",
    }
)  # fmt: skip


def present_visit(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries of the visit that goes on: since one failed, the order was resumed or reopened, or another
    window was promised to somebody at whose door we had been (rework at another time)."""
    begin, been_there = 0, False
    for at, entry in enumerate(entries):
        if entry.kind in NEW_VISIT:
            begin, been_there = at + 1, False
        elif entry.kind == "window.promised" and been_there:
            begin, been_there = at, False
        elif entry.kind == "visit.arrived":
            been_there = True
    return entries[begin:]


def present_job(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries since the order was last reopened; all of them for one that never was."""
    return _after_last(entries, frozenset({"order.reopened"}))


def signed_job(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The job that the last signature accepted, with what followed until the order was reopened.

    Empty when nothing was signed.
    """
    jobs: list[list[Entry]] = [[]]
    for entry in entries:
        if entry.kind == "order.reopened":
            jobs.append([])
        jobs[-1].append(entry)
    return next((job for job in reversed(jobs) if any(each.kind == _SIGNED for each in job)), [])


def _after_last(entries: Sequence[Entry], kinds: frozenset[str]) -> Sequence[Entry]:
    at = max((position for position, entry in enumerate(entries, 1) if entry.kind in kinds), default=0)
    return entries[at:]


def told_to_crew(entries: Sequence[Entry]) -> list[Entry]:
    """What those who made the visit read of the log: a doubt about their evidence only once a person has
    decided it. One that was merely checked again is no decision."""
    decided = {
        entry.body["doubt"]
        for entry in entries
        if entry.kind == "doubt.decided" and entry.body["verdict"] in _DECIDED
    }
    return [entry for entry in entries if _about_doubt(entry) is None or _about_doubt(entry) in decided]


def _about_doubt(entry: Entry) -> str | None:
    if entry.kind == "evidence.doubted":
        return str(entry.id)
    return str(entry.body["doubt"]) if entry.kind == "doubt.decided" else None


def evidence_of(body: Mapping[str, Any]) -> set[str]:
    """The hashes of all evidence that an event names."""
    return {str(proof["sha256"]) for proof in proofs_of(body)}


def proofs_of(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The pieces of evidence that an event names ({slot, sha256, media_type}), a signature last."""
    signature = body.get("signature")
    return [*body.get("evidence", ()), *([signature] if isinstance(signature, Mapping) else [])]


@dataclass(frozen=True, slots=True)
class Story:
    """Part of an order's log, asked by kind."""

    entries: Sequence[Entry]

    def all(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == kind]

    def last(self, kind: str) -> Entry | None:
        found = self.all(kind)
        return found[-1] if found else None

    def body(self, kind: str) -> Mapping[str, Any]:
        found = self.last(kind)
        return found.body if found else {}

    def at(self, kind: str) -> datetime | None:
        found = self.last(kind)
        return found.occurred_at if found else None

    @property
    def plan_agreed(self) -> bool:
        """The latest plan was agreed to; a changed plan is agreed anew."""
        proposed, agreed = self.last("plan.proposed"), self.last("plan.agreed")
        return agreed is not None and (proposed is None or agreed.seq > proposed.seq)

    @property
    def ready_to_sign(self) -> bool:
        """The work was shown as done, or after a dissatisfied signature something was put right."""
        signed = self.last(_SIGNED)
        if signed is None:
            return self.last("site.cleaned") is not None
        redone = any(entry.kind in _REDONE and entry.seq > signed.seq for entry in self.entries)
        return signed.body["result"] == "dissatisfied" and redone
