"""A hotel of 120 rooms rolled out by two crews in two days, told through the verbs.

The rooms are those of samples/hotel. What a crew does goes into the log as its phone would send it: facts
that happened, each a little after the one before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from psycopg.types.range import TimestamptzRange

from doorstep.accounts.contacts import Person
from doorstep.booking.services import open_slots
from doorstep.config.demo import hotel_crew
from doorstep.orders.log import Actor
from doorstep.orders.models import VerdictInterval
from doorstep.orders.queries import entries_of
from doorstep.people.models import Certificate, Shift, Skill, Technician
from doorstep.projects import services
from doorstep.projects.models import RollOut
from doorstep.projects.visiting import Wanted
from doorstep.visits.models import Evidence
from samples import make_hotel
from tests.cast import DAY, Cast, at

TUESDAY, WEDNESDAY = DAY + timedelta(days=1), DAY + timedelta(days=2)
WU_FAN = Actor("account_manager", "wufan")
LIST = make_hotel.HERE / "rooms.xlsx"
MODEL = "B860AV"
STEPS = ("前台确认房间", "逐间安装", "与前台对单签字")
GUESTS = [f"{building}-{room}" for building, rooms in make_hotel.OCCUPIED.items() for room in rooms]
REFUSE, SLOW = GUESTS[:3], GUESTS[3:5]
#: The only finding of a good roll-out: two guests' rooms took longer than five minutes.
GOOD = {"hotel.room-in-five"}
#: What `break_six` breaks.
SIX = {
    "hotel.front-desk-first",
    "hotel.knock-vacant",
    "hotel.guest-consents",
    "hotel.refused-deferred",
    "hotel.deferral-told",
    "hotel.room-as-found",
}
INK = {"slot": "signature", "sha256": "7" * 64, "media_type": "image/png"}


def may_work_in_hotels(*people: Technician) -> None:
    """With the skill and the papers that a hotel asks for."""
    for who in people:
        for code in ("ftth_install",):
            who.levels.update_or_create(skill=Skill.objects.get(code=code), defaults={"level": 2})
        Certificate.objects.get_or_create(
            technician=who, kind="service_level3", number=f"KF3-{who.staff_no}",
            defaults={"valid_from_on": date(2026, 1, 1), "valid_until_on": date(2027, 1, 1)},
        )  # fmt: skip


def hotel_of(cast: Cast) -> RollOut:
    """Monday: opened, cleared, its people known, its 120 rooms taken in; windows are open for three days."""
    may_work_in_hotels(cast.li_qiang, cast.zhao_lei)
    for who in (cast.li_qiang, cast.zhao_lei):
        Shift.objects.create(
            technician=who,
            during=TimestamptzRange(at(8, day=WEDNESDAY), at(18, day=WEDNESDAY)),
            lunch=TimestamptzRange(at(12, day=WEDNESDAY), at(13, day=WEDNESDAY)),
        )
    for day in (DAY, TUESDAY, WEDNESDAY):
        open_slots(grid=cast.grid.code, day=day, now=at(7))
    rollout, _ = services.open_rollout(
        name="松涛湖酒店", phone="0551-64000088", address="合肥市瑶海区松涛路 18 号", grid=cast.grid.code,
        manager="wufan", unit_path="hf/", actor=WU_FAN, now=at(8),
    )  # fmt: skip
    services.keep_account(
        rollout=rollout, preferences="机顶盒放电视后面", requirements="早上九点前不进客房", grade="high",
        terminal_model=MODEL, contacts=[Person("coordinator", "赵晓琴", "13900008888")], actor=WU_FAN,
        now=at(8, 5),
    )  # fmt: skip
    services.clear_rollout(
        rollout=rollout, contract_signed_at=at(8), network_accepted_at=at(8), actor=WU_FAN, now=at(8, 10)
    )
    data = LIST.read_bytes()
    token = services.preview_rooms(rollout=rollout, data=data, filename=LIST.name).token
    services.take_rooms(rollout=rollout, data=data, filename=LIST.name, token=token, now=at(8, 15))
    return rollout


def visits_on(
    rollout: RollOut, day: date, *, now: datetime, crews: Sequence[str] = ("HF1001", "HF1002")
) -> tuple[str, ...]:
    """Planned and made: an order for each crew."""
    wanted = Wanted(
        from_on=day, days=1, crews=tuple(crews), coordinator=str(rollout.customer.contacts.get().pk),
        steps=STEPS, minutes_per_room=10, from_time=time(9), to_time=time(17),
    )  # fmt: skip
    plan = services.preview_visits(rollout=rollout, wanted=wanted, actor=WU_FAN, now=now)
    refused = [visit.why_not for visit in plan.visits if visit.why_not is not None]
    assert not refused, refused
    return services.make_visits(rollout=rollout, wanted=wanted, token=plan.token, actor=WU_FAN, now=now)


def due(number: str) -> tuple[str, str, datetime, list[str]]:
    """What a crew is made of: the order, whose it is, twenty-five minutes before it is due, its rooms."""
    log = entries_of(number)
    sent = next(entry.body for entry in reversed(log) if entry.kind == "order.assigned")
    rooms = next(entry.body["rooms"] for entry in reversed(log) if entry.kind == "visit.arranged")
    begins = datetime.fromisoformat(sent["from_at"]) - timedelta(minutes=25)
    return number, sent["technician"], begins, list(rooms)


def first_day(crew: hotel_crew.Crew, by_hand: Collection[str] = ()) -> list[str]:
    """All but the refusals, the floor without power and what is done `by_hand`. Returns what is left."""
    dark = [room for room in crew.rooms if room.startswith("B-2") and room not in GUESTS][:3]
    left = [room for room in crew.rooms if room in REFUSE or room in dark]
    for room in crew.rooms:
        if room in by_hand or room in dark:
            continue
        if room in REFUSE:
            crew.refused(room)
        elif room in SLOW:
            crew.slow(room)
        elif room in GUESTS:
            crew.occupied(room)
        else:
            crew.vacant(room)
    crew.power_cut(dark)
    return left


def break_six(bad: hotel_crew.Crew) -> list[str]:
    """All its rooms, but six clauses of the hotels' standard: SIX. Returns what is left."""
    bad.arrive()
    vacant = [room for room in bad.rooms if room not in GUESTS]
    guests = [room for room in bad.rooms if room in GUESTS]
    bad.vacant(vacant[0])  # 1: nobody at the desk had confirmed anything
    bad.desk(GUESTS)
    bad.say("room.opened", room=vacant[1], occupied=False, by="coordinator")  # 2: without a knock
    bad.fit(vacant[1], occupied=False)
    bad.say("room.opened", room=guests[0], occupied=True, by="guest")  # 3: without consent
    bad.fit(guests[0], occupied=True)
    bad.greet(guests[1], consent=False)
    bad.say(
        "room.deferred", room=guests[1], reason="guest", apologised=False, again="hotel", remark="不方便"
    )  # 4: no apology, 5: and the desk is never told
    bad.say("room.knocked", room=vacant[2], announced=True, knocks=3)
    bad.say("room.opened", room=vacant[2], occupied=False, by="coordinator")
    bad.fit(vacant[2], occupied=False, as_found=False)  # 6
    for room in vacant[3:]:
        bad.vacant(room)
    return guests[1:]


def broken(numbers: Iterable[str]) -> Counter[str]:
    """Clauses of the hotels' standard that stand violated, by how many orders."""
    rows = VerdictInterval.objects.filter(
        order__in=list(numbers), to_at__isnull=True, outcome="violated", clause__startswith="hotel."
    )
    return Counter(rows.values_list("clause", flat=True))


class Crew(hotel_crew.Crew):
    """With the same picture of everything."""

    def proof(self, slot: str) -> dict[str, str]:
        return INK | {"slot": slot} if slot.endswith("signature") else photo(slot)


def device(room: str) -> Mapping[str, str]:
    return hotel_crew.device(room, MODEL)


def photo(slot: str) -> dict[str, str]:
    return {"slot": slot, "sha256": "8" * 64, "media_type": "image/jpeg"}


def keep_ink(now: datetime) -> None:
    """The signature and the photo that the crew's events name."""
    for sha256, kind in ((INK["sha256"], "image/png"), ("8" * 64, "image/jpeg")):
        Evidence.objects.get_or_create(
            sha256=sha256,
            defaults={
                "media_type": kind, "size_bytes": 9, "width_px": 9, "height_px": 9, "received_at": now,
                "received_from": "technician:HF1001",
            },
        )  # fmt: skip
