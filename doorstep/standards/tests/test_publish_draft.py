"""Publishing a draft: a second person, all or nothing, and from the proposed day on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from doorstep.standards.drafting import save_draft, withdraw
from doorstep.standards.errors import (
    DayPast,
    DraftNotReady,
    DraftSettled,
    SecondPersonNeeded,
    StaleDraft,
    VersionTaken,
)
from doorstep.standards.linting import EventShape, Known
from doorstep.standards.models import Adoption, Draft, Edition
from doorstep.standards.queries import editions_in_force
from doorstep.standards.tests.drafts import (
    APRIL,
    EAST,
    GAO_MING,
    NEXT,
    NOW,
    SUN_LI,
    ZHOU_MIN,
    proposed,
    publish,
    running,
    said,
    written,
)
from tests.cast import at

pytestmark = pytest.mark.django_db


def in_force(on: date, unit_path: str = EAST) -> tuple[str, dict[str, object]]:
    (pin,) = editions_in_force(unit_path=unit_path, on=on)
    return Edition.objects.get(pk=pin.edition).version, dict(pin.parameters)


def test_a_second_person_publishes_and_the_unit_runs_it_from_that_day() -> None:
    running()
    draft = publish(proposed())
    edition = Edition.objects.get(version="2")
    assert (draft.state, draft.published_by, draft.edition) == ("published", ZHOU_MIN, edition)
    assert (edition.unit_code, edition.author, edition.published_by) == ("hf-east", SUN_LI, ZHOU_MIN)
    assert (edition.content, edition.published_at) == (NEXT, NOW)
    assert in_force(APRIL - timedelta(days=1)) == ("1", {})
    assert in_force(APRIL) == ("2", {})
    assert in_force(APRIL, "hf/hf-west/") == ("1", {})
    assert Adoption.objects.get(edition=edition).adopted_by == ZHOU_MIN
    assert said(draft)[-1] == ("published", ZHOU_MIN, "")


def test_the_units_own_figures_are_carried_on_as_far_as_they_fit() -> None:
    running({"call-within": "PT10M"})
    publish(proposed())
    assert in_force(APRIL) == ("2", {"call-within": "PT10M"})


def test_a_figure_that_the_new_edition_lacks_is_left_behind() -> None:
    running({"call-within": "PT10M"})
    publish(proposed(written(NEXT.replace("call-within", "ring-within"))))
    assert in_force(APRIL) == ("2", {})


@pytest.mark.parametrize(
    ("by", "may_publish", "reason"),
    [(SUN_LI, True, "起草"), (GAO_MING, True, "最后一次修改"), (ZHOU_MIN, False, "经理")],
)
def test_neither_the_author_nor_the_last_editor_nor_anyone_but_a_manager(
    by: str, may_publish: bool, reason: str
) -> None:
    running()
    draft = written()
    save_draft(draft=draft.pk, content=NEXT + "\n", revision=draft.revision, by=GAO_MING, now=NOW)
    draft = proposed(draft)
    with pytest.raises(SecondPersonNeeded) as refusal:
        publish(draft, by=by, may_publish=may_publish)
    assert reason in refusal.value.titled("zh")
    assert Draft.objects.get().state == "proposed" and not Edition.objects.filter(version="2").exists()
    assert publish(draft).state == "published"


def test_the_database_wants_two_people_too() -> None:
    running()
    draft = publish(proposed())
    for person in ("author", "edited_by"):
        with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
            Draft.objects.filter(pk=draft.pk).update(**{person: ZHOU_MIN})
    with pytest.raises(IntegrityError, match="two_people"), transaction.atomic():
        Edition.objects.create(
            sha256="1" * 64,
            standard="TEST",
            version="3",
            content="",
            published_at=NOW,
            unit_code="hf",
            author=ZHOU_MIN,
            published_by=ZHOU_MIN,
        )


def test_only_what_is_proposed_is_published_and_only_once() -> None:
    running()
    draft = written()
    with pytest.raises(DraftSettled):
        publish(draft)
    publish(proposed(draft))
    with pytest.raises(DraftSettled) as refusal:
        publish(draft, by=GAO_MING)
    assert "已发布" in refusal.value.titled("zh")
    assert Edition.objects.filter(version="2").count() == 1


def test_a_day_that_passed_meanwhile_is_refused() -> None:
    running()
    draft = proposed()
    with pytest.raises(DayPast):
        publish(draft, now=at(0, 1, APRIL + timedelta(days=1)))
    assert not Edition.objects.filter(version="2").exists()


def test_what_was_not_looked_at_is_not_published() -> None:
    running()
    draft = proposed()
    seen = draft.revision
    withdraw(draft=draft.pk, by=SUN_LI, now=NOW)
    save_draft(draft=draft.pk, content=NEXT + "# 另外\n", revision=seen, by=SUN_LI, now=NOW)
    again = proposed(draft)
    with pytest.raises(StaleDraft):
        publish(again, revision=seen)
    assert publish(again, revision=again.revision).state == "published"


def test_a_version_that_another_unit_took_meanwhile_is_refused() -> None:
    running()
    draft = proposed()
    Edition.objects.create(
        sha256="2" * 64,
        standard="TEST",
        version="2",
        content="",
        published_at=NOW,
        unit_code="hf-west",
        author="a",
        published_by="b",
    )
    with pytest.raises(VersionTaken):
        publish(draft)
    assert Draft.objects.get().state == "proposed"


def test_it_is_linted_again_and_nothing_is_half_done() -> None:
    running()
    draft = proposed()
    with pytest.raises(DraftNotReady) as refusal:
        publish(draft, known=Known(events={"order.received": EventShape()}))
    assert "call.made" in str(refusal.value.details["reasons"])
    assert Draft.objects.get().state == "proposed"
    assert Edition.objects.count() == 1 and Adoption.objects.count() == 1
