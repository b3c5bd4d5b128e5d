"""Addresses of bytes: signed, short-lived, bound to one blob, its type and its name."""

import math
import time
from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from studio.lib.errors import Missing
from studio.library.kinds import clean_name
from studio.library.models import Asset
from studio.library.serving.types import INLINE

_SALT = "studio.library.media"
_LIFE_SECONDS = 2 * 3600
_STEP_SECONDS = 1800
"""Addresses made within the same half hour are the same, so that browsers keep what they have fetched."""


@dataclass(frozen=True)
class Served:
    """What an address stands for."""

    sha256: str
    extension: str
    name: str
    download: bool


def address(sha256: str, extension: str, name: str, *, download: bool = False) -> str:
    """An address of the blob, good for at least two hours. Types that browsers should not show are downloads."""
    name = clean_name(name)
    expires = math.ceil(time.time() / _STEP_SECONDS) * _STEP_SECONDS + _LIFE_SECONDS
    facts = [sha256, extension, name, int(download or extension not in INLINE), expires]
    return reverse("library:media", args=[signing.Signer(salt=_SALT).sign_object(facts), name])


def read(token: str, name: str) -> Served:
    """What a signed address stands for. Raises Missing for any that is forged, altered or too old."""
    try:
        sha256, extension, signed_name, download, expires = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, ValueError) as error:
        raise Missing from error
    if signed_name != name or time.time() > expires:
        raise Missing
    return Served(sha256, extension, signed_name, bool(download))


def links(asset: Asset) -> dict[str, str]:
    """The addresses of everything there is of an asset, for whoever may see it.

    download, and where they exist: original (shown in place), thumbnail, filmstrip, peaks, proxy, film (what films
    draw instead of the original).
    """
    found = {"download": address(asset.sha256, asset.extension, _named(asset, asset.extension), download=True)}
    if asset.extension in INLINE:
        found["original"] = address(asset.sha256, asset.extension, _named(asset, asset.extension))
    for part, sha256, extension in (
        ("thumbnail", asset.thumbnail, "webp"),
        ("filmstrip", asset.filmstrip, "jpg"),
        ("peaks", asset.peaks, "peaks"),
        ("proxy", asset.proxy, "mp4"),
        ("film", asset.film_sha256, asset.film_extension),
    ):
        if sha256:
            found[part] = address(sha256, extension, f"{part}.{extension}")
    return found


def _named(asset: Asset, extension: str) -> str:
    name = clean_name(asset.name)
    return name if name.lower().endswith(f".{extension}") else f"{name}.{extension}"
