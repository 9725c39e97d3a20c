from django.apps import AppConfig


class BookingConfig(AppConfig):
    name = "doorstep.booking"
    label = "booking"
    verbose_name = "预约"

    def ready(self) -> None:
        from doorstep.booking import events, handlers  # noqa: F401  (importing subscribes)
