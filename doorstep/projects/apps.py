from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "doorstep.projects"
    label = "projects"
    verbose_name = "项目"

    def ready(self) -> None:
        from doorstep.projects import devices, events, field_part, handing, handlers  # noqa: F401  kinds and handlers
