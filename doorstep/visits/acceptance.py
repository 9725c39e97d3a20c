"""From an order's log to its acceptance form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings

from doorstep.accounts.rules import mask_phone
from doorstep.orders.judging import rulebook_for
from doorstep.orders.log import Entry, attributes
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of, order_named
from doorstep.people.queries import technician_card
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue
from doorstep.visits import acceptance_form as paper
from doorstep.visits.acceptance_form.form import PHOTOS_AT_MOST
from doorstep.visits.errors import NoAcceptanceYet
from doorstep.visits.evidence import pictures_of
from doorstep.visits.readings.limits import bounds_of
from doorstep.visits.rules import Story, proofs_of, signed_job

_PRODUCTS = {"broadband": "宽带", "iptv": "IPTV 电视", "voice": "固定电话"}
_ROLES = {"device.fitted": "安装终端", "device.recovered": "回收终端"}
#: The technician signs as evidence of the clause that asks for it; it is ink on the form, not a photo.
_OWN_SIGNATURE = "technician-signature"
#: Evidence that no photo clause names.
_PLAINLY = {_OWN_SIGNATURE: "装维员签名", "signature": "客户签名", "instrument": "仪表文件"}


def acceptance_pdf(*, number: str, now: datetime) -> bytes:
    """The acceptance form of the order's last signed job as PDF. Raises NotFound, NoAcceptanceYet."""
    order, entries = order_named(number), entries_of(number)
    job = Story(signed_job(entries))
    signed = job.last("acceptance.signed")
    if signed is None:
        raise NoAcceptanceYet(order=number)
    proof = paper.Proof(entries[-1].hash, len(entries))
    return paper.render(_form(order, dict(entries[0].body), job, signed, proof, now))


def _form(
    order: Order, received: dict[str, Any], job: Story, signed: Entry, proof: paper.Proof, now: datetime
) -> paper.AcceptanceForm:
    rulebook = rulebook_for(received)
    promised = job.body("window.promised")
    technician = _technician(job)
    pictures = pictures_of(str(each["sha256"]) for entry in job.entries for each in proofs_of(entry.body))
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
            arrived_at=job.at("visit.arrived"),
            finished_at=job.at("visit.finished"),
        ),
        services=tuple(_services(received, job)),
        line=_line(job, rulebook, attributes(received)),
        speed_tests=tuple(_speeds(job, attributes(received), rulebook)),
        devices=tuple(_devices(job)),
        charges=tuple(_charges(job)),
        checks=tuple(_checks(job, rulebook)),
        repair=_repair(received, job),
        photos=tuple(_photos(job, rulebook, pictures)),
        awaited=tuple(_awaited(job, rulebook, pictures)),
        rating=_rating(job, signed),
        reworks=tuple(_reworks(job)),
        customer_signature=_signature(order.customer.name, signed, signed.body["signature"], pictures),
        technician_signature=_own_signature(technician.name, job, pictures),
        proof=proof,
    )


def _technician(job: Story) -> paper.Technician:
    assigned = job.body("order.assigned")
    if not assigned:
        return paper.Technician("—")
    card = technician_card(str(assigned["technician"]))
    return paper.Technician(card.name, card.badge_no)


def _services(received: Mapping[str, Any], job: Story) -> Iterator[paper.Service]:
    activated = job.last("service.activated")
    for product in received["products"]:
        rate = product.get("down_mbps")
        yield paper.Service(
            product=_PRODUCTS[product["kind"]],
            rate=f"{rate} Mbps" if rate else None,
            passed=None if activated is None else product["kind"] in activated.body["products"],
        )


def _line(job: Story, rulebook: Rulebook, order: Mapping[str, Any]) -> paper.Line | None:
    cabling, light = job.body("cabling.done"), job.body("optical.measured")
    if not cabling and not light:
        return None
    asked = bounds_of(rulebook, order, "optical.measured", "dbm")
    before = light.get("reference_dbm")
    return paper.Line(
        route=cabling.get("route"),
        length_m=cabling.get("length_m"),
        received_dbm=light.get("dbm"),
        lowest_dbm=Decimal("-27") if asked.low is None else asked.low,
        highest_dbm=Decimal("-8") if asked.high is None else asked.high,
        lowest_aim_dbm=asked.low_aim,
        highest_aim_dbm=asked.high_aim,
        loss_db=None if before is None else Decimal(str(before)) - Decimal(str(light["dbm"])),
        manual=light.get("manner") == "manual",
    )


def required_ratio(rulebook: Rulebook) -> float:
    """The share of the contracted download rate that the order's clauses ask for (0.9 where none says)."""
    asked = _limits(rulebook, "speed.tested", "down_mbps").get("ge")
    return float(asked.get("times", 1)) if isinstance(asked, Mapping) else 0.9


def _limits(rulebook: Rulebook, kind: str, field: str) -> dict[str, Any]:
    """What the order's own clauses ask of a reading."""
    for rule in rulebook.rules:
        asks = rule.target and kind in rule.target.kinds and rule.clause.modality != "should"
        if asks and rule.target and isinstance(rule.target.when.get(field), Mapping):
            return dict(rule.target.when[field])
    return {}


def _speeds(job: Story, order: Mapping[str, Any], rulebook: Rulebook) -> Iterator[paper.SpeedTest]:
    """The last test: the one that the customer accepted."""
    test = job.last("speed.tested")
    if test is None:
        return
    yield paper.SpeedTest(
        place="现场测速，客户在场" if test.body["shown"] else "现场测速",
        down_mbps=test.body["down_mbps"],
        up_mbps=test.body["up_mbps"],
        contracted_down_mbps=order.get("contracted_down_mbps"),
        contracted_up_mbps=order.get("contracted_up_mbps"),
        required_percent=Decimal(str(required_ratio(rulebook))) * 100,
        manual=test.body.get("manner") == "manual",
    )


def _devices(job: Story) -> Iterator[paper.Device]:
    for kind, role in _ROLES.items():
        latest = {entry.body["device"]["sn"]: entry.body["device"] for entry in job.all(kind)}
        for device in latest.values():
            yield paper.Device(
                role=role, model=device["model"], serial_number=device["sn"], mac_address=device["mac"]
            )


def _charges(job: Story) -> Iterator[paper.Charge]:
    amount = Decimal(str(job.body("plan.proposed").get("charge_cny", "0")))
    if amount:
        yield paper.Charge("现场施工费（事先经客户确认）", amount)


def _checks(job: Story, rulebook: Rulebook) -> Iterator[paper.Check]:
    confirmed = {clause for entry in job.entries for clause in entry.body.get("checks", ())}
    for clause_id in rulebook.clauses:
        if clause_id in confirmed:
            clause = rulebook.clauses[clause_id]
            yield paper.Check(clause.title.zh, clause.sources[0])


def _repair(received: Mapping[str, Any], job: Story) -> paper.Repair | None:
    if received["kind"] != "repair":
        return None
    located, fixed = job.body("fault.located"), job.body("fault.fixed")
    return paper.Repair(
        problem=located.get("problem") or received["need"], cause=located.get("cause"), cure=fixed.get("cure")
    )


def _photos(job: Story, rulebook: Rulebook, pictures: Mapping[str, bytes]) -> Iterator[paper.Photo]:
    """The last picture of each slot whose bytes have arrived, at most as many as the form shows."""
    latest: dict[str, str] = {}
    for entry in job.entries:
        for proof in entry.body.get("evidence", ()):
            latest[proof["slot"]] = proof["sha256"]
    captions = photo_captions(rulebook)
    shown = [(slot, sha) for slot, sha in latest.items() if slot in captions and sha in pictures]
    for slot, sha256 in shown[-PHOTOS_AT_MOST:]:
        yield paper.Photo(pictures[sha256], captions[slot])


def _awaited(job: Story, rulebook: Rulebook, pictures: Mapping[str, bytes]) -> Iterator[paper.Awaited]:
    """What the log names and is not here, by what it shows, in the order in which it was shown."""
    captions, slots = photo_captions(rulebook), dict[str, str]()
    for entry in job.entries:
        for proof in proofs_of(entry.body):
            if proof["sha256"] not in pictures:
                slots.setdefault(str(proof["sha256"]), str(proof["slot"]))
    named = (
        captions.get(slot) or _input_titles().get(slot) or _PLAINLY.get(slot, "其他凭证")
        for slot in slots.values()
    )
    for what, count in Counter(named).items():
        yield paper.Awaited(what, count)


@cache
def _input_titles() -> dict[str, str]:
    """What the inputs of the steps call a picture, by slot."""
    inputs = (each for step in catalogue().steps for each in step.inputs if each.slot)
    return {str(each.slot): each.title.zh for each in inputs}


def photo_captions(rulebook: Rulebook) -> dict[str, str]:
    """What each photo that the order's clauses ask for shows: the clause's title, by slot."""
    return {
        each.slot: clause.title.zh
        for clause in rulebook.clauses.values()
        for each in clause.evidence
        if each.type == "photo"
    }


def _own_signature(name: str, job: Story, pictures: Mapping[str, bytes]) -> paper.Signature:
    """The technician's: unsigned until the step that asks for it was done."""
    for entry in reversed(job.entries):
        for proof in entry.body.get("evidence", ()):
            if proof["slot"] == _OWN_SIGNATURE:
                return _signature(name, entry, proof, pictures)
    return paper.Signature(signer=name)


def _signature(
    name: str, entry: Entry, proof: Mapping[str, Any], pictures: Mapping[str, bytes]
) -> paper.Signature:
    ink = pictures.get(str(proof["sha256"]))
    return paper.Signature(signer=name, signed_at=entry.occurred_at, ink=ink, awaited=ink is None)


def _rating(job: Story, signed: Entry) -> paper.Rating:
    rated = job.body("customer.rated")
    remarks = [str(body["comment"]) for body in (signed.body, rated) if body.get("comment")]
    return paper.Rating(
        satisfied=signed.body["result"] == "satisfied",
        punctuality=rated.get("punctuality"),
        skill=rated.get("skill"),
        manner=rated.get("manner"),
        comments="；".join(dict.fromkeys(remarks)) or None,
    )


def _reworks(job: Story) -> Iterator[paper.Rework]:
    """Each dissatisfied signature, what was done about it, and the satisfied one that answered it."""
    signatures = job.all("acceptance.signed")
    for position, entry in enumerate(signatures):
        if entry.body["result"] != "dissatisfied":
            continue
        later = signatures[position + 1 :]
        answer = next((each for each in later if each.body["result"] == "satisfied"), None)
        until = later[0].seq if later else job.entries[-1].seq + 1
        cures = [fix.body["cure"] for fix in job.all("fault.fixed") if entry.seq < fix.seq < until]
        yield paper.Rework(
            wrong=str(entry.body.get("comment", "")),
            reported_at=entry.occurred_at,
            cure=str(cures[-1]) if cures else None,
            put_right_at=answer.occurred_at if answer else None,
        )


def _instant(said: object) -> datetime | None:
    return datetime.fromisoformat(str(said)) if said else None
