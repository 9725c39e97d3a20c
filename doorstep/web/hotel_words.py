"""What the fields and codes of a hotel's roll-out are called in a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from doorstep.core.errors import Text, text

LABELS: Final[Mapping[str, Text]] = {
    "contract_signed_at": text("合同签订", "Contract signed"),
    "network_accepted_at": text("组网方案验收", "Network plan accepted"),
    "cleared_at": text("可进场时间", "Cleared"),
    "work_min": text("预计分钟", "Minutes expected"),
    "terminals": text("终端数", "Terminals"),
    "room": text("房间", "Room"),
    "rooms": text("房间", "Rooms"),
    "occupied": text("有住客", "Occupied"),
    "time": text("时间已确认", "Time confirmed"),
    "steps": text("步骤", "Steps"),
    "device": text("终端", "Device"),
    "replaces": text("换下的 MAC", "Replaces MAC"),
    "taken_by": text("已登记在", "Stands already at"),
    "misfit": text("型号与 MAC 前缀不符", "MAC not of this model's maker"),
    "explained": text("已说明情况", "Explained"),
    "willing": text("住客同意继续", "Guest lets it go on"),
    "apologised": text("已致歉", "Apologised"),
    "again": text("再来安排", "When to return"),
    "again_at": text("约定再来", "To return at"),
    "remark": text("备注", "Remark"),
    "answered": text("里面有人应", "Somebody answered"),
    "request": text("住客需求", "Guest's wish"),
    "checked": text("已逐间核对", "Gone through room by room"),
    "rooms_done": text("已装房间数", "Rooms done"),
    "rooms_left": text("剩余房间数", "Rooms left"),
    "exceptions": text("例外", "Exceptions"),
    "macs": text("终端 MAC", "MACs"),
    "from_on": text("开始日期", "From"),
    "to_on": text("结束日期", "To"),
    "goals": text("目标", "Goals"),
    "measures": text("措施", "Measures"),
    "results": text("执行结果", "Results"),
    "comments_asked": text("已征询意见", "Asked for comments"),
    "improvement": text("改进", "To do better"),
    "what": text("事项", "What"),
    "department": text("承办部门", "Department"),
    "owner": text("责任人", "Owner"),
    "due_at": text("时限", "Due"),
    "revision": text("版次", "Revision"),
}

VALUES: Final[Mapping[str, Text]] = {
    "coordinator": text("店方协调人", "the hotel's coordinator"),
    "guest": text("住客", "the guest"),
    "power": text("停电", "no power"),
    "fault": text("线路或设备故障", "a fault"),
    "time": text("另约时间", "at a named time"),
    "check_out": text("退房后", "after check-out"),
    "hotel": text("由酒店安排", "as the hotel arranges"),
    "installed": text("已安装", "installed"),
    "replaced": text("已更换", "replaced"),
    "repaired": text("已修复", "repaired"),
    "damage": text("原有损坏", "damage found"),
    "wiring": text("布线问题", "wiring"),
    "no_signal": text("无信号", "no signal"),
    "furniture": text("家具问题", "furniture"),
    "not_listed": text("房单外的房间", "a room that isn't on the list"),
    "deferral": text("房间暂缓", "a deferred room"),
    "request": text("住客需求", "a guest's wish"),
    "exception": text("房间例外", "an exception"),
    "problem": text("问题处理", "a problem"),
    "negotiation": text("商务洽谈", "negotiation"),
    "product": text("产品需求", "a product"),
}
