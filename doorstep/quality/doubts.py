"""Doubts read: which wait, of what clause each is, what is said of one that is confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from doorstep.core.errors import Text, text
from doorstep.orders.judging import rulebook_for
from doorstep.orders.log import attributes
from doorstep.orders.queries import opening_entries
from doorstep.people.models import Technician
from doorstep.quality.models import Doubt
from doorstep.standards.language import Clause
from doorstep.visits.models import Evidence

#: Nobody's fault on site: our own check didn't come to an end.
UNCHECKED: Final = "unchecked"

#: Codes in words.
TITLES: Final[Mapping[str, Text]] = {
    "blurred": text("照片模糊", "blurred"),
    "dark": text("照片太暗", "too dark"),
    "overexposed": text("照片过曝", "overexposed"),
    "reused": text("与其他照片雷同", "used before"),
    "off_time": text("拍摄时间不在上门时段", "taken outside the visit"),
    "off_place": text("拍摄位置不在客户处", "taken elsewhere"),
    "mock_location": text("定位为模拟位置", "mock location"),
    "label_differs": text("标签与录入不符", "label differs from the entry"),
    "label_unreadable": text("标签无法辨认", "label can't be read"),
    "reading_differs": text("读数与仪表文件不符", "reading differs from the file"),
    UNCHECKED: text("系统没能检查", "could not be checked"),
}


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A doubt with the clause that asks for its evidence (None: none does), the technician's name, the file.
    `other`: the file that it resembles, if one."""

    row: Doubt
    clause: Clause | None
    technician: str | None
    evidence: Evidence | None
    other: Evidence | None


def doubts_in(*, unit_path: str, state: str = "", code: str = "") -> QuerySet[Doubt]:
    """Of a unit and below: open ones oldest first, decided ones with the latest decision first."""
    found = Doubt.objects.filter(order__unit__path__startswith=unit_path).select_related("order")
    if state:
        found = found.filter(state=state)
    if code:
        found = found.filter(codes__contains=[code])
    return found.order_by("raised_at", "id") if state == "open" else found.order_by("-raised_at", "id")


def described(rows: Sequence[Doubt]) -> list[DoubtView]:
    openings = opening_entries({row.order_id for row in rows})
    staff = {row.shown_by.removeprefix("technician:") for row in rows}
    names = dict(Technician.objects.filter(staff_no__in=staff).values_list("staff_no", "name"))
    files = _files({row.sha256 for row in rows} | {other for row in rows for other in _others(row)})
    found = []
    for row in rows:
        received = openings[row.order_id].body
        other = next(_others(row), None)
        found.append(
            DoubtView(
                row=row,
                clause=_asking(row.slot, received),
                technician=names.get(row.shown_by.removeprefix("technician:")),
                evidence=files.get(row.sha256),
                other=files.get(other) if other else None,
            )
        )
    return found


def clause_of(row: Doubt) -> str | None:
    """The clause that asks this order for evidence of this slot; None when none does."""
    clause = _asking(row.slot, opening_entries([row.order_id])[row.order_id].body)
    return clause.id if clause else None


def said_of(row: Doubt, note: str) -> str:
    """The breach in words, for its reader."""
    what = "、".join(TITLES[code]["zh"] if code != UNCHECKED else "人工查看有问题" for code in row.codes)
    return f"凭证核实属实：{what}。{note.strip()}"[:500]


def _others(row: Doubt) -> Iterator[str]:
    return (each["other_sha256"] for each in row.doubts if each.get("other_sha256"))


def _files(hashes: set[str]) -> dict[str, Evidence]:
    return Evidence.objects.in_bulk(list(hashes))


def _asking(slot: str, received: Mapping[str, Any]) -> Clause | None:
    order = attributes(received)
    for rule in rulebook_for(received).rules:
        asked = {each.slot for each in rule.clause.evidence}
        if slot in asked and (rule.scope is None or rule.scope(order, order)):
            return rule.clause
    return None
