"""Opening a draft: from the edition in force, one of each standard."""

from __future__ import annotations

from datetime import date

import pytest

from doorstep.standards import drafting
from doorstep.standards.errors import DraftOpen, NotRun
from doorstep.standards.models import Draft
from doorstep.standards.services import adopt, publish_edition
from doorstep.standards.tests.drafts import APRIL, NEXT, NOW, SUN_LI, ZHOU_MIN, opened, running, said

pytestmark = pytest.mark.django_db


def test_a_draft_begins_as_the_edition_that_the_unit_runs_today() -> None:
    base = running()
    later = publish_edition(content=NEXT, file="x", now=NOW)
    adopt(unit_code="hf-east", edition=later, from_on=APRIL)
    draft = opened()
    assert (draft.standard, draft.unit_code, draft.base, draft.content) == (
        "TEST", "hf-east", base, base.content,
    )  # fmt: skip
    assert (draft.state, draft.revision, draft.author, draft.edited_by) == ("draft", 1, SUN_LI, SUN_LI)
    assert said(draft) == [("opened", SUN_LI, "")]


def test_another_unit_may_have_its_own() -> None:
    running()
    opened()
    other = drafting.open_draft(standard="TEST", unit_path="hf/", by=ZHOU_MIN, now=NOW)
    assert other.unit_code == "hf" and Draft.objects.count() == 2


def test_a_second_one_of_the_unit_is_refused_with_the_first_ones_id() -> None:
    running()
    first = opened()
    with pytest.raises(DraftOpen) as refusal:
        opened(by=ZHOU_MIN)
    assert refusal.value.details["draft"] == first.pk
    assert Draft.objects.count() == 1


def test_after_one_was_discarded_another_may_be_opened() -> None:
    running()
    drafting.discard(draft=opened().pk, by=SUN_LI, now=NOW)
    assert opened().state == "draft"


def test_what_the_unit_does_not_run_cannot_be_drafted() -> None:
    edition = publish_edition(content=NEXT, file="x", now=NOW)
    adopt(unit_code="hf-west", edition=edition, from_on=date(2026, 1, 1))
    with pytest.raises(NotRun) as refusal:
        opened()
    assert "TEST" in refusal.value.titled("zh")
