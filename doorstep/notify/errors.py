"""What can go wrong with a message. `retryable` decides whether it is tried again."""

from __future__ import annotations

from doorstep.core.errors import DoorstepError, text


class ChannelFailed(DoorstepError):
    """Root of a channel's errors. `channel`: its name; `why`: what the other side said, no personal data."""

    status = 502
    code = "channel-failed"
    title = text("渠道 {channel} 未能发出：{why}", "The channel {channel} did not send: {why}")


class ChannelUnavailable(ChannelFailed):
    """No answer, a time-out, an overload: worth another try."""

    code = "channel-unavailable"
    retryable = True
    mend = text("系统会自动重试，无需处理。", "It is tried again by itself.")


class ChannelRefused(ChannelFailed):
    """The other side will not take this message, now or later."""

    code = "channel-refused"
    mend = text(
        "请核对号码和渠道的密钥、签名后，电话告知客户。",
        "Check number and credentials, and phone the customer.",
    )


class ChannelUnknown(DoorstepError):
    """A setting names a channel that does not exist, or an address that it can't use. `spec`, `known`."""

    code = "channel-unknown"
    title = text("DOORSTEP_CHANNELS 里的“{spec}”无法使用", "'{spec}' in DOORSTEP_CHANNELS can't be used")
    mend = text("请改用以下形式之一：{known}。", "Write one of: {known}.")
