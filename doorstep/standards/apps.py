from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "doorstep.standards"
    label = "standards"
    verbose_name = "规范"
