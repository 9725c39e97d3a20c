"""Which facts of a log a selector takes, and the fields that a fact offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from doorstep.standards.compiling import Choice, Lookup
from doorstep.standards.conditions import LISTS, MISSING, read_field
from doorstep.standards.language import ACTOR
from doorstep.standards.verdicts import Fact, Log


def picked(log: Log, choice: Choice) -> Sequence[int]:
    """Positions of the facts that the choice takes, in order; equal choices share them."""
    if choice.test is None and len(choice.kinds) == 1:
        kind = choice.kinds[0]
        return range(len(log.facts)) if kind == "*" else log.by_kind.get(kind, ())
    if choice.lookup is not None:
        return said_in(log, choice.lookup).get(choice.lookup.text, ())
    found: Sequence[int] | None = log.picks.get(choice.key)
    if found is None:
        found = log.picks[choice.key] = _tested(log, choice)
    return found


def _tested(log: Log, choice: Choice) -> Sequence[int]:
    kinds, test = choice.kinds, choice.test
    positions: Sequence[int]
    if "*" in kinds:
        positions = range(len(log.facts))
    elif len(kinds) == 1:
        positions = log.by_kind.get(kinds[0], ())
    else:
        # Of several kinds there is mostly one.
        found = [log.by_kind[kind] for kind in kinds if kind in log.by_kind]
        positions = sorted(chain.from_iterable(found)) if len(found) > 1 else found[0] if found else ()
    if test is None or not positions:
        return positions
    facts, order = log.facts, log.order
    if choice.by_actor:
        return [position for position in positions if test(fields_of(facts[position]), order)]
    return [position for position in positions if test(facts[position].body, order)]


def takes(choice: Choice, fact: Fact, order: Mapping[str, Any]) -> bool:
    """Whether the choice takes this fact, looked at alone."""
    if fact.kind not in choice.kinds and "*" not in choice.kinds:
        return False
    test = choice.test
    return test is None or test(fields_of(fact) if choice.by_actor else fact.body, order)


def said_in(log: Log, lookup: Lookup) -> Mapping[str, Sequence[int]]:
    """Positions of the facts of a kind by the texts that its field says."""
    table: dict[str, list[int]] | None = log.picks.get(lookup.table)
    if table is None:
        table = log.picks[lookup.table] = {}
        texts, field = _TEXTS[lookup.operation], lookup.field
        for position in log.by_kind.get(lookup.kind, ()):
            for text in texts(log.facts[position].body, field):
                table.setdefault(text, []).append(position)
    return table


def _equal(body: Mapping[str, Any], field: str) -> Iterable[str]:
    said = body.get(field)
    return (said,) if isinstance(said, str) else ()


def _among(body: Mapping[str, Any], field: str) -> Iterable[str]:
    """Each text of a list, once."""
    said = body.get(field)
    return {text: None for text in said if isinstance(text, str)} if isinstance(said, LISTS) else ()


def _within(body: Mapping[str, Any], field: str) -> Iterable[str]:
    """Each text that an object in a list says of a field ('evidence.slot'), once."""
    name, inner = field.split(".")
    said = body.get(name)
    if not isinstance(said, LISTS):
        return ()
    texts = (each.get(inner) for each in said if isinstance(each, dict))
    return {text: None for text in texts if isinstance(text, str)}


_TEXTS: Mapping[str, Callable[[Mapping[str, Any], str], Iterable[str]]] = {
    "eq": _equal,
    "has": _among,
    "some": _within,
}


def fields_of(fact: Fact) -> Mapping[str, Any]:
    """The body and who acted, for the few conditions that ask who."""
    return {**fact.body, ACTOR: fact.actor} if fact.actor else fact.body


def field_of(fact: Fact, name: str) -> Any:
    """A field of the body, or who acted; MISSING if there is none."""
    if name == ACTOR:
        return fact.actor or MISSING
    return read_field(fact.body, name)
