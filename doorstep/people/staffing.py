"""Logins, and the papers that permit work."""

from __future__ import annotations

import re
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from doorstep.core.errors import Text, text
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

# Django's own words for these have no Chinese.
_WEAK: dict[str, Text] = {
    "password_too_short": text("密码至少 8 位", "at least 8 characters"),
    "password_too_common": text("密码太常见，容易被猜到", "this one is too common"),
    "password_entirely_numeric": text("密码不能全是数字", "not digits alone"),
}


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
    _check(user, password)
    with refused(people_user_username_key=lambda: UsernameTaken(username=user.username)):
        user.save()
    if staff_no is not None:
        technician = technician_numbered(staff_no, lock=True)
        if technician.user_id is not None:
            raise AlreadyLinked(staff_no=staff_no)
        technician.user = user
        technician.save(update_fields=["user"])
    return user


def _check(user: User, password: str) -> None:
    wrong: list[tuple[str, Text]] = []
    if not re.fullmatch(r"[\w.@+-]{1,60}", user.username):
        wrong.append(("username", text("用字母、数字或 @.+-_，不含空格", "letters, digits and @.+-_ only")))
    if not 0 < len(user.display_name) <= 60:
        wrong.append(("display_name", text("应为 1 到 60 个字", "should have 1 to 60 characters")))
    try:
        validate_password(password, user)
    except ValidationError as error:
        wrong += [("password", _WEAK.get(found.code or "") or _unsafe(found)) for found in error.error_list]
    if wrong:
        raise BadInput(fields=[{"field": field, "zh": said["zh"], "en": said["en"]} for field, said in wrong])


def _unsafe(found: ValidationError) -> Text:
    return text("密码不够安全，请换一个", " ".join(found.messages))


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
