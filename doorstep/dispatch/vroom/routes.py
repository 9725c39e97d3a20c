"""A vehicle's day as VROOM tells a route."""

from __future__ import annotations

from typing import Any

from doorstep.dispatch.solver.layout import seconds
from doorstep.dispatch.solver.plan import Route, Visit
from doorstep.dispatch.vroom.model import File, Rest, Span, Spot, Task, Vehicle
from doorstep.dispatch.vroom.places import Places, metres_between, named, profile_of, same_door
from doorstep.dispatch.vroom.timing import Act, breaks_before_way, timed
from doorstep.dispatch.vroom.translating import Translated


class Told:
    """What the routes of a file are told with."""

    def __init__(self, file: File, places: Places, translated: Translated) -> None:
        self.file, self.places, self.translated = file, places, translated
        self.rows = {named(task): row for row, task in enumerate(file.tasks)}
        self.metres = metres_between(file)


class _Stop:
    """Something a vehicle does: `item` is a job, a break, or None at the end; `spot` is None for a break."""

    def __init__(self, item: Task | Rest | None, act: Act, spot: Spot | None, metres: int) -> None:
        self.item, self.act, self.spot, self.metres = item, act, spot, metres


def told(context: Told, row: int, route: Route) -> dict[str, Any]:
    """The route of the vehicle in that row, which has a visit."""
    vehicle = context.file.vehicles[row]
    stops = _Walk(context, row, route).stops
    begin = (vehicle.window or context.translated.horizon)[0]
    leaves, times = timed([stop.act for stop in stops], begin)
    tasks = [stop.item for stop in stops if isinstance(stop.item, Task)]
    load = _added(context.file.kinds, [task.delivery for task in tasks])
    first = vehicle.start or tasks[0].spot
    way_s = metres = 0
    steps = [_step("start", arrival=leaves, load=load, spot=first, duration=0, metres=_told_m(context, 0))]
    for stop, at in zip(stops, times, strict=True):
        way_s, metres = way_s + stop.act.way_s, metres + stop.metres
        if isinstance(stop.item, Task):
            load = [a - d + p for a, d, p in zip(load, stop.item.delivery, stop.item.pickup, strict=True)]
        steps.append(
            _step(
                "end" if stop.item is None else "job" if isinstance(stop.item, Task) else "break",
                item=stop.item,
                act=stop.act,
                spot=stop.spot,
                arrival=at.arrival,
                waiting_s=at.waiting_s,
                load=load,
                duration=way_s,
                metres=_told_m(context, metres),
            )
        )
    return _route(context, vehicle, stops, steps, sum(at.waiting_s for at in times))


def _route(
    context: Told, vehicle: Vehicle, stops: list[_Stop], steps: list[dict[str, Any]], waiting_s: int
) -> dict[str, Any]:
    tasks = [stop.item for stop in stops if isinstance(stop.item, Task)]
    kinds = context.file.kinds
    delivery = _added(kinds, [task.delivery for task in tasks])
    duration = steps[-1]["duration"]
    amounts = {"delivery": delivery, "amount": delivery, "pickup": _added(kinds, [t.pickup for t in tasks])}
    distance = {} if context.metres is None else {"distance": steps[-1]["distance"]}
    return {
        "vehicle": vehicle.id,
        "cost": duration + context.file.fixed_s,
        **({} if vehicle.description is None else {"description": vehicle.description}),
        **(amounts if kinds else {}),
        "setup": sum(stop.act.setup_s for stop in stops),
        "service": sum(stop.act.service_s for stop in stops),
        "duration": duration,
        "waiting_time": waiting_s,
        "priority": sum(task.priority for task in tasks),
        **distance,
        "steps": steps,
        "violations": [],
    }


class _Walk:
    """What a vehicle does in order, with the way to each."""

    def __init__(self, context: Told, row: int, route: Route) -> None:
        self._context, self._row = context, row
        self._vehicle = context.file.vehicles[row]
        self.stops: list[_Stop] = []
        self._begin, last = self._vehicle.window or context.translated.horizon
        self._rests = list(zip(route.breaks, self._vehicle.rests, strict=True))
        self._place, self._spot = context.places.starts[row], self._vehicle.start
        self._free = self._begin
        for visit in route.visits:
            self._visit(visit)
        self._back(max(last, self._begin + 1))

    def _visit(self, visit: Visit) -> None:
        row = self._context.rows[visit.job]
        task, place = self._context.file.tasks[row], self._context.places.tasks[row]
        start = seconds(visit.during.from_at)
        way_s = 0 if self._place is None else self._way_s(place)
        metres = self._metres(task.spot)
        taken = [rest for rest in self._rests if seconds(rest[0].from_at) < start]
        del self._rests[: len(taken)]
        left_s, left_m = self._breaks(taken, way_s, metres, start)
        setup = 0 if self._spot is not None and same_door(self._spot, task.spot) else task.setup_s
        windows = task.windows or (self._context.translated.horizon,)
        self.stops.append(_Stop(task, Act(left_s, setup, task.service_s, windows), task.spot, left_m))
        self._place, self._spot = place, task.spot
        self._free = seconds(visit.during.to_at)

    def _back(self, end: int) -> None:
        place, spot = self._context.places.ends[self._row], self._vehicle.end
        way_s = 0 if place is None else self._way_s(place)
        metres = 0 if spot is None else self._metres(spot)
        left_s, left_m = self._breaks(self._rests, way_s, metres, end)
        self.stops.append(_Stop(None, Act(left_s, 0, 0, ((self._begin, end),)), spot or self._spot, left_m))

    def _breaks(self, taken: list[Any], way_s: int, metres: int, start: int) -> tuple[int, int]:
        """Adds the breaks before a visit, and says how long the way from the last of them still is."""
        during = [(seconds(window.from_at), seconds(window.to_at)) for window, _ in taken]
        before = breaks_before_way(self._free, way_s, during, start)
        for index, (_, rest) in enumerate(taken):
            way = (way_s, metres) if index == before else (0, 0)
            starts: tuple[Span, ...] = rest.windows or ((self._begin, self._context.translated.horizon[1]),)
            self.stops.append(_Stop(rest, Act(way[0], 0, rest.service_s, starts), None, way[1]))
        return (way_s, metres) if before == len(taken) else (0, 0)

    def _way_s(self, place: Any) -> int:
        travel = self._context.places.travel
        return travel.travel_s(self._place, place, self._free, profile_of(self._vehicle))  # type: ignore[arg-type]

    def _metres(self, spot: Spot) -> int:
        if self._context.metres is None or self._spot is None:
            return 0
        return self._context.metres[self._vehicle.profile](self._spot, spot)


def _told_m(context: Told, metres: int) -> int | None:
    return None if context.metres is None else metres


def _added(kinds: int, amounts: list[tuple[int, ...]]) -> list[int]:
    return [sum(each[kind] for each in amounts) for kind in range(kinds)]


def _step(
    kind: str,
    *,
    arrival: int,
    duration: int,
    load: list[int],
    spot: Spot | None,
    metres: int | None,
    waiting_s: int = 0,
    item: Task | Rest | None = None,
    act: Act | None = None,
) -> dict[str, Any]:
    return {
        "type": kind,
        **({} if item is None or item.description is None else {"description": item.description}),
        **({} if spot is None else where(spot)),
        **({} if item is None else {"id": item.id}),
        "setup": act.setup_s if act else 0,
        "service": act.service_s if act else 0,
        "waiting_time": waiting_s,
        **({"job": item.id} if isinstance(item, Task) else {}),
        **({"load": load} if load else {}),
        "arrival": arrival,
        "duration": duration,
        "violations": [],
        **({} if metres is None else {"distance": metres}),
    }


def where(spot: Spot) -> dict[str, Any]:
    """Coordinates and index, as far as the file gives them."""
    found: dict[str, Any] = {}
    if spot.place is not None:
        found["location"] = [spot.place.lon, spot.place.lat]
    if spot.index is not None:
        found["location_index"] = spot.index
    return found
