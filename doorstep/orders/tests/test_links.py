"""The customer's link: reads back, expires, can't be forged."""

from datetime import timedelta

import pytest
from django.test import override_settings

from doorstep.orders.links import LinkInvalid, door_token, door_url, expiry_of, read_token
from tests.cast import at

NUMBER = "GD900000001"
NOW = at(9)
TOKEN = door_token(NUMBER, now=NOW, days=2)


def test_a_token_reads_back_until_it_expires() -> None:
    expires_at = NOW + timedelta(days=2)
    assert read_token(TOKEN, now=NOW) == NUMBER
    assert read_token(TOKEN, now=expires_at - timedelta(seconds=1)) == NUMBER
    assert expiry_of(TOKEN) == expires_at
    with pytest.raises(LinkInvalid) as refusal:
        read_token(TOKEN, now=expires_at)
    assert "有效期" in refusal.value.titled("zh") and refusal.value.code == "link-invalid"


def test_the_same_link_is_made_again_and_another_order_has_another() -> None:
    assert door_token(NUMBER, now=NOW, days=2) == TOKEN
    assert door_token("GD900000002", now=NOW, days=2) != TOKEN


@pytest.mark.parametrize("at_position", range(0, len(TOKEN), 7))
def test_no_letter_can_be_changed(at_position: int) -> None:
    other = "A" if TOKEN[at_position] != "A" else "B"
    with pytest.raises(LinkInvalid):
        read_token(TOKEN[:at_position] + other + TOKEN[at_position + 1 :], now=NOW)


@pytest.mark.parametrize(
    "forged", ["", ".", "GD900000001", "a.b", TOKEN[:-1], TOKEN.replace(".", ":"), "%00.é"]
)
def test_what_we_never_made_is_refused(forged: str) -> None:
    with pytest.raises(LinkInvalid):
        read_token(forged, now=NOW)
    with pytest.raises(LinkInvalid):
        expiry_of(forged)


def test_another_installations_token_is_refused() -> None:
    with override_settings(SECRET_KEY="another"):
        theirs = door_token(NUMBER, now=NOW)
    with pytest.raises(LinkInvalid):
        read_token(theirs, now=NOW)


@override_settings(PUBLIC_URL="https://door.example")
def test_the_address_survives_a_text_message() -> None:
    url = door_url(NUMBER, now=NOW)
    path = url.removeprefix("https://door.example/door/")
    assert read_token(path, now=NOW + timedelta(days=29)) == NUMBER
    assert all(letter.isalnum() or letter in "-_." for letter in path) and len(url) < 160
