"""A backtest's totals as data that is stored and shown: money as decimal text, clauses in reading
order. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doorstep.insight.results import ClauseTotal, Shift, Totals
from doorstep.standards.language import Words


def told(totals: Totals, titles: Mapping[str, Words]) -> dict[str, Any]:
    """Units and technicians by their codes; who they are is for the reader to look up."""
    place = {clause: at for at, clause in enumerate(titles)}
    clauses = sorted(totals.clauses, key=lambda clause: (place.get(clause, len(place)), clause))
    return {
        "orders": totals.orders,
        "deduct_before_cny": str(totals.before_cny),
        "deduct_after_cny": str(totals.after_cny),
        "clauses": [_clause(clause, totals.clauses[clause], titles) for clause in clauses],
        "units": [{"unit": code, **_shift(each)} for code, each in sorted(totals.units.items())],
        "technicians": [
            {"staff_no": staff_no, **_shift(each)} for staff_no, each in sorted(totals.technicians.items())
        ],
    }


def _clause(clause: str, total: ClauseTotal, titles: Mapping[str, Words]) -> dict[str, Any]:
    title = titles.get(clause, Words(zh=clause, en=clause))
    return {
        "clause": clause,
        "title": title.model_dump(),
        "counts": total.counts,
        "before": total.stands(0),
        "after": total.stands(1),
        "changes": [{"from": was, "to": would, "orders": orders} for was, would, orders in total.changes],
        "deduct_before_cny": str(total.before_cny),
        "deduct_after_cny": str(total.after_cny),
    }


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "orders": shift.orders,
        "worse": shift.worse,
        "better": shift.better,
        "deduct_before_cny": str(shift.before_cny),
        "deduct_after_cny": str(shift.after_cny),
    }
