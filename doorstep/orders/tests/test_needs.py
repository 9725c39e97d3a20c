"""What an order asks of the technician."""

import pytest

from doorstep.orders.needs import certificates_needed, skills_needed


@pytest.mark.parametrize(
    ("kind", "access", "products", "skills"),
    [
        ("install", "ftth", ["broadband", "iptv"], {"ftth_install": 2}),
        ("move", "ftth", ["broadband"], {"ftth_install": 2}),
        ("change", "fttb", ["broadband"], {"copper": 2}),
        ("install", "lan", ["broadband", "voice"], {"copper": 2}),
        ("install", "lan", ["iptv"], {"ftth_install": 2}),
        ("repair", "ftth", ["broadband", "voice"], {"ftth_repair": 2}),
        ("repair", "lan", ["broadband"], {"copper": 2}),
        ("repair", "ftth", ["voice"], {"voice": 2}),
        ("install", "ftth", ["voice"], {"ftth_install": 2}),
        ("remove", "ftth", ["broadband"], {}),
    ],
)
def test_one_trade_decides(kind: str, access: str, products: list[str], skills: dict[str, int]) -> None:
    assert skills_needed({"kind": kind, "access": access, "products": products}) == skills


@pytest.mark.parametrize(
    ("kind", "segment", "certificates"),
    [
        ("install", "hotel", ("operator", "service_level3")),
        ("change", "hotel", ("operator", "service_level3")),
        ("repair", "hotel", ("operator",)),
        ("install", "home", ("operator",)),
        ("install", "business", ("operator",)),
    ],
)
def test_who_installs_in_a_hotel_holds_the_level_3_certificate(
    kind: str, segment: str, certificates: tuple[str, ...]
) -> None:
    """CALL-1: it is an account manager's work; a repair is any crew's."""
    assert certificates_needed({"kind": kind, "segment": segment}) == certificates
