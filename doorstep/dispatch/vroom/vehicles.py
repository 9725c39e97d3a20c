"""The vehicles of a problem file, with their breaks."""

from __future__ import annotations

from doorstep.dispatch.vroom import parts
from doorstep.dispatch.vroom.errors import refused
from doorstep.dispatch.vroom.fields import MOST_ID, Field
from doorstep.dispatch.vroom.model import Rest, Span, Table, Vehicle

DEFAULT_PROFILE = "car"
#: Costs that are no other than a second for each second of travel.
PLAIN_COSTS = {"per_hour": 3600, "per_task_hour": 0, "per_km": 0}
_MOST_FACTOR = 5


def elements_of(root: Field) -> list[Field]:
    """The vehicles' fields; at least one."""
    found = root.need("vehicles").each()
    if not found:
        raise refused("vehicles", "没有任何车辆", "no vehicle is given")
    return found


def kinds_of(vehicles: list[Field]) -> int:
    """How many kinds of amounts there are: as many as the first vehicle's capacity has."""
    found = vehicles[0].get("capacity")
    return 0 if found is None else len(found.each())


def profile_of(field: Field) -> str:
    return parts.text_at(field, "profile") or DEFAULT_PROFILE


def read_vehicle(field: Field, kinds: int, tables: dict[str, Table]) -> Vehicle:
    """A vehicle; `tables` of every profile, or none at all."""
    number = field.need("id").whole(MOST_ID)
    _refuse_unplanned(field)
    profile = profile_of(field)
    size = len(tables[profile].durations) if tables else None
    start = parts.spot(field, "start", "start_index", size)
    end = parts.spot(field, "end", "end_index", size)
    if start is None and end is None:
        raise field.refuse(
            "起点（start）和终点（end）至少要写一个", "needs a start or an end, with coordinates or an index"
        )
    hours = field.get("time_window")
    window = None if hours is None else parts.span(hours)
    most, travel = field.get("max_tasks"), field.get("max_travel_time")
    return Vehicle(
        id=number,
        path=field.path,
        profile=profile,
        percent=_percent(field.get("speed_factor")),
        description=parts.text_at(field, "description"),
        start=start,
        end=end,
        capacity=parts.amount(field.get("capacity") if kinds == 0 else field.need("capacity"), kinds),
        skills=parts.skills_of(field),
        window=window,
        rests=_rests(field.get("breaks"), window),
        max_tasks=None if most is None else most.whole(),
        max_travel_s=None if travel is None else travel.whole(),
    )


def fixed_cost(vehicles: list[Field]) -> int:
    """What each vehicle costs that goes out; the same for all, as nothing else is planned with."""
    found = [_fixed(field) for field in vehicles]
    for field, fixed in zip(vehicles, found, strict=True):
        if fixed != found[0]:
            raise refused(
                f"{field.path}.costs.fixed",
                f"出车成本要各车一样：vehicles[0] 是 {found[0]}，这里是 {fixed}",
                f"must be the same for all vehicles: {found[0]} for vehicles[0], {fixed} here",
            )
    return found[0]


def _fixed(field: Field) -> int:
    costs = field.get("costs")
    if costs is None:
        return 0
    for key, plain in PLAIN_COSTS.items():
        given = costs.get(key)
        if given is not None and given.whole() != plain:
            raise given.refuse(
                f"排程的成本就是路上的秒数，这里只能是 {plain} 或不写",
                f"a plan costs its seconds of travel: must be {plain} or left out",
            )
    fixed = costs.get("fixed")
    return 0 if fixed is None else fixed.whole()


def _refuse_unplanned(field: Field) -> None:
    parts.never_set(
        field,
        ("max_distance",),
        "不支持里程上限，请用 max_travel_time",
        "is not planned with: use max_travel_time",
    )
    steps = field.get("steps")
    if steps is not None and steps.each():
        raise steps.refuse(
            "不支持从给定路线开始，请去掉；每次都从头排",
            "a search doesn't start from given routes: leave it out",
        )


def _percent(factor: Field | None) -> int:
    """How long a way takes of the profile's time, in whole percent as VROOM reckons it."""
    if factor is None:
        return 100
    value = factor.number()
    if not 0 < value <= _MOST_FACTOR:
        raise factor.refuse(
            f"要大于 0、不超过 {_MOST_FACTOR}，这里是 {factor.shown()}",
            f"must be above 0 and {_MOST_FACTOR} at most, not {factor.shown()}",
        )
    return max(1, int(100 / value + 0.5))


def _rests(found: Field | None, hours: Span | None) -> tuple[Rest, ...]:
    if found is None:
        return ()
    pairs = [(each, _rest(each)) for each in found.each()]
    seen: set[int] = set()
    for field, rest in pairs:
        if rest.id in seen:
            raise refused(f"{field.path}.id", f"编号 {rest.id} 重复", f"{rest.id} stands twice")
        seen.add(rest.id)
    pairs.sort(key=lambda pair: (pair[1].windows or ((0, 0),))[0])
    _refuse_crowded(pairs, hours)
    return tuple(rest for _, rest in pairs)


def _rest(field: Field) -> Rest:
    number = field.need("id").whole(MOST_ID)
    parts.never_set(
        field,
        ("max_load",),
        "不支持按载货量限定休息",
        "a break that depends on the load is not planned with",
    )
    return Rest(
        id=number,
        service_s=parts.seconds_at(field, "service"),
        description=parts.text_at(field, "description"),
        windows=parts.spans(field.get("time_windows")),
    )


def _refuse_crowded(pairs: list[tuple[Field, Rest]], hours: Span | None) -> None:
    """Each break must fit into an empty day, after the one before."""
    if hours is None:
        hours = (0, 2**63)
    free = hours[0]
    for field, rest in pairs:
        starts = [max(free, first) for first, last in rest.windows or (hours,) if max(free, first) <= last]
        takes_s = max(1, rest.service_s)
        if not starts or starts[0] + takes_s > hours[1]:
            raise field.refuse(
                "没有出车时也排不下：看看 time_windows、前一个休息和车辆的 time_window",
                "doesn't fit even into an empty day: see its time_windows, the break before and the "
                "vehicle's time_window",
            )
        free = starts[0] + takes_s
