"""Publishing an edition: checked, named by its bytes, never changed."""

import hashlib

import pytest
from django.db import IntegrityError, transaction

from doorstep.core.errors import NotFound
from doorstep.standards.errors import BadStandard
from doorstep.standards.models import Edition
from doorstep.standards.queries import standard_of
from doorstep.standards.services import publish_edition
from tests.cast import at
from tests.lives import STANDARD

pytestmark = pytest.mark.django_db


def test_an_edition_is_named_by_the_hash_of_its_file() -> None:
    edition = publish_edition(content=STANDARD, file="test.yaml", now=at(5))
    assert edition.sha256 == hashlib.sha256(STANDARD.encode()).hexdigest()
    assert (edition.standard, edition.version, edition.published_at) == ("TEST", "1", at(5))
    assert Edition.objects.get().content == STANDARD
    assert [clause.id for clause in standard_of(edition.sha256).clauses][0] == "test.call-soon"


def test_the_same_bytes_again_are_the_same_edition() -> None:
    first = publish_edition(content=STANDARD, file="test.yaml", now=at(5))
    again = publish_edition(content=STANDARD, file="other.yaml", now=at(9))
    assert again == first and again.published_at == at(5)


def test_one_letter_more_is_another_edition() -> None:
    first = publish_edition(content=STANDARD, file="test.yaml", now=at(5))
    assert publish_edition(content=STANDARD + "\n", file="test.yaml", now=at(5)) != first
    assert Edition.objects.filter(standard="TEST").count() == 2


@pytest.mark.parametrize(
    ("wrong", "clause"),
    [
        (("template: precedence", "template: presidency"), "test.agreed-first"),
        (("$call-within", "$call-soon"), "test.call-soon"),
        (("control: gate", "control: fence"), "test.agreed-first"),
        (("test.agreed-first", "test.call-soon"), "test.call-soon"),
    ],
)
def test_a_bad_file_is_refused_with_line_and_clause(wrong: tuple[str, str], clause: str) -> None:
    with pytest.raises(BadStandard) as refusal:
        publish_edition(content=STANDARD.replace(*wrong, 1), file="test.yaml", now=at(5))
    problems = refusal.value.details["problems"]
    assert all(each["file"] == "test.yaml" and each["line"] > 0 for each in problems)
    assert any(clause in (each["clause"], *each["expected"]["en"].split()) for each in problems)
    assert not Edition.objects.exists()


def test_an_edition_is_never_changed_nor_removed() -> None:
    edition = publish_edition(content=STANDARD, file="test.yaml", now=at(5))
    edition.content = "x"
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        edition.save()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Edition.objects.all().delete()


def test_an_unknown_edition_is_not_found() -> None:
    with pytest.raises(NotFound) as refusal:
        standard_of("0" * 64)
    assert "00000000" in refusal.value.titled("zh")
