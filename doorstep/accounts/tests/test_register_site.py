import pytest
from django.db import IntegrityError, transaction

from doorstep.accounts.errors import BadCustomer
from doorstep.accounts.models import Site
from doorstep.accounts.services import register_site
from tests.cast import Cast

ADDRESS = "蜀山区黄山路468号栖云花园3栋2单元1102室"


def test_a_site_is_made_and_its_street_read(cast: Cast) -> None:
    site = register_site(
        customer=cast.wang_fang,
        address=ADDRESS,
        district="蜀山区",
        lat=31.84,
        lon=117.24,
        access_notes="有狗",
    )
    site.refresh_from_db()
    assert (site.address, site.district, site.street) == (ADDRESS, "蜀山区", "黄山路")
    assert (site.lat, site.lon, site.access_notes) == (31.84, 117.24, "有狗")


def test_the_district_is_read_when_not_given_and_a_position_may_lack(cast: Cast) -> None:
    site = register_site(customer=cast.wang_fang, address=ADDRESS)
    assert (site.district, site.lat, site.lon) == ("蜀山区", None, None)


def test_the_same_address_again_corrects_what_it_says_and_leaves_the_rest(cast: Cast) -> None:
    first = register_site(customer=cast.wang_fang, address=ADDRESS, lat=31.84, lon=117.24, room="1102")
    register_site(customer=cast.wang_fang, address=ADDRESS.replace("路", "路 "), lat=31.85, lon=117.25)
    first.refresh_from_db()
    assert (first.lat, first.lon, first.room) == (31.85, 117.25, "1102")
    register_site(customer=cast.wang_fang, address=ADDRESS)
    first.refresh_from_db()
    assert (first.lat, first.lon) == (31.85, 117.25)
    assert Site.objects.filter(address=ADDRESS).count() == 1


@pytest.mark.parametrize(
    ("address", "lat", "lon", "field"),
    [
        (" ", 31.8, 117.2, "address"),
        ("路" * 201, 31.8, 117.2, "address"),
        (ADDRESS, 117.2, 31.8, "lat"),
        (ADDRESS, 31.8, 217.2, "lon"),
        (ADDRESS, 31.8, None, "lat"),
    ],
)
def test_bad_values_are_named(
    cast: Cast, address: str, lat: float | None, lon: float | None, field: str
) -> None:
    with pytest.raises(BadCustomer) as refusal:
        register_site(customer=cast.wang_fang, address=address, lat=lat, lon=lon)
    assert [told["field"] for told in refusal.value.details["fields"]] == [field]
    assert Site.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"lat": 117.2, "lon": 31.8}, "site_on_earth"),
        ({"lat": 31.8, "lon": None}, "site_on_earth"),
        ({"address": "瑶海区明光路281号和顺里小区13栋2单元101室"}, "site_once"),
    ],
)
def test_the_table_itself_refuses(cast: Cast, values: dict[str, float | str | None], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Site.objects.create(**({"customer": cast.wang_fang, "address": "某处", "district": ""} | values))
