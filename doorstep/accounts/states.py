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
    FRONT_DESK = "front_desk"
    #: Opens the rooms of a hotel for the crew.
    COORDINATOR = "coordinator"


class PersonalField(StrEnum):
    """What a reveal may uncover."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    CONTACTS = "contacts"


class DataState(StrEnum):
    """Of a customer's request for what we hold on them."""

    OPEN = "open"
    ANSWERED = "answered"
    REFUSED = "refused"


class Verified(StrEnum):
    """How we make sure that it is the customer who asks: a link alone is no proof."""

    CALLED_BACK = "called_back"
    IN_PERSON = "in_person"
    DOCUMENT = "document"


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
    ContactRole.FRONT_DESK: text("前台", "Front desk"),
    ContactRole.COORDINATOR: text("开门协调人", "Coordinator who opens doors"),
}
DATA_STATES: Final[Mapping[DataState, Text]] = {
    DataState.OPEN: text("待答复", "Open"),
    DataState.ANSWERED: text("已答复", "Answered"),
    DataState.REFUSED: text("未提供", "Refused"),
}
VERIFIED: Final[Mapping[Verified, Text]] = {
    Verified.CALLED_BACK: text("回拨登记电话核实", "Called back on the number we hold"),
    Verified.IN_PERSON: text("上门或到厅当面核实", "Seen in person"),
    Verified.DOCUMENT: text("核对身份证件", "Identity document seen"),
}
