"""The matrices of a problem file."""

from __future__ import annotations

import numpy as np

from doorstep.dispatch.solver.straight import UNREACHABLE_S
from doorstep.dispatch.vroom.errors import refused
from doorstep.dispatch.vroom.fields import MOST, Field
from doorstep.dispatch.vroom.model import Ints, Table


def read_tables(root: Field, profiles: list[str]) -> dict[str, Table]:
    """The matrices of the vehicles' profiles; empty when the file has none: it is given by coordinates."""
    old, found = root.get("matrix"), root.get("matrices")
    if found is None or not found.keys():
        return {} if old is None else {profile: Table(_square(old), None) for profile in _only_car(profiles)}
    tables = {profile: _table(found.need(profile)) for profile in sorted(set(profiles))}
    sizes = {profile: len(table.durations) for profile, table in tables.items()}
    if len(set(sizes.values())) > 1:
        raise refused("matrices", f"各 profile 的矩阵大小不同：{sizes}", f"matrices differ in size: {sizes}")
    return tables


def _only_car(profiles: list[str]) -> set[str]:
    other = sorted(set(profiles) - {"car"})
    if other:
        raise refused(
            f"matrices.{other[0]}",
            "缺少这一项；matrix 只管 car，其他 profile 要写在 matrices 里",
            "is missing: `matrix` is that of car; give other profiles theirs in `matrices`",
        )
    return {"car"}


def _table(field: Field) -> Table:
    costs = field.get("costs")
    if costs is not None:
        raise costs.refuse(
            "排程的成本就是路上的秒数，不支持另给成本矩阵，请去掉",
            "a plan costs its seconds of travel: leave the matrix of costs out",
        )
    durations, distances = _square(field.need("durations")), field.get("distances")
    if distances is None:
        return Table(durations, None)
    metres = _square(distances)
    if len(metres) != len(durations):
        raise distances.refuse(
            f"有 {len(metres)} 行，durations 有 {len(durations)} 行",
            f"has {len(metres)} rows, durations has {len(durations)}",
        )
    return Table(durations, metres)


def _square(field: Field) -> Ints:
    rows = field.each()
    if not rows:
        raise field.refuse("矩阵是空的", "the matrix is empty")
    square = np.empty((len(rows), len(rows)), np.int32)
    for index, row in enumerate(rows):
        values = row.value
        if not isinstance(values, list) or len(values) != len(rows):
            raise row.refuse(
                f"要写 {len(rows)} 个数的数组：矩阵有 {len(rows)} 行",
                f"must be an array of {len(rows)} numbers, as the matrix has {len(rows)} rows",
            )
        if set(map(type, values)) != {int} or min(values) < 0 or max(values) > MOST:
            row.wholes()
        square[index] = np.minimum(np.array(values, np.int64), UNREACHABLE_S)
    return square
