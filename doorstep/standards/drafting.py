"""The verbs of a draft: open, save, propose, withdraw, send back, publish, discard.

Each locks the draft's row first, so that of two who act at once the second sees what the first did.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.db import IntegrityError, transaction

from doorstep.core.errors import NotFound, text
from doorstep.core.zone import ZONE
from doorstep.standards import rules
from doorstep.standards.checking import Around, Checked, check
from doorstep.standards.errors import (
    DraftNotReady,
    DraftOpen,
    DraftSettled,
    SecondPersonNeeded,
    StaleDraft,
    VersionTaken,
)
from doorstep.standards.linting import Known, Lint
from doorstep.standards.models import Draft, Edition, Remark
from doorstep.standards.queries import open_drafts, pin_in_force, standard_of, surroundings
from doorstep.standards.services import adopt, hold_day, local_day
from doorstep.standards.states import OPEN_STATES, STATE_MENDS, STATE_TITLES, DraftState, RemarkKind
from doorstep.standards.steps import catalogue


def open_draft(*, standard: str, unit_path: str, by: str, now: datetime) -> Draft:
    """A draft of the edition that the unit runs today. `by`: a login, as everywhere here.

    Raises NotRun, DraftOpen (with the id of the unit's open draft).
    """
    pin = pin_in_force(standard=standard, unit_path=unit_path, on=local_day(now))
    edition = Edition.objects.get(pk=pin.edition)
    unit_code = unit_path.rstrip("/").rsplit("/", 1)[-1]
    try:
        with transaction.atomic():
            draft = Draft.objects.create(
                unit_code=unit_code,
                standard=standard,
                base=edition,
                content=edition.content,
                state=DraftState.DRAFT,
                author=by,
                opened_at=now,
                edited_by=by,
                edited_at=now,
            )
            _remark(draft, RemarkKind.OPENED, by, now)
            return draft
    except IntegrityError as taken:
        standing = open_drafts(unit_code).get(standard)
        if standing is None:
            raise
        raise DraftOpen(standard=standard, draft=standing.pk) from taken


@transaction.atomic
def save_draft(*, draft: int, content: str, revision: int, by: str, now: datetime) -> Draft:
    """Keep the text, whatever it is. `revision`: the one that was edited. Raises NotFound, DraftSettled,
    StaleDraft.
    """
    row = _locked(draft, DraftState.DRAFT)
    _check_revision(row, revision)
    if content != row.content:
        row.content, row.edited_by, row.edited_at = content, by, now
        row.revision += 1
        row.save()
    return row


@transaction.atomic
def propose(
    *,
    draft: int,
    from_on: date,
    note: str,
    by: str,
    unit_path: str,
    known: Known,
    now: datetime,
    revision: int | None = None,
) -> Draft:
    """Ask for publication from a day on. `unit_path`: of the draft's unit; `revision`: the one looked at.

    Raises NotFound, DraftSettled, StaleDraft, DayPast, AdoptionAhead, DraftNotReady, VersionTaken.
    """
    row = _locked(draft, DraftState.DRAFT)
    _check_revision(row, revision)
    hold_day(unit_code=row.unit_code, standard=row.standard, from_on=from_on, now=now)
    _ready(row, unit_path, known, from_on)
    row.state, row.proposed_by, row.from_on = DraftState.PROPOSED, by, from_on
    row.save()
    _remark(row, RemarkKind.PROPOSED, by, now, note)
    return row


@transaction.atomic
def withdraw(*, draft: int, by: str, now: datetime) -> Draft:
    """Take a proposal back, to go on writing. Raises NotFound, DraftSettled."""
    return _reopened(_locked(draft, DraftState.PROPOSED), RemarkKind.WITHDRAWN, by, now)


@transaction.atomic
def refuse_draft(*, draft: int, why: str, by: str, may_publish: bool, now: datetime) -> Draft:
    """The second person sends it back. Raises NotFound, DraftSettled, SecondPersonNeeded."""
    row = _locked(draft, DraftState.PROPOSED)
    _check_second_person(row, by, may_publish)
    return _reopened(row, RemarkKind.REFUSED, by, now, why)


@transaction.atomic
def publish_draft(
    *,
    draft: int,
    by: str,
    may_publish: bool,
    unit_path: str,
    known: Known,
    now: datetime,
    revision: int | None = None,
) -> Draft:
    """The second person publishes: the edition is there and the unit runs it from the proposed day on, with
    its own figures as far as they still fit. `revision`: the one that he looked at.

    Raises NotFound, DraftSettled, StaleDraft, SecondPersonNeeded, DayPast, AdoptionAhead, DraftNotReady,
    VersionTaken. The draft is checked anew: the other editions may have changed since it was proposed.
    """
    row = _locked(draft, DraftState.PROPOSED)
    _check_revision(row, revision)
    _check_second_person(row, by, may_publish)
    if row.from_on is None:
        raise RuntimeError(f"draft {row.pk} was proposed from no day")
    hold_day(unit_code=row.unit_code, standard=row.standard, from_on=row.from_on, now=now)
    checked, around = _ready(row, unit_path, known, row.from_on)
    if checked.standard is None:
        raise RuntimeError(f"draft {row.pk} has no problems and is no standard")
    edition = _published(row, checked.standard.version, by, now)
    figures = rules.figures_carried(checked.standard, around.figures)
    adopt(unit_code=row.unit_code, edition=edition, from_on=row.from_on, parameters=figures, by=by)
    row.state, row.published_by, row.edition = DraftState.PUBLISHED, by, edition
    row.save()
    _remark(row, RemarkKind.PUBLISHED, by, now)
    return row


@transaction.atomic
def discard(*, draft: int, by: str, now: datetime) -> Draft:
    """It is kept, but nobody goes on with it. Raises NotFound, DraftSettled."""
    row = _locked(draft, *OPEN_STATES)
    row.state = DraftState.DISCARDED
    row.save()
    _remark(row, RemarkKind.DISCARDED, by, now)
    return row


def look(row: Draft, *, unit_path: str, known: Known, on: date) -> tuple[Checked, Around]:
    """A draft as it stands: its problems and findings, what it changes, and what it is held against."""
    around = surroundings(base=row.base_id, unit_path=unit_path, on=on)
    checked = check(row.content, around, known, catalogue())
    if row.state in OPEN_STATES:
        checked.lints.extend(_base_replaced(row, unit_path, on))
        if row.content != row.base.content:
            checked.lints[:0] = _version_taken(checked)
    return checked, around


def look_at_text(content: str, *, standard: str, unit_path: str, known: Known, on: date) -> Checked:
    """What a text would come to as the unit's next edition; nothing is kept. Raises NotRun."""
    pin = pin_in_force(standard=standard, unit_path=unit_path, on=on)
    around = surroundings(base=pin.edition, unit_path=unit_path, on=on)
    checked = check(content, around, known, catalogue())
    if checked.changes:
        checked.lints[:0] = _version_taken(checked)
    return checked


def _version_taken(checked: Checked) -> list[Lint]:
    """Told while it is written: else whoever proposes it comes upon it last."""
    found = checked.standard
    if found is None or not _is_taken(found.standard, found.version):
        return []
    said = text(
        f"版本号 {found.version} 已经用过，请在 version 里换一个新的。",
        f"The version {found.version} was used already: write a new one.",
    )
    return [Lint("version-taken", "error", (), said)]


def _is_taken(standard: str, version: str) -> bool:
    return Edition.objects.filter(standard=standard, version=version).exists()


def _base_replaced(row: Draft, unit_path: str, on: date) -> list[Lint]:
    running = pin_in_force(standard=row.standard, unit_path=unit_path, on=on)
    if running.edition == row.base_id:
        return []
    version = standard_of(running.edition).version
    said = text(
        f"本单位现已执行版本 {version}，这份修订稿仍以 {row.base.version} 为底稿；"
        "请对照新版逐条核对，免得把新版的改动盖掉。",
        f"The unit runs {version} by now, and this draft was begun from {row.base.version}: compare them, "
        "or what is new in it would be lost.",
    )
    return [Lint("base-replaced", "warning", (), said)]


def _published(row: Draft, version: str, by: str, now: datetime) -> Edition:
    try:
        with transaction.atomic():
            return Edition.objects.create(
                sha256=hashlib.sha256(row.content.encode()).hexdigest(),
                standard=row.standard,
                version=version,
                content=row.content,
                published_at=now,
                unit_code=row.unit_code,
                author=row.author,
                published_by=by,
            )
    except IntegrityError as taken:
        # Another unit was faster: versions are new among all of them.
        raise VersionTaken(standard=row.standard, version=version) from taken


def _reopened(row: Draft, kind: RemarkKind, by: str, now: datetime, said: str = "") -> Draft:
    row.state, row.proposed_by, row.from_on = DraftState.DRAFT, "", None
    row.save()
    _remark(row, kind, by, now, said)
    return row


def _locked(draft: int, *states: DraftState) -> Draft:
    row = Draft.objects.select_for_update(no_key=True).filter(pk=draft).first()
    if row is None:
        raise NotFound(what=text("这份修订稿", "that draft"))
    state = DraftState(row.state)
    if state not in states:
        raise DraftSettled(state=STATE_TITLES[state], instead=STATE_MENDS[state])
    return row


def _check_revision(row: Draft, revision: int | None) -> None:
    if revision is not None and revision != row.revision:
        local = row.edited_at.astimezone(ZONE)
        raise StaleDraft(
            by=row.edited_by, at=row.edited_at.isoformat(), on=f"{local:%m-%d %H:%M}", revision=row.revision
        )


def _check_second_person(row: Draft, by: str, may_publish: bool) -> None:
    reason = rules.why_not_publish(
        state=row.state, author=row.author, edited_by=row.edited_by, by=by, may_publish=may_publish
    )
    if reason is not None:
        raise SecondPersonNeeded(reason=reason)


def _ready(row: Draft, unit_path: str, known: Known, on: date) -> tuple[Checked, Around]:
    """Raises DraftNotReady, VersionTaken."""
    around = surroundings(base=row.base_id, unit_path=unit_path, on=on)
    checked = check(row.content, around, known, catalogue())
    blocking = checked.blocking
    if blocking:
        raise DraftNotReady(count=len(blocking), first=blocking[0], reasons=blocking)
    version = checked.standard.version if checked.standard else ""
    if _is_taken(row.standard, version):
        raise VersionTaken(standard=row.standard, version=version)
    return checked, around


def _remark(draft: Draft, kind: RemarkKind, by: str, now: datetime, said: str = "") -> None:
    Remark.objects.create(draft=draft, kind=kind, by=by, at=now, revision=draft.revision, said=said)
