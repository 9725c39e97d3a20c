"""The board over HTTP: each endpoint once as it should be, then with those who may not."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pydantic import TypeAdapter

from doorstep.booking.tests.making import MORNING
from doorstep.core import clock
from doorstep.dispatch.api.board_schemas import BoardChangesOut, BoardOut, MoveCheckOut, WaitingReasonsOut
from doorstep.dispatch.tests.making import LI, ZHAO, assign, booked, events, open_day, who
from tests.asking import ask
from tests.cast import Cast, at

DAY = "2026-03-02"
BOARD = f"/api/board?day={DAY}"
CHANGES = f"/api/board/changes?day={DAY}&since=0"
WAITING = f"/api/board/waiting?day={DAY}"
CHECK, MOVES, PINS, UNDO = (f"/api/board/{verb}" for verb in ("check", "moves", "pins", "undo"))
GD1_TO_LI: Mapping[str, Any] = {"day": DAY, "moves": [{"number": "GD1", "staff_no": LI, "from_at": None}]}

ENDPOINTS: list[tuple[str, str, Mapping[str, Any] | None]] = [
    ("GET", BOARD, None),
    ("GET", CHANGES, None),
    ("GET", WAITING, None),
    ("POST", CHECK, GD1_TO_LI),
    ("POST", MOVES, {**GD1_TO_LI, "revision": 2**40}),
    ("POST", PINS, {"numbers": ["GD1"], "pinned": True}),
    ("POST", UNDO, {"change_id": str(uuid4())}),
]


@pytest.fixture(autouse=True)
def morning(cast: Cast) -> Iterator[None]:
    open_day(cast)
    booked(cast, "GD1")
    with clock.frozen(MORNING):
        yield


def test_the_answers_are_what_the_interface_declares(cast: Cast) -> None:
    """They go out unchecked: here they are held against their schemas, no field more, none less."""
    assign("GD1")
    booked(cast, "GD2", 14, 16)
    said: list[tuple[str, str, Mapping[str, Any] | None, Any]] = [
        ("GET", BOARD, None, BoardOut),
        ("GET", CHANGES, None, BoardChangesOut),
        ("GET", WAITING, None, list[WaitingReasonsOut]),
        ("POST", CHECK, GD1_TO_LI, MoveCheckOut),
    ]
    for method, path, body, shape in said:
        response = ask(cast.chen_jing, method, path, body)
        assert response.status_code == 200, response.content
        adapter = TypeAdapter(shape)
        assert adapter.dump_python(adapter.validate_json(response.content), mode="json") == response.json()
        assert response.json()


def test_who_takes_it_gets_it_compressed(cast: Cast) -> None:
    for number in ("GD2", "GD3", "GD4"):
        booked(cast, number)
    client = Client(headers={"accept-encoding": "gzip, br"})
    client.force_login(cast.chen_jing)
    response = client.get(BOARD)
    assert response["Content-Encoding"] == "gzip" and "Accept-Encoding" in response["Vary"]
    plain = ask(cast.chen_jing, "GET", BOARD)
    assert "Content-Encoding" not in plain
    assert gzip.decompress(response.content) == plain.content


def test_a_move_from_check_to_undo(cast: Cast) -> None:
    """As the screen does it: look, check, move, follow, take back."""
    revision = ask(cast.chen_jing, "GET", BOARD).json()["revision"]
    shown = ask(cast.chen_jing, "POST", CHECK, GD1_TO_LI).json()
    assert (shown["allowed"], shown["seats"][0]["from_at"]) == (True, "2026-03-02T02:00:00Z")
    moved = ask(cast.chen_jing, "POST", MOVES, {**GD1_TO_LI, "revision": revision}).json()
    assert moved["seats"] == shown["seats"]
    followed = ask(cast.chen_jing, "GET", f"/api/board/changes?day={DAY}&since={revision}").json()
    assert [row["staff_no"] for row in followed["technicians"]] == [LI]
    assert (followed["revision"], followed["unassigned"]) == (moved["revision"], [])
    undone = ask(cast.chen_jing, "POST", UNDO, {"change_id": moved["change_id"]})
    assert undone.json()["numbers"] == ["GD1"]
    assert who("GD1") is None


def test_a_pin_in_and_out(cast: Cast) -> None:
    assign("GD1")
    for pinned in (True, False):
        answer = ask(cast.sun_li, "POST", PINS, {"numbers": ["GD1"], "pinned": pinned}).json()
        assert answer["numbers"] == ["GD1"]
        (visit,) = ask(cast.chen_jing, "GET", BOARD).json()["technicians"][0]["visits"]
        assert visit["pinned"] == pinned


def test_the_second_dispatcher_is_told(cast: Cast) -> None:
    revision = ask(cast.chen_jing, "GET", BOARD).json()["revision"]
    assign("GD1", LI, at(11))
    response = ask(cast.chen_jing, "POST", MOVES, {**GD1_TO_LI, "revision": revision})
    assert (response.status_code, response.json()["code"]) == (409, "board-changed")
    (news,) = response.json()["changed"]
    assert (news["number"], news["by"], set(news)) == ("GD1", "陈静", {"number", "what", "by", "at"})
    assert response.json()["mend"]


def test_a_promise_is_asked_for_before_it_breaks(cast: Cast) -> None:
    late = {"day": DAY, "moves": [{"number": "GD1", "staff_no": LI, "from_at": at(13).isoformat()}]}
    asked = {**late, "revision": ask(cast.sun_li, "GET", BOARD).json()["revision"]}
    question = ask(cast.sun_li, "POST", MOVES, asked)
    assert (question.status_code, question.json()["code"]) == (409, "promise-would-break")
    assert question.json()["problems"][0]["number"] == "GD1"
    sure = {**asked, "even_if_promise_breaks": True, "reason": "客户单位停电"}
    assert ask(cast.chen_jing, "POST", MOVES, sure).json()["code"] == "move-needs-supervisor"
    assert ask(cast.sun_li, "POST", MOVES, {**sure, "reason": ""}).status_code == 422
    assert ask(cast.sun_li, "POST", MOVES, sure).status_code == 200
    assert who("GD1") == (LI, "13:00", "13:50")


def test_what_cant_be_is_told_with_every_reason(cast: Cast) -> None:
    revision = ask(cast.chen_jing, "GET", BOARD).json()["revision"]
    body = {"day": DAY, "moves": [{"number": "GD1", "staff_no": ZHAO}], "revision": revision}
    response = ask(cast.chen_jing, "POST", MOVES, body, language="zh")
    assert (response.status_code, response.json()["code"]) == (409, "moves-refused")
    assert [each["code"] for each in response.json()["problems"]] == ["skill-lacking"]
    assert "光纤入户安装" in response.json()["title"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"day": DAY, "moves": []},
        {"day": DAY, "moves": [{"number": "GD1"}]},
        {"day": DAY, "moves": [{"number": "GD1", "staff_no": LI, "from_at": "2026-03-02T10:00:00"}]},
    ],
)
def test_nonsense_is_refused(cast: Cast, body: dict[str, Any]) -> None:
    response = ask(cast.chen_jing, "POST", CHECK, body)
    assert response.status_code == 422 and response.json()["fields"]


@pytest.mark.parametrize(("method", "path", "body"), ENDPOINTS)
def test_neither_technician_nor_account_manager(
    cast: Cast, method: str, path: str, body: Mapping[str, Any] | None
) -> None:
    for user in (cast.li_qiang_user, cast.wu_fan):
        response = ask(user, method, path, body)
        assert (response.status_code, response.json()["code"]) == (403, "role-not-allowed")
    assert events("GD1") == ["order.received", "window.promised"]


def test_the_outsider_sees_and_moves_nothing(cast: Cast) -> None:
    """Empty boards; orders of the east don't exist for him."""
    assign("GD1")
    for path in (BOARD, CHANGES):
        found = ask(cast.outsider, "GET", path).json()
        assert (found["technicians"], found["unassigned"] or []) == ([], [])
    assert ask(cast.outsider, "GET", WAITING).json() == []
    before = events("GD1")
    for method, path, body in ENDPOINTS[3:]:
        assert ask(cast.outsider, method, path, body).status_code == 404
    assert events("GD1") == before
