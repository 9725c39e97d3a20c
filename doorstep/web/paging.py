"""Pages of long lists."""

from __future__ import annotations

from typing import Annotated

from ninja import Field, Schema


class Paging(Schema):
    """`?page=1&page_size=50`."""

    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=200)] = 50

    @property
    def span(self) -> slice:
        """What to cut from the whole list."""
        return slice((self.page - 1) * self.page_size, self.page * self.page_size)
