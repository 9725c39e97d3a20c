"""What a new edition changes: clause by clause, field by field, and in the unit's figures. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from doorstep.standards.language import Clause, Parameter, Standard, Words

ChangeKind = Literal["added", "removed", "changed", "figure"]
_ABSENT: Mapping[str, Any] = {}
#: Written as one or as a list of one, they say the same.
_ONE_OR_MORE = frozenset({"source", "event"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """`field`: a path ("within.max"); before and after as JSON, None where there was or is nothing."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """`clause` None: the standard itself, or one of its figures (`parameters.<name>.…`)."""

    clause: str | None
    kind: ChangeKind
    title: Words
    fields: tuple[FieldChange, ...]


def difference(base: Standard, new: Standard, figures: Mapping[str, Any]) -> list[Change]:
    """From `base` to `new`, in the order of the new clauses; `figures` are the unit's own.

    What says the same in other words (a list of one, a default written out) is no change, nor is the order in
    which the clauses stand.
    """
    before, after = _clauses(base), _clauses(new)
    return [
        *_headings(base, new),
        *_figures(base, new, figures),
        *(change for clause in new.clauses if (change := _clause(before.get(clause.id), clause)) is not None),
        *(_gone(clause) for clause in base.clauses if clause.id not in after),
    ]


def _clauses(standard: Standard) -> dict[str, Clause]:
    return {clause.id: clause for clause in standard.clauses}


def _headings(base: Standard, new: Standard) -> Iterator[Change]:
    named = {"standard", "title", "version", "summary"}
    fields = _fields(base.model_dump(mode="json", include=named), new.model_dump(mode="json", include=named))
    if fields:
        yield Change(None, "changed", new.title, fields)


def _figures(base: Standard, new: Standard, figures: Mapping[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys([*new.parameters, *base.parameters]):
        old, now = base.parameters.get(name), new.parameters.get(name)
        fields = _fields(_figure(name, old, figures), _figure(name, now, figures))
        title = now.title if now else old.title if old else new.title
        if fields:
            placed = (FieldChange(f"parameters.{name}.{f.field}", f.before, f.after) for f in fields)
            yield Change(None, "figure", title, tuple(placed))


def _figure(name: str, parameter: Parameter | None, figures: Mapping[str, Any]) -> Mapping[str, Any]:
    """With the `value` that counts for the unit: its own, or the default."""
    if parameter is None:
        return _ABSENT
    return {**parameter.model_dump(mode="json"), "value": figures.get(name, parameter.default)}


def _clause(old: Clause | None, new: Clause) -> Change | None:
    fields = _fields(_said(old) if old else _ABSENT, _said(new))
    if not fields:
        return None
    return Change(new.id, "changed" if old else "added", new.title, fields)


def _gone(old: Clause) -> Change:
    return Change(old.id, "removed", old.title, _fields(_said(old), _ABSENT))


def _said(clause: Clause) -> dict[str, Any]:
    """What the clause says: no defaults, its id not either."""
    said = clause.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    return {name: _plain(name, value) for name, value in said.items()}


def _plain(name: str, value: Any) -> Any:
    if name in _ONE_OR_MORE and isinstance(value, str):
        return [value]
    if name == "when":
        return value
    if isinstance(value, dict):
        return {each: _plain(each, part) for each, part in value.items()}
    if isinstance(value, list):
        return [_plain("", part) for part in value]
    return value


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    return tuple(_compared(before, after))


def _compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldChange]:
    """One level down where both sides have parts: `within.max` says more than the whole of `within`."""
    for name in dict.fromkeys([*after, *before]):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            for part in dict.fromkeys([*new, *old]):
                if old.get(part) != new.get(part):
                    yield FieldChange(f"{name}.{part}", old.get(part), new.get(part))
        else:
            yield FieldChange(name, old, new)
