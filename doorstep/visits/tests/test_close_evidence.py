"""An order is closed when the evidence that its log names is here, and not before."""

from __future__ import annotations

import hashlib

import pytest

from doorstep.orders.appending import append
from doorstep.orders.log import Actor, NewEvent
from doorstep.visits.errors import EvidenceMissing
from doorstep.visits.evidence.closing import missing_of
from doorstep.visits.queries import day_bundle
from tests.cast import DAY, at
from tests.lives import CHEN_JING, LI_QIANG, SUN_LI
from tests.worlds import Visit, keep, new_id, photo

LATE = photo("late")


def close(visit: Visit, by: Actor = SUN_LI) -> None:
    append(
        number=visit.number, event=NewEvent(new_id(at(18)), "order.closed", {}, at(18)), actor=by, now=at(18)
    )


@pytest.fixture
def replied(on_site: Visit) -> Visit:
    """Done and answered, but one picture is still on the phone."""
    on_site.work()
    sha256 = hashlib.sha256(LATE).hexdigest()
    on_site.say("site.cleaned", {"evidence": [{"slot": "clean-site", "sha256": sha256}]})
    on_site.sign()
    on_site.say("order.replied")
    return on_site


def test_closing_waits_for_the_evidence_and_says_for_which(replied: Visit) -> None:
    with pytest.raises(EvidenceMissing) as refused:
        close(replied)
    (missing,) = refused.value.details["missing"]
    assert (missing["kind"], missing["slot"]) == ("site.cleaned", "clean-site")
    assert replied.order.state == "replied"


def test_it_closes_once_all_has_arrived(replied: Visit) -> None:
    keep(LATE, now=at(17))
    close(replied)
    assert replied.order.state == "closed"
    assert missing_of([replied.number]) == {}


def test_a_leads_correction_stands_in_for_what_is_lost_for_good(replied: Visit) -> None:
    cleaned = replied.say(
        "site.cleaned", {"evidence": [{"slot": "route", "sha256": "e" * 64}]}, happened=True
    )
    keep(LATE, now=at(17))
    for by, is_waived in ((LI_QIANG, False), (CHEN_JING, False), (SUN_LI, True)):
        replied.say("order.corrected", {"corrects": str(cleaned.id)}, by=by)
        assert (missing_of([replied.number]) == {}) is is_waived
    close(replied)
    assert replied.order.state == "closed"


def test_the_phone_is_told_which_evidence_has_not_arrived(replied: Visit) -> None:
    def lacking() -> list[list[str]]:
        bundle = day_bundle(staff_no="HF1001", unit_path="hf/hf-east/", day=DAY, now=at(18))
        return [order["missing_evidence"] for order in bundle["orders"]]

    assert lacking() == [[hashlib.sha256(LATE).hexdigest()]]
    keep(LATE, now=at(18))
    assert lacking() == [[]]
