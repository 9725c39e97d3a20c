"""Hash chain: SHA-256 over RFC 8785 canonical JSON. A private alteration of a log shows (HOTEL-29)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import rfc8785

GENESIS = "0" * 64


def canonical(value: Any) -> bytes:
    """RFC 8785 canonical JSON. Floats and integers as ECMAScript prints them; raises ValueError for what JSON
    can't carry (NaN, integers beyond 2^53)."""
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise ValueError(f"not canonical JSON: {error}") from error


def digest(value: Any) -> str:
    """Hex SHA-256 of the canonical form: 64 characters."""
    return hashlib.sha256(canonical(value)).hexdigest()


def link(previous: str, record: dict[str, Any]) -> str:
    """The hash of one record chained to the one before it (GENESIS for the first)."""
    return digest({"previous": previous, "record": record})


def stamp(at: datetime) -> str:
    """An instant as hashed: UTC, milliseconds, one spelling ('2026-03-02T01:00:00.000Z')."""
    if at.tzinfo is None:
        raise ValueError("stamp() needs an aware datetime: add tzinfo")
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
