from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from doorstep.accounts.errors import CustomerNotFound, RevealRefused
from doorstep.accounts.models import AccessRecord
from doorstep.accounts.queries import orders_seen, who_saw
from doorstep.accounts.services import RevealedContact, add_contact, reveal
from doorstep.accounts.states import PersonalField
from tests.cast import Cast, at


def _reveal(cast: Cast, **changed: Any) -> RevealedContact:
    said: dict[str, Any] = {
        "customer_id": cast.wang_fang.pk,
        "actor": "chenjing",
        "role": "dispatcher",
        "purpose": "预约上门时间",
        "order_number": "GD551000001",
        "now": at(9),
    }
    return reveal(**(said | changed))


def test_the_customer_is_seen_in_the_clear_and_the_look_is_recorded(cast: Cast) -> None:
    add_contact(customer=cast.wang_fang, name="王建军", phone="13900007777", role="householder")
    seen = _reveal(cast)
    assert (seen.name, seen.phone) == ("王芳", "13800001234")
    assert [site.address for site in seen.sites] == ["瑶海区明光路281号和顺里小区13栋2单元101室"]
    assert [(person.name, person.phone) for person in seen.contacts] == [("王建军", "13900007777")]
    (record,) = who_saw(customer_id=cast.wang_fang.pk)
    assert (record.actor, record.role, record.purpose) == ("chenjing", "dispatcher", "预约上门时间")
    assert (record.order_number, record.at) == ("GD551000001", at(9))
    assert record.fields == ("name", "phone", "address", "contacts")


def test_only_the_asked_fields_are_uncovered(cast: Cast) -> None:
    add_contact(customer=cast.wang_fang, name="王建军", phone="13900007777", role="householder")
    seen = _reveal(cast, fields=[PersonalField.PHONE])
    assert (seen.name, seen.phone) == ("王*", "13800001234")
    assert [site.address for site in seen.sites] == ["瑶海区明光路****"]
    assert seen.contacts == ()
    assert who_saw(customer_id=cast.wang_fang.pk)[0].fields == ("phone",)


def test_every_look_is_recorded_newest_first(cast: Cast) -> None:
    _reveal(cast)
    _reveal(cast, actor="liqiang", role="technician", now=at(9) + timedelta(minutes=5))
    assert [record.actor for record in who_saw(customer_id=cast.wang_fang.pk)] == ["liqiang", "chenjing"]


def test_what_someone_has_seen_lately_is_known(cast: Cast) -> None:
    _reveal(cast)
    _reveal(cast, order_number="GD551000002", now=at(8))
    _reveal(cast, order_number="GD551000003", actor="liqiang")
    assert orders_seen(actor="chenjing", role="dispatcher", since=at(8, 30)) == {"GD551000001"}
    assert orders_seen(actor="chenjing", role="technician", since=at(8, 30)) == set()


@pytest.mark.parametrize(
    ("field", "value"),
    [("actor", " "), ("purpose", ""), ("purpose", "因" * 201), ("fields", []), ("fields", ["shoe size"])],
)
def test_nothing_is_seen_without_who_why_and_what(cast: Cast, field: str, value: Any) -> None:
    with pytest.raises(RevealRefused) as refusal:
        _reveal(cast, **{field: value})
    assert [told["field"] for told in refusal.value.details["fields"]] == [field]
    assert not AccessRecord.objects.exists()


def test_an_unknown_customer_is_refused(cast: Cast) -> None:
    with pytest.raises(CustomerNotFound):
        _reveal(cast, customer_id=UUID(int=0))
    assert not AccessRecord.objects.exists()


def test_the_record_goes_with_its_transaction(cast: Cast) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _reveal(cast)
        raise ZeroDivisionError
    assert who_saw(customer_id=cast.wang_fang.pk) == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE accounts_accessrecord SET actor = 'nobody'", "DELETE FROM accounts_accessrecord"],
)
def test_a_record_cannot_be_rewritten(cast: Cast, statement: str) -> None:
    _reveal(cast)
    refused = pytest.raises(IntegrityError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert who_saw(customer_id=cast.wang_fang.pk)[0].actor == "chenjing"


@pytest.mark.parametrize(
    ("values", "constraint"),
    [({"purpose": ""}, "access_has_reason"), ({"fields": []}, "access_names_fields")],
)
def test_the_table_itself_refuses_a_look_without_reason(
    cast: Cast, values: dict[str, Any], constraint: str
) -> None:
    whole: dict[str, Any] = {"actor": "x", "role": "x", "fields": ["name"], "purpose": "x", "at": at(9)}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        AccessRecord.objects.create(customer=cast.wang_fang, **(whole | values))
