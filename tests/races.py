"""Many at once, each in a connection of its own, on a real PostgreSQL. The test needs `transaction=True`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

Asked = TypeVar("Asked")
Got = TypeVar("Got")


def all_at_once(ask: Callable[[Asked], Got], asked: Sequence[Asked]) -> list[Got | Exception]:
    """What each gets, or the error that it gets, in order."""
    start = threading.Barrier(len(asked))

    def one(each: Asked) -> Got | Exception:
        try:
            # Not from the pool, which is smaller than the crowd.
            connections["default"] = own = connections["default"].copy()
            own.settings_dict["OPTIONS"]["pool"] = False
            own.ensure_connection()
            start.wait(timeout=60)
            return ask(each)
        except Exception as error:
            return error
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(len(asked)) as crowd:
        return list(crowd.map(one, asked))
