"""What an event says, in words: fields in their order, instants by the local clock, people by name."""

from __future__ import annotations

from doorstep.web.telling import Known, body_lines

NOBODY = Known(people={}, clauses={}, events={})

# As the database hands a body back: keys in its own order.
PROMISED = {
    "slot": "HF-YH:2026-03-02:1000-1200",
    "to_at": "2026-03-02T04:00:00Z",
    "from_at": "2026-03-02T02:00:00Z",
    "asked_by": "customer",
}


def test_a_promise_reads_from_begin_to_end_by_the_local_clock() -> None:
    said = [(label["zh"], value["zh"]) for label, value in body_lines("window.promised", PROMISED, NOBODY)]
    assert said == [("开始", "2026-03-02 10:00"), ("结束", "2026-03-02 12:00"), ("提出方", "客户")]


def test_an_assignment_names_its_technician() -> None:
    body = {
        "technician": "HF1001",
        "from_at": "2026-03-02T02:00:00Z",
        "to_at": "2026-03-02T03:00:00Z",
        "by": "plan",
    }
    known = Known(people={"HF1001": "李强"}, clauses={}, events={})
    assert [value["zh"] for _, value in body_lines("order.assigned", body, known)][0] == "李强"
