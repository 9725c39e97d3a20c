"""A check is queued once, made up for when it was missed, and given up in sight of everybody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from doorstep.core import clock
from doorstep.orders.log import Entry
from doorstep.orders.models import Event
from doorstep.visits.errors import EvidenceLost
from doorstep.visits.evidence import path_of, store_evidence
from doorstep.visits.evidence.checking import check_evidence
from doorstep.visits.evidence.rules import Doubt
from doorstep.visits.evidence.showing import CHECK, queue_missed
from doorstep.visits.evidence.trying import MOST_TRIES, attempt, check_again
from doorstep.visits.models import Checked, Tried
from tests.cast import at
from tests.lives import LI_QIANG
from tests.pictures import blurred, jpeg, scene
from tests.worlds import Visit

GOOD, BAD = jpeg(scene(1)), jpeg(blurred(scene(2)))


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(12)):
        yield


def keep(data: bytes, now: datetime) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    store_evidence(sha256=sha256, data=data, actor=LI_QIANG, now=now)
    return sha256


def shown(visit: Visit, sha256: str, **said: Any) -> Entry:
    proof = {"slot": "route", "sha256": sha256}
    return visit.say("cabling.done", {"evidence": [proof]}, happened=True, **said)


def waiting(entry: Entry) -> int:
    jobs = ProcrastinateJob.objects.filter(task_name=CHECK, status="todo", args__event=str(entry.id))
    return jobs.count()


def dropped(entry: Entry) -> None:
    """The queue was emptied."""
    ProcrastinateJob.objects.filter(args__event=str(entry.id)).delete()


def tried(entry: Entry, sha256: str, now: datetime, check: Any = check_evidence) -> list[str]:
    return [each.code for each in attempt(check, event=entry.id, sha256=sha256, now=now)]


def broken(*, event: UUID, sha256: str, now: datetime) -> list[Doubt]:
    raise MemoryError


def fail(entry: Entry, sha256: str, now: datetime) -> None:
    with pytest.raises(MemoryError):
        tried(entry, sha256, now, broken)


def said() -> list[dict[str, Any]]:
    doubted = Event.objects.filter(kind="evidence.doubted").order_by("seq")
    return [each.body["doubts"][0] for each in doubted]


def test_a_check_that_waits_is_not_queued_again(on_site: Visit) -> None:
    entry = shown(on_site, keep(GOOD, at(9)))
    assert waiting(entry) == 1
    assert queue_missed(now=at(13)) == 0
    assert waiting(entry) == 1


def test_a_missed_check_is_made_up_once(on_site: Visit) -> None:
    sha256 = keep(GOOD, at(10))
    entry = shown(on_site, sha256, now=at(10))
    dropped(entry)
    assert queue_missed(now=at(10, 5)) == 0, "it may still be on its way"
    assert [queue_missed(now=at(12)), queue_missed(now=at(12, 10))] == [1, 0]
    assert tried(entry, sha256, at(12, 11)) == []
    dropped(entry)
    assert queue_missed(now=at(12, 20)) == 0, "it was checked"


def test_what_a_phone_brings_days_later_is_made_up(on_site: Visit) -> None:
    """By when the bytes came, and by when the event came: the phone was without network for a week."""
    late = at(12) + timedelta(days=7)
    early = shown(on_site, hashlib.sha256(GOOD).hexdigest(), occurred_at=at(10), now=at(10))
    keep(GOOD, late)
    dropped(early)
    old = keep(BAD, at(9))
    event = shown(on_site, old, occurred_at=at(10), now=late)
    dropped(event)
    assert queue_missed(now=late + timedelta(hours=1)) == 2
    assert (waiting(early), waiting(event)) == (1, 1)


def test_what_was_missed_long_ago_is_left(on_site: Visit) -> None:
    entry = shown(on_site, keep(GOOD, at(9)))
    dropped(entry)
    assert queue_missed(now=at(12) + timedelta(days=4)) == 0


def test_checks_can_be_switched_off(on_site: Visit, settings: Any) -> None:
    settings.PHOTO_CHECKS = False
    entry = shown(on_site, keep(GOOD, at(9)))
    assert (waiting(entry), queue_missed(now=at(13))) == (0, 0)


def test_one_that_fails_comes_again_less_and_less_often(on_site: Visit) -> None:
    sha256 = keep(GOOD, at(9))
    entry = shown(on_site, sha256)
    dropped(entry)
    fail(entry, sha256, at(12))
    assert queue_missed(now=at(12, 9)) == 0
    assert queue_missed(now=at(12, 10)) == 1
    dropped(entry)
    fail(entry, sha256, at(12, 10))
    assert queue_missed(now=at(12, 39)) == 0
    assert queue_missed(now=at(12, 40)) == 1
    assert tried(entry, sha256, at(12, 41)) == []
    assert not Tried.objects.exists() and Checked.objects.filter(event=entry.id).exists()


def test_after_the_last_try_the_log_says_that_it_could_not_be_checked(on_site: Visit) -> None:
    sha256 = keep(GOOD, at(9))
    entry = shown(on_site, sha256)
    dropped(entry)
    for _ in range(MOST_TRIES):
        assert said() == []
        fail(entry, sha256, at(12))
    assert said() == [{"code": "unchecked", "measured": "MemoryError", "limit": str(MOST_TRIES)}]
    assert tried(entry, sha256, at(13)) == [], "given up"
    assert queue_missed(now=at(20)) == 0
    assert not Checked.objects.filter(event=entry.id).exists()
    assert len(said()) == 1


def test_one_that_takes_its_worker_down_is_given_up_too(on_site: Visit) -> None:
    sha256 = keep(GOOD, at(9))
    entry = shown(on_site, sha256)

    def killed(*, event: UUID, sha256: str, now: datetime) -> list[Doubt]:
        raise SystemExit  # nothing is noted after it, as after a SIGKILL

    for _ in range(MOST_TRIES):
        with pytest.raises(SystemExit):
            tried(entry, sha256, at(12), killed)
    assert (said(), tried(entry, sha256, at(13), killed)) == ([], [])
    assert [each["measured"] for each in said()] == ["worker-lost"]


def test_a_file_that_was_lost_is_told_as_what_it_is(on_site: Visit) -> None:
    sha256 = keep(GOOD, at(9))
    entry = shown(on_site, sha256)
    path_of(sha256).unlink()
    for _ in range(MOST_TRIES):
        with pytest.raises(EvidenceLost):
            tried(entry, sha256, at(12))
    assert [each["measured"] for each in said()] == ["evidence-lost"]


def test_asked_for_again_it_has_all_its_tries(on_site: Visit) -> None:
    sha256 = keep(BAD, at(9))
    entry = shown(on_site, sha256)
    dropped(entry)
    for _ in range(MOST_TRIES):
        fail(entry, sha256, at(12))
    check_again(event=entry.id, sha256=sha256)
    assert waiting(entry) == 1
    dropped(entry)
    later = at(12) + timedelta(days=9)
    fail(entry, sha256, later)
    assert queue_missed(now=later + timedelta(minutes=10)) == 1, "however old it is"
    assert tried(entry, sha256, later + timedelta(minutes=11)) == ["blurred"]
    assert [each["code"] for each in said()] == ["unchecked", "blurred"]


@pytest.mark.django_db(transaction=True)
def test_the_worker_leaves_a_failed_one_to_the_next_round(
    on_site: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue doesn't retry by itself: one job, one try; and another one may wait meanwhile."""
    with transaction.atomic():
        sha256 = keep(GOOD, at(9))
        entry = shown(on_site, sha256)
    monkeypatch.setattr("doorstep.visits.evidence.checking.check_evidence", broken)
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(queues=["long"], wait=False, install_signal_handlers=False, listen_notify=False)
    assert (waiting(entry), Tried.objects.get().tries, Tried.objects.get().why) == (0, 1, "MemoryError")
    assert queue_missed(now=at(12, 10)) == 1
