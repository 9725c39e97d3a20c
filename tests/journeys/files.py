"""Files that a journey brings along."""

from __future__ import annotations

import csv
import io

from PIL import Image, ImageDraw

_HEADERS = tuple(
    "工单号 工单类型 客户姓名 联系电话 客户类型 行政区 装机地址 经度 纬度 网格 受理时间 产品 "  # noqa: SIM905
    "接入方式 接入端口 需求或故障描述 优先级 当日 期望日期 期望时段".split()
)


def orders_csv(*rows: tuple[str, ...]) -> bytes:
    """An order file as an operator's system writes it: GB18030, Chinese headers."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([_HEADERS, *rows])
    return out.getvalue().encode("gb18030")


INSTALL = (
    "GD2026030201", "新装", "王芳", "13800001234", "家客", "瑶海区",
    "瑶海区明光路281号和顺里小区13栋2单元101室",
    "117.3004", "31.8659", "HF-YH", "2026-03-02 08:31", "宽带500M+IPTV", "FTTH", "YH-OLT01-1/2/3-FG011-4",
    "新房装宽带，电视机在客厅", "普通", "是", "2026-03-02", "10:00-12:00",
)  # fmt: skip
REPAIR = (
    "GD2026030202", "修障", "赵建国", "13900004321", "家客", "瑶海区",
    "瑶海区临泉路58号东苑小区6栋302室",
    "117.3101", "31.8722", "HF-YH", "2026-03-02 08:33", "宽带300M", "FTTH", "YH-OLT02-1/1/7-FG020-2",
    "晚上总掉线，重启光猫只好一会儿", "普通", "是", "2026-03-02", "10:00-12:00",
)  # fmt: skip
BAD = ("GD2026030203", "新装", "", "12345", *INSTALL[4:])


def photo(words: str) -> bytes:
    """A JPEG, another one for other words."""
    image = Image.new("RGB", (1200, 900), (206, 214, 210))
    draw = ImageDraw.Draw(image)
    draw.rectangle((200, 180, 1000, 720), fill=(247, 248, 246), outline=(96, 110, 106), width=6)
    for index, char in enumerate(words.encode()):
        draw.rectangle((240 + index * 24, 600 - char * 3, 256 + index * 24, 660), fill=(20, 110, 104))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
