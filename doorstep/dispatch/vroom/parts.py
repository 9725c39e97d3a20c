"""What jobs, vehicles and breaks have in common."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from doorstep.core.geo import Place
from doorstep.dispatch.vroom.fields import Field
from doorstep.dispatch.vroom.model import Span, Spot


def seconds_at(owner: Field, key: str) -> int:
    """A duration that is 0 when it isn't given."""
    found = owner.get(key)
    return 0 if found is None else found.whole()


def text_at(owner: Field, key: str) -> str | None:
    found = owner.get(key)
    return None if found is None else found.text()


def skills_of(owner: Field) -> frozenset[int]:
    found = owner.get("skills")
    return frozenset() if found is None else frozenset(found.wholes())


def amount(found: Field | None, kinds: int) -> tuple[int, ...]:
    """As many numbers as the first vehicle's capacity has; zeros when it isn't given."""
    if found is None:
        return (0,) * kinds
    amounts = found.wholes()
    if len(amounts) != kinds:
        raise found.refuse(
            f"有 {len(amounts)} 个数，应与 vehicles[0].capacity 一样是 {kinds} 个",
            f"has {len(amounts)} numbers, and vehicles[0].capacity has {kinds}",
        )
    return amounts


def span(found: Field) -> Span:
    """[first, last], both included."""
    ends = found.wholes()
    if len(ends) != 2 or ends[0] > ends[1]:
        raise found.refuse(
            f"要写 [开始, 结束] 两个秒数且开始不晚于结束，这里是 {found.shown()}",
            f"must be [start, end] in seconds, the start not after the end, not {found.shown()}",
        )
    return ends[0], ends[1]


def spans(found: Field | None) -> tuple[Span, ...] | None:
    """Spans in order that don't touch; None (any time) when they aren't given."""
    if found is None:
        return None
    parts = found.each()
    windows = tuple(span(part) for part in parts)
    if not windows:
        raise found.refuse("没有任何时段；不限时间就去掉这一项", "is empty: leave it out for any time")
    for index, (earlier, later) in enumerate(pairwise(windows), start=1):
        if later[0] <= earlier[1]:
            raise parts[index].refuse(
                "时段要从早到晚排，且不能重叠或相接",
                "windows must be in order and must not overlap or touch",
            )
    return windows


def spot(owner: Field, key: str, index_key: str, size: int | None) -> Spot | None:
    """The place under the two keys, None when neither is there.

    `size`: of the matrices, None without them: then only coordinates tell a place.
    """
    at, row = owner.get(key), owner.get(index_key)
    place = None if at is None else coordinates(at)
    if row is None:
        if at is not None and size is not None:
            raise at.refuse(
                f"给了矩阵就要写 {index_key}，只有坐标不够",
                f"needs {index_key} beside it, as matrices are given",
            )
        return None if at is None else Spot(None, place)
    if size is None:
        raise row.refuse(
            "没有给 matrices，序号无从查起；请写坐标或补上矩阵",
            "no matrices are given that it could be a row of: give coordinates, or matrices",
        )
    index = row.whole()
    if index >= size:
        raise row.refuse(
            f"超出矩阵：最大是 {size - 1}，这里是 {index}",
            f"exceeds the matrices: {size - 1} at most, not {index}",
        )
    return Spot(index, place)


def coordinates(found: Field) -> Place:
    """[longitude, latitude]."""
    parts = found.each()
    if len(parts) < 2:
        raise found.refuse("要写 [经度, 纬度]", "must be [longitude, latitude]")
    lon, lat = parts[0].number(), parts[1].number()
    try:
        return Place(lat, lon)
    except ValueError as error:
        raise found.refuse(
            f"没有这样的地方：经度 {lon}，纬度 {lat}；是不是写反了",
            f"no such place: longitude {lon}, latitude {lat}; are they swapped?",
        ) from error


def never_set(owner: Field, keys: Iterable[str], zh: str, en: str) -> None:
    """Refuses what would change the answer and isn't planned with."""
    for key in keys:
        found = owner.get(key)
        if found is not None:
            raise found.refuse(zh, en)
