"""Errors as data: what is stored beside failed work and sent to pages and programs."""

from typing import TypedDict

from django.utils import translation

from claqueta.errors import ClaquetaError, Datum, Language


class ErrorData(TypedDict):
    """An error in all languages, so that whoever reads it later sees their own."""

    code: str
    en: str
    es: str
    data: dict[str, Datum]


def error_data(error: ClaquetaError) -> ErrorData:
    """`error` as data."""
    return {"code": error.code, "en": error.text("en"), "es": error.text("es"), "data": error.data}


def current_language() -> Language:
    """The language of the running request."""
    return "es" if (translation.get_language() or "en").startswith("es") else "en"
