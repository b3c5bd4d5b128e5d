"""Loading the templates that come with the studio."""

from django.db import transaction

from claqueta.errors import Datum
from studio.accounts.public import SYSTEM, record
from studio.projects.actions.templates import facts
from studio.projects.builtin.gallery import built_in
from studio.projects.models import VideoTemplate


def load_templates() -> tuple[int, int]:
    """Makes built-in templates that are not there, brings changed ones up to date; returns how many of each."""
    made = changed = 0
    with transaction.atomic():
        for each in built_in():
            values = {
                "category": each.category,
                "title_en": each.title_en,
                "title_es": each.title_es,
                "about_en": each.about_en,
                "about_es": each.about_es,
                **facts(each.document),
            }
            row = VideoTemplate.objects.select_for_update().filter(key=each.key, workspace=None).first()
            if row is None:
                VideoTemplate.objects.create(key=each.key, **values)
                made += 1
            elif any(getattr(row, name) != value for name, value in values.items() if name != "changed"):
                VideoTemplate.objects.filter(id=row.id).update(**values, version=row.version + 1)
                changed += 1
        if made or changed:
            told: dict[str, Datum] = {"made": made, "changed": changed}
            record(SYSTEM, "template.load", workspace_id=None, kind="template", id="built-in", data=told)
    return made, changed
