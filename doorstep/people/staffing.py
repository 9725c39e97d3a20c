"""Logins, and the papers that permit work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from doorstep.people.errors import (
    AlreadyLinked,
    BadInput,
    CertificateNumberTaken,
    UnitNotFound,
    UsernameTaken,
)
from doorstep.people.models import Certificate, Unit, User
from doorstep.people.queries import technician_numbered
from doorstep.people.refusing import bad_input, refused
from doorstep.people.states import CERTIFICATE_KINDS, ROLES, Role


@transaction.atomic
def create_user(
    *, username: str, password: str, display_name: str, role: str, unit_code: str, staff_no: str | None = None
) -> User:
    """Make a login of one role in one unit; `staff_no` links a technician's to the technician.

    Raises BadInput, UnitNotFound, UsernameTaken, TechnicianNotFound, AlreadyLinked.
    """
    if role not in ROLES:
        listed = ", ".join(ROLES)
        raise bad_input("role", f"应为以下之一：{listed}", f"should be one of: {listed}")
    if staff_no is not None and role != Role.TECHNICIAN:
        raise bad_input("staff_no", "只有装维员账号关联工号", "only a technician's login has one")
    unit = Unit.objects.filter(code=unit_code).first()
    if unit is None:
        raise UnitNotFound(unit_code=unit_code)
    user = User(
        username=User.normalize_username(username.strip()),
        display_name=display_name.strip(),
        role=role,
        unit=unit,
    )
    user.set_password(password)
    wrong = _said_by_django(lambda: validate_password(password, user), "password")
    wrong += _said_by_django(lambda: user.clean_fields(exclude=["password"]), "username")
    if wrong:
        raise BadInput(fields=wrong)
    with refused(people_user_username_key=lambda: UsernameTaken(username=user.username)):
        user.save()
    if staff_no is not None:
        technician = technician_numbered(staff_no, lock=True)
        if technician.user_id is not None:
            raise AlreadyLinked(staff_no=staff_no)
        technician.user = user
        technician.save(update_fields=["user"])
    return user


def _said_by_django(check: Callable[[], None], field: str) -> list[dict[str, str]]:
    """What Django's validators find, in both languages; `field` is named where they name none."""
    said: dict[str, dict[str, str]] = {}
    for ours, theirs in (("zh", "zh-hans"), ("en", "en")):
        with translation.override(theirs):
            try:
                check()
            except ValidationError as error:
                lines = error.message_dict if hasattr(error, "error_dict") else {field: error.messages}
                for name, found in lines.items():
                    said.setdefault(name, {"field": name})[ours] = " ".join(found)
    return list(said.values())


@transaction.atomic
def grant_certificate(
    *, staff_no: str, kind: str, number: str, valid_from_on: date, valid_until_on: date
) -> Certificate:
    """Register a certificate, in force from the first day up to, not on, the last; the same number again for
    the same technician corrects it.

    Raises TechnicianNotFound, CertificateNumberTaken, BadInput.
    """
    technician = technician_numbered(staff_no)
    if kind not in CERTIFICATE_KINDS:
        listed = ", ".join(CERTIFICATE_KINDS)
        raise bad_input("kind", f"应为以下之一：{listed}", f"should be one of: {listed}")
    if not 0 < len(number.strip()) <= 40:
        raise bad_input("number", "应为 1 到 40 个字", "should have 1 to 40 characters")
    known = Certificate.objects.select_related("technician").filter(number=number.strip()).first()
    if known is not None and known.technician_id != technician.pk:
        raise CertificateNumberTaken(number=number, holder=known.technician.staff_no)
    certificate = known or Certificate(technician=technician, number=number.strip())
    certificate.kind = kind
    certificate.valid_from_on, certificate.valid_until_on = valid_from_on, valid_until_on
    with refused(
        certificate_dates_in_order=lambda: bad_input(
            "valid_until_on", "失效日期须晚于生效日期", "must be later than the first day"
        ),
        people_certificate_number_key=lambda: CertificateNumberTaken(number=number, holder="—"),
    ):
        certificate.save()
    return certificate
