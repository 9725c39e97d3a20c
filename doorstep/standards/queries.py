"""Which editions rule whom, and their compiled rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from doorstep.core.errors import NotFound, text
from doorstep.standards.checking import Around
from doorstep.standards.errors import NotRun
from doorstep.standards.language import Standard
from doorstep.standards.models import Adoption, Draft, Edition
from doorstep.standards.reading import read_standard
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.states import OPEN_STATES
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


def pin_in_force(*, standard: str, unit_path: str, on: date) -> PinnedEdition:
    """What the unit runs of one standard on a date. Raises NotRun."""
    for pin in editions_in_force(unit_path=unit_path, on=on):
        if pin.standard == standard:
            return pin
    raise NotRun(standard=standard)


def surroundings(*, base: str, unit_path: str, on: date) -> Around:
    """What a draft of the edition `base` is held against for the unit: its figures, its other editions."""
    standard = standard_of(base)
    pins = {pin.standard: pin for pin in editions_in_force(unit_path=unit_path, on=on)}
    own = pins.pop(standard.standard, None)
    return Around(
        base=standard,
        figures=own.parameters if own else {},
        others=[(standard_of(pin.edition), pin.parameters) for pin in pins.values()],
    )


def draft_named(draft: int) -> Draft:
    """With its base edition and its remarks. Raises NotFound."""
    row = _drafts().filter(pk=draft).first()
    if row is None:
        raise NotFound(what=text("这份修订稿", "that draft"))
    return row


def drafts_of(unit_codes: Iterable[str]) -> list[Draft]:
    """The drafts of these units, the last edited first."""
    return list(_drafts().filter(unit_code__in=list(unit_codes)).order_by("-edited_at", "-id"))


def open_drafts(unit_code: str) -> dict[str, Draft]:
    """A unit's open drafts by standard."""
    rows = Draft.objects.filter(unit_code=unit_code, state__in=[each.value for each in OPEN_STATES])
    return {row.standard: row for row in rows}


def _drafts() -> QuerySet[Draft]:
    return Draft.objects.select_related("base", "edition").prefetch_related("remarks")


def editions_of(standard: str, unit_codes: Iterable[str]) -> list[Edition]:
    """The editions of a standard that came with Doorstep or were published by these units, newest first, with
    these units' adoptions of each.
    """
    codes = list(unit_codes)
    adoptions = Adoption.objects.filter(unit_code__in=codes).order_by("-from_on", "unit_code")
    rows = Edition.objects.filter(Q(unit_code="") | Q(unit_code__in=codes), standard=standard)
    shown = rows.prefetch_related(Prefetch("adoption_set", adoptions, to_attr="shown_adoptions"))
    return list(shown.order_by("-published_at", "-version"))


def edition_named(sha256: str, unit_codes: Iterable[str]) -> Edition:
    """An edition that came with Doorstep or was published by one of these units. Raises NotFound."""
    rows = Edition.objects.filter(Q(unit_code="") | Q(unit_code__in=list(unit_codes)), pk=sha256)
    row = rows.first()
    if row is None:
        raise NotFound(what=text(f"规范版本 {sha256[:8]}", f"edition {sha256[:8]}"))
    return row
