import pytest

from doorstep.people.errors import NotATechnician
from doorstep.people.queries import technician_for_user
from tests.cast import Cast


def test_a_technicians_login_leads_to_the_technician(cast: Cast) -> None:
    assert technician_for_user(cast.li_qiang_user) == cast.li_qiang


def test_others_are_refused(cast: Cast) -> None:
    with pytest.raises(NotATechnician) as refusal:
        technician_for_user(cast.chen_jing)
    assert (refusal.value.status, refusal.value.details["username"]) == (403, "chenjing")


def test_who_left_is_refused(cast: Cast) -> None:
    cast.li_qiang.active = False
    cast.li_qiang.save()
    with pytest.raises(NotATechnician):
        technician_for_user(cast.li_qiang_user)
