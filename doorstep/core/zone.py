"""The one time zone of the service: every local day, hour and month is told in it."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Asia/Shanghai")
