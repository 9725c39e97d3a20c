"""Delivering a notice: by the first route that takes it, again when that may help, and noted in the log."""

from collections.abc import Sequence

import pytest

from doorstep.booking.tests.making import TEN, new_order, open_day, promise
from doorstep.core.errors import NotFound
from doorstep.notify import channels, services
from doorstep.notify.channels import Channel, Message
from doorstep.notify.errors import ChannelFailed, ChannelRefused, ChannelUnavailable, ChannelUnknown
from doorstep.notify.models import Notice
from doorstep.notify.rules import MAX_ATTEMPTS
from doorstep.orders.queries import entries_of
from tests.cast import Cast, at

NUMBER = "GD900000001"


class Gateway:
    """A channel that answers as it is told to."""

    def __init__(self, name: str, answer: type[ChannelFailed] | None = None) -> None:
        self.name, self.answer, self.taken = name, answer, list[Message]()

    def send(self, message: Message) -> None:
        if self.answer is not None:
            raise self.answer(channel=self.name, why="error=500")
        self.taken.append(message)


@pytest.fixture
def notice(cast: Cast) -> Notice:
    open_day(cast)
    new_order(cast)
    promise(NUMBER, TEN)
    return Notice.objects.get()


def through(monkeypatch: pytest.MonkeyPatch, *gateways: Channel) -> None:
    def routes(specs: Sequence[str]) -> list[Channel]:
        return list(gateways)

    monkeypatch.setattr(services, "routes", routes)


def informed() -> list[dict[str, object]]:
    return [dict(entry.body) for entry in entries_of(NUMBER) if entry.kind == "customer.informed"]


def test_without_a_setting_the_outbox_takes_it(notice: Notice) -> None:
    done = services.deliver(notice_id=notice.pk, now=at(7, 1))
    assert (done.state, done.channel, done.sent_at, done.attempts) == ("sent", "outbox", at(7, 1), 1)
    assert informed() == [{"about": "window", "channel": "outbox"}]
    assert entries_of(NUMBER)[-1].actor == "system:doorstep"


def test_what_was_sent_is_not_sent_again(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = Gateway("sms")
    through(monkeypatch, gateway)
    for minute in (1, 2):
        services.deliver(notice_id=notice.pk, now=at(7, minute))
    assert len(gateway.taken) == 1 and len(informed()) == 1
    assert gateway.taken[0] == Message("13800001234", notice.text)


def test_the_next_route_is_tried(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    second = Gateway("second")
    through(monkeypatch, Gateway("first", ChannelRefused), second)
    done = services.deliver(notice_id=notice.pk, now=at(7, 1))
    assert (done.state, done.channel, done.error) == ("sent", "second", "")
    assert len(second.taken) == 1


def test_what_may_pass_is_tried_again(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    through(monkeypatch, Gateway("sms", ChannelUnavailable))
    with pytest.raises(ChannelUnavailable) as failure:
        services.deliver(notice_id=notice.pk, now=at(7, 1))
    assert failure.value.retryable
    notice.refresh_from_db()
    assert (notice.state, notice.attempts, notice.permanent) == ("waiting", 1, False)
    assert "sms" in notice.error and informed() == []
    through(monkeypatch, Gateway("sms"))
    assert services.deliver(notice_id=notice.pk, now=at(7, 2)).state == "sent"


def test_after_the_last_try_it_is_failed(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    through(monkeypatch, Gateway("sms", ChannelUnavailable))
    for _ in range(MAX_ATTEMPTS - 1):
        with pytest.raises(ChannelUnavailable):
            services.deliver(notice_id=notice.pk, now=at(7, 1))
    done = services.deliver(notice_id=notice.pk, now=at(7, 9))
    assert (done.state, done.attempts, done.permanent, done.sent_at) == ("failed", MAX_ATTEMPTS, False, None)
    assert services.deliver(notice_id=notice.pk, now=at(8)).attempts == MAX_ATTEMPTS


def test_what_every_route_refuses_is_failed_at_once(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    through(monkeypatch, Gateway("first", ChannelRefused), Gateway("second", ChannelRefused))
    done = services.deliver(notice_id=notice.pk, now=at(7, 1))
    assert (done.state, done.permanent) == ("failed", True)
    assert "first" in done.error and "second" in done.error and informed() == []


def test_one_route_that_may_pass_is_reason_enough(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    through(monkeypatch, Gateway("first", ChannelRefused), Gateway("second", ChannelUnavailable))
    with pytest.raises(ChannelUnavailable):
        services.deliver(notice_id=notice.pk, now=at(7, 1))


def test_an_unknown_notice_is_refused(cast: Cast) -> None:
    with pytest.raises(NotFound):
        services.deliver(notice_id=404, now=at(7))


def test_routes_are_read_from_the_setting() -> None:
    found = channels.routes(["apprise+json://127.0.0.1:9/sms?:to={phone}", "outbox"])
    assert [channel.name for channel in found] == ["apprise:json", "outbox"]
    assert [channel.name for channel in channels.routes([])] == ["outbox"]


@pytest.mark.parametrize(
    "spec", ["pigeon", "pigeon+loft://key@host", "apprise+", "apprise+nonsense://key@host"]
)
def test_a_route_that_nobody_knows_is_refused_without_telling_its_key(spec: str) -> None:
    with pytest.raises(ChannelUnknown) as refusal:
        channels.routes([spec])
    assert "key" not in refusal.value.titled("zh")
