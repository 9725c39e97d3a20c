"""The lifecycle tables: every move, every role, and that they agree with the event kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from doorstep.core.errors import text
from doorstep.orders import states
from doorstep.orders.diagram import page
from doorstep.orders.events import KINDS, Body, event_kind
from doorstep.orders.states import MOVES, OPENING, RECORDS, ROLE_TITLES, Move, State
from doorstep.people.states import ROLES
from tests.architecture.flow import CHECKOUT
from tests.lives import SAID

#: (state, verb, distinguishing body, next state): the table, written down a second time.
LIFE = """
received   window.promised    -            booked
booked     window.promised    -            booked
assigned   window.promised    -            booked
rework     window.promised    -            booked
booked     order.assigned     -            assigned
assigned   order.assigned     -            assigned
assigned   order.unassigned   -            booked
assigned   visit.departed     -            on_the_way
assigned   visit.arrived      -            on_site
on_the_way visit.arrived      -            on_site
assigned   visit.failed       -            received
on_the_way visit.failed       -            received
on_site    visit.failed       -            received
rework     visit.failed       -            received
on_site    acceptance.signed  satisfied    accepted
rework     acceptance.signed  satisfied    accepted
accepted   acceptance.signed  satisfied    accepted
on_site    acceptance.signed  dissatisfied rework
rework     acceptance.signed  dissatisfied rework
accepted   acceptance.signed  dissatisfied rework
accepted   order.replied      -            replied
replied    order.closed       -            closed
replied    order.reopened     -            received
closed     order.reopened     -            received
received   order.suspended    -            suspended
booked     order.suspended    -            suspended
assigned   order.suspended    -            suspended
on_the_way order.suspended    -            suspended
on_site    order.suspended    -            suspended
rework     order.suspended    -            suspended
suspended  order.resumed      -            received
received   order.cancelled    -            cancelled
booked     order.cancelled    -            cancelled
assigned   order.cancelled    -            cancelled
on_the_way order.cancelled    -            cancelled
suspended  order.cancelled    -            cancelled
"""


def lived() -> Iterator[tuple[State, str, dict[str, Any], State]]:
    for line in LIFE.split("\n"):
        if line:
            state, verb, result, after = line.split()
            yield State(state), verb, {} if result == "-" else {"result": result}, State(after)


@pytest.mark.parametrize(("state", "verb", "body", "after"), list(lived()))
def test_next_state(state: State, verb: str, body: dict[str, Any], after: State) -> None:
    assert states.next_state(state, verb, body) is after
    assert states.fits_state(state, verb, body)


def test_every_move_of_the_table_is_among_these() -> None:
    written = {(state, verb, body.get("result"), after) for state, verb, body, after in lived()}
    in_table = {(state, m.verb, m.when.get("result"), m.to) for m in MOVES for state in m.states}
    assert written == in_table


def test_every_state_is_reached_and_named() -> None:
    assert {move.to for move in MOVES} == set(State)
    assert set(states.TITLES) == set(State)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", sorted({move.verb for move in MOVES} | set(RECORDS)))
def test_what_has_no_row_moves_nothing_and_does_not_fit(state: State, verb: str) -> None:
    body = SAID.get(verb, {})
    moves = [m for m in MOVES if m.verb == verb and state in m.states]
    if moves:
        return
    assert states.next_state(state, verb, body) is state
    recorded_in = RECORDS.get(verb, ((), tuple(s for s in State if s not in State)))[1]
    fits = verb in RECORDS and verb != OPENING and (not recorded_in or state in recorded_in)
    assert states.fits_state(state, verb, body) is fits


def test_the_first_event_opens_the_order_and_no_later_one_does() -> None:
    assert states.next_state(None, OPENING, {}) is State.RECEIVED
    assert not any(states.fits_state(state, OPENING, {}) for state in State)
    assert not any(OPENING in states.allowed_verbs(state, "dispatcher") for state in State)


def test_a_registered_kind_is_in_the_tables_and_a_verb_of_the_tables_is_registered() -> None:
    verbs = {move.verb for move in MOVES} | set(RECORDS)
    assert set(KINDS) == verbs
    assert [name for name in KINDS if not states.who_may(name)] == []
    assert {move.verb for move in MOVES} & set(RECORDS) == set()


def test_no_body_says_who_acted() -> None:
    """The log says it of every event, and clauses read it there."""
    assert [name for name, kind in KINDS.items() if "actor" in kind.body.model_fields] == []
    with pytest.raises(ValueError, match="the field actor is the log's own"):

        @event_kind("test.event", nature="fact", zh="试", en="Test")
        class TestEvent(Body):
            actor: str

    assert "test.event" not in KINDS


def test_all_moves_of_a_verb_belong_to_the_same_roles() -> None:
    """So that a role can be refused before the state is looked at."""

    def roles(verb: str) -> set[tuple[str, ...]]:
        return {tuple(sorted(move.who)) for move in MOVES if move.verb == verb}

    assert {verb: found for verb in {m.verb for m in MOVES} if len(found := roles(verb)) != 1} == {}


def test_only_known_roles_stand_in_the_tables_under_the_names_that_people_gives_them() -> None:
    named = {role for move in MOVES for role in move.who} | {r for who, _ in RECORDS.values() for r in who}
    assert named <= set(ROLE_TITLES)
    assert {role.value for role in ROLES} == set(ROLE_TITLES) - {"customer", "system"}
    assert all(ROLE_TITLES[role] == title for role, title in ROLES.items())


@pytest.mark.parametrize(
    ("state", "role", "allowed", "not_allowed"),
    [
        (State.RECEIVED, "dispatcher", "window.promised", "order.reopened"),
        (State.ASSIGNED, "technician", "visit.departed", "order.assigned"),
        (State.ON_SITE, "customer", "acceptance.signed", "visit.failed"),
        (State.CLOSED, "supervisor", "order.reopened", "order.closed"),
        (State.CLOSED, "dispatcher", "complaint.made", "order.reopened"),
        (State.CANCELLED, "supervisor", "breach.reported", "order.resumed"),
    ],
)
def test_what_a_role_may_do(state: State, role: str, allowed: str, not_allowed: str) -> None:
    verbs = states.allowed_verbs(state, role)
    assert allowed in verbs and not_allowed not in verbs
    assert len(verbs) == len(set(verbs)) and set(verbs) <= set(states.verbs_of(role))


def test_of_two_moves_of_a_verb_the_body_decides() -> None:
    first = Move(
        (State.ON_SITE,), "acceptance.signed", State.ACCEPTED, ("technician",), {"result": "satisfied"}
    )
    assert states.move_for(State.ON_SITE, "acceptance.signed", {"result": "satisfied"}) in MOVES
    assert first.when == {"result": "satisfied"}
    assert states.move_for(State.ON_SITE, "acceptance.signed", {"result": "perhaps"}) is None


def test_the_page_of_states_is_fresh() -> None:
    titles = {name: text(kind.title.zh, kind.title.en) for name, kind in KINDS.items()}
    held = Path(CHECKOUT / "docs" / "states.md").read_text("utf-8")
    assert held == page(titles), "run `doorstep states --out docs/states.md`"
