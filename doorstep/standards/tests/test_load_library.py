"""What comes with Doorstep is published and adopted at each start, without taking anything back."""

from datetime import date

import pytest
from structlog.testing import capture_logs

from doorstep.standards import services
from doorstep.standards.models import Adoption, Edition
from doorstep.standards.queries import editions_in_force
from doorstep.standards.services import adopt, library, load_library
from tests.cast import at
from tests.lives import STANDARD

pytestmark = pytest.mark.django_db

YEAR = date(2026, 1, 1)
TODAY = date(2026, 3, 2)


def load(hour: int = 7) -> list[Edition]:
    return load_library(unit_code="hf", from_on=YEAR, now=at(hour))


def running(on: date = TODAY) -> dict[str, str]:
    return {pin.standard: pin.edition for pin in editions_in_force(unit_path="hf/", on=on)}


def changed(monkeypatch: pytest.MonkeyPatch, *contents: str) -> None:
    monkeypatch.setattr(services, "library", lambda: [("test.yaml", content) for content in contents])


def test_every_standard_is_published_and_adopted() -> None:
    editions = load()
    assert len(editions) == len(list(library())) >= 5
    assert running(YEAR) == {edition.standard: edition.sha256 for edition in editions}
    assert {"steps.yaml", "sources.yaml"}.isdisjoint(file for file, _ in library())


def test_the_next_start_changes_nothing() -> None:
    load()
    before = list(Adoption.objects.values())
    load(9)
    assert list(Adoption.objects.values()) == before


def test_a_changed_file_is_adopted_from_the_local_day_with_the_units_own_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed(monkeypatch, STANDARD)
    (old,) = load(5)
    adopt(unit_code="hf", edition=old, from_on=YEAR, parameters={"call-within": "PT15M"})
    changed(monkeypatch, STANDARD + "\n")
    (new,) = load(7)  # it is still Sunday in Greenwich
    assert running(date(2026, 3, 1)) == {"TEST": old.sha256}
    assert running(TODAY) == {"TEST": new.sha256}
    (pin,) = editions_in_force(unit_path="hf/", on=TODAY)
    assert pin.parameters == {"call-within": "PT15M"}


def test_an_adoption_that_lies_ahead_does_not_bring_the_old_edition_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed(monkeypatch, STANDARD)
    (old,) = load(5)
    april = date(2026, 4, 1)
    adopt(unit_code="hf", edition=old, from_on=april)
    changed(monkeypatch, STANDARD + "\n")
    (new,) = load(7)
    assert running(april) == {"TEST": new.sha256}


def test_another_units_adoptions_are_left_alone() -> None:
    load()
    assert editions_in_force(unit_path="other/", on=TODAY) == []


def test_a_unit_keeps_the_edition_that_it_published_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    changed(monkeypatch, STANDARD)
    load(5)
    own = Edition.objects.create(
        sha256="a" * 64,
        standard="TEST",
        version="1.1",
        content=STANDARD.replace('version: "1"', 'version: "1.1"'),
        published_at=at(6),
        unit_code="hf",
        author="sunli",
        published_by="zhoumin",
    )
    adopt(unit_code="hf", edition=own, from_on=YEAR)
    changed(monkeypatch, STANDARD + "\n")
    with capture_logs() as told:
        (new,) = load(7)
    assert running() == {"TEST": own.sha256}
    assert Edition.objects.filter(pk=new.sha256).exists() and new.sha256 != own.sha256
    assert [(line["standard"], line["runs"], line["unit"]) for line in told] == [("TEST", "1.1", "hf")]
