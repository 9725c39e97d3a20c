from dataclasses import asdict

import pytest

from doorstep.people.errors import TechnicianNotFound
from doorstep.people.queries import technician_card
from tests.cast import Cast


def test_the_customer_sees_who_comes(cast: Cast) -> None:
    card = technician_card("HF1001")
    assert (card.name, card.badge_no, card.star_level) == ("李强", "HF-5001", 4)
    assert [skill["zh"] for skill in card.skills] == ["光纤入户安装", "光纤修障", "IPTV 装调"]


def test_no_phone_and_no_home_on_the_card(cast: Cast) -> None:
    told = str(asdict(technician_card("HF1001")))
    assert cast.li_qiang.phone not in told
    assert str(cast.li_qiang.home_lat) not in told


def test_an_unknown_technician_is_refused(cast: Cast) -> None:
    with pytest.raises(TechnicianNotFound):
        technician_card("HF9999")
