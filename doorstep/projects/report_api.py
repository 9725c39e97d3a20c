"""A roll-out's report and rooms, as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from doorstep.core import clock
from doorstep.core.zone import ZONE
from doorstep.people.access import require
from doorstep.projects import queries
from doorstep.projects.access import READERS, Id
from doorstep.projects.models import RollOut
from doorstep.projects.report.gathering import report_of
from doorstep.projects.report.paper import report_pdf
from doorstep.projects.report.workbook import report_xlsx, rooms_xlsx

router = Router(tags=["projects"])


def _answers(media_type: str) -> dict[str, Any]:
    """For the interface's description: the endpoint answers with a file."""
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {"responses": {200: {"description": "OK", "content": content}}}


_PDF = "application/pdf"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/rollouts/{id}/report.pdf", openapi_extra=_answers(_PDF))
def pdf(request: HttpRequest, id: Id) -> HttpResponse:
    """Rooms, terminals, times, exceptions, signatures and clauses, for the hotel and the operator."""
    rollout = _rollout(request, id)
    return _file(rollout, "report.pdf", _PDF, report_pdf(report_of(rollout, clock.now()), ZONE))


@router.get("/rollouts/{id}/report.xlsx", openapi_extra=_answers(_XLSX))
def workbook(request: HttpRequest, id: Id) -> HttpResponse:
    """The same as a workbook, a sheet for each part."""
    rollout = _rollout(request, id)
    return _file(rollout, "report.xlsx", _XLSX, report_xlsx(report_of(rollout, clock.now()), ZONE))


@router.get("/rollouts/{id}/rooms.xlsx", openapi_extra=_answers(_XLSX))
def rooms(request: HttpRequest, id: Id) -> HttpResponse:
    """The matrix alone: a row for each terminal, and one for each room without."""
    rollout = _rollout(request, id)
    return _file(rollout, "rooms.xlsx", _XLSX, rooms_xlsx(report_of(rollout, clock.now()).rooms, ZONE))


def _rollout(request: HttpRequest, id: int) -> RollOut:
    return queries.rollout_in(id=id, unit_path=require(request, *READERS).unit_path)


def _file(rollout: RollOut, name: str, kind: str, content: bytes) -> HttpResponse:
    headers = {"content-disposition": f'attachment; filename="{rollout.code}-{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
