"""Ids of everything a person can point at: 16 characters that nobody can guess."""

from typing import TYPE_CHECKING

from django.db import models

from claqueta.ops import new_id

if TYPE_CHECKING:
    _Text = models.CharField[str, str]
else:  # Django's fields take types only in their stubs
    _Text = models.CharField


def mint() -> str:
    """A new id: 16 characters of the URL-safe alphabet, 96 random bits."""
    return new_id()


class IdField(_Text):
    """A primary key minted by us, not by the database: it can be known before the row is, and tells nothing."""

    def __init__(self, **options: object) -> None:
        options = {"max_length": 16, "primary_key": True, "default": mint, "editable": False, **options}
        super().__init__(**options)  # type: ignore[arg-type]  # the options are those of CharField
