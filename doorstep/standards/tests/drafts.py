"""A draft of the small standard and the people around it, for the tests of its verbs.

孙丽 (supervisor, east) writes; 周敏 (manager) publishes; 高明 is another manager.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from doorstep.standards import drafting
from doorstep.standards.linting import EventShape, Known
from doorstep.standards.models import Draft, Edition
from doorstep.standards.services import adopt, publish_edition
from tests.cast import at
from tests.lives import STANDARD

EAST = "hf/hf-east/"
SUN_LI, ZHOU_MIN, GAO_MING = "sunli", "zhoumin", "gaoming"
TODAY, APRIL = date(2026, 3, 2), date(2026, 4, 1)
NOW = at(9)
KNOWN = Known(
    events={
        kind: EventShape()
        for kind in (
            "order.received",
            "call.made",
            "order.cancelled",
            "cabling.done",
            "plan.agreed",
            "plan.proposed",
            "order.reopened",
            "order.replied",
            "order.suspended",
            "order.resumed",
            "acceptance.signed",
            "speed.tested",
            "customer.rated",
        )
    }
)
#: A first call within a quarter of an hour.
NEXT = STANDARD.replace('version: "1"', 'version: "2"').replace("PT30M", "PT15M")


def running(figures: dict[str, Any] | None = None) -> Edition:
    """The city runs version 1."""
    edition = publish_edition(content=STANDARD, file="test.yaml", now=at(5))
    adopt(unit_code="hf", edition=edition, from_on=date(2026, 1, 1), parameters=figures)
    return edition


def opened(by: str = SUN_LI) -> Draft:
    return drafting.open_draft(standard="TEST", unit_path=EAST, by=by, now=NOW)


def written(content: str = NEXT, by: str = SUN_LI) -> Draft:
    draft = opened(by)
    return drafting.save_draft(draft=draft.pk, content=content, revision=draft.revision, by=by, now=NOW)


def proposed(draft: Draft | None = None, *, from_on: date = APRIL, note: str = "", by: str = SUN_LI) -> Draft:
    pk = (draft or written()).pk
    return drafting.propose(draft=pk, from_on=from_on, note=note, by=by, unit_path=EAST, known=KNOWN, now=NOW)


def publish(draft: Draft, *, by: str = ZHOU_MIN, may_publish: bool = True, **more: Any) -> Draft:
    said: dict[str, Any] = {"unit_path": EAST, "known": KNOWN, "now": NOW} | more
    return drafting.publish_draft(draft=draft.pk, by=by, may_publish=may_publish, **said)


def said(draft: Draft) -> list[tuple[str, str, str]]:
    """What was done with it, by whom, with which words."""
    return [(remark.kind, remark.by, remark.said) for remark in draft.remarks.all()]
