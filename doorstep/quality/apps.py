from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "doorstep.quality"
    label = "quality"
    verbose_name = "质量"

    def ready(self) -> None:
        from doorstep.quality import events, handlers  # noqa: F401  registers the event kinds and what follows them
