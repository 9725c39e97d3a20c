"""When something took place, by a phone whose clock may be wrong. Pure: values in, a time out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

#: A phone's clock may be this far off before its times are corrected by what it said of its own clock.
CHECKED_SKEW: Final = timedelta(minutes=2)

#: claimed: the phone's own word. sending: its clock was as wrong when it sent. uptime: the clock was set back
#: in between. recording: it was known to be wrong when it recorded, and has been put right since.
By = Literal["claimed", "sending", "uptime", "recording"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a phone says of its clocks: the time of the event and of sending, its uptime at both (0: unknown,
    or another opening of the app), and how far it was ahead of ours when it last knew before recording."""

    claimed_at: datetime
    sent_at: datetime
    uptime_ms: int = 0
    sent_uptime_ms: int = 0
    skew: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Believed:
    at: datetime
    by: By


def believed(said: Said, now: datetime) -> Believed | None:
    """The time that the log takes for true; None where the phone's word leads out of all time.

    A clock that agrees with ours is believed, one that is wrong is corrected by what it says when it sends.
    It may have been set in between: back, if less time went by on it than its uptime counts; forward, if it
    knew itself to be wrong when it recorded. (Uptime stands still while a phone sleeps: a bound, no more.)
    """
    skew = said.sent_at - now
    try:
        if _ran_on(said) is False:
            return Believed(now - _age(said), "uptime")
        if said.skew is not None and abs(said.skew) > CHECKED_SKEW and abs(skew - said.skew) > CHECKED_SKEW:
            return Believed(said.claimed_at - said.skew, "recording")
        if abs(skew) <= CHECKED_SKEW:
            return Believed(said.claimed_at, "claimed")
        return Believed(said.claimed_at - skew, "sending")
    except OverflowError:
        return None


def _age(said: Said) -> timedelta:
    return timedelta(milliseconds=said.sent_uptime_ms - said.uptime_ms)


def _ran_on(said: Said) -> bool | None:
    """Whether the clock ran on between event and sending at least as long as the phone was awake; None where
    the uptimes say nothing."""
    if not 0 < said.uptime_ms <= said.sent_uptime_ms:
        return None
    return said.sent_at - said.claimed_at >= _age(said) - CHECKED_SKEW
