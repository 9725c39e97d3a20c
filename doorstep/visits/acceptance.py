"""From an order's log to its acceptance form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings

from doorstep.accounts.rules import mask_phone
from doorstep.orders.judging import rulebook_for
from doorstep.orders.log import Entry, attributes
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of, order_named
from doorstep.people.queries import technician_card
from doorstep.standards.rulebook import Rulebook
from doorstep.visits import acceptance_form as paper
from doorstep.visits.acceptance_form.form import PHOTOS_AT_MOST
from doorstep.visits.errors import NoAcceptanceYet
from doorstep.visits.evidence import read_evidence
from doorstep.visits.models import Evidence

_PRODUCTS = {"broadband": "宽带", "iptv": "IPTV 电视", "voice": "固定电话"}
_ROLES = {"device.fitted": "安装终端", "device.recovered": "回收终端"}
_SLOTS = {"terminal": "终端", "route": "走线", "sticker": "服务贴", "clean-site": "清场", "optical": "光功率"}


def acceptance_pdf(*, number: str, now: datetime) -> bytes:
    """The order's acceptance form as PDF. Raises NotFound, NoAcceptanceYet (nothing signed yet)."""
    entries = entries_of(number)
    order = order_named(number)
    if not any(entry.kind == "acceptance.signed" for entry in entries):
        raise NoAcceptanceYet(order=number)
    return paper.render(_form(order, Story(entries), now))


@dataclass(frozen=True, slots=True)
class Story:
    """An order's log, asked by kind."""

    entries: Sequence[Entry]

    def all(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == kind]

    def last(self, kind: str) -> Entry | None:
        found = self.all(kind)
        return found[-1] if found else None

    def body(self, kind: str) -> Mapping[str, Any]:
        found = self.last(kind)
        return found.body if found else {}

    def at(self, kind: str) -> datetime | None:
        found = self.last(kind)
        return found.occurred_at if found else None


def _form(order: Order, story: Story, now: datetime) -> paper.AcceptanceForm:
    received = dict(story.entries[0].body)
    rulebook = rulebook_for(received)
    promised = story.body("window.promised")
    signed = story.last("acceptance.signed")
    assert signed is not None
    technician = _technician(story)
    return paper.AcceptanceForm(
        issued_at=now,
        order_number=order.number,
        kind=received["kind"],
        unit=paper.Unit(settings.OPERATOR, order.unit.name_zh, settings.HOTLINE, settings.COMPLAINT_LINE),
        customer=paper.Customer(order.customer.name, mask_phone(order.customer.phone), order.site.address),
        technician=technician,
        visit=paper.Visit(
            promised_from=_instant(promised.get("from_at")),
            promised_to=_instant(promised.get("to_at")),
            arrived_at=story.at("visit.arrived"),
            finished_at=story.at("visit.finished"),
        ),
        services=tuple(_services(received, story)),
        line=_line(story, rulebook),
        speed_tests=tuple(_speeds(story, attributes(received), rulebook)),
        devices=tuple(_devices(story)),
        charges=tuple(_charges(story)),
        checks=tuple(_checks(story, rulebook)),
        repair=_repair(received, story),
        photos=tuple(_photos(story)),
        rating=_rating(story, signed),
        reworks=tuple(_reworks(story)),
        customer_signature=_signature(order.customer.name, signed),
        technician_signature=paper.Signature(signer=technician.name, signed_at=signed.occurred_at),
        proof=paper.Proof(story.entries[-1].hash, len(story.entries)),
    )


def _technician(story: Story) -> paper.Technician:
    assigned = story.body("order.assigned")
    if not assigned:
        return paper.Technician("—")
    card = technician_card(str(assigned["technician"]))
    return paper.Technician(card.name, card.badge_no)


def _services(received: Mapping[str, Any], story: Story) -> Iterator[paper.Service]:
    activated = story.last("service.activated")
    for product in received["products"]:
        rate = product.get("down_mbps")
        yield paper.Service(
            product=_PRODUCTS[product["kind"]],
            rate=f"{rate} Mbps" if rate else None,
            passed=None if activated is None else product["kind"] in activated.body["products"],
        )


def _line(story: Story, rulebook: Rulebook) -> paper.Line | None:
    cabling, light = story.body("cabling.done"), story.body("optical.measured")
    if not cabling and not light:
        return None
    limits = _limits(rulebook, "optical.measured", "dbm")
    return paper.Line(
        route=cabling.get("route"),
        length_m=cabling.get("length_m"),
        received_dbm=light.get("dbm"),
        lowest_dbm=limits.get("ge", Decimal("-27")),
        highest_dbm=limits.get("le", Decimal("-8")),
    )


def _limits(rulebook: Rulebook, kind: str, field: str) -> dict[str, Any]:
    """What the order's own clauses ask of a reading."""
    for rule in rulebook.rules:
        if rule.target and kind in rule.target.kinds and isinstance(rule.target.when.get(field), Mapping):
            return dict(rule.target.when[field])
    return {}


def _speeds(story: Story, order: Mapping[str, Any], rulebook: Rulebook) -> Iterator[paper.SpeedTest]:
    """The last test: the one that the customer accepted."""
    test = story.last("speed.tested")
    if test is None:
        return
    asked = _limits(rulebook, "speed.tested", "down_mbps").get("ge", {})
    ratio = asked.get("times", 0.9) if isinstance(asked, Mapping) else 0.9
    yield paper.SpeedTest(
        place="现场测速，客户在场" if test.body["shown"] else "现场测速",
        down_mbps=test.body["down_mbps"],
        up_mbps=test.body["up_mbps"],
        contracted_down_mbps=order.get("contracted_down_mbps"),
        contracted_up_mbps=order.get("contracted_up_mbps"),
        required_percent=Decimal(str(ratio)) * 100,
    )


def _devices(story: Story) -> Iterator[paper.Device]:
    for kind, role in _ROLES.items():
        latest = {entry.body["device"]["sn"]: entry.body["device"] for entry in story.all(kind)}
        for device in latest.values():
            yield paper.Device(
                role=role, model=device["model"], serial_number=device["sn"], mac_address=device["mac"]
            )


def _charges(story: Story) -> Iterator[paper.Charge]:
    amount = Decimal(str(story.body("plan.proposed").get("charge_cny", "0")))
    if amount:
        yield paper.Charge("现场施工费（事先经客户确认）", amount)


def _checks(story: Story, rulebook: Rulebook) -> Iterator[paper.Check]:
    confirmed = {clause for entry in story.entries for clause in entry.body.get("checks", ())}
    for clause_id in rulebook.clauses:
        if clause_id in confirmed:
            clause = rulebook.clauses[clause_id]
            yield paper.Check(clause.title.zh, clause.sources[0])


def _repair(received: Mapping[str, Any], story: Story) -> paper.Repair | None:
    if received["kind"] != "repair":
        return None
    located, fixed = story.body("fault.located"), story.body("fault.fixed")
    return paper.Repair(
        problem=located.get("problem") or received["need"], cause=located.get("cause"), cure=fixed.get("cure")
    )


def _photos(story: Story) -> Iterator[paper.Photo]:
    """The last picture of each slot whose bytes have arrived, at most as many as the form shows."""
    latest: dict[str, str] = {}
    for entry in story.entries:
        for proof in entry.body.get("evidence", ()):
            latest[proof["slot"]] = proof["sha256"]
    held = set(Evidence.objects.filter(sha256__in=latest.values()).values_list("sha256", flat=True))
    shown = [(slot, sha256) for slot, sha256 in latest.items() if sha256 in held]
    for slot, sha256 in shown[-PHOTOS_AT_MOST:]:
        yield paper.Photo(read_evidence(sha256)[1], _SLOTS.get(slot, slot))


def _rating(story: Story, signed: Entry) -> paper.Rating:
    rated = story.body("customer.rated")
    remarks = [str(body["comment"]) for body in (signed.body, rated) if body.get("comment")]
    return paper.Rating(
        satisfied=signed.body["result"] == "satisfied",
        punctuality=rated.get("punctuality"),
        skill=rated.get("skill"),
        manner=rated.get("manner"),
        comments="；".join(dict.fromkeys(remarks)) or None,
    )


def _reworks(story: Story) -> Iterator[paper.Rework]:
    """Each dissatisfied signature, and the satisfied one that answered it."""
    signatures = story.all("acceptance.signed")
    for position, entry in enumerate(signatures):
        if entry.body["result"] != "dissatisfied":
            continue
        answer = next((e for e in signatures[position + 1 :] if e.body["result"] == "satisfied"), None)
        fixed = story.last("fault.fixed")
        later = fixed is not None and fixed.seq > entry.seq
        yield paper.Rework(
            wrong=str(entry.body.get("comment", "")),
            reported_at=entry.occurred_at,
            cure=str(fixed.body["cure"]) if fixed is not None and later else None,
            put_right_at=answer.occurred_at if answer else None,
        )


def _signature(signer: str, signed: Entry) -> paper.Signature:
    proof = signed.body["signature"]
    held = Evidence.objects.filter(sha256=proof["sha256"]).exists()
    ink = read_evidence(proof["sha256"])[1] if held else None
    return paper.Signature(signer=signer, signed_at=signed.occurred_at, ink=ink)


def _instant(said: object) -> datetime | None:
    return datetime.fromisoformat(str(said)) if said else None
