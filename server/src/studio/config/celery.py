"""The queue. Its messages only say "look now": what is to be done stands in rows (docs/decisions/0005)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "studio.config.settings")

app = Celery("studio")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(
    ["studio.library", "studio.projects", "studio.rendering", "studio.assistant.speech", "studio.assistant.storyboard"]
)
