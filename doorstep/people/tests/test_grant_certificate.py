from datetime import date

import pytest
from django.db import IntegrityError, transaction

from doorstep.people.errors import BadInput, CertificateNumberTaken, TechnicianNotFound
from doorstep.people.models import Certificate
from doorstep.people.services import grant_certificate
from tests.cast import Cast

FROM, UNTIL = date(2026, 1, 1), date(2029, 1, 1)


def _grant(**changed: str | date) -> Certificate:
    said: dict[str, str | date] = {
        "staff_no": "HF1001",
        "kind": "electrical",
        "number": "DI-1",
        "valid_from_on": FROM,
        "valid_until_on": UNTIL,
    }
    return grant_certificate(**(said | changed))  # type: ignore[arg-type]


def test_a_certificate_is_registered(cast: Cast) -> None:
    certificate = _grant()
    assert certificate.technician == cast.li_qiang
    assert (certificate.kind, certificate.valid_from_on, certificate.valid_until_on) == (
        "electrical",
        FROM,
        UNTIL,
    )


def test_the_same_number_again_corrects_it(cast: Cast) -> None:
    first = _grant()
    assert _grant(valid_until_on=date(2028, 1, 1)).pk == first.pk
    assert Certificate.objects.get(number="DI-1").valid_until_on == date(2028, 1, 1)


def test_anothers_number_is_refused_with_its_holder(cast: Cast) -> None:
    _grant()
    with pytest.raises(CertificateNumberTaken) as refusal:
        _grant(staff_no="HF1002")
    assert refusal.value.details["holder"] == "HF1001"


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "driving"), ("number", " "), ("number", "9" * 41), ("valid_until_on", FROM)],
)
def test_bad_values_are_named(cast: Cast, field: str, value: str | date) -> None:
    with pytest.raises(BadInput) as refusal:
        _grant(**{field: value})
    assert [told["field"] for told in refusal.value.details["fields"]] == [field]
    assert not Certificate.objects.filter(kind="electrical").exists()


def test_an_unknown_technician_is_refused(cast: Cast) -> None:
    with pytest.raises(TechnicianNotFound):
        _grant(staff_no="HF9999")


def test_the_table_itself_refuses_dates_out_of_order(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="certificate_dates_in_order"), transaction.atomic():
        Certificate.objects.create(
            technician=cast.li_qiang, kind="operator", number="X", valid_from_on=UNTIL, valid_until_on=FROM
        )
