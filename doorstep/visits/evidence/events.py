"""What checking evidence says in an order's log."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from doorstep.orders.events import Body, event_kind
from doorstep.visits.evidence.rules import Code

Said = Annotated[str, Field(max_length=200)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class DoubtSaid(Body):
    """`measured` against `limit`, as `evidence.rules.Doubt` has them."""

    code: Code
    measured: Said
    limit: Said
    other_order: Annotated[str, Field(max_length=40)] | None = None
    other_sha256: Sha256 | None = None


@event_kind("evidence.doubted", nature="fact", zh="凭证存疑", en="Evidence in doubt")
class EvidenceDoubted(Body):
    """A check of ours found the evidence that `event` names doubtful. Nothing is refused: people decide."""

    event: Annotated[str, Field(max_length=40)]
    slot: Annotated[str, Field(max_length=40)]
    sha256: Sha256
    doubts: Annotated[list[DoubtSaid], Field(min_length=1, max_length=10)]
