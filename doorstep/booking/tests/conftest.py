from __future__ import annotations

import pytest

from doorstep.booking.tests.making import NUMBER, TEN, new_order, open_day, promise
from tests.cast import Cast


@pytest.fixture
def booked(cast: Cast) -> Cast:
    """The order NUMBER, promised from ten to twelve."""
    open_day(cast)
    new_order(cast)
    promise(NUMBER, TEN)
    return cast
