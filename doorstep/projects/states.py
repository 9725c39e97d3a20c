"""Closed lists of this package: codes that stay English, and what each is called on a screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from doorstep.core.errors import Text, text

OCCUPANCY: Final[Mapping[str, Text]] = {
    "vacant": text("空房", "vacant"),
    "occupied": text("住客", "occupied"),
    "closed": text("停用", "out of order"),
}
