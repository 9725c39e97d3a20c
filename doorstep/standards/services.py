"""Publishing editions and adopting them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from doorstep.standards.compiling import checked_standard, compile_standard
from doorstep.standards.models import Adoption, Edition
from doorstep.standards.reading import read_standard
from doorstep.standards.steps import catalogue

#: Not standards themselves: the steps that clauses attach to, the source rows, the kinds of events to come.
_OTHER_FILES = {"steps.yaml", "sources.yaml", "planned_events.yaml"}


@transaction.atomic
def publish_edition(*, content: str, file: str, now: datetime) -> Edition:
    """Read, compile and store one standard's file; the same bytes again give the same edition.

    Raises BadStandard with file, line and clause of each problem.
    """
    standard, _ = checked_standard(content, file, catalogue())
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    edition, _ = Edition.objects.get_or_create(
        sha256=sha256,
        defaults={
            "standard": standard.standard,
            "version": standard.version,
            "content": content,
            "published_at": now,
        },
    )
    return edition


@transaction.atomic
def adopt(
    *, unit_code: str, edition: Edition, from_on: date, parameters: Mapping[str, Any] | None = None
) -> Adoption:
    """A unit runs `edition` from a date. A second adoption from the same day replaces the first.

    Raises BadStandard for a parameter that the standard doesn't have, or a value that doesn't fit it.
    """
    compile_standard(read_standard(edition.content, edition.standard), parameters or {}, catalogue())
    adoption, _ = Adoption.objects.update_or_create(
        unit_code=unit_code,
        standard=edition.standard,
        from_on=from_on,
        defaults={"edition": edition, "parameters": dict(parameters or {})},
    )
    return adoption


def load_library(*, unit_code: str, from_on: date, now: datetime) -> list[Edition]:
    """Publish every standard that comes with Doorstep; adopt for `unit_code` what it does not run yet.

    A standard whose file changed is published beside the old edition and adopted, with the unit's own
    figures, from the local day of `now`; orders that pinned the old one keep it. Raises BadStandard, for a
    figure of the unit too that the new edition doesn't have any more.
    """
    today = now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    editions = []
    for file, content in library():
        edition = publish_edition(content=content, file=file, now=now)
        adoptions = Adoption.objects.filter(unit_code=unit_code, standard=edition.standard)
        running = adoptions.order_by("-from_on").first()
        if running is None:
            adopt(unit_code=unit_code, edition=edition, from_on=from_on)
        elif running.edition_id != edition.sha256:
            # Not before an adoption that lies ahead: it would come back over the new edition.
            day = max(today, running.from_on)
            adopt(unit_code=unit_code, edition=edition, from_on=day, parameters=running.parameters)
        editions.append(edition)
    return editions


def library() -> Iterator[tuple[str, str]]:
    """File name and content of every standard that comes with Doorstep, by name."""
    folder = resources.files("doorstep.standards") / "library"
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".yaml") and entry.name not in _OTHER_FILES:
            yield entry.name, entry.read_text("utf-8")
