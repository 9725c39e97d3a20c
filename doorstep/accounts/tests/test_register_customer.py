from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from doorstep.accounts.errors import BadCustomer
from doorstep.accounts.models import Customer
from doorstep.accounts.services import register_customer
from tests.cast import Cast, at

pytestmark = pytest.mark.django_db


def test_a_customer_is_made() -> None:
    customer = register_customer(name="周 涛", phone="+86 137-0000-0001", segment="home", now=at(9))
    customer.refresh_from_db()
    assert (customer.name, customer.phone, customer.segment) == ("周涛", "13700000001", "home")
    assert (customer.language, customer.created_at) == ("zh", at(9))


def test_the_same_in_another_spelling_is_the_same_customer(cast: Cast) -> None:
    again = register_customer(name=" 王芳", phone="138 0000 1234", segment="home", now=at(9))
    assert again == cast.wang_fang
    assert again.created_at == cast.wang_fang.created_at < at(9) - timedelta(hours=1)


@pytest.mark.parametrize(
    ("name", "phone", "segment"),
    [("王芳", "13800001235", "home"), ("王方", "13800001234", "home"), ("王芳", "13800001234", "business")],
)
def test_another_name_phone_or_segment_is_another_customer(
    cast: Cast, name: str, phone: str, segment: str
) -> None:
    assert register_customer(name=name, phone=phone, segment=segment, now=at(9)) != cast.wang_fang


def test_a_wish_for_a_language_is_kept_until_another_is_told(cast: Cast) -> None:
    said = {"name": "王芳", "phone": "13800001234", "segment": "home", "now": at(9)}
    assert register_customer(**said, language="en").language == "en"  # type: ignore[arg-type]
    assert register_customer(**said).language == "en"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "phone", "segment", "field"),
    [
        (" ", "13800001234", "home", "name"),
        ("王" * 81, "13800001234", "home", "name"),
        ("王芳", "1380000", "home", "phone"),
        ("王芳", "13800001234", "royal", "segment"),
    ],
)
def test_bad_values_are_named(name: str, phone: str, segment: str, field: str) -> None:
    with pytest.raises(BadCustomer) as refusal:
        register_customer(name=name, phone=phone, segment=segment, now=at(9))
    (told,) = refusal.value.details["fields"]
    assert told["field"] == field
    assert told["zh"] and told["en"]
    assert not Customer.objects.exists()


def test_a_refusal_does_not_repeat_the_data() -> None:
    with pytest.raises(BadCustomer) as refusal:
        register_customer(name="王芳", phone="1380000", segment="home", now=at(9))
    assert "1380000" not in str(refusal.value.problem("zh"))


def test_the_table_itself_refuses_a_twin(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="customer_once"), transaction.atomic():
        Customer.objects.create(name="王芳", phone="13800001234", segment="home", created_at=at(9))
