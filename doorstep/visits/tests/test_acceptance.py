"""From a log to the paper that is signed: what was done is on it, what wasn't is not."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import datetime

import pytest
from pypdf import PdfReader

from doorstep.accounts.models import AccessRecord
from doorstep.core import clock
from doorstep.core.errors import NotFound
from doorstep.orders.judging import rulebook_of
from doorstep.orders.models import Order
from doorstep.standards.steps import catalogue
from doorstep.visits.acceptance import acceptance_pdf, photo_captions
from doorstep.visits.errors import NoAcceptanceYet
from doorstep.visits.evidence import path_of
from doorstep.visits.guide import guided_steps
from doorstep.visits.tests.phones import Phone
from tests.cast import Cast, at
from tests.lives import CHEN_JING, SUN_LI
from tests.worlds import Caller, Visit, keep, photo, problem, receive, signature

DEVICE = {"model": "HG6145F", "sn": "DS0011223344", "mac": "02:55:10:AA:BB:CC"}


def page(number: str, now: datetime | None = None) -> str:
    """Everything that is printed, without spaces."""
    pdf = acceptance_pdf(number=number, now=now or at(13))
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"[\s\u200b]+", "", text)


def pictures(number: str) -> int:
    """How many pictures of evidence and ink are on the form."""
    pdf = PdfReader(io.BytesIO(acceptance_pdf(number=number, now=at(13))))
    return sum(len(each.images) for each in pdf.pages)


def installed(visit: Visit) -> Visit:
    """By the book, up to the signature."""
    visit.say("door.greeted")
    visit.say("plan.proposed", {"charge_cny": "50"})
    visit.say("plan.agreed")
    visit.say("cabling.done", {"evidence": [visit.prove("route")]})
    visit.say("optical.measured", {"dbm": -18.6})
    visit.say("device.fitted", {"device": DEVICE})
    visit.say("service.activated", {"checks": ["touch.iptv-bound"]})
    visit.say("speed.tested", {"down_mbps": 487.5, "up_mbps": 61})
    visit.say("use.explained", {"checks": ["touch.use-taught"]})
    visit.say("site.cleaned", {"evidence": [visit.prove("sticker"), visit.prove("clean-site")]})
    return visit


def left(visit: Visit) -> Visit:
    visit.say(
        "customer.rated", {"result": 10, "punctuality": 9, "skill": 8, "manner": 7, "comment": "装得很仔细"}
    )
    ink = {
        "slot": "technician-signature",
        "sha256": keep(signature(90), now=visit.now),
        "media_type": "image/png",
    }
    visit.say("visit.finished", {"evidence": [ink]})
    return visit


def test_an_install_is_told_whole(cast: Cast, on_site: Visit) -> None:
    installed(on_site).sign()
    left(on_site)
    said = page(on_site.number)
    for value in (
        on_site.number, "新装", "合肥示范宽带", "合肥东区装维中心", "400-000-1000", "400-000-1001",
        "王芳", "138****1234", cast.wang_fang_home.address, "李强", "HF-5001",
        "10:00–12:00", "2026-03-0209:49", "较约定时段早到",
        "宽带500Mbps正常", "IPTV电视—正常",
        "沿踢脚线到客厅", "12.5m", "−18.6dBm合格", "−27至−8dBm",
        "487.5/50097.5%", "达标", "不低于签约速率的90%",
        "安装终端HG6145FDS001122334402:55:10:AA:BB:CC", "¥50.00",
        "电视账号已绑定当家人手机", "TOUCH-5", "9/10", "8/10", "7/10", "装得很仔细", "满意",
    ):  # fmt: skip
        assert value in said, value
    assert on_site.order.head_hash[:4] in said
    assert f"{on_site.order.seq}条" in said
    assert "13800001234" not in said, "masked: the paper is handed on"


def test_photos_and_both_signatures_are_on_it(on_site: Visit) -> None:
    installed(on_site).sign()
    assert pictures(on_site.number) == 4, "three photos and the customer's ink"
    left(on_site)
    assert pictures(on_site.number) == 5
    said = page(on_site.number)
    for caption in ("布线照片", "服务联系贴已贴好", "线头包装等垃圾已清走"):
        assert caption in said
    assert "technician-signature" not in said


def test_every_photo_that_a_step_asks_for_has_a_caption(on_site: Visit) -> None:
    rulebook = rulebook_of(on_site.number)
    captions = photo_captions(rulebook)
    for kind in ("install", "move", "repair", "change", "remove"):
        order = {**on_site.order.attributes, "kind": kind}
        for step in guided_steps(rulebook, catalogue(), order):
            for proof in step["show"]:
                assert proof["type"] == "signature" or captions[proof["slot"]]


@pytest.fixture
def repair(cast: Cast, library: None) -> Visit:
    visit = receive(cast, "GD900000005", kind="repair", need="打不开网页")
    visit.arrive()
    visit.say("door.greeted")
    visit.say("fault.located", {"problem": "光猫亮红灯", "cause": "皮线被门压断"})
    visit.say("fault.fixed", {"cure": "重做接头"})
    visit.say("speed.tested")
    visit.say("site.cleaned")
    return visit


def test_a_repair_that_had_to_be_put_right_tells_both(repair: Visit) -> None:
    repair.sign("dissatisfied", "客厅还是慢")
    first = page(repair.number)
    assert "客厅还是慢" in first and "确认服务完成" not in first
    repair.say("fault.fixed", {"cure": "更换跳纤"})
    repair.say("speed.tested", {"down_mbps": 495})
    repair.sign()
    said = page(repair.number)
    for value in (
        "修障",
        "光猫亮红灯",
        "皮线被门压断",
        "更换跳纤",
        "客厅还是慢",
        "整改后满意",
        "确认服务完成",
        "495.0/500",
    ):
        assert value in said, value


def test_each_round_of_rework_has_the_cure_that_answered_it(repair: Visit) -> None:
    for complaint, cure in (("客厅还是慢", "更换跳纤"), ("卧室掉线", "调整路由器位置")):
        repair.sign("dissatisfied", complaint)
        repair.say("fault.fixed", {"cure": cure})
    repair.sign()
    said = page(repair.number)
    assert said.index("客厅还是慢") < said.index("更换跳纤") < said.index("卧室掉线")
    assert said.rindex("调整路由器位置") > said.index("卧室掉线")


def test_before_anybody_signed_there_is_no_form(on_site: Visit) -> None:
    installed(on_site)
    with pytest.raises(NoAcceptanceYet):
        acceptance_pdf(number=on_site.number, now=at(12))
    with pytest.raises(NotFound):
        acceptance_pdf(number="GD-NONE", now=at(12))


def test_pictures_that_have_not_arrived_are_named_until_they_are_here(on_site: Visit) -> None:
    installed(on_site)
    late = {photo(name): slot for name, slot in (("x", "route"), ("y", "route"), ("z", "unheard-of"))}
    proofs = [{"slot": slot, "sha256": hashlib.sha256(data).hexdigest()} for data, slot in late.items()]
    on_site.say("site.cleaned", {"evidence": proofs}, happened=True)
    ink = {"slot": "signature", "sha256": hashlib.sha256(signature()).hexdigest(), "media_type": "image/png"}
    on_site.say("acceptance.signed", {"signature": ink})
    said = page(on_site.number)
    assert "出单时还有4份凭证没有传到服务器：布线照片（2份）、其他凭证、客户签名。" in said
    assert "签名图片待上传" in said and "系统内确认" not in said, "nobody confirmed it otherwise"
    for data in (*list(late)[1:], signature()):
        keep(data, now=at(14))
    said = page(on_site.number)
    assert "出单时还有1份凭证没有传到服务器：布线照片。" in said
    assert "签名图片待上传" not in said
    keep(next(iter(late)), now=at(14))
    assert "没有传到服务器" not in page(on_site.number)


def test_a_form_that_has_all_says_nothing_of_it(on_site: Visit) -> None:
    installed(on_site).sign()
    assert "待补凭证" not in page(on_site.number)


def test_pictures_that_have_not_arrived_are_left_out(on_site: Visit) -> None:
    phone = Phone()
    on_site.work()
    phone.record("acceptance.signed", at(11))
    phone.send(at(11))
    assert pictures(on_site.number) == 0
    assert "王芳" in page(on_site.number)


def test_pictures_whose_file_is_lost_are_left_out_and_told(on_site: Visit) -> None:
    installed(on_site).sign()
    path_of(on_site.shown["route"]).unlink()
    assert pictures(on_site.number) == 3
    assert "还有1份凭证没有传到服务器：布线照片。" in page(on_site.number)


def test_a_reopened_order_has_the_old_form_until_the_new_work_is_signed(on_site: Visit) -> None:
    installed(on_site).sign()
    left(on_site)
    on_site.say("order.replied")
    on_site.say("order.reopened", {"reason": "掉线"}, by=SUN_LI)
    assert "HG6145F" in page(on_site.number)
    on_site.say("call.made", by=CHEN_JING)
    on_site.book("1400-1600")
    on_site.hour = 14
    on_site.send()
    on_site.arrive()
    on_site.say("door.greeted")
    on_site.say("speed.tested", {"down_mbps": 477})
    on_site.say("service.activated")
    assert "487.5" in page(on_site.number, at(15))
    on_site.sign()
    said = page(on_site.number, at(15))
    assert "477.0/500" in said and "487.5" not in said and "HG6145F" not in said
    assert "14:00–16:00" in said


def test_the_form_over_http_is_recorded_as_a_look_at_the_customer(cast: Cast, on_site: Visit) -> None:
    installed(on_site).sign()
    path = f"/orders/{on_site.number}/acceptance.pdf"
    with clock.frozen(at(12)):
        for user in (cast.chen_jing, cast.sun_li, cast.zhou_min, cast.wu_fan, cast.li_qiang_user):
            response = Caller(user).get(path)
            assert (response.status_code, response["content-type"]) == (200, "application/pdf")
            assert response["content-disposition"] == f'inline; filename="acceptance-{on_site.number}.pdf"'
            assert "no-store" in response["cache-control"]
            assert response.content.startswith(b"%PDF")
    rows = AccessRecord.objects.order_by("id")
    assert [row.actor for row in rows] == ["chenjing", "sunli", "zhoumin", "wufan", "HF1001"]
    assert {tuple(row.fields) for row in rows} == {("name", "address")}
    assert {row.order_number for row in rows} == {on_site.number}


def test_the_form_is_for_those_who_may_see_the_order(cast: Cast, on_site: Visit) -> None:
    path = f"/orders/{on_site.number}/acceptance.pdf"
    assert problem(Caller(cast.chen_jing).get(path)) == (409, "no-acceptance-yet")
    on_site.work()
    on_site.sign()
    assert problem(Caller(cast.outsider).get(path)) == (404, "not-found")
    assert problem(Caller(cast.zhao_lei_user).get(path)) == (404, "not-found")
    assert problem(Caller(None).get(path)) == (401, "login-needed")
    assert not AccessRecord.objects.exists()


def test_a_customers_name_cannot_change_the_form(cast: Cast, on_site: Visit) -> None:
    cast.wang_fang.name = '#image("x.png") *王*'
    cast.wang_fang.save()
    on_site.work()
    on_site.sign()
    assert '#image("x.png")*王*' in page(on_site.number)
    assert Order.objects.get(pk=on_site.number).customer.name == cast.wang_fang.name
