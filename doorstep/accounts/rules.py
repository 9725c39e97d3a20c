"""Decisions about personal data: how it is normalised, and what of it may be shown. Pure.

A mask depends on nothing but what it shows, changes nothing when applied twice, and hides whole what it can't
read.
"""

from __future__ import annotations

import re
import unicodedata

HIDDEN = "****"
_COMPOUND_SURNAMES = frozenset(
    (
        "欧阳", "诸葛", "司马", "上官", "夏侯", "司徒", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文",
        "长孙", "东方", "南宫", "端木", "独孤", "轩辕", "闻人", "澹台", "万俟", "呼延",
    )
)  # fmt: skip
_ORGANISATION = re.compile(
    r"[^()（）*]{2,}(?:公司|集团|酒店|宾馆|民宿|医院|诊所|门诊部|学校|小学|中学|大学|幼儿园|中心|银行|支行|商行|药房"
    r"|超市|餐厅|饭店|面馆|茶馆|会所|工作室|广告|店)"
)
_WIDE = {
    wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_COUNTRY = re.compile(r"^(?:\+86|0086)-?")
_MOBILE = re.compile(r"1[\d*]{10}", re.ASCII)
_LANDLINE = re.compile(r"\(?(010|02\d|0[3-9]\d{2})\)?-?([\d*]{7,8})(?:(?:转|-|,|x)(\d{1,6}))?", re.ASCII)
_SERVICE = re.compile(r"[48]00\d{7}|1010\d{4}|1[02]\d{3}|9[56]\d{3,6}", re.ASCII)
_ABROAD = re.compile(r"\+[1-9][\d-]{6,16}", re.ASCII)
_ADDRESS = re.compile(
    r"(?P<district>(?:[\u4e00-\u9fff]{2,4}?省)?(?:[\u4e00-\u9fff]{2,4}?市)?"
    r"(?:[\u4e00-\u9fff]{1,4}?(?:(?<![小社校园厂院])区|县))?)"
    r"(?P<street>[^\W\d_号栋幢座楼层室单元村苑园区]{1,4}?(?:大道|大街|路|街|巷|胡同))?"
)


def normal_name(name: str) -> str:
    """The name as compared: full-width letters and digits made plain, single spaces, none beside a Chinese
    character. Hanzi stay as written: NFKC would turn rare ones of names into others.
    """
    words = name.translate(_WIDE).split()
    joined = words[0] if words else ""
    for word in words[1:]:
        beside_han = _is_han(joined[-1]) or _is_han(word[0])
        joined += word if beside_han else f" {word}"
    return joined


def normal_phone(phone: str) -> str:
    """The number as compared: "+86 138-0000-1234" and "１３８００００１２３４" are both 13800001234.

    A landline is written area-number(-extension); what has neither form stays as typed, less spaces.
    """
    typed = _folded(phone)
    bare = _COUNTRY.sub("", typed)
    digits = re.sub(r"[-()]", "", bare)
    if _MOBILE.fullmatch(digits):
        return digits
    landline = _LANDLINE.fullmatch(bare)
    if landline is None:
        return typed
    return "-".join(part for part in landline.groups() if part)


def is_phone(phone: str) -> bool:
    """Whether this can be called: mobile, landline with area code, service number, +country and number."""
    normal = normal_phone(phone)
    known = any(form.fullmatch(normal) for form in (_MOBILE, _LANDLINE, _SERVICE, _ABROAD))
    return known and "*" not in normal


def mask_name(name: str) -> str:
    """Keeps a Chinese surname and the length (张*, 欧阳**); of other names each word's first letter.

    Emily Carter is E*** C***; a name of one character is hidden whole.
    """
    shown = normal_name(name)
    if not shown:
        return ""
    if not _is_han(shown[0]):
        return " ".join(f"{word[0]}***" if len(word) > 1 else "*" for word in shown.split(" "))
    kept = 2 if shown[:2] in _COMPOUND_SURNAMES and len(shown) > 2 else 1
    return shown[:kept] + "*" * (len(shown) - kept) if len(shown) > 1 else "*"


def mask_customer_name(name: str, segment: str) -> str:
    """A person's name masked. The name over an organisation's door is public and stays as it is."""
    normal = normal_name(name)
    return normal if segment != "home" and _ORGANISATION.fullmatch(normal) else mask_name(normal)


def mask_phone(phone: str) -> str:
    """Keeps a mobile's first three and last four digits (138****1234), a landline's area code and the digits
    behind the first four (0551-****1234). Of any other number it hides at least four digits, and all but the
    last four. Extensions are dropped.
    """
    bare = _COUNTRY.sub("", _folded(phone))
    digits = re.sub(r"[-()]", "", bare)
    if _MOBILE.fullmatch(digits):
        return f"{digits[:3]}{HIDDEN}{digits[-4:]}"
    landline = _LANDLINE.fullmatch(bare)
    if landline is not None:
        return f"{landline[1]}-{HIDDEN}{landline[2][4:]}"
    marks = re.sub(r"[^0-9*]", "", bare)
    kept = min(4, max(0, len(marks) - 4))
    hidden = "*" * (len(marks) - kept) or (HIDDEN if bare else "")
    return hidden + marks[len(marks) - kept :]


def split_address(address: str) -> tuple[str, str]:
    """District (after province and city, if written) and street that a Chinese address begins with, or ""."""
    found = _ADDRESS.match(normal_address(address))
    if found is None:
        return "", ""
    district, street = found["district"], found["street"] or ""
    # A bare city is no district: 城市花园 and 超市 end in 市 too.
    return (district, street) if street or district.endswith(("区", "县")) else ("", "")


def normal_address(address: str) -> str:
    """The address as compared: as normal_name."""
    return normal_name(address)


def mask_address(address: str) -> str:
    """Keeps district and street (蜀山区黄山路****); number, community, building and room are hidden."""
    return f"{''.join(split_address(address))}{HIDDEN}" if address.strip() else ""


def _folded(phone: str) -> str:
    # Twice: what loses its spaces may compose anew.
    return unicodedata.normalize("NFKC", "".join(unicodedata.normalize("NFKC", phone).split()))


def _is_han(character: str) -> bool:
    point = ord(character)
    return (
        0x3400 <= point <= 0x9FFF
        or 0xF900 <= point <= 0xFAFF
        or 0x20000 <= point <= 0x3FFFF
        or point == 0x3007
    )
