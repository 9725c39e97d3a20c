"""The soak: phones do their days over the bad network; then what they did is compared with the logs."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Error, Page

from benchmarks.soak.days import Wanted, give_day, open_window
from benchmarks.soak.proxy import BLANK, CUTS, Mischief, Proxy
from benchmarks.soak.server import Server
from benchmarks.soak.thumb import Thumb
from doorstep.config.demo.city import CITY_UNIT, load_people
from doorstep.config.serving import ports
from doorstep.core import clock
from doorstep.orders import queries, services
from doorstep.orders.models import Quarantined
from doorstep.people.models import Grid, Technician
from doorstep.people.services import create_user
from doorstep.standards.services import load_library
from doorstep.visits.evidence import read_evidence
from doorstep.visits.rules import evidence_of

PASSWORD: Final = "soak-password"
SLOT: Final = "SOAK"


@dataclass(frozen=True, slots=True)
class Asked:
    """How much of everything."""

    cuts: int = 200
    kills: int = 50
    tabs: int = 10
    """Tabs that crash while a picture is taken."""
    phones: int = 6
    jobs: int = 8
    seed: int = 1
    limit_s: int = 3600


@dataclass
class Counts:
    """What was done and what came of it. `faults` is empty when nothing was lost and nothing came twice."""

    mischief: Counter[str] = field(default_factory=Counter)
    tabs: int = 0
    events: int = 0
    pictures: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def cuts(self) -> int:
        return sum(self.mischief[cut] for cut in CUTS)


@dataclass
class Phone:
    """A tab on an address of its own, and the technician whose it is."""

    username: str
    numbers: list[str]
    address: str
    page: Page | None = None
    thumb: Thumb | None = None

    def open(self, context: BrowserContext) -> Thumb:
        self.page = context.new_page()
        self.page.goto(self.address + BLANK)
        self.thumb = Thumb(self.page).put_in()
        self.thumb.call("logIn", self.username, PASSWORD)
        self.thumb.open(self.username)
        return self.thumb

    def begin(self) -> None:
        """Work and sending, until all orders are done."""
        assert self.thumb is not None
        self.thumb.call("startSync")
        self.thumb.call("begin", self.numbers, 60)


def prepare(asked: Asked) -> list[tuple[str, list[str]]]:
    """People, standards and days of orders in an empty database: usernames, each with his orders."""
    now = clock.now()
    load_people(now)
    load_library(unit_code=CITY_UNIT, from_on=(now - timedelta(days=60)).date(), now=now)
    grid = Grid.objects.order_by("code")[0]
    open_window(SLOT, grid_id=grid.pk, from_at=now - timedelta(hours=3), to_at=now + timedelta(hours=9))
    days = []
    people = Technician.objects.select_related("user", "unit").order_by("staff_no")[: asked.phones]
    if len(people) < asked.phones:
        raise ValueError(f"the sample city has {len(people)} technicians: ask for no more phones than that")
    for place, who in enumerate(people):
        username = _login(who)
        first_at = now + timedelta(minutes=2)
        day = Wanted(
            who.staff_no, grid.code, f"SOAK{place}-", first_at, SLOT, asked.jobs, between=timedelta(minutes=2)
        )
        days.append((username, give_day(day, now=now)))
    return days


def _login(who: Technician) -> str:
    """What this technician logs in as, with `PASSWORD`; most of the sample city's have no login yet."""
    if who.user is None:
        create_user(
            username=f"soak-{who.staff_no.lower()}", password=PASSWORD, display_name=who.name,
            role="technician", unit_code=who.unit.code, staff_no=who.staff_no,
        )  # fmt: skip
        return f"soak-{who.staff_no.lower()}"
    who.user.set_password(PASSWORD)
    who.user.save(update_fields=["password"])
    return who.user.username


def soak(asked: Asked, browser: Browser, database_url: str, data: Path) -> Counts:
    """Runs it against the database that Django is set to and `database_url` names."""
    days = prepare(asked)
    with ports.held("127.0.0.1", 0) as port:
        return _soaked(asked, days, browser, port, database_url, data)


def _soaked(
    asked: Asked,
    days: list[tuple[str, list[str]]],
    browser: Browser,
    port: int,
    database_url: str,
    data: Path,
) -> Counts:
    hosts = ",".join(["127.0.0.1", *(f"127.0.0.{phone + 2}" for phone in range(len(days)))])
    environment = {
        **os.environ, "DATABASE_URL": database_url, "DOORSTEP_DATA": str(data), "DOORSTEP_HOSTS": hosts,
        "DOORSTEP_LOG_LEVEL": "ERROR", "DJANGO_SETTINGS_MODULE": "doorstep.config.settings",
    }  # fmt: skip
    server = Server(port, environment, data / "soak-server.log")
    mischief = Mischief(asked.cuts, asked.kills, asked.seed, kill=server.kill)
    counts = Counts(mischief.done)
    server.start()
    try:
        with Proxy(port, len(days), mischief) as proxy:
            context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
            phones = [
                Phone(user, numbers, proxy.address(place)) for place, (user, numbers) in enumerate(days)
            ]
            _work(asked, context, phones, counts)
            server.idle()
            for phone in phones:
                assert phone.thumb is not None
                _check(phone, phone.thumb.call("held"), counts)
            context.close()
    except Exception as error:
        error.add_note(f"The server's last words: {server.last_words()}")
        raise
    finally:
        server.idle()
        server.stop()
    counts.faults += [f"quarantined: {row.problem}" for row in Quarantined.objects.all()]
    return counts


def _work(asked: Asked, context: BrowserContext, phones: list[Phone], counts: Counts) -> None:
    """Until every phone has done and sent everything; at every other look a tab crashes at work or while it
    sends and is opened anew, until `asked.tabs` have."""
    chance = Random(asked.seed)
    until = time.monotonic() + asked.limit_s
    for phone in phones:
        phone.open(context)
    for phone in phones:
        phone.begin()
    for turn in count():
        left = [_left(phone) for phone in phones]
        if not any(left):
            return
        if time.monotonic() > until:
            raise RuntimeError(f"not done within {asked.limit_s} s: {left}")
        busy = [phone for phone, each in zip(phones, left, strict=True) if each]
        if counts.tabs < asked.tabs and busy and turn % 2 == 0:
            _crash(chance.choice(busy), context)
            counts.tabs += 1
        time.sleep(chance.uniform(0.1, 0.6))


def _left(phone: Phone) -> str:
    """What this phone still has to do; empty when nothing. Raises what its thumb stumbled over."""
    assert phone.thumb is not None
    now: dict[str, Any] = phone.thumb.call("waiting")
    if now["failure"]:
        raise RuntimeError(f"{phone.username}: {now['failure']}")
    said = [word for word in ("working", "waits", "pictures") if now[word]]
    return " ".join(f"{word}={now[word]}" for word in said)


def _crash(phone: Phone, context: BrowserContext) -> None:
    """The tab ends as when the system takes its memory; then it is opened again and goes on."""
    page = phone.page
    assert page is not None
    # The page is gone before it answers. (CDP's Page.crash would be waited for, for ever.)
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")
    page.close()
    phone.open(context)
    phone.begin()


def _kept(said: Any, logged: Any) -> bool:
    """Whether all that was said stands in the log. The server may add what was left out, and writes times
    and numbers its own way."""
    if isinstance(said, Mapping):
        return isinstance(logged, Mapping) and all(
            _kept(each, logged.get(name)) for name, each in said.items()
        )
    if isinstance(said, list):
        return (
            isinstance(logged, list)
            and len(said) == len(logged)
            and all(_kept(one, other) for one, other in zip(said, logged, strict=True))
        )
    return bool(said == logged) or (_moment(said) is not None and _moment(said) == _moment(logged))


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _check(phone: Phone, held: dict[str, Any], counts: Counts) -> None:
    """The phone's own record against the server's logs: each event once, in order, as it was written; each
    picture whole; the chains unbroken."""
    faults = [
        f"{event['kind']}: {event['state']}" for event in held["events"] if event["state"] != "acknowledged"
    ]
    faults += [f"still on the phone: {each}" for each in held["evidence"]]
    for number in phone.numbers:
        recorded = [(each["id"], each["kind"]) for each in held["events"] if each["order"] == number]
        logged = [entry for entry in queries.entries_of(number) if entry.actor.startswith("technician:")]
        if recorded != [(str(entry.id), entry.kind) for entry in logged]:
            faults.append(f"{number}: the phone says {recorded}, the log {[entry.kind for entry in logged]}")
        bodies = {each["id"]: each["body"] for each in held["events"]}
        for entry in logged:
            said = bodies.get(str(entry.id), {})
            if not _kept(said, entry.body):
                faults.append(f"{number} {entry.kind}: {said} became {entry.body}")
            counts.events += 1
            for sha256 in evidence_of(entry.body):
                counts.pictures += 1
                if hashlib.sha256(read_evidence(sha256)[1]).hexdigest() != sha256:
                    faults.append(f"{number} {entry.kind}: picture {sha256} is not whole")
        if queries.order_named(number).state != "replied":
            faults.append(f"{number}: {queries.order_named(number).state}")
    faults += [f"{number}: {found}" for number, found in services.verify(phone.numbers) if found]
    counts.faults += [f"{phone.username} {fault}" for fault in faults]
