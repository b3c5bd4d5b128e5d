"""Colour lookup tables in the .cube format (Adobe Cube LUT Specification 1.0), three-dimensional ones."""

import os

import numpy as np
from numpy.typing import NDArray

from claqueta.media.refusals import MediaDamaged, MediaTooLarge

_MOST_BYTES = 16 << 20
_LARGEST_EDGE = 65


def read_lut(descriptor: int) -> tuple[int, NDArray[np.float32]]:
    """The edge n and the n³ RGB triples, red fastest, shape (n³, 3), of the table in an open descriptor.

    A domain other than 0…1 is refused. Raises MediaDamaged, MediaTooLarge.
    """
    data = os.pread(descriptor, _MOST_BYTES + 1, 0)
    if len(data) > _MOST_BYTES:
        raise MediaTooLarge(what="B", value=len(data), limit=_MOST_BYTES)
    edge = 0
    rows: list[str] = []
    for line in data.decode("utf-8", "replace").splitlines():
        words = line.split()
        if not words or words[0].startswith("#") or words[0] == "TITLE":
            continue
        if words[0] == "LUT_3D_SIZE" and len(words) == 2 and words[1].isdecimal():
            edge = int(words[1][:6])
        elif (words[0] == "DOMAIN_MIN" and words[1:] and all(float_or_nan(word) == 0 for word in words[1:])) or (
            words[0] == "DOMAIN_MAX" and words[1:] and all(float_or_nan(word) == 1 for word in words[1:])
        ):
            continue
        elif len(words) == 3:
            rows.append(line)
        else:
            raise MediaDamaged(detail=words[0][:40])
        if edge > _LARGEST_EDGE:
            raise MediaTooLarge(what="LUT_3D_SIZE", value=edge, limit=_LARGEST_EDGE)
    if edge < 2 or len(rows) != edge**3:
        raise MediaDamaged(detail=f"{len(rows)} / {edge}³")
    values = np.array([[float_or_nan(word) for word in row.split()] for row in rows], np.float32)
    if not np.isfinite(values).all():
        raise MediaDamaged(detail="NaN")
    return edge, values


def float_or_nan(word: str) -> float:
    """The number that `word` writes; not-a-number for any other word."""
    try:
        return float(word)
    except ValueError:
        return float("nan")
