"""Proposing a draft for publication, taking it back, having it sent back, discarding it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from doorstep.standards import drafting
from doorstep.standards.errors import (
    AdoptionAhead,
    DayPast,
    DraftNotReady,
    DraftSettled,
    SecondPersonNeeded,
    StaleDraft,
    VersionTaken,
)
from doorstep.standards.models import Draft
from doorstep.standards.services import adopt, publish_edition
from doorstep.standards.tests.drafts import (
    APRIL,
    EAST,
    GAO_MING,
    KNOWN,
    NEXT,
    NOW,
    SUN_LI,
    TODAY,
    ZHOU_MIN,
    opened,
    proposed,
    publish,
    running,
    said,
    written,
)
from tests.lives import STANDARD

pytestmark = pytest.mark.django_db


def test_a_draft_without_problems_is_proposed_from_a_day() -> None:
    running()
    draft = proposed(note="首呼改为一刻钟")
    assert (draft.state, draft.proposed_by, draft.from_on) == ("proposed", SUN_LI, APRIL)
    assert said(draft)[-1] == ("proposed", SUN_LI, "首呼改为一刻钟")


def test_today_is_early_enough_and_yesterday_is_past() -> None:
    running()
    draft = written()
    with pytest.raises(DayPast) as refusal:
        proposed(draft, from_on=TODAY - timedelta(days=1))
    assert refusal.value.details == {"from_on": "2026-03-01", "today": "2026-03-02"}
    assert proposed(draft, from_on=TODAY).state == "proposed"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("clauses: [", "YAML"),
        (NEXT.replace("control: gate", "control: fence", 1), "control"),
        (NEXT.replace("standard: TEST", "standard: OTHER"), "TEST"),
        (NEXT.replace('version: "2"', 'version: "  "'), "版本号"),
        (NEXT.replace('version: "2"', f'version: "{"2" * 41}"'), "版本号"),
    ],
)
def test_what_has_problems_is_refused_and_stays_a_draft(content: str, reason: str) -> None:
    running()
    with pytest.raises(DraftNotReady) as refusal:
        proposed(written(content))
    assert refusal.value.details["count"] >= 1
    assert reason in refusal.value.titled("zh") or reason in str(refusal.value.details["reasons"])
    assert Draft.objects.get().state == "draft"


def test_a_version_that_was_used_is_refused() -> None:
    running()
    with pytest.raises(VersionTaken) as refusal:
        proposed(written(STANDARD.replace("PT30M", "PT15M")))
    assert refusal.value.details == {"standard": "TEST", "version": "1"}


def test_a_revision_that_was_not_looked_at_is_not_proposed() -> None:
    running()
    draft = written()
    with pytest.raises(StaleDraft):
        drafting.propose(
            draft=draft.pk,
            from_on=APRIL,
            note="",
            by=SUN_LI,
            unit_path=EAST,
            known=KNOWN,
            now=NOW,
            revision=draft.revision - 1,
        )


def test_a_day_before_what_is_already_settled_is_refused() -> None:
    base = running()
    adopt(unit_code="hf-east", edition=base, from_on=date(2026, 4, 2))
    draft = written()
    with pytest.raises(AdoptionAhead) as refusal:
        proposed(draft, from_on=APRIL)
    assert refusal.value.details["ahead"] == "2026-04-02"
    assert proposed(draft, from_on=date(2026, 4, 2)).state == "proposed"


def test_what_is_proposed_is_not_proposed_again() -> None:
    running()
    with pytest.raises(DraftSettled):
        proposed(proposed())


def test_a_proposal_taken_back_is_a_draft_again() -> None:
    running()
    draft = drafting.withdraw(draft=proposed().pk, by=SUN_LI, now=NOW)
    assert (draft.state, draft.proposed_by, draft.from_on) == ("draft", "", None)
    assert said(draft)[-1] == ("withdrawn", SUN_LI, "")
    with pytest.raises(DraftSettled):
        drafting.withdraw(draft=draft.pk, by=SUN_LI, now=NOW)


def test_the_second_person_sends_it_back_and_says_why() -> None:
    running()
    draft = drafting.refuse_draft(
        draft=proposed().pk, why="一刻钟太紧", by=ZHOU_MIN, may_publish=True, now=NOW
    )
    assert draft.state == "draft"
    assert said(draft)[-1] == ("refused", ZHOU_MIN, "一刻钟太紧")
    assert proposed(draft).state == "proposed"


@pytest.mark.parametrize(("by", "may_publish"), [(SUN_LI, True), (GAO_MING, False)])
def test_only_a_second_person_sends_it_back(by: str, may_publish: bool) -> None:
    running()
    with pytest.raises(SecondPersonNeeded):
        drafting.refuse_draft(draft=proposed().pk, why="x", by=by, may_publish=may_publish, now=NOW)
    assert Draft.objects.get().state == "proposed"


@pytest.mark.parametrize("make", [opened, proposed])
def test_a_discarded_draft_is_kept_and_closed(make: object) -> None:
    running()
    draft = make()  # type: ignore[operator]
    gone = drafting.discard(draft=draft.pk, by=SUN_LI, now=NOW)
    assert (gone.state, gone.content) == ("discarded", draft.content)
    with pytest.raises(DraftSettled) as refusal:
        drafting.discard(draft=draft.pk, by=SUN_LI, now=NOW)
    assert "已作废" in refusal.value.titled("zh")


def test_what_is_published_is_not_discarded() -> None:
    running()
    draft = publish(proposed())
    with pytest.raises(DraftSettled):
        drafting.discard(draft=draft.pk, by=SUN_LI, now=NOW)


def test_what_contradicts_another_edition_of_the_unit_is_refused_and_named() -> None:
    running()
    other = STANDARD.replace("standard: TEST", "standard: OTHER").replace("test.", "other.")
    forbids = other[: other.index("clauses:")] + (
        "clauses:\n"
        "  - {id: other.silent, source: OTHER-1, control: order, title: {zh: 接单后不打电话, en: No calls},\n"
        "     template: absence, activation: {event: customer.rated}}\n"
    )
    edition = publish_edition(content=forbids, file="other.yaml", now=NOW)
    adopt(unit_code="hf", edition=edition, from_on=date(2026, 1, 1))
    with pytest.raises(DraftNotReady) as refusal:
        proposed(written())
    assert refusal.value.details["count"] == 1
    title = refusal.value.titled("zh")
    assert "other.silent" in title and "test.rated" in title and "互相矛盾" in title
