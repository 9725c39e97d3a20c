"""A long log is kept as it was read, and taken only while it is the order's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import transaction

from doorstep.orders import recent
from doorstep.orders.models import VerdictInterval
from doorstep.orders.queries import entries_of, locked_order
from doorstep.orders.services import rebuild
from tests.cast import Cast
from tests.lives import CHEN_JING, Life, begin, run_standard


@pytest.fixture
def life(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Life:
    """Logs are long from the third entry on."""
    monkeypatch.setattr(recent, "SHORTEST", 3)
    run_standard(cast)
    return begin(cast)


class RolledBack(Exception):
    pass


def read(life: Life) -> recent.Read:
    return recent.read(locked_order(life.number))


def is_whole(life: Life) -> bool:
    """What is read is what the database has, and so is what the standards see of it."""
    found = read(life)
    facts = sorted((fact.seq, fact.kind, fact.id) for fact in found.log.facts)
    stored = entries_of(life.number)
    return list(found.entries) == stored and facts == [(e.seq, e.kind, str(e.id)) for e in stored]


def test_what_was_kept_is_the_log(life: Life) -> None:
    for _ in range(4):
        life.say("call.made", by=CHEN_JING)
        assert is_whole(life)
    assert read(life).log is read(life).log, "it is not read again"


def test_what_another_process_added_is_read_behind_it(life: Life) -> None:
    for _ in range(3):
        life.say("call.made", by=CHEN_JING)
    before = read(life)
    life.say("call.made", by=CHEN_JING)
    life.say("order.cancelled", by=CHEN_JING)
    recent.keep(life.number, before)
    assert is_whole(life)
    assert read(life).log.closed_at is not None


def test_what_was_rolled_back_is_forgotten(life: Life) -> None:
    for _ in range(3):
        life.say("call.made", by=CHEN_JING)
    with pytest.raises(RolledBack), transaction.atomic():
        life.say("call.made", {"note": "没有存下"}, by=CHEN_JING)
        raise RolledBack
    assert is_whole(life)
    life.say("call.made", {"note": "存下了"}, by=CHEN_JING)
    assert is_whole(life)
    assert read(life).entries[-1].body["note"] == "存下了"


def test_a_log_of_the_same_length_that_is_another_is_not_taken(life: Life) -> None:
    for _ in range(3):
        life.say("call.made", by=CHEN_JING)
    found = read(life)
    false = replace(found.entries[-1], hash="0" * 64)
    recent.keep(life.number, recent.Read([*found.entries[:-1], false], found.log, found.state))
    assert is_whole(life)


def test_the_longest_unused_goes_first(life: Life, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "ENTRIES_AT_MOST", 7)
    other = begin(cast, "GD-other")
    for each in (life, other):
        for _ in range(3):
            each.say("call.made", by=CHEN_JING)
    kept = read(other).log
    assert read(other).log is kept
    assert read(life).log is not read(life).log, "it had to go"


def test_verdicts_are_those_of_a_rebuild(life: Life) -> None:
    life.arrive()
    life.work()
    life.finish()

    def verdicts() -> list[tuple[object, ...]]:
        rows = VerdictInterval.objects.order_by("from_at", "clause", "to_at")
        return list(rows.values_list("clause", "outcome", "from_at", "to_at", "witnesses", "due_at"))

    before = verdicts()
    rebuild(now=life.now)
    assert verdicts() == before
