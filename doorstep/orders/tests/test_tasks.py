"""The clock job: every two seconds, never two waiting, and the worker runs it."""

import pytest
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from doorstep.core import clock
from doorstep.orders import tasks
from doorstep.orders.intake import IntakeRow
from doorstep.orders.log import SYSTEM
from doorstep.orders.models import Order
from doorstep.orders.services import receive
from tests.cast import Cast, at


@pytest.fixture
def overdue(cast: Cast) -> Order:
    row = IntakeRow(
        line=2,
        number="GD900000001",
        kind="install",
        customer_name=cast.wang_fang.name,
        customer_phone=cast.wang_fang.phone,
        address=cast.wang_fang_home.address,
        grid=cast.grid.code,
        received_at=at(6),
        need="新装宽带",
    )
    order, _ = receive(row=row, actor=SYSTEM, now=at(6))
    Order.objects.update(next_due_at=at(7))
    return order


def test_it_runs_every_two_seconds() -> None:
    ticks = app.periodic_registry.periodic_tasks["orders.fire_deadlines", ""].croniter
    ticks.set_current(at(7).timestamp())
    assert [ticks.get_next(float) - at(7).timestamp() for _ in range(3)] == [2, 4, 6]


def test_it_judges_what_is_due_and_nothing_else(overdue: Order) -> None:
    with clock.frozen(at(6, 59)):
        assert tasks.fire_deadlines(timestamp=0) == 0
    with clock.frozen(at(7, 1)):
        assert tasks.fire_deadlines(timestamp=0) == 1
    overdue.refresh_from_db()
    assert overdue.next_due_at is None


@pytest.mark.django_db(transaction=True)
def test_the_worker_runs_it_and_only_one_waits(overdue: Order) -> None:
    job = tasks.fire_deadlines.configure(task_kwargs={"timestamp": 0})
    job.defer()
    with pytest.raises(AlreadyEnqueued):
        job.defer()
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    overdue.refresh_from_db()
    assert overdue.next_due_at is None
