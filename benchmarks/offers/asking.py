"""Orders that ask, over the whole server but its socket: routing, login, the answer as JSON."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from time import perf_counter
from typing import Any

from django.test import Client

from benchmarks.offers.making import DAYS, City
from doorstep.core import clock
from doorstep.orders.intake import IntakeRow, Product
from doorstep.orders.log import SYSTEM
from doorstep.orders.services import receive
from doorstep.people.models import Grid, User

#: Of each hundred orders, so many install; the others repair.
INSTALLS = 60


@dataclass
class Figures:
    """Milliseconds by what was asked."""

    took: dict[str, list[float]] = field(default_factory=dict)

    def add(self, what: str, ms: float) -> None:
        self.took.setdefault(what, []).append(ms)

    def table(self) -> Iterator[str]:
        yield "| | asked | p50 ms | p95 ms | max ms |"
        yield "|---|--:|--:|--:|--:|"
        for what, took in self.took.items():
            spread = f"{percentile(took, 50):.1f} | {percentile(took, 95):.1f} | {max(took):.1f}"
            yield f"| {what} | {len(took)} | {spread} |"


def percentile(values: Sequence[float], part: int) -> float:
    """The value that so many of a hundred stay below (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * part // 100) - 1)]


def ask_all(city: City, now: datetime, orders: int) -> Iterator[str]:
    """Each order in its turn: its offers, a window refused to it, one promised. The first order of a grid
    finds nothing prepared and is counted apart."""
    logging.getLogger("doorstep.requests").setLevel(logging.WARNING)
    client, figures, random = _desk(city), Figures(), Random(2)
    met, offered, reasons = set[str](), 0, Counter[str]()
    for position in range(orders):
        grid = random.choice(city.grids)
        number = _receive(f"ASK{position:04}", grid, position, now, random)
        with clock.frozen(now + timedelta(seconds=position)):
            what = "offers of seven days" if grid.code in met else "offers, the first in a grid"
            offers = _ask(client, figures, what, f"/api/orders/{number}/windows?days=7")["offers"]
            met.add(grid.code)
            free = [each["slot"] for each in offers if each["offered"]]
            refused = [each["slot"] for each in offers if not each["offered"] and each["left"]]
            path = f"/api/orders/{number}/window"
            if refused:
                _ask(client, figures, "refusal, with other windows", path, refused[0], 409)
            if free:
                _ask(client, figures, "promise", path, random.choice(free))
        offered += len(free)
        reasons.update(_said(each["reason"]["en"]) for each in offers if each["reason"])
    yield from figures.table()
    yield f"\nAn order is offered {offered / orders:.1f} windows of {DAYS * 5}; of the others"
    for said, count in reasons.most_common():
        yield f"- {count / orders:.1f}: {said}"


def _desk(city: City) -> Client:
    user = User(username="desk", display_name="陈静", role="dispatcher", unit=city.unit)
    user.set_unusable_password()
    user.save()
    client = Client(headers={"accept-language": "zh", "host": "localhost"})
    client.force_login(user)
    return client


def _receive(number: str, grid: Grid, position: int, now: datetime, random: Random) -> str:
    row = IntakeRow(
        line=1, number=number, kind="install" if position % 100 < INSTALLS else "repair",
        customer_name=f"客户{position}", customer_phone=f"137{position:08}",
        address=f"和顺里小区{position}号楼101室", grid=grid.code, received_at=now - timedelta(minutes=5),
        need="宽带", products=(Product("broadband", 500),),
        lat=grid.centre_lat + random.uniform(-0.015, 0.015),
        lon=grid.centre_lon + random.uniform(-0.02, 0.02),
    )  # fmt: skip
    receive(row=row, actor=SYSTEM, now=now - timedelta(minutes=5))
    return number


def _ask(
    client: Client, figures: Figures, what: str, path: str, slot: str | None = None, status: int = 200
) -> Any:
    """The answer's JSON; the time goes to the figures. Raises SystemExit on another status."""
    send = partial(client.get, path)
    if slot is not None:
        send = partial(client.post, path, json.dumps({"slot": slot}), content_type="application/json")
    began = perf_counter()
    response = send()
    figures.add(what, (perf_counter() - began) * 1000)
    if response.status_code != status:
        raise SystemExit(f"{path}: {response.status_code}: {response.content[:500].decode()}")
    return response.json()


def _said(reason: str) -> str:
    """The reason without its figures."""
    return "".join("·" if letter.isdigit() else letter for letter in reason)
