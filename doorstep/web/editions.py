"""The editions of a standard: who published each, who runs it."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from doorstep.people.access import Person, require
from doorstep.people.models import Unit, User
from doorstep.standards import queries
from doorstep.standards.models import Adoption, Edition
from doorstep.web.standard_schemas import (
    AdoptionOut,
    EditionContent,
    EditionRow,
    PersonOut,
    Sha256,
    StandardName,
)
from doorstep.web.standards import READERS, today

router = Router(tags=["standards"])


@router.get("/standards/{standard}/editions", response=list[EditionRow])
def editions(request: HttpRequest, standard: StandardName) -> list[EditionRow]:
    """Those that came with Doorstep, and those of the person's unit, above and below it; newest first."""
    person = require(request, *READERS)
    pins = queries.editions_in_force(unit_path=person.unit_path, on=today())
    in_force = {pin.edition for pin in pins}
    rows = queries.editions_of(standard, units_around(person))
    names = named({name for row in rows for name in _people(row)})
    return [_edition_out(row, names, row.pk in in_force) for row in rows]


@router.get("/standards/editions/{sha256}", response=EditionContent)
def edition(request: HttpRequest, sha256: Sha256) -> EditionContent:
    """An edition's file as it was published."""
    person = require(request, *READERS)
    row = queries.edition_named(sha256, units_around(person))
    return EditionContent(sha256=row.sha256, standard=row.standard, version=row.version, content=row.content)


def units_around(person: Person) -> list[str]:
    """The codes of the person's unit, of those above it and of those below."""
    below = Unit.objects.filter(path__startswith=person.unit_path).values_list("code", flat=True)
    return [*(code for code in person.unit_path.split("/") if code), *below]


def named(usernames: set[str]) -> dict[str, PersonOut]:
    """People by login; one who isn't there any more by the login alone."""
    found = User.objects.filter(username__in=usernames).values_list("username", "display_name")
    names = dict(found)
    return {login: PersonOut(username=login, name=names.get(login, login)) for login in usernames if login}


def _people(row: Edition) -> set[str]:
    return {row.author, row.published_by, *(each.adopted_by for each in _adoptions(row))}


def _adoptions(row: Edition) -> list[Adoption]:
    return list(getattr(row, "shown_adoptions", []))


def _edition_out(row: Edition, names: dict[str, PersonOut], in_force: bool) -> EditionRow:
    return EditionRow(
        sha256=row.sha256,
        version=row.version,
        published_at=row.published_at,
        author=_name(names, row.author),
        published_by=_name(names, row.published_by),
        adoptions=[
            AdoptionOut(
                unit_code=each.unit_code,
                from_on=each.from_on,
                parameters=each.parameters,
                adopted_by=_name(names, each.adopted_by),
            )
            for each in _adoptions(row)
        ],
        in_force=in_force,
    )


def _name(names: dict[str, PersonOut], login: str) -> str | None:
    return names[login].name if login else None
