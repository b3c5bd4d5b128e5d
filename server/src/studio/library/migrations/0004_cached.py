import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0003_pictures")]

    operations = [
        migrations.CreateModel(
            name="Cached",
            fields=[
                (
                    "blob",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="cached",
                        serialize=False,
                        to="library.blob",
                    ),
                ),
                ("used", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("away", models.BooleanField(default=False)),
            ],
        ),
    ]
