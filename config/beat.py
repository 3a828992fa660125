"""The Celery application of beat alone: it sends the names of tasks on time and runs none.

So it loads neither Django's parts nor our apps, which saves two thirds of its memory. It is nobody
else's application: whoever imports it goes on sending by that of the worker.
"""

from celery import Celery

app = Celery("weft", fixups=[], set_as_current=False)
app.config_from_object("config.settings.queue", namespace="CELERY")
