"""Adopting editions: which unit runs which, from when, with which figures."""

from datetime import date

import pytest

from doorstep.standards.errors import BadStandard
from doorstep.standards.models import Adoption, Edition
from doorstep.standards.queries import PinnedEdition, editions_in_force
from doorstep.standards.services import adopt, publish_edition
from tests.cast import at
from tests.lives import STANDARD

pytestmark = pytest.mark.django_db

EAST = "hf/hf-east/"
MARCH = date(2026, 3, 1)


def edition(version: str = "1", standard: str = "TEST") -> Edition:
    content = STANDARD.replace('version: "1"', f'version: "{version}"')
    return publish_edition(content=content.replace("TEST\n", f"{standard}\n", 1), file="x", now=at(5))


def in_force(on: date = MARCH, unit_path: str = EAST) -> list[PinnedEdition]:
    return editions_in_force(unit_path=unit_path, on=on)


def test_a_unit_runs_what_it_adopted_from_that_day_on() -> None:
    one = edition()
    adopt(unit_code="hf-east", edition=one, from_on=MARCH, parameters={"call-within": "PT15M"})
    assert in_force(date(2026, 2, 28)) == []
    assert in_force() == [PinnedEdition("TEST", one.sha256, {"call-within": "PT15M"})]


def test_a_later_adoption_follows_an_earlier_one() -> None:
    one, two = edition("1"), edition("2")
    adopt(unit_code="hf-east", edition=two, from_on=date(2026, 4, 1))
    adopt(unit_code="hf-east", edition=one, from_on=MARCH)
    assert [pin.edition for pin in in_force(date(2026, 3, 31))] == [one.sha256]
    assert [pin.edition for pin in in_force(date(2026, 4, 1))] == [two.sha256]


def test_a_second_adoption_of_the_same_day_replaces_the_first() -> None:
    one, two = edition("1"), edition("2")
    for each in (one, two):
        adopt(unit_code="hf-east", edition=each, from_on=MARCH)
    assert [pin.edition for pin in in_force()] == [two.sha256] and Adoption.objects.count() == 1


def test_units_below_inherit_and_the_nearest_adoption_counts() -> None:
    """Even if the one further up is newer: a unit's own choice stands until it changes it."""
    one, two = edition("1"), edition("2")
    adopt(unit_code="hf", edition=one, from_on=MARCH)
    assert [pin.edition for pin in in_force()] == [one.sha256]
    adopt(unit_code="hf-east", edition=two, from_on=MARCH)
    adopt(unit_code="hf", edition=one, from_on=date(2026, 4, 1), parameters={"call-within": "PT5M"})
    assert [pin.edition for pin in in_force(date(2026, 4, 2))] == [two.sha256]
    assert [pin.edition for pin in in_force(date(2026, 4, 2), "hf/hf-west/")] == [one.sha256]


def test_neither_a_sister_nor_a_unit_below_counts() -> None:
    for unit in ("hf-west", "hf-east-1"):
        adopt(unit_code=unit, edition=edition(), from_on=MARCH)
    assert in_force() == []


def test_each_standard_has_its_own_edition_in_force_by_name() -> None:
    adopt(unit_code="hf-east", edition=edition(), from_on=MARCH)
    adopt(unit_code="hf", edition=edition(standard="ANOTHER"), from_on=MARCH)
    assert [pin.standard for pin in in_force()] == ["ANOTHER", "TEST"]


@pytest.mark.parametrize("parameters", [{"call-later": "PT5M"}, {"call-within": 5}, {"call-within": "soon"}])
def test_a_figure_that_does_not_fit_is_refused(parameters: dict[str, object]) -> None:
    one = edition()
    with pytest.raises(BadStandard):
        adopt(unit_code="hf-east", edition=one, from_on=MARCH, parameters=parameters)
    assert not Adoption.objects.exists()
