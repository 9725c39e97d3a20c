from django.apps import AppConfig


class DispatchConfig(AppConfig):
    name = "doorstep.dispatch"
    label = "dispatch"
    verbose_name = "派单"

    def ready(self) -> None:
        from doorstep.booking import plans
        from doorstep.dispatch import events, handlers, offered  # noqa: F401  (importing subscribes)

        plans.register(offered.unkept)
