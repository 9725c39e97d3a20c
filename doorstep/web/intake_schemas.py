"""Shapes of order intake: what the desk, other systems and the public form send."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from doorstep.core.field_problems import Day, Instant
from doorstep.core.windows import Window
from doorstep.orders.events import Kind, Pon
from doorstep.orders.intake import OrderForm, Product
from doorstep.standards.language import Words
from doorstep.web.ground import ShapeOut
from doorstep.web.order_schemas import OpenOrderOut

#: Longer than any field takes: what is too long is named beside its field, what is absurd isn't read.
Typed = Annotated[str, Field(max_length=4000)]
Degrees = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


class ProductIn(Schema):
    """A service ordered; `down_mbps` is the contracted rate of a broadband."""

    kind: Literal["broadband", "iptv", "voice"]
    down_mbps: Annotated[int, Field(ge=1, le=20_000)] | None = None


class WishIn(Schema):
    """When the customer would like us to come: [from_at, to_at)."""

    from_at: Instant
    to_at: Instant


class OrderIn(Schema):
    """An order to take in. `id` is made by the sender: sent again, it is the same order.

    Either a customer we know (`customer_id`, and `site_id` for an address we know) or name, phone and
    address. Without `number` we number it; without `grid` it is found by the place, else by the site's last
    order. Degrees in WGS-84. `language`: what the customer reads.
    """

    id: UUID
    kind: Kind
    source: Literal["desk", "api"] = "api"
    number: Typed = ""
    segment: Literal["home", "business", "hotel"] = "home"
    need: Typed = ""
    customer_id: UUID | None = None
    customer_name: Typed = ""
    customer_phone: Typed = ""
    contact_name: Typed = ""
    contact_phone: Typed = ""
    site_id: UUID | None = None
    address: Typed = ""
    access_notes: Typed = ""
    grid: Typed = ""
    lat: Degrees | None = None
    lon: Degrees | None = None
    products: Annotated[list[ProductIn], Field(max_length=20)] = []
    access: Literal["ftth", "fttb", "lan"] = "ftth"
    port: Typed = ""
    pon: Pon | None = None
    emergency: bool = False
    same_day: bool = False
    wish: WishIn | None = None
    language: Literal["zh", "en"] | None = None

    def form(self) -> OrderForm:
        """As the domain reads it. Raises WindowInvalid."""
        return OrderForm(
            kind=self.kind,
            need=self.need,
            customer_name=self.customer_name,
            customer_phone=self.customer_phone,
            address=self.address,
            contact_name=self.contact_name,
            contact_phone=self.contact_phone,
            access_notes=self.access_notes,
            segment=self.segment,
            number=self.number,
            grid=self.grid,
            lat=self.lat,
            lon=self.lon,
            products=tuple(Product(each.kind, each.down_mbps) for each in self.products),
            access=self.access,
            port=self.port,
            pon=self.pon,
            emergency=self.emergency,
            same_day=self.same_day,
            wished=Window(self.wish.from_at, self.wish.to_at) if self.wish else None,
        )


class OrderTaken(Schema):
    """`repeated`: it was there already. `door_link`: the customer's page. `also_open`: the customer's other
    orders that are still to be done; this one may be the same wish twice."""

    number: str
    repeated: bool
    kind_title: Words
    state_title: Words
    grid: Words
    door_link: str
    also_open: list[OpenOrderOut]


class LookupIn(Schema):
    phone: Typed


class KnownSite(Schema):
    """`grid`: of the newest order there, else where its point lies."""

    site_id: UUID
    address_masked: str
    grid: str | None
    last_order_at: datetime | None


class KnownCustomer(Schema):
    customer_id: UUID
    name_masked: str
    phone_masked: str
    segment: str
    sites: list[KnownSite]
    open_orders: list[OpenOrderOut]


class RequestGrid(Schema):
    code: str
    title: Words
    boundary: ShapeOut


class RequestKind(Schema):
    code: Kind
    title: Words


class RequestOptions(Schema):
    """What the public form offers; not `open`: the operator takes none, and only says whom to call."""

    open: bool
    company: str
    hotline: str
    kinds: list[RequestKind]
    grids: list[RequestGrid]


class RequestIn(Schema):
    """What somebody fills in on the web. `website` is left blank: no person sees it."""

    id: UUID
    kind: Kind
    need: Typed = ""
    name: Typed = ""
    phone: Typed = ""
    address: Typed = ""
    grid: Typed = ""
    lat: Degrees | None = None
    lon: Degrees | None = None
    products: Annotated[list[Literal["broadband", "iptv", "voice"]], Field(max_length=3)] = []
    wished_on: Day | None = None
    wished_part: Literal["day", "morning", "afternoon", "evening"] = "day"
    language: Literal["zh", "en"] = "zh"
    website: Typed = ""


class RequestTaken(Schema):
    """`token`: of the customer's own page, /door/{token}, where they choose a window."""

    number: str
    repeated: bool
    token: str
