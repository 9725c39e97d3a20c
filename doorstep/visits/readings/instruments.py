"""What an instrument's file reads: power meters, OTDR summaries and speed tests, whatever their form.

Pure; the shapes are described in docs/instruments.md. Twin: `frontend/src/visits/readings/instruments.ts`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from doorstep.visits.readings.quantities import VOCABULARY, figure, rounded
from doorstep.visits.readings.records import Record, decoded, records_of

Unread = Literal[
    "unreadable", "nothing_known", "no_light", "too_much_light", "upstream_light", "out_of_range"
]

#: Our name of a value, what the file is asked for, and what is believed of it.
_VALUES: Sequence[tuple[str, str, float, float]] = (
    ("down_mbps", "down", 0, 20_000),
    ("up_mbps", "up", 0, 20_000),
    ("latency_ms", "latency", 0, 60_000),
    ("length_m", "length", 0, 200_000),
    ("loss_db", "loss", 0, 80),
)
_LEAST_DBM, _MOST_DBM = -60, 20


@dataclass(frozen=True, slots=True)
class Reading:
    """`values`: dbm, wavelength_nm, down_mbps, up_mbps, latency_ms, length_m, loss_db: those that it says,
    with two decimals. `unread`: why there are none. `taken` and `model` as the file writes them.
    """

    values: dict[str, float] = field(default_factory=dict)
    unread: Unread | None = None
    taken: str = ""
    model: str = ""


def read_instrument(data: bytes) -> Reading:
    """Never raises: a file that can't be read says why in `unread`."""
    text = decoded(data)
    if text is None:
        return Reading(unread="unreadable")
    try:
        records = records_of(text)
    except ValueError:
        return Reading(unread="unreadable")
    light, why_not = _light(records)
    values = dict(light)
    for name, about, least, most in _VALUES:
        value = _last(records, about)
        if value is not None and least <= value <= most:
            values[name] = rounded(value)
        elif value is not None:
            why_not = why_not or "out_of_range"
    return Reading(
        values=values,
        unread=None if values else why_not or "nothing_known",
        taken=_text(records, "taken"),
        model=_text(records, "model"),
    )


def _last(records: Sequence[Record], about: str) -> float | None:
    for record in reversed(records):
        cell = record.get(about)
        value = figure(about, cell.text, cell.unit) if cell else None
        if isinstance(value, float) and math.isfinite(value):
            return value
    return None


def _text(records: Sequence[Record], about: str) -> str:
    return next((record[about].text for record in reversed(records) if about in record), "")[:60]


def _light(records: Sequence[Record]) -> tuple[dict[str, float], Unread | None]:
    """Of several wavelengths the one on which the customer is served, else one that isn't the modem's own; of
    several readings of it the last.
    """
    shone = [(record, _wavelength(record)) for record in records if "power" in record]
    ours = [each for each in shone if _within(each[1], "ours_nm")]
    usable = ours or [each for each in shone if not _within(each[1], "upstream_nm")]
    if not usable:
        return {}, "upstream_light" if shone else None
    record, wavelength = usable[-1]
    cell = record["power"]
    power = figure("power", cell.text, cell.unit)
    if power is None:
        return {}, None
    if not isinstance(power, float):
        return {}, power
    if not _LEAST_DBM <= power <= _MOST_DBM:
        return {}, "out_of_range"
    found = {"dbm": rounded(power)}
    return found | ({"wavelength_nm": rounded(wavelength)} if wavelength else {}), None


def _wavelength(record: Record) -> float | None:
    cell = record.get("wavelength")
    value = figure("wavelength", cell.text, cell.unit) if cell else None
    return value if isinstance(value, float) and math.isfinite(value) else None


def _within(wavelength: float | None, band: str) -> bool:
    return wavelength is not None and any(low <= wavelength <= high for low, high in VOCABULARY[band])
