from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("executions", "0003_errands")]

    operations = [
        migrations.AddField(
            model_name="stepexecution",
            name="flavor",
            field=models.CharField(blank=True, default="", max_length=128),
        ),
    ]
