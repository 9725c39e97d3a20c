"""Closed lists of this package: codes that stay English, and what each is called on a screen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from doorstep.core.errors import Text, text


class Segment(StrEnum):
    HOME = "home"
    BUSINESS = "business"
    HOTEL = "hotel"


class ContactRole(StrEnum):
    HOUSEHOLDER = "householder"
    ON_SITE = "on_site"
    MANAGER = "manager"
    TECHNICAL = "technical"


class PersonalField(StrEnum):
    """What a reveal may uncover."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    CONTACTS = "contacts"


SEGMENTS: Final[Mapping[Segment, Text]] = {
    Segment.HOME: text("家客", "Home"),
    Segment.BUSINESS: text("商客", "Business"),
    Segment.HOTEL: text("酒店", "Hotel"),
}
CONTACT_ROLES: Final[Mapping[ContactRole, Text]] = {
    ContactRole.HOUSEHOLDER: text("当家人", "Runs the household"),
    ContactRole.ON_SITE: text("现场联系人", "On-site contact"),
    ContactRole.MANAGER: text("负责人", "Person in charge"),
    ContactRole.TECHNICAL: text("技术联系人", "Technical contact"),
}
