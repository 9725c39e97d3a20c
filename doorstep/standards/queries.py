"""Which editions rule whom, and their compiled rules."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from doorstep.core.errors import NotFound, text
from doorstep.standards.language import Standard
from doorstep.standards.models import Adoption, Edition
from doorstep.standards.reading import read_standard
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue


@dataclass(frozen=True, slots=True)
class PinnedEdition:
    """An edition with a unit's parameters: what an order carries from its first event on."""

    standard: str
    edition: str
    parameters: Mapping[str, Any]


def editions_in_force(*, unit_path: str, on: date) -> list[PinnedEdition]:
    """What the unit at `unit_path` ('hf/hf-east/') runs on a date, by standard."""
    best = _in_force(unit_path, on)
    return [PinnedEdition(name, best[name].edition_id, best[name].parameters) for name in sorted(best)]


def adopted_from(*, unit_path: str, on: date) -> dict[str, date]:
    """By standard, since when the edition in force on a date is."""
    return {name: adoption.from_on for name, adoption in _in_force(unit_path, on).items()}


def _in_force(unit_path: str, on: date) -> dict[str, Adoption]:
    """Of each standard the nearest unit's latest adoption."""
    units = [code for code in unit_path.split("/") if code]
    depth = {code: index for index, code in enumerate(units)}
    best: dict[str, Adoption] = {}
    for adoption in Adoption.objects.filter(unit_code__in=units, from_on__lte=on).order_by("from_on"):
        held = best.get(adoption.standard)
        if held is None or depth[adoption.unit_code] >= depth[held.unit_code]:
            best[adoption.standard] = adoption
    return best


def clauses_by_control(control: str) -> set[str]:
    """Ids of the clauses with this control in any edition, old ones too: orders may pin them."""
    editions = Edition.objects.values_list("sha256", flat=True)
    return {clause.id for sha in editions for clause in standard_of(sha).clauses if clause.control == control}


def rulebook(pins: Sequence[PinnedEdition]) -> Rulebook:
    """The compiled rules of these editions; cached, as most orders pin the same ones. Raises NotFound."""
    return _rulebook(tuple((pin.edition, json.dumps(dict(pin.parameters), sort_keys=True)) for pin in pins))


@lru_cache(maxsize=64)
def _rulebook(pins: tuple[tuple[str, str], ...]) -> Rulebook:
    return Rulebook.of(
        [(standard_of(sha256), json.loads(parameters)) for sha256, parameters in pins],
        catalogue(),
    )


@lru_cache(maxsize=256)
def standard_of(sha256: str) -> Standard:
    """The standard behind an edition (editions never change, so this is cached for good). Raises NotFound."""
    edition = Edition.objects.filter(sha256=sha256).first()
    if edition is None:
        raise NotFound(what=text(f"规范版本 {sha256[:8]}", f"edition {sha256[:8]}"))
    return read_standard(edition.content, edition.standard)
