"""Endpoints of dispatch, by noun: orders, the board, plans."""

from __future__ import annotations

from ninja import Router

from doorstep.dispatch.api.board import router as board
from doorstep.dispatch.api.orders import router as orders
from doorstep.dispatch.api.plans import router as plans

router = Router(tags=["dispatch"])
router.add_router("", orders)
router.add_router("", board)
router.add_router("", plans)
