from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_data_requests")]

    operations = [
        migrations.RemoveConstraint("contact", "contact_role_known"),
        migrations.AlterField(
            "contact",
            "role",
            models.CharField(
                choices=[
                    ("householder", "当家人"),
                    ("on_site", "现场联系人"),
                    ("manager", "负责人"),
                    ("technical", "技术联系人"),
                    ("front_desk", "前台"),
                    ("coordinator", "开门协调人"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            "contact",
            models.CheckConstraint(
                name="contact_role_known",
                condition=Q(
                    role__in=["householder", "on_site", "manager", "technical", "front_desk", "coordinator"]
                ),
            ),
        ),
    ]
