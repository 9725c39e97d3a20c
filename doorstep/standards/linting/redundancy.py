"""Clauses that another one implies: they can be dropped, and only make two findings of one fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations

from doorstep.core.errors import text
from doorstep.standards.bounds import TimeBound
from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.language import Template
from doorstep.standards.linting.findings import Lint
from doorstep.standards.linting.world import World, named

T = Template
_RESPONSES = (T.CHAIN_RESPONSE, T.ALTERNATE_RESPONSE, T.RESPONSE, T.RESPONDED_EXISTENCE)
_PRECEDENCES = (T.CHAIN_PRECEDENCE, T.ALTERNATE_PRECEDENCE, T.PRECEDENCE, T.RESPONDED_EXISTENCE)
_SUCCESSIONS = (T.CHAIN_SUCCESSION, T.ALTERNATE_SUCCESSION, T.SUCCESSION, T.COEXISTENCE)
_BANS = (T.NOT_COEXISTENCE, T.ABSENCE_AFTER, T.ABSENCE_BETWEEN)
#: Each is implied by those before it in its row.
_ROWS = (_RESPONSES, _PRECEDENCES, _SUCCESSIONS, _BANS)
_SEVERITIES = ("minor", "major", "critical")


def redundant(world: World) -> Iterator[Lint]:
    """`one` is redundant beside `other`; the same rule twice is told once."""
    twice: set[frozenset[str]] = set()
    for one, other in permutations(world.rules, 2):
        pair = frozenset({one.id, other.id})
        if not pair & world.ours or pair in twice or not _comparable(one, other):
            continue
        if not _implied(world, one, other):
            continue
        same = _comparable(other, one) and _implied(world, other, one)
        if same:
            twice.add(pair)
        yield _finding(one, other, same)


def _comparable(one: Rule, other: Rule) -> bool:
    """Acts at the same place with no other consequence: else both have their reason."""
    mine, its = one.clause, other.clause
    return (
        mine.control == its.control
        and mine.step == its.step
        and mine.by == its.by
        and _SEVERITIES.index(mine.severity) <= _SEVERITIES.index(its.severity)
        and mine.modality in (its.modality, "should")
        and (mine.on_violation is None or mine.on_violation == its.on_violation)
        and (mine.standing == its.standing or mine.standing == "planned")
    )


def _implied(world: World, one: Rule, other: Rule) -> bool:
    """Surely whatever keeps `other` keeps `one`, and `other` rules all that `one` rules."""
    if one.target is None or other.target is None:
        pairs = one.target is None and other.target is None and _counted(world, one, other)
    else:
        pairs = any(_related(world, one, said) for said in _sayings(other))
    return pairs and world.rules_all_of(other, one)


def _counted(world: World, one: Rule, other: Rule) -> bool:
    less, more = one.clause.n, other.clause.n
    fewer = world.within(other.activation, one.activation)
    if one.template in (T.INIT, T.END):
        return one.template is other.template and fewer
    if one.template is T.EXISTENCE:
        return other.template in (T.EXISTENCE, T.EXACTLY) and fewer and more >= less
    if one.template is T.ABSENCE:
        most = {T.ABSENCE: more - 1, T.EXACTLY: more}.get(other.template)
        return most is not None and most <= less - 1 and world.within(one.activation, other.activation)
    same = fewer and world.within(one.activation, other.activation)
    return one.template is other.template is T.EXACTLY and less == more and same


def _sayings(rule: Rule) -> Iterator[Rule]:
    """The rule as it stands and what a rule for both ways says of each."""
    yield rule
    if rule.target is None:
        return
    mirrored = replace(
        rule, activation=rule.target, target=rule.activation._replace(correlate=rule.target.correlate)
    )
    if rule.template in _SUCCESSIONS[:3]:
        place = _SUCCESSIONS.index(rule.template)
        yield replace(rule, template=_RESPONSES[place])
        yield replace(mirrored, template=_PRECEDENCES[place], cancel=None)
    if rule.template is T.COEXISTENCE:
        yield replace(rule, template=T.RESPONDED_EXISTENCE)
        yield replace(mirrored, template=T.RESPONDED_EXISTENCE)
    if rule.template in (T.COEXISTENCE, T.NOT_COEXISTENCE):
        yield mirrored


def _related(world: World, one: Rule, other: Rule) -> bool:
    if one.target is None or other.target is None:
        return False
    row = next((r for r in _ROWS if one.template in r and other.template in r), None)
    if row is None or row.index(other.template) > row.index(one.template):
        return False
    if not world.within(one.activation, other.activation):
        return False
    mine, its = set(one.target.correlate), set(other.target.correlate)
    if row is _BANS:
        return world.within(one.target, other.target) and its <= mine and _ends_later(world, one, other)
    if row is _SUCCESSIONS:
        return (
            _same(world, one, other) and mine == its and _in_time(one, other) and _waived(world, one, other)
        )
    if not world.within(other.target, one.target) or not mine <= its:
        return False
    return _in_time(one, other) and _waived(world, one, other) and _since(world, one, other)


def _same(world: World, one: Rule, other: Rule) -> bool:
    pairs: Mapping[str, tuple[Choice | None, Choice | None]] = {
        "activation": (one.activation, other.activation),
        "target": (one.target, other.target),
    }
    return all(
        a is not None and b is not None and world.within(a, b) and world.within(b, a)
        for a, b in pairs.values()
    )


def _ends_later(world: World, one: Rule, other: Rule) -> bool:
    """The span of `other` is no shorter: it has no end, or the same."""
    if other.until is None:
        return True
    return (
        one.until is not None
        and world.within(one.until, other.until)
        and world.within(other.until, one.until)
    )


def _since(world: World, one: Rule, other: Rule) -> bool:
    """Whatever takes an earlier target away from `one` takes it away from `other`."""
    if one.since is None:
        return True
    return other.since is not None and world.within(one.since, other.since)


def _waived(world: World, one: Rule, other: Rule) -> bool:
    if other.cancel is None:
        return True
    return one.cancel is not None and world.within(other.cancel, one.cancel)


def _in_time(one: Rule, other: Rule) -> bool:
    """`other`'s window lies within `one`'s, counted alike, and excuses no more."""
    mine, its = one.within, other.within
    if its is not None and its.unless_past:
        # Which activations are excused depends on the deadline itself.
        return mine == its and not _own_figures(one, other)
    if its is not None and its.from_field is not None and mine is None:
        return False
    if mine is None:
        return True
    if _own_figures(one, other):
        return False
    if its is None or (mine.calendar, mine.from_field) != (its.calendar, its.from_field):
        return False
    pauses = [[(start.key, stop.key) for start, stop in rule.pauses] for rule in (one, other)]
    if mine.unless_past or pauses[0] != pauses[1]:
        return False
    return _no_later(mine, its) and (mine.min is None or (its.min is not None and its.min >= mine.min))


def _own_figures(one: Rule, other: Rule) -> bool:
    """Two documents with a figure each: they stand alone, and a unit sets each for itself."""
    said = [rule.clause.within.model_dump_json() if rule.clause.within else "" for rule in (one, other)]
    return one.standard != other.standard and all("$" in each for each in said)


def _no_later(mine: TimeBound, its: TimeBound) -> bool:
    if mine.max_days is not None:
        return its.max_days is not None and its.max_days <= mine.max_days
    return mine.max is None or (its.max is not None and its.max <= mine.max)


def _finding(one: Rule, other: Rule, same: bool) -> Lint:
    mine, its = named(one, other)
    if same:
        said = text(
            f"{mine['zh']}和{its['zh']}要求的是同一件事，一次差错会记成两个问题；请合并成一条，来源都写上。",
            f"{mine['en']} and {its['en']} ask for the same: one fault becomes two findings. Merge them and "
            "name both sources.",
        )
    else:
        said = text(
            f"{mine['zh']}多余：做到了{its['zh']}就一定做到它。请删掉，或把它改得更严。",
            f"{mine['en']} is redundant: whoever keeps {its['en']} keeps it. Drop it, or make it stricter.",
        )
    return Lint("clause-twice" if same else "redundant", "warning", (one.id, other.id), said)
