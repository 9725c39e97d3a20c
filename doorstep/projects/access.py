"""Who sees roll-outs at the desk, and how an endpoint names one."""

from __future__ import annotations

from typing import Annotated, Final

from ninja import Path

from doorstep.people.access import DESK
from doorstep.people.states import Role

READERS: Final = (*DESK, Role.ACCOUNT_MANAGER)
Id = Annotated[int, Path(ge=1, lt=2**63)]
