"""Closed lists of this package: codes that stay English, and what each is called on a screen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from doorstep.core.errors import Text, text


class Role(StrEnum):
    TECHNICIAN = "technician"
    DISPATCHER = "dispatcher"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    ACCOUNT_MANAGER = "account_manager"


class CertificateKind(StrEnum):
    OPERATOR = "operator"
    HEIGHT = "height"
    ELECTRICAL = "electrical"
    SERVICE_LEVEL3 = "service_level3"


class LeaveKind(StrEnum):
    PERSONAL = "personal"
    SICK = "sick"
    ANNUAL = "annual"
    TRAINING = "training"


ROLES: Final[Mapping[Role, Text]] = {
    Role.TECHNICIAN: text("装维员", "Technician"),
    Role.DISPATCHER: text("综调", "Dispatcher"),
    Role.SUPERVISOR: text("主管", "Supervisor"),
    Role.MANAGER: text("经理", "Manager"),
    Role.ACCOUNT_MANAGER: text("客户经理", "Account manager"),
}
CERTIFICATE_KINDS: Final[Mapping[CertificateKind, Text]] = {
    CertificateKind.OPERATOR: text("上岗证", "Operator's certificate"),
    CertificateKind.HEIGHT: text("登高证", "Work-at-height certificate"),
    CertificateKind.ELECTRICAL: text("电工证", "Electrician's certificate"),
    CertificateKind.SERVICE_LEVEL3: text("客服三级证", "Customer service certificate, level 3"),
}
LEAVE_KINDS: Final[Mapping[LeaveKind, Text]] = {
    LeaveKind.PERSONAL: text("事假", "Personal leave"),
    LeaveKind.SICK: text("病假", "Sick leave"),
    LeaveKind.ANNUAL: text("年假", "Annual leave"),
    LeaveKind.TRAINING: text("培训", "Training"),
}
# Tags of BCP 47; a dialect is a private subtag.
LANGUAGES: Final[Mapping[str, Text]] = {
    "zh": text("普通话", "Mandarin"),
    "zh-x-hefei": text("合肥话", "Hefei dialect"),
    "en": text("英语", "English"),
    "csl": text("手语", "Chinese Sign Language"),
}
# What a new installation starts with; the table Skill is the authority and may grow.
SKILLS: Final[Mapping[str, Text]] = {
    "ftth_install": text("光纤入户安装", "Fibre installation"),
    "ftth_repair": text("光纤修障", "Fibre repair"),
    "iptv": text("IPTV 装调", "IPTV set-up"),
    "voice": text("固话装修", "Voice service"),
    "copper": text("网线与铜缆", "Copper and LAN cabling"),
    "networking": text("家庭组网", "Home networking"),
}
