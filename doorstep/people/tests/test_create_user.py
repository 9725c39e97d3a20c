import pytest
from django.db import IntegrityError, transaction

from doorstep.people.errors import AlreadyLinked, BadInput, TechnicianNotFound, UnitNotFound, UsernameTaken
from doorstep.people.models import User
from doorstep.people.services import create_user
from tests.cast import Cast

PASSWORD = "long-enough-4-all"


def _create(**changed: str | None) -> User:
    said: dict[str, str | None] = {
        "username": "gaoxiang",
        "password": PASSWORD,
        "display_name": "高翔",
        "role": "dispatcher",
        "unit_code": "hf-east",
    }
    return create_user(**(said | changed))  # type: ignore[arg-type]


def test_a_user_can_log_in_with_role_and_unit(cast: Cast) -> None:
    user = _create()
    assert user.check_password(PASSWORD)
    assert (user.role, user.unit, user.is_superuser) == ("dispatcher", cast.east, False)


def test_a_technicians_login_leads_to_the_technician(cast: Cast) -> None:
    cast.li_qiang.user = None
    cast.li_qiang.save()
    user = _create(role="technician", staff_no="HF1001")
    assert user.technician == cast.li_qiang


def test_a_taken_name_is_refused(cast: Cast) -> None:
    with pytest.raises(UsernameTaken) as refusal:
        _create(username="chenjing")
    assert refusal.value.status == 409
    assert "chenjing" in refusal.value.titled("zh")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("role", "king"),
        ("password", "short"),
        ("password", "48151623420"),
        ("username", "gao xiang"),
        ("display_name", ""),
        ("staff_no", "HF1001"),
    ],
)
def test_bad_values_are_named_in_both_languages(cast: Cast, field: str, value: str) -> None:
    with pytest.raises(BadInput) as refusal:
        _create(**{field: value})
    (told,) = refusal.value.details["fields"]
    assert told["field"] == field
    assert told["zh"] and told["en"] and told["zh"] != told["en"]
    assert not User.objects.filter(display_name="高翔").exists()


def test_unknown_unit_and_technician_are_refused(cast: Cast) -> None:
    with pytest.raises(UnitNotFound):
        _create(unit_code="nowhere")
    with pytest.raises(TechnicianNotFound):
        _create(role="technician", staff_no="HF9999")
    assert not User.objects.filter(username="gaoxiang").exists()


def test_a_technician_has_one_login(cast: Cast) -> None:
    with pytest.raises(AlreadyLinked):
        _create(role="technician", staff_no="HF1001")
    assert not User.objects.filter(username="gaoxiang").exists()


def test_only_an_administrator_stands_outside_all_units(cast: Cast) -> None:
    administrator = User.objects.create_superuser("root", PASSWORD, display_name="系统管理员", role="manager")
    assert (administrator.unit, administrator.is_superuser, administrator.is_staff) == (None, True, True)
    with pytest.raises(IntegrityError, match="user_has_unit"), transaction.atomic():
        User.objects.create(username="lost", display_name="某某", role="dispatcher")
