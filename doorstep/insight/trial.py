"""What a backtest tries: a draft in the place of its standard, for orders that pinned this or that. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from doorstep.core.errors import NotFound, text
from doorstep.standards.compiling import Choice, Quota, Rule
from doorstep.standards.language import Standard, Words
from doorstep.standards.reading import read_standard
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.rules import figures_carried
from doorstep.standards.steps import catalogue

Run = TypeVar("Run", Rule, Quota)
#: A standard's text and a unit's figures for it.
Pinned = tuple[Standard, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything that judging a part needs, as plain values: it travels to other processes.

    `editions`: (SHA-256, text) of each edition that orders pinned; `figures`: the unit's own, as JSON, None:
    those that each order pinned; `unpinned`: the texts that rule orders which pin nothing (a log from
    elsewhere). Orders received in [from_at, to_at) are judged as of `now`; None: no such limit.
    """

    draft: str
    editions: tuple[tuple[str, str], ...]
    now: datetime
    figures: str | None = None
    unpinned: tuple[str, ...] = ()
    from_at: datetime | None = None
    to_at: datetime | None = None
    unit_code: str = ""
    unit_path: str = ""


class Pair(NamedTuple, Generic[Run]):
    """A clause as it ruled and as it would; None: there is no such clause on that side."""

    clause: str
    before: Run | None
    after: Run | None


class Sides(NamedTuple):
    """The clauses to compare for orders with the same pins."""

    rules: tuple[Pair[Rule], ...]
    quotas: tuple[Pair[Quota], ...]


@lru_cache(maxsize=256)
def sides(trial: Trial, pins: str | None) -> Sides:
    """`pins`: JSON of what an order's first event pins ([{standard, edition, parameters}]); None: nothing.

    Compared are the clauses of the draft's standard, and those of others that it or the draft takes the place
    of. Raises NotFound for an edition that isn't there, BadStandard for one that can't be taken.
    """
    draft = standard_in(trial.draft)
    pinned = _pinned(trial, pins)
    own = next((values for standard, values in pinned if standard.standard == draft.standard), {})
    figures = own if trial.figures is None else json.loads(trial.figures)
    tried = (draft, figures_carried(draft, figures))
    replaced = [tried if each[0].standard == draft.standard else each for each in pinned]
    if tried not in replaced:
        replaced.append(tried)
    before, after = Rulebook.of(pinned, catalogue()), Rulebook.of(replaced, catalogue())
    touched = _overridden(draft, *(standard for standard, _ in pinned if standard.standard == draft.standard))
    return Sides(
        _paired(before.rules, after.rules, draft.standard, touched),
        _paired(before.quotas, after.quotas, draft.standard, touched),
    )


@lru_cache(maxsize=128)
def standard_in(content: str) -> Standard:
    """Raises BadStandard."""
    return read_standard(content, "standard.yaml")


def titles(trial: Trial) -> dict[str, Words]:
    """Every clause's title, in reading order: those of the draft first."""
    found: dict[str, Words] = {}
    for content in (trial.draft, *trial.unpinned, *(content for _, content in trial.editions)):
        for clause in standard_in(content).clauses:
            found.setdefault(clause.id, clause.title)
    return found


def signature(rule: Rule) -> str:
    """Equal for rules that give the same verdicts on every log."""
    pauses = [(_said(start), _said(stop)) for start, stop in rule.pauses]
    choices = (rule.activation, rule.target, rule.since, rule.until, rule.cancel)
    asked = [_said(choice) for choice in choices]
    return repr((rule.shape, rule.clause.n, asked, rule.within, pauses, rule.scope_when))


def amount(run: Rule | Quota | None) -> Decimal:
    """What a breach takes off."""
    return run.deduct_cny if run is not None and run.deduct_cny is not None else Decimal(0)


def _said(choice: Choice | None) -> tuple[str, tuple[str, ...]] | None:
    return None if choice is None else (choice.key, choice.correlate)


def _pinned(trial: Trial, pins: str | None) -> list[Pinned]:
    if pins is None:
        return [(standard_in(content), {}) for content in trial.unpinned]
    contents = dict(trial.editions)
    return [(standard_in(_content(contents, pin["edition"])), pin["parameters"]) for pin in json.loads(pins)]


def _content(contents: Mapping[str, str], sha256: str) -> str:
    if sha256 not in contents:
        raise NotFound(what=text(f"规范版本 {sha256[:8]}", f"edition {sha256[:8]}"))
    return contents[sha256]


def _overridden(*standards: Standard) -> frozenset[str]:
    return frozenset(other for each in standards for clause in each.clauses for other in clause.overrides)


def _paired(
    before: Sequence[Run], after: Sequence[Run], standard: str, touched: Iterable[str]
) -> tuple[Pair[Run], ...]:
    was = {run.id: run for run in before if run.standard == standard or run.id in touched}
    would = {run.id: run for run in after if run.standard == standard or run.id in touched}
    return tuple(Pair(clause, was.get(clause), would.get(clause)) for clause in {**would, **was})
