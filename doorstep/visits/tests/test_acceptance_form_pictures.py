"""Photos and signatures for the acceptance form: what is cut away, and what is refused."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageDraw

from doorstep.visits.acceptance_form import UnusablePicture, pictures

WRITTEN = "M10 80 C 40 10, 65 10, 95 80 M 190 30 l 50 90 H 300 v-20 Z"


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def signed(paper: Image.Image) -> bytes:
    ImageDraw.Draw(paper).line([(300, 150), (420, 250), (540, 130)], fill=(20, 30, 60), width=9)
    return png(paper)


def test_thumbnail_is_upright_small_and_without_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif.get_ifd(0x8825)[2] = (30.0, 15.0, 0.0)  # where it was taken
    taken = Image.new("RGB", (1200, 800), "red")
    ImageDraw.Draw(taken).rectangle([0, 0, 600, 800], fill="blue")
    out = io.BytesIO()
    taken.save(out, "JPEG", exif=exif)
    small = Image.open(io.BytesIO(pictures.thumbnail(out.getvalue())))
    assert small.size == pictures.THUMBNAIL_PX
    assert not small.getexif()
    top, bottom = small.convert("RGB").getpixel((320, 20)), small.convert("RGB").getpixel((320, 420))
    assert isinstance(top, tuple) and top[2] > 200
    assert isinstance(bottom, tuple) and bottom[0] > 200


def test_signature_is_cut_to_its_ink_on_any_paper() -> None:
    for paper in (Image.new("RGBA", (900, 400)), Image.new("RGB", (900, 400), "white")):
        cut = Image.open(io.BytesIO(pictures.signature_png(signed(paper))))
        assert 240 <= cut.width <= 265
        assert 115 <= cut.height <= 145


def test_signature_path_keeps_all_strokes_inside_its_box() -> None:
    drawn = pictures.signature_svg(WRITTEN).decode()
    left, top, width, height = map(float, re.findall(r'viewBox="([^"]+)"', drawn)[0].split())
    assert left < 10
    assert left + width > 300
    assert top < 10
    assert top + height > 120


@pytest.mark.parametrize(
    "path",
    ['M0 0"/><script>', "M 0 0 A 5 5 0 0 1 9 9", "", "L 1 1", "M 1", "M 5 5", "M0 0 L1e9 1", "M0 0 url(x)"],
)
def test_signature_path_that_is_not_a_path_is_refused(path: str) -> None:
    with pytest.raises(UnusablePicture) as refused:
        pictures.signature_svg(path)
    assert "签名" in refused.value.titled("zh")
    assert "signature" in refused.value.titled("en")


def test_picture_that_can_not_be_read_is_refused() -> None:
    whole = png(Image.effect_noise((400, 300), 80))
    for unreadable in (b"", b"<svg xmlns='x'/>", whole[:2000]):
        with pytest.raises(UnusablePicture):
            pictures.thumbnail(unreadable)
        with pytest.raises(UnusablePicture):
            pictures.signature_png(unreadable)
    assert pictures.thumbnail(whole)


def test_signature_without_ink_is_refused() -> None:
    for blank in (Image.new("RGBA", (90, 40)), Image.new("RGB", (90, 40), "white")):
        with pytest.raises(UnusablePicture) as refused:
            pictures.signature_png(png(blank))
        assert "没有笔迹" in refused.value.titled("zh")
