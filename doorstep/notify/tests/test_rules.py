"""What the customer is told, and how: without a database."""

from datetime import timedelta
from uuid import UUID

import pytest

from doorstep.accounts.data_requests import FETCH_DAYS
from doorstep.core.errors import Language
from doorstep.core.windows import Window
from doorstep.notify import rules
from doorstep.notify.rules import Said
from doorstep.notify.states import ABOUTS, About
from doorstep.orders.log import Entry
from doorstep.orders.states import State
from tests.cast import at

WINDOW = Window(at(10), at(12))
LINK = "https://door.example/door/abc"
SAID = Said("install", LINK, WINDOW, "李强", "HF-5001")


def entry(kind: str, late: timedelta = timedelta(), **body: object) -> Entry:
    return Entry(
        UUID(int=1),
        "GD900000001",
        2,
        kind,
        1,
        "dispatcher:chenjing",
        at(9),
        at(9) + late,
        False,
        {},
        body,
        "",
        "",
    )


def test_a_promise_is_told_as_a_window_and_a_move_of_ours_as_such() -> None:
    assert rules.occasion(entry("window.promised", asked_by="customer"), State.BOOKED, None) is About.WINDOW
    assert rules.occasion(entry("window.promised", asked_by="us"), State.BOOKED, None) is About.DELAY


def test_the_technician_is_told_when_it_is_another() -> None:
    assigned = entry("order.assigned", technician="HF1001")
    assert rules.occasion(assigned, State.ASSIGNED, None) is About.TECHNICIAN
    assert rules.occasion(assigned, State.ASSIGNED, "HF1002") is About.TECHNICIAN
    assert rules.occasion(assigned, State.ASSIGNED, "HF1001") is None


def test_setting_out_is_told_while_it_is_news() -> None:
    assert rules.occasion(entry("visit.departed"), State.ON_THE_WAY, None) is About.ON_THE_WAY
    assert rules.occasion(entry("visit.departed", rules.STALE), State.ON_THE_WAY, None) is About.ON_THE_WAY
    late = rules.STALE + timedelta(seconds=1)
    assert rules.occasion(entry("visit.departed", late), State.ON_THE_WAY, None) is None
    assert rules.occasion(entry("visit.departed"), State.ON_SITE, None) is None


def test_rework_and_reply_are_told_and_nothing_else_is() -> None:
    assert rules.occasion(entry("acceptance.signed"), State.REWORK, None) is About.REWORK
    assert rules.occasion(entry("acceptance.signed"), State.ACCEPTED, None) is None
    assert rules.occasion(entry("order.replied"), State.REPLIED, None) is About.REPLY
    assert rules.occasion(entry("order.studied"), State.ASSIGNED, None) is None


def test_an_answered_complaint_and_settled_requests_for_data_are_told() -> None:
    """In any state: the order may be long closed."""
    for state in (State.CLOSED, State.RECEIVED):
        assert rules.occasion(entry("complaint.answered"), state, None) is About.COMPLAINT
        assert rules.occasion(entry("data.answered", verdict="released"), state, None) is About.DATA
        refused = entry("data.answered", verdict="withheld")
        assert rules.occasion(refused, state, None) is About.DATA_REFUSED
    assert rules.occasion(entry("complaint.made"), State.CLOSED, None) is None
    assert rules.occasion(entry("data.requested"), State.CLOSED, None) is None


def test_how_long_data_can_be_fetched_is_said_as_it_is() -> None:
    for language in ("zh", "en"):
        assert str(FETCH_DAYS) in rules.worded(About.DATA, SAID, language)


@pytest.mark.parametrize("about", [about for about in About if about is not About.DAY])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_text_is_signed_short_and_complete(about: About, language: Language) -> None:
    said = rules.worded(about, SAID, language)
    assert said.startswith("【上门】") and said.endswith(LINK)
    assert len(said) - len(LINK) <= (70 if language == "zh" else 130)
    assert "{" not in said and "  " not in said
    assert ABOUTS[about][language]


def test_the_window_is_said_in_local_time() -> None:
    assert "3月2日（周一）10:00-12:00" in rules.worded(About.WINDOW, SAID, "zh")
    assert "Mon 2 Mar 10:00-12:00" in rules.worded(About.WINDOW, SAID, "en")


def test_the_technician_is_named_with_his_badge() -> None:
    for about in (About.TECHNICIAN, About.ON_THE_WAY):
        assert "李强" in rules.worded(about, SAID, "zh") and "HF-5001" in rules.worded(about, SAID, "zh")


def test_the_kind_of_work_is_said_in_the_customers_words() -> None:
    kinds = ("install", "move", "repair", "change", "remove")
    texts = {rules.worded(About.REPLY, Said(kind, LINK), "zh") for kind in kinds}
    assert len(texts) == 5 and any("报修" in said for said in texts)


@pytest.mark.parametrize(
    ("tag", "language"), [("zh", "zh"), ("zh-x-hefei", "zh"), ("en", "en"), ("en-GB", "en"), ("ug", "zh")]
)
def test_we_write_chinese_or_english(tag: str, language: str) -> None:
    assert rules.language_of(tag) == language


def test_pauses_double() -> None:
    assert [rules.pause_s(attempts) for attempts in (1, 2, 3)] == [15, 30, 60]
