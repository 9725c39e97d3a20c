from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "doorstep.visits"
    label = "visits"
    verbose_name = "上门"

    def ready(self) -> None:
        from doorstep.visits import devices, events, handlers, whereabouts  # noqa: F401  kinds and handlers
        from doorstep.visits.evidence import closing, showing  # noqa: F401  which evidence is named
        from doorstep.visits.evidence import events as doubts  # noqa: F401
