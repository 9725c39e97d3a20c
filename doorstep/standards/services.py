"""Publishing editions, adopting them, and a unit's own figures. The verbs of drafts: `drafting`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib import resources
from typing import Any

import structlog
from django.db import connection, transaction

from doorstep.core.zone import ZONE
from doorstep.standards.compiling import checked_standard, compile_standard
from doorstep.standards.errors import AdoptionAhead, BadStandard, DayPast, FiguresRefused
from doorstep.standards.models import Adoption, Edition
from doorstep.standards.queries import pin_in_force
from doorstep.standards.reading import read_standard
from doorstep.standards.rules import day_is_past
from doorstep.standards.steps import catalogue

log = structlog.get_logger("doorstep.standards")

#: First key of PostgreSQL's advisory locks on what a unit adopts.
_ADOPTIONS = 7103

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
    *,
    unit_code: str,
    edition: Edition,
    from_on: date,
    parameters: Mapping[str, Any] | None = None,
    by: str = "",
) -> Adoption:
    """A unit runs `edition` from a date. A second adoption from the same day replaces the first.

    `by`: the login of who decided it. Raises BadStandard for a parameter that the standard doesn't have, or a
    value that doesn't fit it.
    """
    compile_standard(read_standard(edition.content, edition.standard), parameters or {}, catalogue())
    adoption, _ = Adoption.objects.update_or_create(
        unit_code=unit_code,
        standard=edition.standard,
        from_on=from_on,
        defaults={"edition": edition, "parameters": dict(parameters or {}), "adopted_by": by},
    )
    return adoption


@transaction.atomic
def set_figures(
    *,
    standard: str,
    unit_path: str,
    from_on: date,
    parameters: Mapping[str, Any],
    by: str,
    now: datetime,
) -> Adoption:
    """From a day on the unit runs the edition then in force with these figures of its own, and no others.

    Raises NotRun, DayPast, AdoptionAhead, FiguresRefused.
    """
    unit_code = unit_path.rstrip("/").rsplit("/", 1)[-1]
    hold_day(unit_code=unit_code, standard=standard, from_on=from_on, now=now)
    pin = pin_in_force(standard=standard, unit_path=unit_path, on=from_on)
    edition = Edition.objects.get(pk=pin.edition)
    try:
        return adopt(unit_code=unit_code, edition=edition, from_on=from_on, parameters=parameters, by=by)
    except BadStandard as bad:
        raise FiguresRefused(reason=bad.details["problems"][0]["expected"]) from bad


def hold_day(*, unit_code: str, standard: str, from_on: date, now: datetime) -> None:
    """Settle alone, until the transaction ends, what the unit runs of a standard from a day on.

    Raises DayPast, AdoptionAhead: what was adopted for a later day would take its place again.
    """
    today = local_day(now)
    if day_is_past(from_on, today):
        raise DayPast(from_on=from_on.isoformat(), today=today.isoformat())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_ADOPTIONS, f"{unit_code}/{standard}"]
        )
    later = Adoption.objects.filter(unit_code=unit_code, standard=standard, from_on__gt=from_on)
    ahead = later.select_related("edition").order_by("-from_on").first()
    if ahead is not None:
        raise AdoptionAhead(ahead=ahead.from_on.isoformat(), version=ahead.edition.version)


def local_day(now: datetime) -> date:
    return now.astimezone(ZONE).date()


def load_library(*, unit_code: str, from_on: date, now: datetime) -> list[Edition]:
    """Publish every standard that comes with Doorstep; adopt for `unit_code` what it does not run yet.

    A standard whose file changed is published beside the old edition and adopted, with the unit's own
    figures, from the local day of `now`; orders that pinned the old one keep it. A unit that runs an edition
    of its own keeps that: ours is published beside it, and the log says so. Raises BadStandard, for a figure
    of the unit too that the new edition doesn't have any more.
    """
    today = local_day(now)
    editions = []
    for file, content in library():
        edition = publish_edition(content=content, file=file, now=now)
        adoptions = Adoption.objects.filter(unit_code=unit_code, standard=edition.standard)
        running = adoptions.select_related("edition").order_by("-from_on").first()
        if running is None:
            adopt(unit_code=unit_code, edition=edition, from_on=from_on)
        elif running.edition.unit_code:
            log.info(
                "library edition not adopted: the unit runs its own",
                standard=edition.standard,
                version=edition.version,
                unit=unit_code,
                runs=running.edition.version,
            )
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
