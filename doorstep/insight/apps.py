from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "doorstep.insight"
    label = "insight"
    verbose_name = "分析"
