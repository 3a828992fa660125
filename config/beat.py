"""The Celery application of beat alone: it sends the names of tasks on time and runs none.

So it loads neither Django's parts nor our apps, which saves two thirds of its memory.
"""

from celery import Celery

app = Celery("weft", fixups=[])
app.config_from_object("config.settings.queue", namespace="CELERY")
