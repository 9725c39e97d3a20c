from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "doorstep.projects"
    label = "projects"
    verbose_name = "项目"

    def ready(self) -> None:
        # Kinds of events, and what follows them.
        from doorstep.projects import (  # noqa: F401
            closing,
            devices,
            events,
            field_part,
            found_rooms,
            handing,
            handlers,
        )  # fmt: skip
