"""Screenshots of one app are alike but for their figures: only a copy of one is taken for it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from doorstep.visits.evidence import likeness
from doorstep.visits.evidence.pictures import Grey
from doorstep.visits.evidence.rules import Limits

FONT = cv2.FONT_HERSHEY_SIMPLEX


def page(down: str, up: str, ping: str) -> Grey:
    """A speed test's page, 1170 × 2532."""
    picture = np.full((2532, 1170), 24, np.uint8)
    cv2.putText(picture, "SPEED TEST", (250, 240), FONT, 3.4, 230, 7, cv2.LINE_AA)
    cv2.ellipse(picture, (585, 900), (420, 420), 0, 140, 400, 90, 40)
    for row, (name, figure) in enumerate((("DOWN Mbps", down), ("UP Mbps", up), ("PING ms", ping))):
        top = 1500 + 230 * row
        cv2.rectangle(picture, (70, top - 120), (1100, top + 70), 44 + 10 * row, -1)
        cv2.putText(picture, name, (110, top), FONT, 2, 160, 5, cv2.LINE_AA)
        cv2.putText(picture, figure, (700, top), FONT, 2.6, 240, 7, cv2.LINE_AA)
    for place, name in enumerate(("Home", "Tests", "Map", "Me")):
        cv2.putText(picture, name, (70 + 280 * place, 2440), FONT, 1.8, 200, 5, cv2.LINE_AA)
        cv2.circle(picture, (140 + 280 * place, 2340), 40, 120, 8, cv2.LINE_AA)
    return picture


def pressed(picture: Grey, quality: int) -> Grey:
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)


def percent(one: Grey, other: Grey) -> int:
    return likeness.likeness_percent(likeness.marks_of(one), likeness.marks_of(other))


SHOT = page("942.7", "93.1", "4.2")


@pytest.mark.parametrize(
    "copy",
    [SHOT, pressed(SHOT, 40), SHOT[80:-60, 10:-10], cv2.resize(SHOT, None, fx=0.6, fy=0.6)],
    ids=["itself", "pressed", "cropped", "smaller"],
)
def test_a_copy_of_a_screenshot_is_known(copy: Grey) -> None:
    assert percent(np.ascontiguousarray(copy), SHOT) >= Limits().alike_least_percent


@pytest.mark.parametrize("figures", [("318.4", "51.0", "9.8"), ("942.7", "93.1", "7.6")])
def test_another_test_in_the_same_app_is_another_picture(figures: tuple[str, str, str]) -> None:
    assert percent(pressed(page(*figures), 85), SHOT) < Limits().alike_least_percent


def test_a_photograph_may_differ_in_a_corner() -> None:
    """Noise tells that a camera saw it: what was stuck on it meanwhile doesn't make it another picture."""
    noise = np.random.default_rng(3).normal(0, 12, (960, 1280))
    things = np.random.default_rng(4).integers(20, 235, (24, 32)).astype(np.uint8)
    seen = cv2.resize(things, (1280, 960), interpolation=cv2.INTER_NEAREST).astype(np.float64)
    one = np.clip(cv2.GaussianBlur(seen, (0, 0), 1.2) + noise, 0, 255).astype(np.uint8)
    other = one.copy()
    cv2.rectangle(other, (1200, 880), (1275, 955), 255, -1)
    assert Limits().alike_least_percent <= percent(other, one) < 100
