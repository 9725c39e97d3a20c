"""The fields of an order, each read from a clean, non-empty line of text. All raise Unfit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from doorstep.orders.events import Kind, Pon
from doorstep.orders.intake.cells import Unfit, choice_key, limited, plain, prose, refuse_scientific

Segment = Literal["home", "business", "hotel"]
Access = Literal["ftth", "fttb", "lan"]
ProductKind = Literal["broadband", "iptv", "voice"]
Value = TypeVar("Value")

MAX_PRODUCTS = 20
MAX_MBPS = 20_000


@dataclass(frozen=True, slots=True)
class Product:
    """A service ordered; down_mbps is the contracted rate of a broadband, None if the file doesn't say."""

    kind: ProductKind
    down_mbps: int | None = None


def _choices(table: Mapping[Value, str]) -> dict[str, Value]:
    return {word: value for value, words in table.items() for word in words.split()}


_KINDS: Mapping[str, Kind] = _choices(
    {
        "install": "新装 安装 装机 开通 新开 宽带新装 install",
        "move": "移机 迁移 迁机 宽带移机 move",
        "repair": "修障 故障 障碍 维修 报修 报障 修机 repair",
        "change": "变更 业务变更 改套餐 提速 变速 升速 换机 change",
        "remove": "拆机 拆除 销户 退订 宽带拆机 remove",
    }
)
_SEGMENTS: Mapping[str, Segment] = _choices(
    {
        "home": "家客 家庭 公众 个人 住宅 家庭客户 公众客户 home",
        "business": "商客 政企 企业 集客 集团 单位 商业 政企客户 商业客户 business",
        "hotel": "酒店 宾馆 酒店客户 hotel",
    }
)
_ACCESSES: Mapping[str, Access] = _choices(
    {"ftth": "ftth 光纤到户 光纤入户 光纤", "fttb": "fttb 光纤到楼", "lan": "lan 网线 以太网 局域网"}
)
_PONS: Mapping[str, Pon] = _choices(
    {"gpon": "gpon gpon-b+ gpon-c+", "xgspon": "xgspon xgpon xgs xg 10gpon 10g", "epon": "epon"}
)
_EMERGENCY: Mapping[str, bool] = _choices(
    {True: "紧急 特急 加急 应急 急 emergency urgent", False: "普通 一般 正常 常规 normal ordinary"}
)
_YES_NO: Mapping[str, bool] = _choices(
    {True: "是 当日 有 √ ✓ ✔ y yes true t 1", False: "否 非当日 无 不是 × ✗ x n no false f 0"}
)


def _chosen(line: str, choices: Mapping[str, Value], code: str, zh: str, en: str) -> Value:
    found = choices.get(choice_key(line))
    if found is None:
        raise Unfit(code, zh, en)
    return found


def kind(line: str) -> Kind:
    zh, en = "工单类型应为：新装/移机/修障/变更/拆机", "a kind is install, move, repair, change or remove"
    return _chosen(line, _KINDS, "unknown-kind", zh, en)


def segment(line: str) -> Segment:
    zh, en = "客户类型应为：家客/商客/酒店", "a segment is home, business or hotel"
    return _chosen(line, _SEGMENTS, "unknown-segment", zh, en)


def access(line: str) -> Access:
    return _chosen(
        line, _ACCESSES, "unknown-access", "接入方式应为：FTTH/FTTB/LAN", "access is FTTH, FTTB or LAN"
    )


def pon(line: str) -> Pon:
    zh, en = "PON 制式应为：GPON/XGS-PON/EPON", "a PON is GPON, XGS-PON or EPON"
    return _chosen(line, _PONS, "unknown-pon", zh, en)


def emergency(line: str) -> bool:
    zh, en = "优先级应为：普通/紧急", "a priority is normal or urgent"
    return _chosen(line, _EMERGENCY, "unknown-priority", zh, en)


def yes_no(line: str) -> bool:
    return _chosen(line, _YES_NO, "not-yes-or-no", "应为：是/否", "this is yes or no")


def number(line: str) -> str:
    """The order number of the source system: letters, digits and - _ . #, at most 40. No slash: the number
    is part of the order's address."""
    code = plain(line)
    refuse_scientific(code)
    if not re.fullmatch(r"\w[\w.#-]*", code):
        raise Unfit(
            "bad-number",
            "工单号只能含字母、数字和 - _ . #",
            "an order number has letters, digits and - _ . # only",
        )
    return limited(code, 40)


_PLACEHOLDER = re.compile(
    r"[\W_]*|无|没有|暂无|空|不详|未知|待定|待补|同上|略|测试|xx+|none|null|nil|nan|n/?a|#n/?a|#ref!?|#value!?|test|tbd|unknown",
    re.IGNORECASE,
)


def _meant(line: str) -> str:
    if _PLACEHOLDER.fullmatch(line):
        raise Unfit("placeholder", "没有填写真实内容", "nothing real is filled in")
    return prose(line)


def name(line: str) -> str:
    """A customer's name, rare hanzi kept."""
    return limited(_meant(line), 80)


def address(line: str) -> str:
    said = limited(_meant(line), 200)
    if len(said) < 6 or not re.search(r"[^\W\d_]", said):
        raise Unfit(
            "address-incomplete",
            "地址不完整，请写到门牌或房号",
            "the address is incomplete; give it down to the door",
        )
    return said


def need(line: str) -> str:
    return limited(_meant(line), 500)


def district(line: str) -> str:
    return limited(prose(line), 40)


def port(line: str) -> str:
    return limited(plain(line), 120)


def grid(line: str, known: frozenset[str] | None) -> str:
    """A grid's code; it must be one of `known` unless that is None."""
    code = limited(plain(line), 40)
    if known is not None and code not in known:
        raise Unfit("unknown-grid", "系统里没有这个网格", "there is no such grid")
    return code


# ---- phone -----------------------------------------------------------------------------------------

_EXTENSION = re.compile(r"(?:转|分机|ext\.?|x|#)([0-9]{1,6})", re.IGNORECASE)
_DASHED_EXTENSION = re.compile(r"(0[0-9]{2,3}-[0-9]{7,8})-([0-9]{1,6})")
_LANDLINE = re.compile(r"0(?:10|2[0-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}")
_WHOLE = re.compile(r"1[3-9][0-9]{9}|[48]00[0-9]{7}|1010[0-9]{4}|1[02][0-9]{3}|95[0-9]{3,6}|96[0-9]{3,4}")


def phone(line: str) -> str:
    """A number to call, digits only: mobile, landline with area code (an extension behind "-"), 400, short
    code."""
    said = re.sub(r"[‐-―−－]", "-", plain(line)).replace(" ", "")
    refuse_scientific(said)
    said, extension = _extension(said)
    digits = re.sub(r"[-.()·]", "", said)
    if sum(len(part) >= 5 for part in re.split(r"[/、,;|]|或|和", digits)) > 1:
        raise Unfit("several-phones", "一格只填一个号码", "one number only")
    digits = _national(digits)
    if re.fullmatch(r"[2-8][0-9]{6,7}", digits):
        raise Unfit("phone-without-area", "固定电话请加区号", "a landline needs its area code")
    if _LANDLINE.fullmatch(digits):
        return digits + extension
    if extension or not _WHOLE.fullmatch(digits):
        raise Unfit(
            "bad-phone",
            "不是有效的电话：应为 11 位手机号、带区号的固话、400 号或短号",
            "no valid number: an 11-digit mobile, a landline with area code, a 400 number or a short code",
        )
    return digits


def _national(digits: str) -> str:
    """Without the country code; an area code gets back the 0 that it loses behind +86."""
    if found := re.fullmatch(r"(?:\+|00)86(.*)|86(1[3-9][0-9]{9})", digits):
        rest = found[1] or found[2] or ""
        return rest if re.match(r"0|1[3-9]|[48]00", rest) else f"0{rest}"
    return digits


def _extension(said: str) -> tuple[str, str]:
    """The number and its extension, written with a dash."""
    if dashed := _DASHED_EXTENSION.fullmatch(said):
        return dashed[1], f"-{dashed[2]}"
    if ended := re.fullmatch(rf"(.+?){_EXTENSION.pattern}", said, re.IGNORECASE):
        return ended[1], f"-{ended[2]}"
    return said, ""


# ---- products --------------------------------------------------------------------------------------

_SPEED = r"([0-9]{1,6}(?:\.[0-9])?)(M|G|兆|MBPS|GBPS|MB|GB)?|(百|千|两千|万)兆"
_BROADBAND_WORD = r"(?:家庭|商务|企业)?(?:光宽带|宽带|光宽|光纤|BROADBAND)"
_BROADBAND = re.compile(rf"(?P<word>{_BROADBAND_WORD})?(?:{_SPEED})?(?P<after>{_BROADBAND_WORD})?")
_SPOKEN_MBPS = {"百": 100, "千": 1000, "两千": 2000, "万": 10_000}
_OTHER_PRODUCTS: Mapping[str, ProductKind] = _choices(
    {
        "iptv": "IPTV ITV 电视 高清电视 互动电视 网络电视 天翼高清 魔百和",
        "voice": "语音 固话 固定电话 电话 座机 VOICE VOIP",
    }
)


def products(line: str) -> tuple[Product, ...]:
    """ "宽带500M+IPTV*2+语音" and the like: products joined by + , 、 ; /, a count after × or *."""
    found: list[Product] = []
    for part in re.split(r"[+,、;/&]", plain(line).upper().replace(" ", "")):
        if part:
            item, _, times = re.sub(r"[×X*](?=[1-9]$)", "×", part).partition("×")
            found += [_product(item)] * int(times or 1)
    if not found or len(found) > MAX_PRODUCTS:
        raise Unfit(
            "bad-products", f"产品应为 1 至 {MAX_PRODUCTS} 项", f"there must be 1 to {MAX_PRODUCTS} products"
        )
    return tuple(found)


def _product(item: str) -> Product:
    other = _OTHER_PRODUCTS.get(item)
    if other is not None:
        return Product(other)
    read = _BROADBAND.fullmatch(item)
    if read is None or not (read["word"] or read["after"] or read[3] or read[4]):
        raise Unfit(
            "unknown-product",
            "产品应写成“宽带500M+IPTV+语音”的样子",
            "write products like 500M+IPTV+voice (broadband by its rate)",
        )
    return Product("broadband", _mbps(read[2], read[3], read[4]))


def _mbps(amount: str | None, unit: str | None, spoken: str | None) -> int | None:
    if spoken is not None:
        return _SPOKEN_MBPS[spoken]
    if amount is None:
        return None
    rate = float(amount) * (1000 if (unit or "M").startswith("G") else 1)
    if not (rate.is_integer() and 1 <= rate <= MAX_MBPS):
        raise Unfit("bad-rate", f"带宽应在 1 至 {MAX_MBPS} Mbps 之间", f"a rate is from 1 to {MAX_MBPS} Mbps")
    return int(rate)


# ---- coordinates -----------------------------------------------------------------------------------

# Mainland China with its islands, generously; longitudes and latitudes don't overlap, so a swap shows.
LON_RANGE, LAT_RANGE = (73.0, 136.0), (3.0, 54.0)


def coordinate(line: str) -> float:
    """Decimal degrees."""
    said = plain(line).removesuffix("°")
    if not re.fullmatch(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?", said):
        raise Unfit(
            "bad-coordinate",
            "经纬度应为十进制度数，如 117.227308",
            "coordinates are decimal degrees such as 117.227308",
        )
    return float(said)


def misplaced(lon: float, lat: float) -> Unfit | None:
    """Why this is no point in China, if so; it says when the two look swapped."""

    def within(value: float, range_: tuple[float, float]) -> bool:
        return range_[0] <= value <= range_[1]

    if within(lon, LON_RANGE) and within(lat, LAT_RANGE):
        return None
    if within(lat, LON_RANGE) and within(lon, LAT_RANGE):
        return Unfit("coordinates-swapped", "经度和纬度填反了", "longitude and latitude are swapped")
    return Unfit(
        "coordinates-outside",
        "不在中国范围内（经度 73 至 136，纬度 3 至 54）",
        "the point is not in China (longitude 73 to 136, latitude 3 to 54)",
    )
