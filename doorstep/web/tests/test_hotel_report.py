"""Who may fetch a roll-out's report, and that it says what happened."""

from __future__ import annotations

from io import BytesIO

from django.test import Client
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from doorstep.core import clock
from doorstep.projects.models import RollOut
from doorstep.projects.report.gathering import report_of
from doorstep.web.tests.test_door_rooms import ROOMS, confirms, do, signs, visit
from tests.cast import Cast, at

__all__ = ["visit"]


def done(number: str) -> RollOut:
    confirms(number)
    for place, room in enumerate(ROOMS):
        do(number, room, 1 + 6 * place)
    assert signs(number).status_code == 200
    return RollOut.objects.select_related("customer", "site", "grid__unit", "manager").get(lead=number)


def test_it_says_rooms_terminals_signature_and_clauses(visit: str) -> None:
    found = report_of(done(visit), at(16))
    assert [(room.name, room.state, room.took_s) for room in found.rooms] == [
        (room, "done", 240) for room in ROOMS
    ]
    assert [room.terminals[0].mac for room in found.rooms] == [f"00:19:C6:00:08:{room[1:]}" for room in ROOMS]
    (told,) = found.visits
    assert (told.crew, told.rooms_done, told.rooms_left, told.comment) == ("李强", 3, 0, "做得很仔细")
    assert told.satisfied and told.ink is not None and told.confirmed_at == at(13, 55)
    by_source = {clause.source: clause for clause in found.clauses}
    assert by_source["HOTEL-9"].broken == ()
    # Nobody knocked: each room was opened without (HOTEL-10).
    assert any("HOTEL-10" in source and clause.broken == (visit,) for source, clause in by_source.items())


def test_the_files_are_for_those_who_look_after_the_hotel(visit: str, cast: Cast) -> None:
    rollout = done(visit)
    for user, status in (
        (cast.wu_fan, 200),
        (cast.chen_jing, 200),
        (cast.outsider, 404),
        (cast.li_qiang_user, 403),
    ):
        client = Client()
        client.force_login(user)
        with clock.frozen(at(16)):
            answer = client.get(f"/api/rollouts/{rollout.pk}/report.pdf")
        assert answer.status_code == status, user
    assert Client().get(f"/api/rollouts/{rollout.pk}/report.pdf").status_code == 401


def test_pdf_and_workbooks_are_what_they_say(visit: str, cast: Cast, client: Client) -> None:
    rollout = done(visit)
    client.force_login(cast.wu_fan)
    with clock.frozen(at(16)):
        pdf, report, rooms = (
            client.get(f"/api/rollouts/{rollout.pk}/{name}")
            for name in ("report.pdf", "report.xlsx", "rooms.xlsx")
        )
    assert rollout.code in pdf["content-disposition"]
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.content)).pages)
    assert "做得很仔细" in said.replace("\n", "")
    assert len(CalamineWorkbook.from_filelike(BytesIO(report.content)).sheet_names) == 5
    (sheet,) = CalamineWorkbook.from_filelike(BytesIO(rooms.content)).sheet_names
    assert sheet == "房间 Rooms"
