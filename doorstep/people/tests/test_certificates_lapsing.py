from datetime import date, timedelta

from doorstep.people.queries import certificates_lapsing
from doorstep.people.services import grant_certificate
from tests.cast import DAY, Cast


def _grant(staff_no: str, number: str, begin: date, until: date) -> None:
    grant_certificate(
        staff_no=staff_no, kind="electrical", number=number, valid_from_on=begin, valid_until_on=until
    )


def test_what_lapses_soon_or_has_lapsed_is_told_most_urgent_first(cast: Cast) -> None:
    _grant("HF1001", "DI-1", date(2023, 1, 1), DAY + timedelta(days=20))
    _grant("HF1002", "DI-2", date(2023, 1, 1), DAY - timedelta(days=3))
    told = certificates_lapsing(on=DAY, days=30, unit_path="hf/hf-east/")
    assert [(item.name, item.kind, item.days_left) for item in told] == [
        ("赵磊", "electrical", -3),
        ("李强", "electrical", 20),
    ]


def test_a_renewal_ends_the_warning(cast: Cast) -> None:
    lapse = DAY + timedelta(days=20)
    _grant("HF1001", "DI-1", date(2023, 1, 1), lapse)
    _grant("HF1001", "DI-2", lapse, lapse + timedelta(days=900))
    assert certificates_lapsing(on=DAY, days=30, unit_path="hf/") == []


def test_other_units_are_not_told(cast: Cast) -> None:
    _grant("HF1001", "DI-1", date(2023, 1, 1), DAY + timedelta(days=20))
    assert certificates_lapsing(on=DAY, days=30, unit_path="hf/hf-west/") == []
