"""One order as somebody types or sends it: its fields judged as those of a file are, all of them at once.

Here REGIME-3 is kept for orders that come from the desk, through the API and from the public form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from doorstep.core.field_problems import FieldProblem
from doorstep.core.windows import Window
from doorstep.orders.events import Kind, Pon
from doorstep.orders.intake import fields
from doorstep.orders.intake.cells import Unfit, cleaned, limited
from doorstep.orders.intake.fields import Access, Product, Segment
from doorstep.orders.intake.rows import IntakeRow, timely

MOST_NOTES = 300


@dataclass(frozen=True, slots=True)
class OrderForm:
    """What was filled in, nothing of it checked. Degrees in WGS-84; a blank grid is found by the place."""

    kind: Kind
    need: str
    customer_name: str = ""
    customer_phone: str = ""
    address: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    access_notes: str = ""
    segment: Segment = "home"
    number: str = ""
    grid: str = ""
    lat: float | None = None
    lon: float | None = None
    products: tuple[Product, ...] = ()
    access: Access = "ftth"
    port: str = ""
    pon: Pon | None = None
    emergency: bool = False
    same_day: bool = False
    wished: Window | None = None


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A form with its texts cleaned, and what is wrong with it."""

    row: IntakeRow
    contact: tuple[str, str] | None
    access_notes: str
    problems: tuple[FieldProblem, ...]


def read_form(form: OrderForm, *, now: datetime, customer_known: bool, site_known: bool) -> ReadForm:
    """Judge every field. Of a customer or site that is known already, what is typed isn't looked at.

    The row's number and grid may still be blank; its personal fields are blank where they are known or wrong.
    """
    told = _Told()
    name = "" if customer_known else told.take("customer_name", form.customer_name, fields.name)
    phone = "" if customer_known else told.take("customer_phone", form.customer_phone, fields.phone)
    address = "" if site_known else told.take("address", form.address, fields.address)
    contact_name = told.take("contact_name", form.contact_name, fields.name, needed=bool(form.contact_phone))
    contact_phone = told.take(
        "contact_phone", form.contact_phone, fields.phone, needed=bool(form.contact_name)
    )
    row = IntakeRow(
        0, told.take("number", form.number, fields.number, needed=False), form.kind, name, phone, address,
        told.take("grid", form.grid, lambda line: fields.grid(line, None), needed=False), now,
        told.take("need", form.need, fields.need), segment=form.segment, lat=form.lat, lon=form.lon,
        products=form.products, access=form.access,
        port=told.take("port", form.port, fields.port, needed=False),
        emergency=form.emergency, same_day=form.same_day, wished=form.wished,
        pon=form.pon,
    )  # fmt: skip
    notes = told.take("access_notes", form.access_notes, _notes, needed=False)
    told.place(form.lat, form.lon)
    if form.wished is not None:
        told.check("wish", timely(form.wished, now))
    contact = (contact_name, contact_phone) if contact_name and contact_phone else None
    return ReadForm(row, contact, notes, tuple(told.problems))


class _Told:
    """Reads fields and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[FieldProblem] = []

    def take(self, field: str, raw: str, read: Callable[[str], str], *, needed: bool = True) -> str:
        try:
            line = cleaned(raw)
            if line:
                return read(line)
            if needed:
                raise Unfit("missing", "必填，不能为空", "must be filled in")
        except Unfit as unfit:
            self.check(field, unfit)
        return ""

    def place(self, lat: float | None, lon: float | None) -> None:
        if (lat is None) != (lon is None):
            alone = Unfit("coordinate-alone", "经度和纬度要一起填", "give both coordinates or neither")
            self.check("lat" if lat is None else "lon", alone)
        elif lat is not None and lon is not None:
            self.check("lat", fields.misplaced(lon, lat))

    def check(self, field: str, unfit: Unfit | None) -> None:
        if unfit is not None:
            self.problems.append(FieldProblem(field=field, **unfit.reason))


def _notes(line: str) -> str:
    return limited(line, MOST_NOTES)
