"""One visit of the sample city as it would be done: every step of its order, in time, with evidence.

Most are done by the book; a few miss something, as crews do, so that there are findings to look at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zlib import crc32

from doorstep.config.demo import pictures

if TYPE_CHECKING:
    from doorstep.config.demo.history import Days

Body = dict[str, Any]

#: Minutes from the planned beginning of the visit at which each step is done.
_MINUTES: Mapping[str, float] = {
    "study": -75, "prepare": -50, "call-ahead": -13, "depart": -36, "arrive": -11, "greet": -10,
    "locate-fault": 2, "plan-wiring": 1, "agree-plan": 4, "lay-cable": 24, "measure-light": 28,
    "fit-device": 32, "recover-device": 12, "activate": 38, "fix-fault": 22, "test-speed": 42,
    "explain": 46, "clean": 49, "accept": 51, "rate": 52, "finish": 53, "reply": 56,
}  # fmt: skip
_SHORT = {"repair": 0.75, "remove": 0.6, "change": 0.8}

_ROUTES = (
    "沿客厅踢脚线走到电视柜，光猫放柜内",
    "从弱电箱经暗管到书房",
    "入户后贴门框上沿到客厅",
    "利用原管道穿线到电视墙",
)
_CAUSES = {
    "terminal": "电源适配器老化",
    "indoor": "室内跳纤弯折",
    "drop": "皮线被门缝压伤",
    "odn": "分光器端口衰耗大",
    "customer": "客户路由器设置错误",
}
_CURES = {
    "terminal": "更换适配器，复测正常",
    "indoor": "更换跳纤并重新固定",
    "drop": "重做接头，避开门缝走线",
    "odn": "调换分光器端口",
    "customer": "协助客户恢复路由设置",
}
_MODELS = ("HG6145F", "ZXHN F673A", "HN8145V", "GM620")


class Visit:
    """An assignment being lived: its order, its technician, its luck."""

    def __init__(self, days: Days, number: str, staff_no: str, from_at: datetime) -> None:
        from doorstep.orders.judging import rulebook_of
        from doorstep.orders.models import Order
        from doorstep.standards.steps import catalogue
        from doorstep.visits.guide import guided_steps

        self.days, self.number, self.staff_no, self.from_at = days, number, staff_no, from_at
        self.order = Order.objects.get(number=number)
        self.steps = guided_steps(rulebook_of(number), catalogue(), self.order.attributes)
        self.rng = days.random
        #: A crew that leaves one thing out now and then.
        self.slip = self.rng.choice((None,) * 9 + ("call-ahead", "arrive", "checks"))
        self.section = self.rng.choice(tuple(_CAUSES))

    def live(self) -> None:
        pace = _SHORT.get(self.order.kind, 1.0)
        late = 24 if self.slip == "arrive" else 0
        for step in self.steps:
            minutes = _MINUTES.get(step["id"])
            if minutes is None or (self.slip == "call-ahead" and step["id"] == "call-ahead"):
                continue
            minutes = minutes * pace + late if minutes > 0 else minutes + (late if minutes > -12 else 0)
            self.days.at(self.from_at + timedelta(minutes=minutes), self._step(step))

    def _step(self, step: Body) -> Callable[[datetime], None]:
        def act(moment: datetime) -> None:
            from doorstep.core.errors import DoorstepError
            from doorstep.orders.appending import append
            from doorstep.orders.log import Actor
            from doorstep.orders.services import new_event

            body = {**step["fills"], **self._filled(step, moment), **self._shown(step, moment)}
            actor = Actor("technician", self.staff_no)
            try:
                append(
                    number=self.number,
                    event=new_event(kind=step["event"], body=body, now=moment),
                    actor=actor,
                    now=moment,
                )
            except DoorstepError:
                # The order was moved or given to somebody else meanwhile: this visit does not go on.
                return

        return act

    def _shown(self, step: Body, moment: datetime) -> Body:
        """Checks confirmed and photos taken."""
        if step["event"] in ("plan.agreed",):
            return {}
        checks = [check["clause"] for check in step["checks"]]
        if self.slip == "checks" and checks:
            checks.pop()
        shown = {proof["slot"]: proof["type"] for proof in step["show"]}
        return {
            "checks": checks,
            "evidence": [self._proof(slot, type, moment) for slot, type in shown.items()],
        }

    def _proof(self, slot: str, type: str, moment: datetime) -> Body:
        seed = crc32(f"{self.number}{slot}".encode())
        drawn = pictures.signature(seed) if type == "signature" else pictures.photo(slot, seed)
        media_type = "image/png" if type == "signature" else "image/jpeg"
        return {"slot": slot, "sha256": self._kept(drawn, moment), "media_type": media_type}

    def _kept(self, data: bytes, moment: datetime) -> str:
        from doorstep.orders.log import Actor
        from doorstep.visits.evidence import store_evidence

        sha256 = hashlib.sha256(data).hexdigest()
        store_evidence(sha256=sha256, data=data, actor=Actor("technician", self.staff_no), now=moment)
        return sha256

    def _filled(self, step: Body, moment: datetime) -> Body:
        return dict(self._fields(step["id"], moment))

    def _fields(self, step: str, moment: datetime) -> Iterator[tuple[str, Any]]:
        made = getattr(self, "_" + step.replace("-", "_"), None)
        yield from (made(moment) if made else {}).items()

    def _study(self, _at: datetime) -> Body:
        return {"access_confirmed": True}

    def _prepare(self, _at: datetime) -> Body:
        return {"site_known": True, "materials_drawn": True}

    def _call_ahead(self, _at: datetime) -> Body:
        return {"outcome": "promised"}

    def _greet(self, _at: datetime) -> Body:
        return {"admitted": True}

    def _locate_fault(self, _at: datetime) -> Body:
        from doorstep.orders.queries import entries_of

        need = entries_of(self.number)[0].body["need"]
        return {"problem": need, "section": self.section, "cause": _CAUSES[self.section]}

    def _plan_wiring(self, _at: datetime) -> Body:
        length = self.rng.randint(8, 40)
        route = self.rng.choice(_ROUTES)
        return {"route": route, "length_m": length, "duration_min": 40, "charge_cny": "0"}

    def _agree_plan(self, _at: datetime) -> Body:
        return {"agreed": True}

    def _lay_cable(self, _at: datetime) -> Body:
        fixing = self.rng.choice(("clips", "trunking", "conduit", "adhesive"))
        length = self.rng.randint(8, 40)
        return {
            "route": self.rng.choice(_ROUTES),
            "length_m": length,
            "fixing": fixing,
            "bend_radius_ok": True,
        }

    def _measure_light(self, _at: datetime) -> Body:
        return {"dbm": round(self.rng.uniform(-23.5, -15.5), 1), "manner": "measured"}

    def _device(self) -> Body:
        digits = f"{self.rng.getrandbits(24):06X}"
        mac = ":".join(("02", "55", "10", digits[:2], digits[2:4], digits[4:]))
        return {"model": self.rng.choice(_MODELS), "sn": f"DS{self.rng.getrandbits(40):010X}", "mac": mac}

    def _fit_device(self, _at: datetime) -> Body:
        self.device = self._device()
        return {"device": self.device}

    def _recover_device(self, _at: datetime) -> Body:
        self.device = self._device()
        return {"device": self.device}

    def _activate(self, _at: datetime) -> Body:
        return {"products": self.order.attributes["products"]}

    def _fix_fault(self, _at: datetime) -> Body:
        return {"cure": _CURES[self.section], "explained": True}

    def _test_speed(self, _at: datetime) -> Body:
        down = self.order.attributes.get("contracted_down_mbps", 100)
        ratio = self.rng.uniform(0.93, 1.06) if self.rng.random() < 0.96 else 0.78
        return {"down_mbps": round(down * ratio, 1), "up_mbps": round(down * 0.18, 1), "shown": True}

    def _explain(self, _at: datetime) -> Body:
        return {"wifi": True, "weak_wifi": self.rng.choice(("good", "good", "offered"))}

    def _accept(self, moment: datetime) -> Body:
        sha256 = self._kept(pictures.signature(crc32(self.number.encode())), moment)
        proof = {"slot": "signature", "sha256": sha256, "media_type": "image/png"}
        return {"result": "satisfied", "signature": proof}

    def _rate(self, _at: datetime) -> Body:
        scores = {
            name: self.rng.choice((8, 9, 9, 10, 10, 10))
            for name in ("result", "punctuality", "skill", "manner")
        }
        if self.slip == "arrive":
            scores["punctuality"] = self.rng.choice((5, 6, 7))
        return scores

    def _reply(self, _at: datetime) -> Body:
        repair = self.order.kind == "repair"
        solution = _CURES[self.section] if repair else "按方案施工，业务开通并测试正常"
        devices = [self.device] if hasattr(self, "device") else []
        problem = _CAUSES[self.section] if repair else "按工单受理内容办理"
        return {"problem": problem, "solution": solution, "devices": devices}


def play_visit(days: Days, number: str, staff_no: str, from_at: datetime) -> None:
    """Put the visit's steps on the heap."""
    Visit(days, number, staff_no, from_at).live()
