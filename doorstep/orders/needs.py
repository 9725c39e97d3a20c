"""What an order asks of the technician: booking counts who could come, dispatch decides who does. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from doorstep.people.states import CertificateKind

#: Level 2 masters the work alone; level 1 works beside somebody (people.TechnicianSkill).
ALONE: Final = 2

#: Nobody works alone without it (HOME-1).
CERTIFICATES_NEEDED: Final = (CertificateKind.OPERATOR,)
#: Who installs in a hotel does an account manager's work and holds an account manager's papers (CALL-1).
_FOR_HOTELS: Final = (*CERTIFICATES_NEEDED, CertificateKind.SERVICE_LEVEL3)


def certificates_needed(order: Mapping[str, Any]) -> tuple[CertificateKind, ...]:
    """What the technician has to hold in date, from an order's attributes."""
    new_work = order["kind"] in ("install", "move", "change")
    return _FOR_HOTELS if order["segment"] == "hotel" and new_work else CERTIFICATES_NEEDED


def skills_needed(order: Mapping[str, Any]) -> dict[str, int]:
    """The least level by skill code, from an order's attributes.

    One trade decides: fibre or copper, installing or repairing. Taking a line down asks for none. Setting up
    IPTV or a telephone is part of the fibre trades; only an order for nothing but voice asks for voice.
    """
    kind, fibre = order["kind"], order["access"] == "ftth"
    if kind == "remove":
        return {}
    if kind == "repair" and order["products"] == ["voice"]:
        return {"voice": ALONE}
    if not fibre and order["products"] != ["iptv"]:
        return {"copper": ALONE}
    return {"ftth_repair" if kind == "repair" else "ftth_install": ALONE}
