from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "doorstep.notify"
    label = "notify"
    verbose_name = "通知"

    def ready(self) -> None:
        from doorstep.notify import handlers  # noqa: F401  (importing subscribes)
