"""Technicians are told when their running day changes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_access_by_actor"),
        ("notify", "0001_notices"),
        ("orders", "0002_counts_over_orders"),
        ("people", "0005_shifts_and_leave"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_once",
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_about_known",
        ),
        migrations.AddField(
            model_name="notice",
            name="news",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="notice",
            name="technician",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="people.technician",
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="about",
            field=models.CharField(
                choices=[
                    ("window", "预约时间"),
                    ("technician", "上门师傅"),
                    ("on_the_way", "师傅出发"),
                    ("delay", "我方改期"),
                    ("withdrawn", "暂无人上门"),
                    ("rework", "整改告知"),
                    ("reply", "办结告知"),
                    ("day", "当天改派"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="customer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="accounts.customer",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("state", "waiting"), ("technician__isnull", False)),
                fields=["technician"],
                name="notice_to_crew",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("customer__isnull", False)), fields=("cause", "about"), name="notice_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("technician__isnull", False)),
                fields=("cause", "technician"),
                name="notice_once_each",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("customer__isnull", False), ("technician__isnull", True)),
                    models.Q(("about", "day"), ("customer__isnull", True), ("technician__isnull", False)),
                    _connector="OR",
                ),
                name="notice_to_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "about__in",
                        [
                            "window",
                            "technician",
                            "on_the_way",
                            "delay",
                            "withdrawn",
                            "rework",
                            "reply",
                            "day",
                        ],
                    )
                ),
                name="notice_about_known",
            ),
        ),
    ]
