"""A unit's own figures from a day on: the edition in force, adopted again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from doorstep.standards.errors import AdoptionAhead, DayPast, FiguresRefused, NotRun
from doorstep.standards.models import Adoption
from doorstep.standards.queries import PinnedEdition, editions_in_force
from doorstep.standards.services import adopt, set_figures
from doorstep.standards.tests.drafts import APRIL, EAST, NOW, SUN_LI, TODAY, proposed, publish, running

pytestmark = pytest.mark.django_db


def set_to(parameters: dict[str, Any], **more: Any) -> Adoption:
    said: dict[str, Any] = {"standard": "TEST", "unit_path": EAST, "from_on": APRIL, "by": SUN_LI, "now": NOW}
    return set_figures(parameters=parameters, **(said | more))


def test_the_unit_runs_the_same_edition_with_its_own_figures() -> None:
    base = running()
    adoption = set_to({"call-within": "PT10M"})
    assert (adoption.unit_code, adoption.edition, adoption.adopted_by) == ("hf-east", base, SUN_LI)
    assert editions_in_force(unit_path=EAST, on=APRIL) == [
        PinnedEdition("TEST", base.sha256, {"call-within": "PT10M"})
    ]
    assert editions_in_force(unit_path=EAST, on=TODAY) == [PinnedEdition("TEST", base.sha256, {})]


def test_figures_that_are_not_named_are_the_editions_own_again() -> None:
    running({"call-within": "PT10M"})
    set_to({})
    (pin,) = editions_in_force(unit_path=EAST, on=APRIL)
    assert pin.parameters == {}


def test_the_edition_is_the_one_in_force_on_that_day() -> None:
    running()
    publish(proposed())
    set_to({"call-within": "PT5M"}, from_on=APRIL + timedelta(days=7))
    (pin,) = editions_in_force(unit_path=EAST, on=APRIL + timedelta(days=7))
    assert pin.edition == Adoption.objects.get(from_on=APRIL).edition_id


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        ({"ring": "PT5M"}, "没有参数 ring"),
        ({"call-within": 5}, "不是时长"),
        ({"call-within": "x"}, "不是时长"),
    ],
)
def test_a_figure_that_does_not_fit_is_refused(figures: dict[str, Any], reason: str) -> None:
    running()
    with pytest.raises(FiguresRefused) as refusal:
        set_to(figures)
    assert reason in refusal.value.titled("zh")
    assert Adoption.objects.count() == 1


def test_a_day_that_passed_is_refused() -> None:
    running()
    with pytest.raises(DayPast):
        set_to({}, from_on=TODAY - timedelta(days=1))


def test_a_day_before_a_settled_adoption_is_refused() -> None:
    base = running()
    adopt(unit_code="hf-east", edition=base, from_on=APRIL + timedelta(days=1))
    with pytest.raises(AdoptionAhead):
        set_to({})


def test_a_standard_that_the_unit_does_not_run_has_no_figures() -> None:
    with pytest.raises(NotRun):
        set_to({})
