"""What about a piece of evidence is doubtful: values in, doubts out. Pure.

A doubt refuses nothing and accuses nobody: somebody looks at it and decides (quality.doubts).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final, Literal

from doorstep.core.geo import Place, distance_m
from doorstep.orders.log import Entry
from doorstep.visits.rules import NEW_VISIT, proofs_of

Code = Literal[
    "blurred", "dark", "overexposed", "reused", "off_time", "off_place", "mock_location",
    "label_differs", "label_unreadable", "reading_differs", "unchecked",
]  # fmt: skip

#: Pictures of the label on a device.
LABEL_SLOTS: Final = frozenset({"label", "device-label"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What an installation takes for doubtful. `sharp_least`: see `pictures.Measures`; shares in percent."""

    sharp_least: int = 12
    dark_most: int = 32
    bright_most_percent: int = 60
    alike_least_percent: int = 92
    time_margin_min: int = 10
    place_most_m: int = 1000


@dataclass(frozen=True, slots=True)
class Doubt:
    """`measured` against `limit`, as text for a reader: numbers with a point, instants in ISO 8601."""

    code: Code
    measured: str
    limit: str
    other_order: str | None = None
    other_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier picture elsewhere that looks the same. `percent`: how much; 100 are the same bytes."""

    order: str
    sha256: str
    percent: int


@dataclass(frozen=True, slots=True)
class Label:
    """What was read from a label: `codes` by barcode, `lines` by character recognition (None: not tried)."""

    codes: Sequence[str]
    lines: Sequence[str] | None = None


def is_signature(slot: str) -> bool:
    return slot == "signature" or slot.endswith("-signature")


def visit_numbers(entries: Iterable[Entry]) -> Iterator[tuple[Entry, int]]:
    """Each entry with the number of its visit, from 1; one that failed, or a reopening, begins the next."""
    number = 1
    for entry in entries:
        yield entry, number
        number += entry.kind in NEW_VISIT


# --- the picture itself ------------------------------------------------------------------------------------


def looks(sharpness: float, brightness: float, clipped_percent: float, limits: Limits) -> list[Doubt]:
    """Blur is judged only where there is light enough to see it."""
    if brightness < limits.dark_most:
        return [Doubt("dark", f"{brightness:.0f}", str(limits.dark_most))]
    if clipped_percent > limits.bright_most_percent:
        return [Doubt("overexposed", f"{clipped_percent:.0f}", str(limits.bright_most_percent))]
    if sharpness < limits.sharp_least:
        return [Doubt("blurred", f"{sharpness:.1f}", str(limits.sharp_least))]
    return []


def reused(alike: Sequence[Alike], limits: Limits) -> list[Doubt]:
    """The most alike one decides."""
    found = [each for each in alike if each.percent >= limits.alike_least_percent]
    if not found:
        return []
    most = max(found, key=lambda each: each.percent)
    limit = str(limits.alike_least_percent)
    return [Doubt("reused", str(most.percent), limit, other_order=most.order, other_sha256=most.sha256)]


# --- time and place against the visit ----------------------------------------------------------------------


def visit_of(entries: Sequence[Entry], event: Entry) -> list[Entry]:
    """The entries of the visit that the event belongs to."""
    numbered = list(visit_numbers(entries))
    wanted = next(number for entry, number in numbered if entry.id == event.id)
    return [entry for entry, number in numbered if number == wanted]


def span_of(entries: Sequence[Entry], event: Entry) -> tuple[datetime, datetime] | None:
    """When a picture of this event can have been taken: from departure to the end of the visit, or to the
    event that names it. None for one before anybody set out."""
    visit = visit_of(entries, event)
    starts = [each.occurred_at for each in visit if each.kind in ("visit.departed", "visit.arrived")]
    ends = [each.occurred_at for each in visit if each.kind == "visit.finished"]
    if not starts or event.occurred_at < min(starts):
        return None
    return min(starts), max([event.occurred_at, *ends])


def off_time(
    taken_at: datetime | None, span: tuple[datetime, datetime] | None, limits: Limits
) -> list[Doubt]:
    if taken_at is None or span is None:
        return []
    margin = timedelta(minutes=limits.time_margin_min)
    if span[0] - margin <= taken_at <= span[1] + margin:
        return []
    return [Doubt("off_time", taken_at.isoformat(), f"{span[0].isoformat()}/{span[1].isoformat()}")]


def off_place(taken: Place | None, site: Place | None, limits: Limits) -> list[Doubt]:
    if taken is None or site is None:
        return []
    away_m = distance_m(taken, site)
    if away_m <= limits.place_most_m:
        return []
    return [Doubt("off_place", f"{away_m:.0f}", str(limits.place_most_m))]


def arrival(entries: Sequence[Entry], event: Entry, site: Place | None, limits: Limits) -> list[Doubt]:
    """Where the phone was on arrival, told with the first evidence of the visit and not with each."""
    visit = visit_of(entries, event)
    shown = [each for each in visit if proofs_of(each.body) and each.kind != "order.suspended"]
    arrived = [each for each in visit if each.kind == "visit.arrived" and each.body.get("location")]
    after = [each for each in shown if arrived and each.seq >= arrived[-1].seq]
    if not after or after[0].id != event.id:
        return []
    where: Mapping[str, Any] = arrived[-1].body["location"]
    found = [Doubt("mock_location", "true", "false")] if where.get("mock") else []
    if site is not None:
        away_m = max(0.0, distance_m(Place(where["lat"], where["lon"]), site) - where["accuracy_m"])
        if away_m > limits.place_most_m:
            found.append(Doubt("off_place", f"{away_m:.0f}", str(limits.place_most_m)))
    return found


# --- a device's label against what was entered -------------------------------------------------------------

_MAC: Final = re.compile(r"(?<![0-9A-Z])(?:[0-9A-F]{2}[:\-. ]?){5}[0-9A-F]{2}(?![0-9A-Z])")
_MAC_NAME: Final = re.compile(r"MAC\s*(?:ID|ADDR(?:ESS)?)?\.?\s*[:：]?")
_SERIAL: Final = re.compile(
    r"(?:S\s*/?\s*N|SERIAL(?:\s*(?:NO|NUMBER))?|序列号)\.?\s*[:：]?\s*([A-Z0-9\-]{4,40})"
)


def label(read: Label, sn: str, mac: str) -> list[Doubt]:
    """The label's own serial number and MAC against the entered ones. What one of them bears out and nothing
    contradicts is good; a label of which neither can be read is said to be unreadable."""
    lines = [*read.codes, *(read.lines or ())]
    plain = [_plain(line) for line in lines]
    has_sn = any(_plain(sn) in line for line in plain)
    has_mac = any(_plain(mac) in line for line in plain)
    if has_sn and has_mac:
        return []
    serials, macs = list(_serials(lines)), list(_macs(lines))
    if not has_sn and serials:
        return [Doubt("label_differs", serials[0], sn)]
    if not has_mac and macs:
        return [Doubt("label_differs", macs[0], mac)]
    return (
        [] if has_sn or has_mac else [Doubt("label_unreadable", " ".join(lines)[:120] or "-", f"{sn} {mac}")]
    )


def bears_out(read: Label, sn: str, mac: str) -> bool:
    """Both stand in what was read: nothing more need be tried."""
    plain = [_plain(line) for line in (*read.codes, *(read.lines or ()))]
    return all(any(_plain(said) in line for line in plain) for said in (sn, mac))


def _serials(lines: Sequence[str]) -> Iterator[str]:
    """After its name, on the same line or the next."""
    for line in (*lines, *(f"{one} {next_}" for one, next_ in pairwise(lines))):
        for found in _SERIAL.findall(line.upper()):
            # The name alone, read with the next line's name.
            if any(letter.isdigit() for letter in found):
                yield found


def _macs(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if "MAC" in line.upper() or ":" in line or "-" in line:
            for found in _MAC.findall(_MAC_NAME.sub(" ", line.upper())):
                digits = _plain(found)
                yield ":".join(digits[at : at + 2] for at in range(0, 12, 2))


def _plain(said: str) -> str:
    return "".join(letter for letter in said.upper() if letter.isalnum())
