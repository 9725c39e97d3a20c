"""What a log can't take is kept whole, shown to the right people, settled once, never dropped."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.core.errors import NotFound
from doorstep.orders.errors import AlreadySettled, EventConflict, SettlementMissing, UnknownEventKind
from doorstep.orders.log import Actor
from doorstep.orders.models import Quarantined
from doorstep.orders.queries import open_quarantine
from doorstep.orders.services import quarantine, settle_quarantined
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG, NUMBER, begin

OFFERED = {"id": "0195d1c0-0000-7000-8000-000000000001", "order": NUMBER, "kind": "x", "body": {"a": 1}}
EAST, WEST, CITY = "hf/hf-east/", "hf/hf-west/", "hf/"


def keep(offered: dict[str, Any] = OFFERED, sender: Actor = LI_QIANG) -> Quarantined:
    return quarantine(offered=offered, sender=sender, error=UnknownEventKind(kind="x"), now=at(9))


def settle(entry_id: int, said: str = "已与装维员核实", unit_path: str = EAST) -> Quarantined:
    return settle_quarantined(
        entry_id=entry_id, settlement=said, by=CHEN_JING, unit_path=unit_path, now=at(10)
    )


def test_an_offer_is_kept_whole_with_what_was_wrong_in_both_languages(cast: Cast) -> None:
    row = keep()
    assert row.payload == OFFERED and row.received_at == at(9)
    assert (row.event_id, row.order_number, row.sender) == (OFFERED["id"], NUMBER, "technician:HF1001")
    assert row.problem["code"] == "unknown-event-kind"
    assert "无法识别" in row.problem["title"] and "Unknown" in row.problem["title_en"]
    assert row.problem["mend"] and row.problem["mend_en"] and row.settled_at is None


def test_the_same_offer_again_is_the_same_entry(cast: Cast) -> None:
    assert keep() == keep()
    assert Quarantined.objects.count() == 1


@pytest.mark.parametrize(
    ("offered", "sender"),
    [
        (OFFERED | {"body": {"a": 2}}, LI_QIANG),
        (OFFERED | {"id": "0195d1c0-0000-7000-8000-000000000002"}, LI_QIANG),
        (OFFERED, Actor("technician", "HF1002")),
    ],
)
def test_another_content_or_sender_is_another_entry(
    cast: Cast, offered: dict[str, Any], sender: Actor
) -> None:
    assert keep() != keep(offered, sender)


@pytest.mark.parametrize(
    "body",
    [
        {"dbm": float("nan")},
        {"dbm": float("-inf")},
        {"note": "停\x00电"},
        {"note": "\ud83d"},
        {"no\x00te": 1},
        {"count": 2**80},
        {"list": [[{"deep": (1, 2)}]]},
        {"at": at(9)},
    ],
)
def test_what_is_no_json_is_kept_too(cast: Cast, body: dict[str, Any]) -> None:
    row = keep(OFFERED | {"body": body})
    assert set(row.payload) == set(OFFERED) and row.payload["body"]
    assert Quarantined.objects.get(pk=row.pk).payload == row.payload


def test_an_offer_without_any_name_is_kept(cast: Cast) -> None:
    assert keep({"id": "i" * 300, "order": "o" * 300}).payload["id"] == "i" * 300
    assert keep({}).payload == {}


def test_a_conflict_is_kept_with_its_details(cast: Cast) -> None:
    error = EventConflict(event_id="e", order=NUMBER)
    row = quarantine(offered=OFFERED, sender=LI_QIANG, error=error, now=at(9))
    assert row.problem["order"] == NUMBER and row.problem["status"] == 409


# ---- who sees it ---------------------------------------------------------------------------------------


def test_the_senders_unit_and_those_above_see_it(cast: Cast) -> None:
    row = keep(OFFERED | {"order": "GD-NONE"})
    assert list(open_quarantine(EAST)) == list(open_quarantine(CITY)) == [row]
    assert list(open_quarantine(WEST)) == []


def test_the_orders_unit_sees_it_whoever_sent_it(cast: Cast) -> None:
    begin(cast)
    row = keep(sender=Actor("technician", "XX-0001"))
    assert list(open_quarantine(EAST)) == [row] and list(open_quarantine(WEST)) == []


def test_the_oldest_come_first(cast: Cast) -> None:
    error = UnknownEventKind(kind="x")
    for minute in (5, 1, 3):
        offered = OFFERED | {"id": str(minute)}
        quarantine(offered=offered, sender=LI_QIANG, error=error, now=at(9, minute))
    assert [row.event_id for row in open_quarantine(EAST)] == ["1", "3", "5"]


# ---- settling ------------------------------------------------------------------------------------------


def test_settling_says_how_and_keeps_the_entry(cast: Cast) -> None:
    row = settle(keep().pk, "  已与装维员核实，补录  ")
    assert (row.settlement, row.settled_at, row.settled_by) == (
        "已与装维员核实，补录", at(10), "dispatcher:chenjing",
    )  # fmt: skip
    assert list(open_quarantine(EAST)) == [] and Quarantined.objects.get().payload == OFFERED


@pytest.mark.parametrize("said", ["", "   ", "字" * 501])
def test_settling_without_a_word_or_with_too_many_is_refused(cast: Cast, said: str) -> None:
    row = keep()
    with pytest.raises(SettlementMissing) as refusal:
        settle(row.pk, said)
    assert refusal.value.details["fields"][0]["field"] == "settlement"
    assert list(open_quarantine(EAST)) == [row]


def test_what_is_settled_is_not_settled_again(cast: Cast) -> None:
    row = keep()
    settle(row.pk)
    with pytest.raises(AlreadySettled) as refusal:
        settle(row.pk, "别的说法")
    assert "已与装维员核实" in refusal.value.mended("zh")
    assert Quarantined.objects.get().settlement == "已与装维员核实"


@pytest.mark.parametrize(("offset", "unit_path"), [(0, WEST), (1, EAST), (10**20, EAST)])
def test_another_units_entry_and_an_unknown_one_are_not_found(
    cast: Cast, offset: int, unit_path: str
) -> None:
    row = keep()
    with pytest.raises(NotFound):
        settle(row.pk + offset, unit_path=unit_path)
    assert Quarantined.objects.get().settled_at is None
