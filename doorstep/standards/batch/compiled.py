"""Numba's decorator with our settings and with a type: a kernel keeps its signature for its callers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])

#: No instant: a deadline that doesn't exist, an order that isn't closed.
NEVER = 2**63 - 1
#: Before every instant.
ALWAYS = -(2**63)


def kernel(function: F) -> F:
    """Compiled when first called, then kept on disk; runs without the interpreter's lock."""
    return cast(F, numba.njit(cache=True, nogil=True)(function))
