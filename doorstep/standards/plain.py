"""The most frequent rule by far, judged without a detour: a precedence without window and correlation.

`relations` gives the same verdict case by case; a test compares them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.picking import picked
from doorstep.standards.verdicts import SATISFIED, VIOLATED, WITNESSES_AT_MOST, Log, Verdict, straight


class Alike(NamedTuple):
    """Plain precedences with the same activation: clause id, target and `since` of each."""

    activation: Choice
    members: tuple[tuple[str, Choice, Choice | None], ...]

    @staticmethod
    def of(rules: Iterable[Rule]) -> list[Alike]:
        groups: dict[str, tuple[Choice, list[tuple[str, Choice, Choice | None]]]] = {}
        for rule in rules:
            if rule.target is not None:
                _, members = groups.setdefault(rule.activation.key, (rule.activation, []))
                members.append((rule.id, rule.target, rule.since))
        return [Alike(activation, tuple(members)) for activation, members in groups.values()]


def judge_alike(alike: Alike, log: Log, found: dict[str, Verdict]) -> None:
    """Puts the verdict of each into `found`; none when nothing activates them."""
    ends = picked(log, alike.activation)
    if not ends:
        return
    # The checks of a step found the same facts, mostly: they share their verdict.
    shared: dict[tuple[int, ...], Verdict] = {}
    picks = log.picks
    for clause, target, since in alike.members:
        lookup = target.lookup
        table = None if lookup is None else picks.get(lookup.table)
        # What `picked` does, without the call, when the table is there.
        targets = picked(log, target) if lookup is None or table is None else table.get(lookup.text, ())
        if since is not None:
            found[clause] = _judged(log, ends, targets, picked(log, since))
            continue
        key = tuple(targets)
        verdict = shared.get(key)
        if verdict is None:
            verdict = shared[key] = _judged(log, ends, targets, ())
        found[clause] = verdict


def judge_plainly(rule: Rule, log: Log) -> Verdict | None:
    """The verdict of a plain precedence; None when nothing activates it."""
    ends = picked(log, rule.activation)
    if not ends or rule.target is None:
        return None
    marks = picked(log, rule.since) if rule.since is not None else ()
    return _judged(log, ends, picked(log, rule.target), marks)


def _judged(log: Log, ends: Sequence[int], targets: Sequence[int], marks: Sequence[int]) -> Verdict:
    facts = log.facts
    broken, ids = [], []
    for end in ends:
        at = bisect_left(targets, end)
        if at and (not marks or targets[at - 1] >= _last_before(marks, end)):
            ids.append(facts[end].id)
            ids.append(facts[targets[at - 1]].id)
        else:
            broken.append(end)
    if broken:
        return _broken(log, targets, broken, len(ends))
    if len(ids) > 2:
        ids = list(dict.fromkeys(ids))[:WITNESSES_AT_MOST]
    count = len(ends)
    closed = log.closed_at is not None
    return straight(Verdict, (SATISFIED, closed, None, None, None, tuple(ids), count, count, 0, 0))


def _last_before(marks: Sequence[int], end: int) -> int:
    """The first position at which a target counts: the last mark before the activation."""
    at = bisect_left(marks, end)
    return marks[at - 1] if at else 0


def _broken(log: Log, targets: Sequence[int], broken: Sequence[int], count: int) -> Verdict:
    """Made good when a target came after the last breach."""
    facts = log.facts
    after = bisect_right(targets, broken[-1])
    verdict = (
        VIOLATED,
        True,
        None,
        facts[broken[0]].at,
        facts[targets[after]].at if after < len(targets) else None,
        tuple([facts[end].id for end in broken[:WITNESSES_AT_MOST]]),
        count,
        count - len(broken),
        len(broken),
        0,
    )
    return straight(Verdict, verdict)
