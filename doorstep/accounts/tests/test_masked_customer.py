from dataclasses import asdict
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from doorstep.accounts.errors import CustomerNotFound
from doorstep.accounts.models import AccessRecord
from doorstep.accounts.queries import masked_customer, masked_customers
from doorstep.accounts.services import register_customer, register_site
from tests.cast import Cast, at

NOBODY = UUID(int=0)


def test_a_customer_is_shown_masked(cast: Cast) -> None:
    shown = masked_customer(customer_id=cast.wang_fang.pk)
    assert (shown.name, shown.phone, shown.segment, shown.language) == ("王*", "138****1234", "home", "zh")
    assert [(site.address, site.district, site.street) for site in shown.sites] == [
        ("瑶海区明光路****", "瑶海区", "明光路")
    ]


def test_nothing_hidden_slips_through_any_field_and_nothing_is_recorded(cast: Cast) -> None:
    told = str(asdict(masked_customer(customer_id=cast.wang_fang.pk)))
    for hidden in ("王芳", "13800001234", "281", "和顺里", "101室", "117.3"):
        assert hidden not in told
    assert not AccessRecord.objects.exists()


def test_an_unknown_customer_is_refused(cast: Cast) -> None:
    with pytest.raises(CustomerNotFound) as refusal:
        masked_customer(customer_id=NOBODY)
    assert refusal.value.status == 404


def test_a_list_takes_two_queries_and_leaves_out_the_unknown(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = register_customer(name="周涛", phone="13700000001", segment="home", now=at(9))
    register_site(customer=other, address="蜀山区黄山路1号")
    with django_assert_num_queries(2):
        shown = masked_customers(customer_ids=[cast.wang_fang.pk, other.pk, NOBODY])
    assert {key: customer.name for key, customer in shown.items()} == {
        cast.wang_fang.pk: "王*",
        other.pk: "周*",
    }
