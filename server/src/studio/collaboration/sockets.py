"""The sockets' addresses."""

from django.urls import URLPattern


def addresses() -> list[URLPattern]:
    """Every socket of the studio."""
    return []
