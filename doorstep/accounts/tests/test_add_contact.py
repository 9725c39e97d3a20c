import pytest

from doorstep.accounts.errors import BadCustomer
from doorstep.accounts.models import Contact
from doorstep.accounts.services import add_contact
from tests.cast import Cast


def test_a_contact_is_added(cast: Cast) -> None:
    contact = add_contact(customer=cast.wang_fang, name="王建军", phone="139 0000 7777", role="householder")
    assert (contact.customer, contact.phone, contact.role) == (cast.wang_fang, "13900007777", "householder")


def test_the_same_person_again_only_changes_the_role(cast: Cast) -> None:
    first = add_contact(customer=cast.wang_fang, name="王建军", phone="13900007777", role="householder")
    again = add_contact(customer=cast.wang_fang, name="王建军", phone="+8613900007777", role="on_site")
    assert again.pk == first.pk
    assert Contact.objects.get().role == "on_site"


@pytest.mark.parametrize(
    ("name", "phone", "role", "field"),
    [
        ("", "13900007777", "on_site", "name"),
        ("王建军", "没有", "on_site", "phone"),
        ("王建军", "13900007777", "cousin", "role"),
    ],
)
def test_bad_values_are_named(cast: Cast, name: str, phone: str, role: str, field: str) -> None:
    with pytest.raises(BadCustomer) as refusal:
        add_contact(customer=cast.wang_fang, name=name, phone=phone, role=role)
    assert [told["field"] for told in refusal.value.details["fields"]] == [field]
    assert not Contact.objects.exists()
