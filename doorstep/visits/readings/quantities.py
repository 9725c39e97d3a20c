"""A cell of an instrument's file as a figure in our units: dBm, nm, Mbps, ms, m, dB.

The front end has its twin (`frontend/src/visits/readings/quantities.ts`); both take the words of
`vocabulary.json` and are held to the same cases (`tests/instrument_cases.json`).
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

Light = Literal["no_light", "too_much_light"]

VOCABULARY: Mapping[str, Any] = json.loads(
    (resources.files(__package__) / "vocabulary.json").read_text("utf-8")
)

_NAMES = {alias: name for name, aliases in VOCABULARY["names"].items() for alias in aliases}
_UNITS: Mapping[str, Mapping[str, str]] = VOCABULARY["units"]
_ALL_UNITS = sorted(
    {unit for units in _UNITS.values() for unit in units}, key=lambda unit: (-len(unit), unit)
)
_NUMBER = re.compile(r"^([<>≤≥~≈]?)([+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(.*)$")
_COLOUR = re.compile(r"^([0-9]{3,4})nm(.*)$")
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Name:
    """What a column or a key is about; `unit` as the name itself gives it. `nm`: light of that wavelength."""

    about: str
    unit: str
    nm: str = ""


def plain(text: str) -> str:
    """Full-width forms, odd minus signs and spaces as the ordinary ones."""
    return re.sub("[−–—﹣]", "-", unicodedata.normalize("NFKC", text)).strip()


def name_of(text: str) -> Name | None:
    """`下行速率(Mbps)`, `Rx Power [dBm]`, `download_mbps` or `光功率/dBm`; None for what we don't know."""
    said = plain(text)
    bracket = _BRACKET.search(said)
    unit = (bracket.group(1) or bracket.group(2) or "").strip() if bracket else ""
    bare = _squeezed(_BRACKET.sub("", said))
    if colour := _COLOUR.match(bare):
        rest = colour.group(2)
        return Name("power", unit, colour.group(1)) if not rest or _NAMES.get(rest) == "power" else None
    if bare in _NAMES:
        return Name(_NAMES[bare], unit)
    for each in _ALL_UNITS:
        for tail in ("/" + each, _squeezed(each)):
            rest = bare[: -len(tail)] if bare.endswith(tail) else ""
            if rest in _NAMES:
                return Name(_NAMES[rest], unit or each)
    return None


def figure(about: str, text: str, unit: str) -> float | Light | None:
    """The value in our unit. `unit` is the column's: one that stands in the cell goes before it.

    No figure, or one in a unit that we don't know: None.
    """
    said = plain(text).replace(" ", "")
    if about == "power" and (light := _light(said)):
        return light
    found = _NUMBER.match(said)
    if found is None:
        return None
    sign, digits, own = found.groups()
    if about == "power" and sign in ("<", "≤"):
        return "no_light"
    number = float(digits.replace(",", ""))
    return _converted(about, number, own or plain(unit).replace(" ", ""))


def is_value(text: str) -> bool:
    """A number, or a meter's word for too little or too much light."""
    said = plain(text).replace(" ", "")
    return _NUMBER.match(said) is not None or _light(said) is not None


def rounded(value: float) -> float:
    """Two decimals, halves upwards: the same in both languages."""
    return math.floor(value * 100 + 0.5) / 100


def _squeezed(text: str) -> str:
    return re.sub(r"[\s_\-.]+", "", text.lower())


def _light(said: str) -> Light | None:
    low = said.lower()
    if low in VOCABULARY["no_light"] or re.fullmatch(r"-{2,}(\.-+)?", low):
        return "no_light"
    return "too_much_light" if low in VOCABULARY["too_much_light"] else None


def _converted(about: str, number: float, unit: str) -> float | Light | None:
    if about == "power":
        return _dbm(number, _UNITS["power"].get(unit.lower() or "dbm"))
    if about == "wavelength":
        kind = _UNITS["wavelength"].get(unit.lower() or "nm")
        return None if kind is None else number * (1000 if kind == "um" else 1)
    if about in ("down", "up"):
        exact = _UNITS["rate_exact"].get(unit) or _UNITS["rate"].get(unit.lower() or "mbps")
        return None if exact is None else number * float(exact)
    factor = _UNITS.get(about, {}).get(unit.lower() or {"latency": "ms", "length": "m", "loss": "db"}[about])
    return None if factor is None else number * float(factor)


_WATTS = {"w": 30.0, "mw": 0.0, "uw": -30.0, "nw": -60.0}


def _dbm(number: float, unit: str | None) -> float | Light | None:
    if unit is None or unit == "dbm":
        return number if unit else None
    return 10 * math.log10(number) + _WATTS[unit] if number > 0 else "no_light"
