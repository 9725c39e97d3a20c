"""The API's root: every package's router under /api, one error table, sessions with CSRF."""

from __future__ import annotations

from ninja.security import SessionAuth

from doorstep import __version__
from doorstep.booking.api import router as booking
from doorstep.dispatch.api import router as dispatch
from doorstep.insight.api import router as backtests
from doorstep.notify.api import router as notify
from doorstep.orders.api import router as orders
from doorstep.people.phone_api import router as phones
from doorstep.people.portrait_api import router as portraits
from doorstep.projects.account_api import router as hotel_accounts
from doorstep.projects.api import router as projects
from doorstep.projects.report_api import router as hotel_reports
from doorstep.projects.visit_api import router as hotel_visits
from doorstep.quality.api import router as quality
from doorstep.quality.doubt_api import router as photo_doubts
from doorstep.visits.api import router as visits
from doorstep.visits.whereabouts_api import router as whereabouts
from doorstep.web.data_requests import router as data_requests
from doorstep.web.describing import DescribedAPI
from doorstep.web.door import router as door
from doorstep.web.door_data import router as door_data
from doorstep.web.door_desk import router as door_desk
from doorstep.web.drafts import router as drafts
from doorstep.web.editions import router as editions
from doorstep.web.errors import register_errors
from doorstep.web.ground import router as ground
from doorstep.web.hotel_rooms import router as hotel_rooms
from doorstep.web.orders import router as order_screens
from doorstep.web.requests import router as requests
from doorstep.web.session import router as session
from doorstep.web.standards import router as standards

api = DescribedAPI(
    title="Doorstep 上门",
    version=__version__,
    description="Field service for broadband crews. Failures are problem+json (RFC 9457) with a `mend`.",
    auth=SessionAuth(csrf=True),
    docs_url=None,
)
register_errors(api)
# Orders' own endpoints first: /orders/import would else be taken for the screen of an order named "import".
# Drafts before standards likewise.
for router in (
    session,
    orders,
    order_screens,
    booking,
    dispatch,
    ground,
    portraits,
    phones,
    visits,
    whereabouts,
    quality,
    photo_doubts,
    projects,
    hotel_reports,
    hotel_rooms,
    hotel_accounts,
    hotel_visits,
    drafts,
    backtests,
    editions,
    standards,
    data_requests,
    notify,
):
    api.add_router("", router)
# Before the door: /door/requests would else be taken for a link.
api.add_router("/door", requests)
api.add_router("/door", door)
api.add_router("/door", door_data)
api.add_router("/door", door_desk)
