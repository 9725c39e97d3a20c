"""The sample city's hotel: 松涛湖酒店, 120 rooms. Opened three days ago, most rooms done yesterday by two
crews, what was left over is done today by Li Qiang (`liqiang`); the account manager is `kehu`.

Lived through the verbs like the rest of the city, up to now and no further: in the middle of today's visit
the crew stands in the middle of the house.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from doorstep.config.demo import pictures
from doorstep.config.demo.city import CITY_UNIT
from doorstep.config.env import CHECKOUT

if TYPE_CHECKING:
    from doorstep.config.demo.history import Action, Days
    from doorstep.config.demo.hotel_crew import Body, Crew
    from doorstep.orders.log import Actor
    from doorstep.projects.models import RollOut

SAMPLES = CHECKOUT / "samples" / "hotel"
GRID = "HF-YH"
LI_QIANG, HE_YONGKANG = "HF1001", "HF1017"
MODEL = "B860AV"
STEPS = ("前台核对时间和房单", "逐间安装，扫码登记", "与前台对单签字")
_PEOPLE = (
    ("manager", "沈国华", "13900006601"),
    ("front_desk", "林芷若", "13900006602"),
    ("coordinator", "赵晓琴", "13900006603"),
)
#: Whose guests don't let the crew in yesterday, and which of them still stays today.
_REFUSE, _STAYS = ("A-305", "A-309", "A-403"), "A-403"
_SLOW = "A-502"
_DARK = ("B-201", "B-202", "B-204", "B-205")
_CHECK_OUT = time(12)
_VISITED_FROM, _VISITED_UNTIL = time(9), time(17)
_PACE_MIN = 7


def play_before(days: Days) -> None:
    """All until this morning: the account, the first visits, what they left over arranged anew. Before the
    city's own days, so that today's visit has its place."""
    hotel = _Hotel(days)
    hotel.open()
    hotel.talk()
    for number in hotel.arrange(days.yesterday, at=hotel.when(-2, 15), crews=(LI_QIANG, HE_YONGKANG)):
        hotel.live(number, _first_visit)
    for number in hotel.arrange(days.today, at=hotel.when(-1, 18, 10), crews=(LI_QIANG,), from_time=time(13)):
        days.lived.add(number)
        days.at(hotel.begins(number), hotel.second(number))


class _Hotel:
    def __init__(self, days: Days) -> None:
        self.days = days
        self.rollout: RollOut

    def when(self, day: int, hour: int, minute: int = 0) -> datetime:
        """By the local clock, so many days from today."""
        return self.days.local(self.days.today + timedelta(days=day), time(hour, minute))

    def open(self) -> None:
        """Three days ago: the roll-out, its account and people, its rooms."""
        from doorstep.accounts.contacts import Person
        from doorstep.booking.services import open_slots
        from doorstep.projects import services

        at, kehu = self.when(-3, 9), _kehu()
        self._ready_crews()
        for day in (self.days.yesterday, self.days.today, self.days.tomorrow):
            open_slots(grid=GRID, day=day, now=at)
        self.rollout, _ = services.open_rollout(
            name="松涛湖酒店", phone="0551-64000088", address="瑶海区松涛路 18 号", grid=GRID, manager="kehu",
            lat=31.8712, lon=117.3141, unit_path=f"{CITY_UNIT}/", actor=kehu, now=at,
        )  # fmt: skip
        services.keep_account(
            rollout=self.rollout, grade="high", terminal_model=MODEL, actor=kehu, now=self.when(-3, 9, 20),
            preferences="机顶盒固定在电视背后，线不外露",
            requirements="九点以后进客房，走员工电梯，七层以上轻声",
            contacts=[Person(*each) for each in _PEOPLE],
        )  # fmt: skip
        services.clear_rollout(
            rollout=self.rollout, contract_signed_at=self.when(-4, 16),
            network_accepted_at=self.when(-3, 9, 30), actor=kehu, now=self.when(-3, 9, 40),
        )  # fmt: skip
        name = "rooms.xlsx"
        data = (SAMPLES / name).read_bytes()
        token = services.preview_rooms(rollout=self.rollout, data=data, filename=name).token
        services.take_rooms(
            rollout=self.rollout, data=data, filename=name, token=token, now=self.when(-3, 10)
        )

    def _ready_crews(self) -> None:
        """On duty yesterday, with the papers that a hotel asks for."""
        from doorstep.core.windows import Window
        from doorstep.people.services import grant_certificate, set_shift
        from doorstep.people.states import CertificateKind

        lunch = Window(self.when(-1, 12), self.when(-1, 13))
        for staff_no in (LI_QIANG, HE_YONGKANG):
            set_shift(staff_no=staff_no, during=Window(self.when(-1, 8), self.when(-1, 18)), lunch=lunch)
        grant_certificate(
            staff_no=HE_YONGKANG, kind=CertificateKind.SERVICE_LEVEL3, number="KF202507041",
            valid_from_on=self.days.today - timedelta(days=200),
            valid_until_on=self.days.today + timedelta(days=900),
        )  # fmt: skip

    def talk(self) -> None:
        """A service plan under way; a call with two promises, one of them forgotten; a task that is late."""
        from doorstep.core import ids
        from doorstep.projects import services
        from doorstep.projects.services import NewPromise

        rollout, kehu = self.rollout, _kehu()
        services.write_plan(
            rollout=rollout, from_on=self.days.yesterday, to_on=self.days.today + timedelta(days=7),
            goals="120 间客房全部看上电视，住客零投诉",
            measures="两个班组分楼栋装，住客房避开休息时间，每天与前台对单",
            actor=kehu, now=self.when(-3, 10, 30),
        )  # fmt: skip
        services.confirm_plan(rollout=rollout, by=self.contact("manager"), actor=kehu, now=self.when(-3, 11))
        services.start_plan(rollout=rollout, actor=kehu, now=self.when(-3, 11, 5))
        called = self.when(-2, 14, 30)
        said = (
            NewPromise("把各楼层的装机时间发给前台", self.when(-1, 9), "吴凡"),
            NewPromise("给工程部送一份各层弱电间用电说明", self.when(-1, 17), "吴凡"),
        )
        services.note_call(
            rollout=rollout, id=ids.uuid7(called), purpose="other", outcome="connected",
            note="与沈经理商定先装 A 楼，再装 B 楼；退房后的房间放到次日下午",
            promises=said, actor=kehu, now=called,
        )  # fmt: skip
        services.open_task(
            rollout=rollout, id=ids.uuid7(called + timedelta(minutes=5)), about="problem",
            what="B 楼二层弱电间跳闸，请酒店工程部查线路", department="酒店工程部", owner="周工",
            due_at=self.when(-1, 20), actor=kehu, now=called + timedelta(minutes=5),
        )  # fmt: skip
        services.report_promise(
            rollout=rollout, promise=self._first_promise(), result="时间表已发前台，对方收到", actor=kehu,
            now=self.when(-2, 17),
        )  # fmt: skip

    def _first_promise(self) -> str:
        from doorstep.projects.duties import duties_of

        return next(each.id for each in duties_of([self.rollout]) if each.sort == "promise")

    def contact(self, role: str) -> str:
        return str(self.rollout.customer.contacts.get(role=role).pk)

    def arrange(
        self, day: date, *, at: datetime, crews: Sequence[str], from_time: time = _VISITED_FROM
    ) -> tuple[str, ...]:
        """Visits for the rooms that wait, made; none where no window is free."""
        from doorstep.projects import services
        from doorstep.projects.visiting import Wanted

        wanted = Wanted(
            from_on=day, days=1, crews=tuple(crews), coordinator=self.contact("coordinator"), steps=STEPS,
            minutes_per_room=_PACE_MIN, from_time=from_time, to_time=_VISITED_UNTIL, check_out=_CHECK_OUT,
        )  # fmt: skip
        plan = services.preview_visits(rollout=self.rollout, wanted=wanted, actor=_kehu(), now=at)
        if not plan.visits or any(visit.why_not for visit in plan.visits):
            return ()
        return services.make_visits(
            rollout=self.rollout, wanted=wanted, token=plan.token, actor=_kehu(), now=at
        )

    def begins(self, number: str) -> datetime:
        """When its crew sets to work on it."""
        from doorstep.dispatch.queries import assignments_of

        return assignments_of([number])[number].from_at - timedelta(minutes=25)

    def live(self, number: str, visit: Callable[[Crew, _Hotel], None]) -> None:
        """Until it is over, or until now."""
        from doorstep.config.demo.hotel_crew import NotYet

        try:
            visit(self._crew(number), self)
        except NotYet:
            return

    def second(self, number: str) -> Action:
        """Today's visit, and what it leaves over arranged for tomorrow."""
        return lambda _moment: self.live(number, _second_visit)

    def _crew(self, number: str) -> Crew:
        from doorstep.dispatch.queries import assignments_of
        from doorstep.projects.visits import arranged_of

        return _crew_class()(
            number, assignments_of([number])[number].staff_no, self.begins(number),
            list(arranged_of([number])[number]["rooms"]), model=MODEL, walk_s=75, until=self.days.now,
            coordinator=self.contact("coordinator"),
        )  # fmt: skip


def _first_visit(crew: Crew, hotel: _Hotel) -> None:
    """Yesterday's: three guests ask to come back after the check-out, one floor has no power for a while."""
    crew.arrive()
    crew.desk(sorted(_guests()))
    dark = [room for room in crew.rooms if room in _DARK]
    left = [*dark, *(room for room in crew.rooms if room in _REFUSE)]
    check_out = hotel.when(0, _CHECK_OUT.hour)
    for room in crew.rooms:
        if room in _REFUSE:
            crew.refused(room, check_out)
        elif room == _SLOW:
            crew.slow(room)
        elif room in _guests():
            crew.occupied(room)
        elif room not in dark:
            crew.vacant(room)
        for say in _beside(crew, room):
            say()
    crew.power_cut(dark)
    crew.close(len(crew.rooms) - len(left), left, hotel.when(0, 14))


def _beside(crew: Crew, room: str) -> Iterator[Callable[[], object]]:
    """What happened in a room beside the work."""
    if room == "A-411":
        yield lambda: crew.request(room, "要两瓶矿泉水")
    if room == "A-607":
        yield lambda: crew.request(room, "想换一个枕头")
    if room == "A-310":
        yield lambda: crew.say(
            "room.noted", room=room, about="furniture", note="电视柜右侧抽屉原来就卡，没有动它"
        )


def _second_visit(crew: Crew, hotel: _Hotel) -> None:
    """Today's: the rooms that were left over; one guest stays another night."""
    crew.arrive()
    crew.desk([_STAYS])
    for room in crew.rooms:
        if room == _STAYS:
            crew.refused(room, hotel.when(1, _CHECK_OUT.hour))
        else:
            crew.vacant(room)
    left = [room for room in crew.rooms if room == _STAYS]
    crew.close(len(crew.rooms) - len(left), left, hotel.when(1, 14))
    hotel.arrange(hotel.days.tomorrow, at=crew.now, crews=(LI_QIANG,), from_time=time(13))


def _guests() -> frozenset[str]:
    from doorstep.projects.models import Room

    return frozenset(str(room) for room in Room.objects.filter(occupancy="occupied"))


def _kehu() -> Actor:
    from doorstep.orders.log import Actor

    return Actor("account_manager", "kehu")


def _crew_class() -> type[Crew]:
    """With pictures. Django has to be set up before the crew is imported."""
    from doorstep.config.demo.hotel_crew import Crew
    from doorstep.orders.log import Actor
    from doorstep.visits.evidence import store_evidence

    class Drawn(Crew):
        def proof(self, slot: str) -> Body:
            seed, inked = crc32(f"{self.number}{slot}".encode()), slot.endswith("signature")
            data = pictures.signature(seed) if inked else pictures.photo(slot, seed)
            sha256 = hashlib.sha256(data).hexdigest()
            actor = Actor("technician", self.staff_no)
            store_evidence(sha256=sha256, data=data, actor=actor, now=self.now)
            return {"slot": slot, "sha256": sha256, "media_type": "image/png" if inked else "image/jpeg"}

    return Drawn
