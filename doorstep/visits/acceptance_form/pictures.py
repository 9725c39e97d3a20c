"""Pictures for the form, made small and harmless: photos lose their metadata, signatures their margins."""

from __future__ import annotations

import io
import re
import warnings

import segno
from PIL import Image, ImageOps, UnidentifiedImageError

from doorstep.core.errors import Invalid, Text, text

PIXELS_AT_MOST = 120_000_000
THUMBNAIL_PX = (640, 440)
SIGNATURE_PX = (1200, 480)
_PATH = re.compile(r"[MmLlHhVvCcQqZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}


class UnusablePicture(Invalid):
    """A photo or signature that can't be printed."""

    code = "unusable-picture"
    title = text("验收单上的{what}无法使用：{why}", "The {what} can't be put on the form: {why}")
    mend = text("请重新拍照或重新签名，再生成验收单。", "Take the photo or sign again, then make the form.")


def thumbnail(image: bytes) -> bytes:
    """JPEG, upright, cut to one shape, without metadata (phones note the place). Raises UnusablePicture."""
    what = text("照片", "photo")
    with _opened(image, what) as opened:
        opened.draft("RGB", (THUMBNAIL_PX[0] * 2, THUMBNAIL_PX[1] * 2))
        upright = ImageOps.exif_transpose(_loaded(opened, what)).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")
    fitted = ImageOps.fit(Image.alpha_composite(paper, upright).convert("RGB"), THUMBNAIL_PX)
    out = io.BytesIO()
    fitted.save(out, "JPEG", quality=82)
    return out.getvalue()


def signature_png(image: bytes) -> bytes:
    """PNG cut to the ink. Raises UnusablePicture, also when nothing was written."""
    what = text("签名", "signature")
    with _opened(image, what) as opened:
        signed = _loaded(opened, what).convert("RGBA")
    alpha = signed.getchannel("A")
    ink = alpha if alpha.getextrema() != (255, 255) else ImageOps.invert(signed.convert("L"))
    box = ink.point(lambda level: 255 if level > 24 else 0).getbbox()
    if box is None:
        raise UnusablePicture(what=what, why=text("没有笔迹", "it is empty"))
    cut = signed.crop(box)
    cut.thumbnail(SIGNATURE_PX)
    out = io.BytesIO()
    cut.save(out, "PNG")
    return out.getvalue()


def signature_svg(path: str) -> bytes:
    """An SVG around the path, its box reaching past every stroke. Raises UnusablePicture."""
    what = text("签名", "signature")
    left, top, right, bottom = _box(_steps(path))
    width, height = right - left, bottom - top
    if not 0 < max(width, height) < 1e6:
        raise UnusablePicture(what=what, why=text("没有笔迹", "it is empty"))
    pen = max(width / 3, height) / 32
    wide, high = width + 2 * pen, height + 2 * pen
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.3f}" height="{high:.3f}" '
        f'viewBox="{left - pen:.3f} {top - pen:.3f} {wide:.3f} {high:.3f}">'
        f'<path d="{" ".join(_PATH.findall(path))}" fill="none" stroke="#1b2430" stroke-width="{pen:.3f}" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    ).encode()


def qr_svg(content: str) -> bytes:
    """A QR code (error correction M) as SVG without its quiet zone."""
    out = io.BytesIO()
    segno.make(content, error="m", micro=False).save(
        out, kind="svg", border=0, dark="#1b2430", xmldecl=False, omitsize=False, encoding="utf-8"
    )
    return out.getvalue()


def _opened(image: bytes, what: Text) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(image), formats=("JPEG", "PNG", "WEBP"))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise UnusablePicture(what=what, why=str(error)) from error
    if opened.width * opened.height > PIXELS_AT_MOST:
        raise UnusablePicture(what=what, why=text("像素过大", "too many pixels"))
    return opened


def _loaded(opened: Image.Image, what: Text) -> Image.Image:
    try:
        opened.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise UnusablePicture(what=what, why=str(error)) from error
    return opened


def _steps(path: str) -> list[tuple[str, list[float]]]:
    """The path as (command, numbers) with one step each; refuses anything that is not plain path data."""
    what = text("签名", "signature")
    if re.sub(r"[\s,]+", "", _PATH.sub("", path)) or path.lstrip()[:1] not in ("M", "m"):
        raise UnusablePicture(what=what, why=text("不是有效的笔迹路径", "not path data of M L H V C Q Z"))
    steps: list[tuple[str, list[float]]] = []
    for token in _PATH.findall(path):
        if token.isalpha():
            steps.append((token, []))
            continue
        command, numbers = steps[-1]
        if len(numbers) == _TAKES[command.upper()]:
            following = {"M": "L", "m": "l"}.get(command, command)
            numbers = []
            steps.append((following, numbers))
        numbers.append(float(token))
    if any(len(numbers) != _TAKES[command.upper()] for command, numbers in steps):
        raise UnusablePicture(what=what, why=text("笔迹路径不完整", "the path data is cut off"))
    return steps


def _box(steps: list[tuple[str, list[float]]]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom over all points; control points count, so the box is never too small."""
    x = y = start_x = start_y = 0.0
    xs: list[float] = []
    ys: list[float] = []
    for command, numbers in steps:
        base_x, base_y = (x, y) if command.islower() else (0.0, 0.0)
        match command.upper():
            case "Z":
                x, y = start_x, start_y
            case "H":
                x = base_x + numbers[0]
            case "V":
                y = base_y + numbers[0]
            case _:
                points = [(base_x + a, base_y + b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
                xs += [a for a, _ in points]
                ys += [b for _, b in points]
                x, y = points[-1]
        if command.upper() == "M":
            start_x, start_y = x, y
        xs.append(x)
        ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)
