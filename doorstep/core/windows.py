"""Half-open spans of time [from, to): appointment windows, visits, shifts, suspensions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from doorstep.core.errors import DoorstepError, text


class WindowInvalid(DoorstepError):
    """The two ends do not make a window. `why` says which rule is broken."""

    status = 422
    code = "window-invalid"
    title = text("时段有误：{why}", "This is no time window: {why}")
    mend = text(
        "请给出带时区的起止时间，且开始早于结束。", "Give a start and a later end, both with their time zone."
    )


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Half-open window [from_at, to_at). Any aware instants may be given; both are held in UTC, so that two
    windows compare by instants and not by wall time. Raises WindowInvalid."""

    from_at: datetime
    to_at: datetime

    def __post_init__(self) -> None:
        for name in ("from_at", "to_at"):
            at = getattr(self, name)
            if at.utcoffset() is None:
                raise WindowInvalid(why=text(f"{name} 没有时区", f"{name} has no time zone"))
            object.__setattr__(self, name, at.astimezone(UTC))
        if not self.from_at < self.to_at:
            raise WindowInvalid(
                why=text(
                    f"开始 {self.from_at.isoformat()} 不早于结束 {self.to_at.isoformat()}",
                    f"it starts at {self.from_at.isoformat()}, not before its end {self.to_at.isoformat()}",
                )
            )

    @property
    def duration(self) -> timedelta:
        return self.to_at - self.from_at

    def contains(self, at: datetime) -> bool:
        """Whether the instant lies in the window; the closing instant does not."""
        return self.from_at <= at < self.to_at

    def covers(self, other: Window) -> bool:
        """Whether the other window lies wholly in this one."""
        return self.from_at <= other.from_at and other.to_at <= self.to_at

    def overlaps(self, other: Window) -> bool:
        """Whether the two share an instant; windows that only touch do not."""
        return self.from_at < other.to_at and other.from_at < self.to_at

    def intersect(self, other: Window) -> Window | None:
        """What both share, or None."""
        if not self.overlaps(other):
            return None
        return Window(max(self.from_at, other.from_at), min(self.to_at, other.to_at))

    def subtract(self, other: Window) -> list[Window]:
        """What is left of this window without the other: none, one or two windows in order."""
        if not self.overlaps(other):
            return [self]
        left = [Window(self.from_at, other.from_at)] if self.from_at < other.from_at else []
        right = [Window(other.to_at, self.to_at)] if other.to_at < self.to_at else []
        return left + right

    def iso(self) -> str:
        """ISO 8601 interval in UTC, e.g. 2026-01-05T01:00:00+00:00/2026-01-05T03:00:00+00:00."""
        return f"{self.from_at.isoformat()}/{self.to_at.isoformat()}"

    @classmethod
    def parse(cls, interval: str) -> Window:
        """Read an ISO 8601 interval start/end, both with an offset or Z. Raises WindowInvalid."""
        parts = interval.split("/")
        try:
            from_at, to_at = (datetime.fromisoformat(part.strip()) for part in parts)
        except ValueError as error:
            raise WindowInvalid(
                why=text(f"“{interval}”不是“开始/结束”格式", f"{interval!r} is not an ISO 8601 start/end")
            ) from error
        return cls(from_at, to_at)
