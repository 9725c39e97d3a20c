"""The ways in which hotels write rooms, floors, buildings and terminals. Pure.

Each reader takes one cell's text and returns what it means with the fixes it made, or raises Unfit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from doorstep.core.errors import Text, text
from doorstep.orders.intake.cells import Unfit
from doorstep.projects.sheet.found import Occupancy

#: More rooms than any floor has: a longer range is a slip of the pen.
LONGEST_RANGE: Final = 200
#: A floor beyond it is rather a building and a floor written together.
HIGHEST_FLOOR: Final = 80

_HANZI: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SPLIT: Final = re.compile(r"[、,;/|\s]+")
_DASH: Final = re.compile(r"\s*(?:-|–|—|―|~|～|至|到|→|\.{2,})\s*")
_BUT: Final = re.compile(r"[(\[]?(?:不含|不包括|除去|除)([^()\[\]外]*)外?[)\]]?|[(\[]([^()\[\]]*?)除外[)\]]?")
_PARITY: Final = re.compile(r"[(\[]?(单|双|奇|偶)(?:号|数)[)\]]?")
_APART: Final = re.compile(r"\s+(?=号|房|室|楼|栋|座|幢)")
_SUFFIX: Final = re.compile(r"(?:号房间|号房|房间|客房|号|房|室)$")
_ROOM: Final = re.compile(r"([A-Z]{0,3})(\d{2,5})([A-Z]?)")
_BUILDING_ROOM: Final = re.compile(r"([A-Z]|\d{1,2})(?:-|#|号楼|栋|座|幢)(?=[A-Z]?\d{3,4}[A-Z]?(?:-|$))")
_WIDE: Final = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?: .*)?")


@dataclass(slots=True)
class Numbers:
    """The rooms that one cell names, each with the building written before it, and what was read into it."""

    rooms: list[tuple[str, str]] = field(default_factory=list)
    said: list[tuple[str, Text]] = field(default_factory=list)


def plain(cell: str) -> str:
    """Full-width characters made plain, upper case, one kind of bracket and dash."""
    return " ".join(unicodedata.normalize("NFKC", cell).upper().replace("−", "-").split())


def numbers(cell: str) -> Numbers:
    """The rooms of a cell: "801", "８０１房", "801-820（804除外）", "801、803", "A801~A812", "801-819单号".

    Raises Unfit where it isn't clear which rooms are meant.
    """
    line = plain(cell)
    if _DATE.fullmatch(line):
        raise Unfit(
            "room-became-date",
            "房号被表格软件改成了日期，请把该列设为文本后重新填写",
            "a spreadsheet turned this room into a date; format the column as text and enter it again",
        )
    found = Numbers()
    if _WIDE.search(cell):
        found.said.append(("full-width", text("全角字符改为半角", "full-width characters made plain")))
    line, left_out = _without(line, _BUT)
    line, parity = _without(line, _PARITY)
    for part in filter(None, _SPLIT.split(_APART.sub("", _DASH.sub("-", line)))):
        found.rooms += _ranged(part, found)
    if parity:
        odd = parity[0] in "单奇"
        found.rooms = [each for each in found.rooms if int(_digits(each[1])) % 2 == odd]
        found.said.append(
            ("parity", text(f"只取{parity[0]}号", "odd ones only" if odd else "even ones only"))
        )
    _leave_out(found, left_out)
    if not found.rooms:
        raise Unfit("no-room", "看不出是哪间房，请填房号", "it names no room; enter the room's number")
    return found


def _without(line: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """The line without what the pattern finds, and what it found."""
    match = pattern.search(line)
    if match is None:
        return line, ""
    rest = f"{line[: match.start()]} {line[match.end() :]}".strip()
    return rest, next(group for group in match.groups() if group is not None)


def _ranged(part: str, found: Numbers) -> list[tuple[str, str]]:
    """One item of a list: a room, or all from one to another."""
    prefix, rest = _building_before(part)
    first, dash, last = rest.partition("-")
    if not dash:
        return [(prefix, _room(first, found))]
    one, other = _room_parts(first, found), _room_parts(last, found)
    if one[0] and not other[0]:
        other = (one[0], *other[1:])
    if one[0] != other[0] or one[2] or other[2]:
        raise _unclear(part)
    begin, end = one[1], other[1]
    if len(end) < len(begin):
        end = begin[: len(begin) - len(end)] + end
        found.said.append(
            ("short-range", text(f"“{part}”按 {begin}-{end} 读", f"{part} is read as {begin}-{end}"))
        )
    if len(end) != len(begin) or int(end) < int(begin) or int(end) - int(begin) >= LONGEST_RANGE:
        raise _unclear(part)
    rooms = [(prefix, f"{one[0]}{each:0{len(begin)}d}") for each in range(int(begin), int(end) + 1)]
    found.said.append(
        ("range", text(f"“{part}”展开为 {len(rooms)} 间", f"{part} stands for {len(rooms)} rooms"))
    )
    return rooms


def _building_before(part: str) -> tuple[str, str]:
    """ "3号楼801" and "A-801" name the building; "801-820" doesn't."""
    match = _BUILDING_ROOM.match(part)
    return (match[1], part[match.end() :]) if match else ("", part)


def _room(said: str, found: Numbers) -> str:
    return "".join(_room_parts(said, found))


def _room_parts(said: str, found: Numbers) -> tuple[str, str, str]:
    """Letters before, digits, letter after."""
    bare = _SUFFIX.sub("", said).strip()
    match = _ROOM.fullmatch(bare)
    if match is None:
        raise _unclear(said)
    if bare != said.strip() and not any(code == "suffix" for code, _ in found.said):
        found.said.append(("suffix", text("去掉“房”“室”等字", "words for room left out")))
    return match[1], match[2], match[3]


def _leave_out(found: Numbers, said: str) -> None:
    """Hotels leave the floor away when they name an exception: "除 04" means 804 on the eighth floor."""
    less = {each.zfill(2) for each in re.findall(r"\d+", said)}
    if not less:
        return
    gone = {each: [room for room in found.rooms if _digits(room[1]).endswith(each)] for each in less}
    unknown = "、".join(sorted(each for each, rooms in gone.items() if not rooms))
    if unknown:
        raise Unfit(
            "left-out-unknown",
            f"要除去的 {unknown} 不在前面的房号里",
            f"{unknown} is to be left out but isn't among the rooms before it",
        )
    found.rooms = [room for room in found.rooms if not any(room in rooms for rooms in gone.values())]
    found.said.append(("left-out", text(f"除去 {len(less)} 间", f"{len(less)} left out")))


def _digits(room: str) -> str:
    return "".join(each for each in room if each.isdigit())


def _unclear(said: str) -> Unfit:
    return Unfit(
        "room-unclear",
        f"“{said[:20]}”看不出是哪些房，请写成 801 或 801-820",
        f"{said[:20]!r} doesn't say which rooms; write 801 or 801-820",
    )


# ---- floors and buildings --------------------------------------------------------------------------------

_FLOOR: Final = re.compile(
    r"(?:第)?(B|负|地下|-)?([0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})?(?:楼层|楼|层|F)?"
)


def floor(cell: str) -> int:
    """ "8F", "８楼", "F8", "十二层", "B1", "负一层". Raises Unfit."""
    line = plain(cell).replace(" ", "").removesuffix(".0")
    if re.fullmatch(r"F\d{1,2}", line):
        line = line[1:]
    match = _FLOOR.fullmatch(line)
    if match is None or not match[2]:
        raise Unfit(
            "floor-unclear",
            f"“{cell.strip()[:20]}”不是楼层，请写成 8 或 8F，地下写 B1",
            f"{cell.strip()[:20]!r} is no floor; write 8 or 8F, and B1 below ground",
        )
    level = int(match[2]) if match[2].isdigit() else _counted(match[2])
    if not 1 <= level <= HIGHEST_FLOOR:
        raise Unfit("floor-unclear", f"没有第 {level} 层", f"there is no floor {level}")
    return -level if match[1] else level


def _counted(hanzi: str) -> int:
    """ "十二" is 12, "二十" 20, "三" 3."""
    tens, ten, ones = hanzi.rpartition("十")
    if not ten:
        return int("".join(str(_HANZI[each]) for each in hanzi))
    return 10 * (_HANZI[tens] if tens else 1) + (_HANZI[ones] if ones else 0)


def floor_within(number: str) -> int | None:
    """The floor that a room's number tells: 8 of "801", 12 of "1203"; 8 of "8801", where 88 would be none."""
    digits = _digits(number)
    if len(digits) == 3:
        return int(digits[0]) or None
    if len(digits) != 4:
        return None
    two = int(digits[:2])
    return two if 1 <= two <= HIGHEST_FLOOR else int(digits[1]) or None


def building(cell: str) -> str:
    """ "A座", "３号楼", "贵宾楼": as the hotel calls it, without the word for building after a letter or
    number."""
    line = plain(cell)
    match = re.fullmatch(r"([A-Z]|\d{1,2})\s*(?:号楼|座|栋|幢|楼|#)?", line.removesuffix(".0"))
    return match[1] if match else line[:20]


# ---- what stands beside a room -----------------------------------------------------------------------------

_WORDS: Final[dict[Occupancy, str]] = {
    "vacant": "空 空房 空净 空脏 净房 脏房 可用 未住 否 V VC VD VR VACANT",
    "occupied": "住 在住 住客 住客房 住房 有人 入住 已住 长住 占用 是 O OC OD OCCUPIED",
    "closed": "维修 维修房 停用 锁房 自用 库房 OOO OOS",
}
_STATUS: Final = {word: state for state, words in _WORDS.items() for word in words.split()}


def occupancy(cell: str) -> Occupancy:
    """Hotels' own words and codes for the state of a room. Raises Unfit."""
    found = _STATUS.get(plain(cell).replace(" ", ""))
    if found is None:
        raise Unfit(
            "status-unknown",
            f"不认识房态“{cell.strip()[:10]}”，请填 空房、住客 或 维修",
            f"{cell.strip()[:10]!r} is no state of a room; write vacant, occupied or out of order",
        )
    return found


_MAC: Final = re.compile(r"[0-9A-F]{12}")


def mac(cell: str) -> tuple[str, list[tuple[str, Text]]]:
    """A MAC address in any spelling, as AA:BB:CC:DD:EE:FF. O is read as 0, I and L as 1: hex has neither.

    Raises Unfit for what is none, and for addresses that no terminal can have (IEEE 802: group addresses).
    """
    line = re.sub(r"^MAC(?::\s*|\s+)", "", plain(cell))
    bare = re.sub(r"[\s:.\-_]", "", line)
    mended = bare.translate(str.maketrans("OIL", "011"))
    said = []
    if mended != bare:
        said.append(
            ("mac-letters", text("字母 O、I、L 改为数字 0、1", "the letters O, I and L made 0 and 1"))
        )
    if not _MAC.fullmatch(mended):
        raise Unfit(
            "mac-unclear",
            f"MAC 应为 12 位十六进制，这里是 {len(bare)} 位",
            f"a MAC has 12 hexadecimal digits; this has {len(bare)} characters",
        )
    if int(mended[:2], 16) & 1 or mended == "0" * 12:
        raise Unfit(
            "mac-impossible",
            "终端不会有这样的 MAC，请照标签重抄",
            "no terminal has such a MAC; copy it from the label again",
        )
    return ":".join(mended[at : at + 2] for at in range(0, 12, 2)), said


def serial(cell: str) -> str:
    """A serial number: 4 to 40 letters, digits and dashes. Raises Unfit."""
    line = re.sub(r"^S/?N(?::\s*|\s+)", "", plain(cell)).replace(" ", "")
    if not re.fullmatch(r"[A-Z0-9-]{4,40}", line):
        raise Unfit(
            "sn-unclear", "SN 应为 4 到 40 位字母和数字", "a serial number has 4 to 40 letters and digits"
        )
    return line
