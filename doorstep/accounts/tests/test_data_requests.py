"""A customer asks for what we hold on them: recorded, released by who made sure, fetched for a while."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from doorstep.accounts.data_requests import (
    answer_data_request,
    data_requests,
    fetch_personal_data,
    latest_data_request,
    refuse_data_request,
    request_personal_data,
)
from doorstep.accounts.errors import (
    DataNotReady,
    DataRequestNotFound,
    DataRequestSettled,
    IdentityNotVerified,
    RefusalNeedsReason,
)
from doorstep.accounts.models import AccessRecord, DataRequest
from tests.cast import Cast, at
from tests.races import all_at_once

FIRST = UUID("0195d1c0-0000-7000-8000-0000000000a1")
SECOND = UUID("0195d1c0-0000-7000-8000-0000000000a2")
NUMBER = "GD900000001"


def ask(cast: Cast, id: UUID = FIRST, number: str = NUMBER) -> DataRequest:
    return request_personal_data(request_id=id, customer_id=cast.wang_fang.pk, order_number=number, now=at(9))


def test_a_request_is_recorded_with_the_day_on_which_it_is_due(cast: Cast) -> None:
    asked = ask(cast)
    assert (asked.state, asked.asked_at, asked.due_on) == ("open", at(9), date(2026, 3, 17))
    assert latest_data_request(NUMBER) == asked


def test_again_or_anew_while_one_is_open_is_the_one_that_stands(cast: Cast) -> None:
    asked = ask(cast)
    assert ask(cast) == asked and ask(cast, SECOND) == asked
    # Behind another order's link it is another request: who holds that link is another question.
    assert ask(cast, SECOND, "GD900000002") != asked


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_are_one_request(cast: Cast) -> None:
    got = all_at_once(lambda id: ask(cast, id).pk, [FIRST, SECOND])
    assert len(set(got)) == 1 and DataRequest.objects.count() == 1


def test_it_is_released_by_who_made_sure_and_can_be_fetched_for_a_week(cast: Cast) -> None:
    ask(cast)
    with pytest.raises(DataNotReady) as refusal:
        fetch_personal_data(order_number=NUMBER, now=at(10))
    assert "待答复" in refusal.value.titled("zh")
    answered = answer_data_request(request_id=FIRST, verified_by="called_back", by="sunli", now=at(11))
    assert (answered.state, answered.settled_by, answered.until_at) == (
        "answered",
        "sunli",
        at(11) + timedelta(days=7),
    )
    assert fetch_personal_data(order_number=NUMBER, now=at(12)) == cast.wang_fang
    record = AccessRecord.objects.get()
    assert (record.role, record.order_number, record.at) == ("customer", NUMBER, at(12))
    with pytest.raises(DataNotReady):
        fetch_personal_data(order_number=NUMBER, now=at(11) + timedelta(days=7))
    assert ask(cast, SECOND).pk == SECOND


def test_nobody_fetches_what_was_never_asked_for(cast: Cast) -> None:
    with pytest.raises(DataNotReady):
        fetch_personal_data(order_number=NUMBER, now=at(10))
    assert not AccessRecord.objects.exists()


@pytest.mark.parametrize("verified_by", ["", "by_link", "called back"])
def test_it_is_not_released_to_nobody_knows_whom(cast: Cast, verified_by: str) -> None:
    ask(cast)
    with pytest.raises(IdentityNotVerified):
        answer_data_request(request_id=FIRST, verified_by=verified_by, by="sunli", now=at(11))
    assert DataRequest.objects.get().state == "open"


def test_it_is_refused_with_a_reason(cast: Cast) -> None:
    ask(cast)
    for reason in ("", "  ", "长" * 301):
        with pytest.raises(RefusalNeedsReason):
            refuse_data_request(request_id=FIRST, reason=reason, by="sunli", now=at(11))
    refused = refuse_data_request(request_id=FIRST, reason="登记电话  不是您本人的", by="sunli", now=at(11))
    assert (refused.state, refused.reason) == ("refused", "登记电话 不是您本人的")
    with pytest.raises(DataNotReady):
        fetch_personal_data(order_number=NUMBER, now=at(12))


def test_it_is_settled_once(cast: Cast) -> None:
    ask(cast)
    refuse_data_request(request_id=FIRST, reason="不是本人", by="sunli", now=at(11))
    with pytest.raises(DataRequestSettled):
        answer_data_request(request_id=FIRST, verified_by="called_back", by="sunli", now=at(12))
    with pytest.raises(DataRequestNotFound):
        answer_data_request(request_id=SECOND, verified_by="called_back", by="sunli", now=at(12))


def test_the_open_ones_come_first_by_when_they_are_due(cast: Cast) -> None:
    for minute, number in enumerate(("GD-1", "GD-2", "GD-3")):
        request_personal_data(
            request_id=UUID(int=minute + 1), customer_id=cast.wang_fang.pk, order_number=number,
            now=at(9, minute),
        )  # fmt: skip
    refuse_data_request(request_id=UUID(int=1), reason="不是本人", by="sunli", now=at(11))
    numbers = ["GD-1", "GD-2", "GD-3", "GD-4"]
    assert [each.order_number for each in data_requests(numbers)] == ["GD-2", "GD-3", "GD-1"]
    assert [each.order_number for each in data_requests(numbers, "open")] == ["GD-2", "GD-3"]
    assert data_requests(["GD-4"]) == []
