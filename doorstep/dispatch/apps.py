from django.apps import AppConfig


class DispatchConfig(AppConfig):
    name = "doorstep.dispatch"
    label = "dispatch"
    verbose_name = "派单"

    def ready(self) -> None:
        from doorstep.booking import plans
        from doorstep.dispatch import events, handlers  # noqa: F401  (importing subscribes)
        from doorstep.dispatch.offers.windows import unkept

        plans.register(unkept)
