"""A room's story out of the logs, in one question: it is asked for every event of a crew's day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from json import loads
from typing import Any, Final, NamedTuple

from django.db import connection

from doorstep.orders.models import Order
from doorstep.projects.rooms import CORRECTION, ROOM_KINDS


class Told(NamedTuple):
    """An event of a room, or the correction of one."""

    id: str
    order: str
    kind: str
    occurred_at: datetime
    recorded_at: datetime
    seq: int
    body: Mapping[str, Any]


_STORY: Final = """
WITH visits AS MATERIALIZED (
  SELECT number FROM orders_order WHERE site_id = %s AND attributes -> 'rollout' = %s::jsonb
), told AS MATERIALIZED (
  SELECT e.* FROM orders_event e
  WHERE e.order_id IN (SELECT number FROM visits) AND e.body ->> 'room' = %s AND e.body ? 'room'
    AND e.kind = ANY(%s) AND e.recorded_at <= %s
), found AS (
  SELECT * FROM told
  UNION ALL
  SELECT c.* FROM orders_event c
  WHERE c.kind = %s AND c.order_id IN (SELECT order_id FROM told)
    AND c.body ->> 'corrects' IN (SELECT id::text FROM told) AND c.recorded_at <= %s
)
SELECT id::text, order_id, kind, occurred_at, recorded_at, seq, body::text FROM found
ORDER BY occurred_at, recorded_at, seq
"""


def story_of(order: Order, room: str, until: datetime) -> list[Told]:
    """What all logs of the order's roll-out say of the room and was recorded until then, as it happened, with
    the corrections of it."""
    wanted = (
        order.site_id, f'"{order.attributes["rollout"]}"', room, list(ROOM_KINDS), until, CORRECTION, until,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_STORY, wanted)
        return [Told._make((*row[:-1], loads(row[-1]))) for row in cursor.fetchall()]
