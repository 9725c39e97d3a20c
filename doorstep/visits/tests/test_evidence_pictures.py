"""Measuring pictures: what is wrong shows, what is good doesn't, and a picture is known again."""

from __future__ import annotations

import pytest
from PIL import Image

from doorstep.visits.evidence import pictures
from doorstep.visits.evidence.rules import Doubt, Limits, looks
from tests.pictures import blurred, dark, jpeg, overexposed, scene

LIMITS = Limits()
SCENE = scene(1)


def doubts(image: Image.Image) -> list[Doubt]:
    found = pictures.measure(pictures.grey(jpeg(image)))
    return looks(found.sharpness, found.brightness, found.clipped_percent, LIMITS)


@pytest.mark.parametrize("seed", range(4))
def test_a_good_picture_is_not_doubted(seed: int) -> None:
    assert doubts(scene(seed)) == []


@pytest.mark.parametrize("size", [(400, 300), (3000, 2250)])
def test_size_does_not_matter(size: tuple[int, int]) -> None:
    assert doubts(SCENE.resize(size)) == []


@pytest.mark.parametrize(
    ("spoilt", "code"), [(blurred, "blurred"), (dark, "dark"), (overexposed, "overexposed")]
)
def test_what_is_wrong_is_named_with_its_figure(spoilt: object, code: str) -> None:
    assert callable(spoilt)
    (doubt,) = doubts(spoilt(SCENE))
    assert doubt.code == code
    assert float(doubt.measured) >= 0 and int(doubt.limit) > 0


def test_noise_does_not_hide_blur() -> None:
    grainy = Image.blend(blurred(SCENE), Image.effect_noise(SCENE.size, 40).convert("RGB"), 0.08)
    assert [doubt.code for doubt in doubts(grainy)] == ["blurred"]


@pytest.mark.parametrize(
    "copy",
    [
        lambda image: jpeg(image, quality=35),
        lambda image: jpeg(image.resize((500, 375))),
        lambda image: jpeg(image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
        lambda image: jpeg(image.rotate(90, expand=True)),
        lambda image: jpeg(image.rotate(180)),
        lambda image: jpeg(image.transpose(Image.Transpose.TRANSPOSE)),
    ],
    ids=["compressed anew", "smaller", "mirrored", "turned", "upside down", "transposed"],
)
def test_a_picture_is_known_again(copy: object) -> None:
    assert callable(copy)
    first, again = pictures.grey(jpeg(SCENE)), pictures.grey(copy(SCENE))
    print64 = pictures.measure(first).print64
    assert print64 is not None
    apart, way = min(
        (pictures.distance(each, print64), way) for way, each in pictures.prints_of(again).items()
    )
    assert apart <= 7
    assert pictures.alike_percent(again, first, way) >= LIMITS.alike_least_percent


def test_other_pictures_are_others() -> None:
    prints = [pictures.measure(pictures.grey(jpeg(scene(seed)))).print64 for seed in range(2, 12)]
    own = pictures.prints_of(pictures.grey(jpeg(SCENE)))
    assert all(
        pictures.distance(each, other) > 7 for each in own.values() for other in prints if other is not None
    )


def test_a_flat_picture_has_no_print() -> None:
    flat = pictures.grey(jpeg(Image.new("RGB", (640, 480), "gray")))
    assert (pictures.measure(flat).print64, pictures.prints_of(flat)) == (None, {})
    assert pictures.alike_percent(flat, flat, 0) == 0


def test_what_differs_in_seven_bits_is_found_by_a_band() -> None:
    print64 = pictures.measure(pictures.grey(jpeg(SCENE))).print64
    assert print64 is not None
    for bits in ((0, 1, 16, 17, 32, 33, 48), (5, 20, 21, 40, 41, 60, 61), (0, 1, 2, 3, 4, 5, 6)):
        other = print64
        for bit in bits:
            other ^= 1 << bit
        assert pictures.distance(print64, other) == 7
        probed = zip(pictures.bands(print64), pictures.bands(other), strict=True)
        assert any(theirs in pictures.near(ours) for ours, theirs in probed)


def test_transparent_pictures_lie_on_paper() -> None:
    import io

    out = io.BytesIO()
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(out, "PNG")
    assert pictures.grey(out.getvalue()).min() == 255
