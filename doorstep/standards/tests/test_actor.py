"""Who acted, as conditions and `correlate` see it: a field of every event, of no body."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.standards.evaluation import evaluate
from doorstep.standards.gates import blocks, need_of
from doorstep.standards.tests.logs import CLOCKS, facts, log, minute, rule, said
from doorstep.standards.verdicts import Fact, Log

WANG, LI = "technician:HF-0007", "technician:HF-0012"
AB: dict[str, Any] = {"template": "response", "activation": "a", "target": "b"}


def by(*acts: tuple[str, str]) -> Log:
    """Facts in the short notation, each with who acted ("" for nobody)."""
    found = facts(" ".join(event for event, _ in acts))
    return log([fact._replace(actor=actor) for fact, (_, actor) in zip(found, acts, strict=True)])


def judged(fields: dict[str, Any], known: Log) -> str:
    return said(evaluate(rule({**AB, **fields}), known, CLOCKS, minute(99)))


BY_WANG = {"target": {"event": "b", "when": {"actor": WANG}}}
NOT_BY_WANG = {"target": {"event": "b", "when": {"not": {"any": [{"actor": {"in": [WANG]}}]}}}}
BY_THE_SAME = {"target": {"event": "b", "correlate": ["actor"]}}


@pytest.mark.parametrize(
    ("fields", "acts", "expected"),
    [
        (BY_WANG, [("a0", LI), ("b1", WANG)], "satisfied"),
        (BY_WANG, [("a0", WANG), ("b1", LI)], "pending"),
        (BY_WANG, [("a0", WANG), ("b1", "")], "pending"),
        (NOT_BY_WANG, [("a0", LI), ("b1", WANG)], "pending"),
        (NOT_BY_WANG, [("a0", LI), ("b1", LI)], "satisfied"),
        (BY_THE_SAME, [("a0", WANG), ("b1", LI)], "pending"),
        (BY_THE_SAME, [("a0", WANG), ("b1", LI), ("b2", WANG)], "satisfied"),
        # who is unknown is nobody's equal
        (BY_THE_SAME, [("a0", ""), ("b1", "")], "pending"),
    ],
)
def test_who_acted(fields: dict[str, Any], acts: list[tuple[str, str]], expected: str) -> None:
    assert judged(fields, by(*acts)) == expected


def test_the_actor_and_the_body_together() -> None:
    fields = {"target": {"event": "b", "when": {"actor": WANG, "x": 1}, "correlate": ["room", "actor"]}}
    same, other = ("b1:x=1,room=301", WANG), ("b1:x=1,room=302", WANG)
    assert judged(fields, by(("a0:room=301", WANG), same)) == "satisfied"
    assert judged(fields, by(("a0:room=301", WANG), other)) == "pending"


def test_a_field_inside_a_list_is_the_lists_own() -> None:
    fields = {"target": {"event": "b", "when": {"people": {"some": {"actor": "x"}}}}}
    assert not rule({**AB, **fields}).target.by_actor  # type: ignore[union-attr]
    known = log([*facts("a0"), Fact("b1", "b", minute(1), 2, {"people": [{"actor": "x"}]}, WANG)])
    assert judged(fields, known) == "satisfied"


GATE = {
    "control": "gate",
    "template": "precedence",
    "activation": "a",
    "target": {"event": "b", "when": {"actor": WANG}},
}
FOUR_EYES = {
    "control": "gate",
    "template": "absence_after",
    "activation": "b",
    "target": {"event": "a", "correlate": ["actor"]},
}


def test_a_gate_asks_who_wants_the_step() -> None:
    subject, known = rule(FOUR_EYES), by(("b0", WANG))
    assert blocks([subject], known, "a", {}, minute(1), CLOCKS, WANG)
    assert not blocks([subject], known, "a", {}, minute(1), CLOCKS, LI)


def test_only_the_server_holds_a_gate_that_asks_who() -> None:
    """The phone's conditions know bodies only."""
    assert need_of(rule(GATE), {}) is None
    assert need_of(rule({**GATE, "target": "b"}), {}) is not None
    assert need_of(rule({**GATE, "target": "b", "since": {"event": "c", "when": {"actor": LI}}}), {}) is None
