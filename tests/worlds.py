"""Worlds that tests of the visit and of the screens begin in (a pytest plugin: `conftest.py` loads it).

The standards that come with Doorstep rule, and everything came about through the verbs: an order of 王芳's
was received, promised 10 to 12, assigned to 李强 for 10 o'clock, and he is at the door.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from PIL import Image, ImageDraw

from doorstep.core import ids
from doorstep.dispatch.services import assign
from doorstep.orders.log import Actor, Entry
from doorstep.people.models import User
from doorstep.standards.models import Adoption, Edition
from doorstep.standards.services import load_library
from doorstep.visits.evidence import store_evidence
from tests import lives
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG, Life


@pytest.fixture
def data_folder(tmp_path: Path, settings: Any) -> Path:
    """Evidence goes into a folder of the test's own; nobody is held back for what another test tried."""
    settings.DATA = tmp_path
    cache.clear()
    return tmp_path


_published: list[Edition] = []


@pytest.fixture
def library(cast: Cast, data_folder: Path) -> None:
    """The city runs the standards that come with Doorstep. Reading and compiling them takes longer than most
    tests: it is done once, then the rows are written as they were."""
    since = date(2026, 1, 1)
    if not _published:
        _published.extend(load_library(unit_code=cast.city.code, from_on=since, now=at(5)))
        return
    Edition.objects.bulk_create(_published)
    Adoption.objects.bulk_create(
        Adoption(unit_code=cast.city.code, standard=each.standard, edition=each, from_on=since)
        for each in _published
    )


@dataclass
class Visit(Life):
    """An order with the library's clauses, from its receipt on."""

    hour: int = 10
    shown: dict[str, str] = field(default_factory=dict)

    def send(self, staff_no: str = "HF1001") -> None:
        """Dispatched by hand to the planned hour."""
        self.now += timedelta(minutes=1)
        assign(number=self.number, staff_no=staff_no, from_at=at(self.hour), actor=CHEN_JING, now=self.now)

    def ready(self) -> None:
        """Called, booked, dispatched."""
        self.say("call.made", by=CHEN_JING)
        self.book(f"{self.hour:02}00-{self.hour + 2:02}00")
        self.send()

    def arrive(self, hour: int = 0) -> None:
        """Studied, prepared, announced, on site ten minutes early."""
        self.hour = hour or self.hour
        if self.order.state == "received":
            self.ready()
        self.say("order.studied")
        self.say("visit.prepared")
        begin = at(self.hour)
        self.say("visit.departed", now=begin - timedelta(minutes=30))
        self.say("call.made", {"purpose": "on_the_way"}, by=LI_QIANG, now=begin - timedelta(minutes=13))
        self.say("visit.arrived", now=begin - timedelta(minutes=11))

    def prove(self, slot: str) -> dict[str, str]:
        """A picture of this slot that the server has, as an event names it."""
        data = photo(f"{self.number}{slot}")
        sha256 = keep(data, now=self.now)
        self.shown[slot] = sha256
        return {"slot": slot, "sha256": sha256, "media_type": "image/jpeg"}

    def sign(self, result: str = "satisfied", comment: str = "", by: Actor = LI_QIANG) -> Entry:
        ink = {"slot": "signature", "sha256": keep(signature(), now=self.now), "media_type": "image/png"}
        return self.say("acceptance.signed", {"result": result, "comment": comment, "signature": ink}, by=by)


def photo(seed: str, size: tuple[int, int] = (320, 240), kind: str = "JPEG") -> bytes:
    """A picture that is unlike that of any other seed."""
    shade = hashlib.sha256(seed.encode()).digest()
    image = Image.new("RGB", size, (shade[0], shade[1], shade[2]))
    ImageDraw.Draw(image).text((10, 10), shade.hex()[:24], fill=(255, 255, 255))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def signature(swing: int = 20) -> bytes:
    """A PNG with a stroke of ink; no two swings alike."""
    image = Image.new("RGBA", (300, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).line(
        [(20, 90), (90, swing), (160, 100), (270, 40)], fill=(20, 30, 60, 255), width=5
    )
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def keep(data: bytes, *, now: datetime) -> str:
    """Give the bytes to the server; their hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    store_evidence(sha256=sha256, data=data, actor=LI_QIANG, now=now)
    return sha256


def receive(cast: Cast, number: str = lives.NUMBER, *, hour: int = 10, **changes: Any) -> Visit:
    """An order that has just come in, to be visited from `hour` on."""
    return Visit(lives.begin(cast, number, **changes).number, hour=hour)


@pytest.fixture
def received(cast: Cast, library: None) -> Visit:
    return receive(cast)


@pytest.fixture
def assigned(received: Visit) -> Visit:
    """Booked for 10 to 12 and 李强's from 10 o'clock on."""
    received.ready()
    return received


@pytest.fixture
def on_the_way(assigned: Visit) -> Visit:
    """李强 set out at half past nine."""
    for kind in ("order.studied", "visit.prepared"):
        assigned.say(kind)
    assigned.say("visit.departed", now=at(9, 30))
    return assigned


@pytest.fixture
def on_site(assigned: Visit) -> Visit:
    """李强 is at the door, ten minutes early."""
    assigned.arrive()
    return assigned


@dataclass(frozen=True)
class Caller:
    """Somebody at the API; None is nobody. Answers are checked by the test."""

    user: User | None
    language: str = "zh"

    def get(self, path: str) -> Any:
        return self._client().get(f"/api{path}")

    def post(self, path: str, body: object = None) -> Any:
        return self._client().post(f"/api{path}", body, content_type="application/json")

    def put(self, path: str, data: object, content_type: str = "application/json") -> Any:
        return self._client().put(f"/api{path}", data, content_type=content_type)

    def delete(self, path: str) -> Any:
        return self._client().delete(f"/api{path}")

    def _client(self) -> Client:
        client = Client(headers={"accept-language": self.language})
        if self.user is not None:
            client.force_login(self.user)
        return client


def problem(response: Any) -> tuple[int, str]:
    """Status and code of a refusal."""
    assert response["content-type"] == "application/problem+json", response.content
    return response.status_code, response.json()["code"]


def new_id(now: datetime | None = None) -> UUID:
    return ids.uuid7(now or at(9))
