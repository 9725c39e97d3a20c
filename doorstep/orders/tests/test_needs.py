"""What an order asks of the technician."""

import pytest

from doorstep.orders.needs import skills_needed


@pytest.mark.parametrize(
    ("kind", "access", "products", "skills"),
    [
        ("install", "ftth", ["broadband", "iptv"], {"ftth_install": 2}),
        ("move", "ftth", ["broadband"], {"ftth_install": 2}),
        ("change", "fttb", ["broadband"], {"copper": 2}),
        ("install", "lan", ["broadband", "voice"], {"copper": 2}),
        ("repair", "ftth", ["broadband", "voice"], {"ftth_repair": 2}),
        ("repair", "lan", ["broadband"], {"copper": 2}),
        ("repair", "ftth", ["voice"], {"voice": 2}),
        ("install", "ftth", ["voice"], {"ftth_install": 2}),
        ("remove", "ftth", ["broadband"], {}),
    ],
)
def test_one_trade_decides(kind: str, access: str, products: list[str], skills: dict[str, int]) -> None:
    assert skills_needed({"kind": kind, "access": access, "products": products}) == skills
