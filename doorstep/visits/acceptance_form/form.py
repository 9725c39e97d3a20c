"""What stands on an acceptance form (装维服务验收单): plain values, no layout.

Absent facts are None (or an empty tuple) and are printed as an em dash. Instants are aware datetimes; they
are printed in `AcceptanceForm.timezone`. Texts are taken literally, whatever characters they hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Literal

from doorstep.core.zone import ZONE

Kind = Literal["install", "move", "repair", "change", "remove"]
Number = float | Decimal
PHOTOS_AT_MOST = 4


@dataclass(frozen=True)
class Unit:
    """Who serves: the operator, its unit, and the two numbers that a customer may call."""

    operator: str
    name: str
    hotline: str | None = None
    complaint_line: str | None = None


@dataclass(frozen=True)
class Customer:
    """`phone` is printed as given: mask it before (ETHIC-1)."""

    name: str
    phone: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class Technician:
    name: str
    badge_number: str | None = None


@dataclass(frozen=True, kw_only=True)
class Visit:
    """The promised window [from, to) and what happened."""

    promised_from: datetime | None = None
    promised_to: datetime | None = None
    arrived_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Service:
    """A product delivered. `rate` as the contract words it; `passed` None when it was not tested."""

    product: str
    rate: str | None = None
    passed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """The drop line. `received_dbm` is judged against [`lowest_dbm`, `highest_dbm`], both ends in range;
    outside the aims it is short of what was to be built. `loss_db`: from the splitter's port to here.
    `manual`: typed.
    """

    route: str | None = None
    length_m: Number | None = None
    received_dbm: Number | None = None
    lowest_dbm: Number = Decimal("-27")
    highest_dbm: Number = Decimal("-8")
    lowest_aim_dbm: Number | None = None
    highest_aim_dbm: Number | None = None
    loss_db: Number | None = None
    manual: bool = False


@dataclass(frozen=True, kw_only=True)
class SpeedTest:
    """One measurement; `place` says where and how. It passes at `required_percent` of the contracted rate."""

    place: str
    down_mbps: Number | None = None
    up_mbps: Number | None = None
    contracted_down_mbps: Number | None = None
    contracted_up_mbps: Number | None = None
    required_percent: Number = Decimal(90)
    manual: bool = False


@dataclass(frozen=True, kw_only=True)
class Device:
    role: str
    model: str | None = None
    serial_number: str | None = None
    mac_address: str | None = None


@dataclass(frozen=True)
class Charge:
    """One thing the customer pays for, in yuan."""

    title: str
    amount: Decimal


@dataclass(frozen=True)
class Check:
    """An item of the standard and the clause that asked for it (TOUCH-4)."""

    title: str
    clause: str | None = None
    confirmed: bool = True


@dataclass(frozen=True, kw_only=True)
class Repair:
    """The trouble as the customer described it, its cause, and its cure (ETHIC-3, ETHIC-4)."""

    problem: str | None = None
    cause: str | None = None
    cure: str | None = None


@dataclass(frozen=True)
class Photo:
    """A JPEG, PNG or WebP picture of the work. Only a thumbnail without its metadata is printed."""

    image: bytes
    caption: str | None = None


@dataclass(frozen=True)
class Awaited:
    """Evidence that the log names and whose bytes had not arrived when the form was made: what, how many."""

    what: str
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class Rating:
    """The customer's words; each score 1 to 10. `satisfied` None: not asked or not said."""

    satisfied: bool | None = None
    punctuality: int | None = None
    skill: int | None = None
    manner: int | None = None
    comments: str | None = None

    def __post_init__(self) -> None:
        for name in ("punctuality", "skill", "manner"):
            score: int | None = getattr(self, name)
            if score is not None and not 1 <= score <= 10:
                raise ValueError(f"Rating.{name} is {score}: give 1 to 10, or None when it was not scored")


@dataclass(frozen=True, kw_only=True)
class Rework:
    """What the customer was not satisfied with, and when and how it was put right (REGIME-7)."""

    wrong: str
    reported_at: datetime | None = None
    cure: str | None = None
    put_right_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """`ink`: a PNG (bytes), or SVG path data (str, commands M L H V C Q Z); None: confirmed without a pen, or
    (`awaited`) drawn and not here yet."""

    signer: str
    signed_at: datetime | None = None
    ink: bytes | str | None = None
    awaited: bool = False


@dataclass(frozen=True)
class Proof:
    """The head of the order's hash chain when the form was made, and how many events it covers."""

    head_hash: str
    event_count: int

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9a-f]{64}", self.head_hash):
            raise ValueError(f"Proof.head_hash is {self.head_hash!r}: give 64 lower-case hex digits")


@dataclass(frozen=True, kw_only=True)
class AcceptanceForm:
    """One order's form. `issued_at` is printed and is also the PDF's creation date."""

    issued_at: datetime
    order_number: str
    kind: Kind
    unit: Unit
    customer: Customer
    technician: Technician
    visit: Visit = Visit()
    services: tuple[Service, ...] = ()
    line: Line | None = None
    speed_tests: tuple[SpeedTest, ...] = ()
    devices: tuple[Device, ...] = ()
    charges: tuple[Charge, ...] = ()
    checks: tuple[Check, ...] = ()
    repair: Repair | None = None
    photos: tuple[Photo, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    rating: Rating | None = None
    reworks: tuple[Rework, ...] = ()
    customer_signature: Signature | None = None
    technician_signature: Signature | None = None
    proof: Proof | None = None
    timezone: tzinfo = ZONE

    def __post_init__(self) -> None:
        if len(self.photos) > PHOTOS_AT_MOST:
            raise ValueError(f"{len(self.photos)} photos: choose at most {PHOTOS_AT_MOST} for the form")
