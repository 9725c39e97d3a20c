"""The lifecycle tables as a page for people: docs/states.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from doorstep.core.errors import Text
from doorstep.orders.states import MOVES, OPENING, RECORDS, ROLE_TITLES, TITLES, Move, State

_HEAD = """\
# States of an order 工单状态

Generated from [`doorstep/orders/states.py`](../doorstep/orders/states.py) by
`doorstep states --out docs/states.md`; a test fails when it is stale.
"""
_WHEN = """\
A request that has no row here is refused (`state-forbids`). A fact that already happened offline is kept all
the same and leaves the state as it is.
"""
_RECORDS = """\
## Events that move no state 只作记录的事件

| event 事件 | who may 谁可以 | when 何时 |
|---|---|---|
"""


def page(titles: Mapping[str, Text]) -> str:
    """The whole page as Markdown. `titles`: what each event kind is called."""
    parts = (_HEAD, _drawing(), _WHEN, _moves(titles), _RECORDS + _records(titles))
    return "\n".join(parts)


def _drawing() -> str:
    lines = [f'    state "{TITLES[state]["zh"]} {TITLES[state]["en"]}" as {state}' for state in State]
    lines += [f"    [*] --> {State.RECEIVED}: {OPENING}"]
    for (start, end), verbs in _arrows().items():
        lines.append(f"    {start} --> {end}: {' / '.join(verbs)}")
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _arrows() -> dict[tuple[State, State], list[str]]:
    """From, to → the verbs that lead there. A move that ends where it began is in the table only."""
    arrows: dict[tuple[State, State], list[str]] = {}
    for move in MOVES:
        for state in move.states:
            if state is not move.to:
                arrows.setdefault((state, move.to), []).append(_verb(move))
    return arrows


def _verb(move: Move) -> str:
    said = ", ".join(str(value) for value in move.when.values())
    return f"{move.verb} ({said})" if said else move.verb


def _moves(titles: Mapping[str, Text]) -> str:
    rows = [
        "| in 状态 | event 事件 | leads to 变为 | who may 谁可以 |",
        "|---|---|---|---|",
        *(
            f"| {_states(move.states)} | {_named(_verb(move), titles[move.verb])} "
            f"| {_states([move.to])} | {_roles(move.who)} |"
            for move in MOVES
        ),
    ]
    return "\n".join([*rows, ""])


def _records(titles: Mapping[str, Text]) -> str:
    rows = (
        f"| {_named(verb, titles[verb])} | {_roles(who)} | {_when(verb, states)} |"
        for verb, (who, states) in RECORDS.items()
    )
    return "\n".join([*rows, ""])


def _when(verb: str, states: Iterable[State]) -> str:
    if verb == OPENING:
        return "开单，只此一次 opens the order, once"
    return _states(states) or "任何状态 any state"


def _named(code: str, title: Text) -> str:
    return f"{title['zh']} {title['en']} `{code}`"


def _states(states: Iterable[State]) -> str:
    return ", ".join(f"{TITLES[state]['zh']} `{state}`" for state in states)


def _roles(roles: Iterable[str]) -> str:
    return "、".join(ROLE_TITLES[role]["zh"] for role in roles)
