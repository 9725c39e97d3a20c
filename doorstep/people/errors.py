"""Refusals of this package; each says what to do next."""

from __future__ import annotations

from doorstep.core.errors import Conflict, Invalid, NotAllowed, NotFound, text


class UnitNotFound(NotFound):
    code = "unit-not-found"
    title = text("没有编码为 {unit_code} 的单位", "There is no unit with the code {unit_code}")
    mend = text("请核对单位编码，或先导入单位。", "Check the code, or load the units first.")


class TechnicianNotFound(NotFound):
    code = "technician-not-found"
    title = text("没有工号为 {staff_no} 的装维员", "There is no technician with the number {staff_no}")
    mend = text("请核对工号，或先导入装维员。", "Check the number, or load the technicians first.")


class NotATechnician(NotAllowed):
    """The account isn't linked to an active technician."""

    code = "not-a-technician"
    title = text("账号 {username} 没有对应在岗的装维员", "{username} is no active technician's account")
    mend = text(
        "请用装维员账号登录，或请主管把账号关联到工号。",
        "Log in with a technician's account, or ask the supervisor to link this one to a staff number.",
    )


class PhoneCutOff(NotAllowed):
    """The phone was reported lost: it may only hand over what was done with it. `since`: when that was."""

    code = "phone-cut-off"
    title = text("这部手机已被主管停用", "This phone has been cut off by a supervisor")
    mend = text(
        "已做的记录会交给调度核对；手机找回后请联系主管恢复，再重新登录。",
        "What you did goes to the dispatcher; once the phone is found, have it restored and log in again.",
    )


class PhoneNotFound(NotFound):
    code = "phone-not-found"
    title = text("找不到这部手机", "There is no such phone")
    mend = text("请刷新手机列表后重新选择。", "Reload the list of phones and pick it again.")


class UsernameTaken(Conflict):
    code = "username-taken"
    title = text("登录名 {username} 已有人使用", "The login {username} is taken")
    mend = text("请换一个登录名，例如加上工号。", "Choose another, for example with the staff number.")


class AlreadyLinked(Conflict):
    code = "technician-already-linked"
    title = text("工号 {staff_no} 已关联其他账号", "The number {staff_no} is linked to another account")
    mend = text("请核对工号；一个装维员只有一个账号。", "Check the number; a technician has one account.")


class CertificateNumberTaken(Conflict):
    code = "certificate-number-taken"
    title = text(
        "证书编号 {number} 已登记在工号 {holder} 名下",
        "Certificate {number} is already registered for {holder}",
    )
    mend = text("请对照证书原件核对编号和工号。", "Check the number and the holder against the certificate.")


class ShiftOverlap(Conflict):
    code = "shift-overlap"
    title = text(
        "工号 {staff_no} 在 {from_at} 至 {to_at} 已有班次",
        "{staff_no} already has a shift from {from_at} to {to_at}",
    )
    mend = text(
        "如要改班，请用“调整班次”并选中原班次；否则请避开这段时间。",
        "To change that shift, move it (name the start of the old one); else choose another time.",
    )


class ShiftNotFound(NotFound):
    code = "shift-not-found"
    title = text("工号 {staff_no} 没有 {from_at} 开始的班次", "{staff_no} has no shift starting {from_at}")
    mend = text("请刷新排班后重新选择要调整的班次。", "Reload the roster and pick the shift again.")


class LeaveOverlap(Conflict):
    code = "leave-overlap"
    title = text(
        "工号 {staff_no} 在 {from_at} 至 {to_at} 已请假",
        "{staff_no} is already on leave from {from_at} to {to_at}",
    )
    mend = text("请只为未请假的时间另行申请。", "Ask only for the time not yet covered.")


class PortraitRefused(Invalid):
    """`why`: a Text."""

    code = "portrait-refused"
    title = text("这张照片不能用：{why}", "This picture can't be used: {why}")
    mend = text(
        "请换一张正面、清晰、至少 160×160 像素的照片。",
        "Use a clear one of the face, at least 160 × 160 pixels.",
    )


class BadInput(Invalid):
    """Values that break a rule of this package; `fields` names each: [{field, zh, en}]."""

    code = "people-input"
