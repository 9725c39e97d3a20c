from typing import Any


def undo_moves(**said: Any) -> Any:
    raise NotImplementedError
