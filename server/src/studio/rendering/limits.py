"""How much of a machine rendering takes; Django's settings of the same names override what stands here."""

import os

from django.conf import settings


def slots() -> int:
    """Exports' pieces that one worker process makes at the same time."""
    return int(getattr(settings, "RENDER_SLOTS", 0)) or os.cpu_count() or 1


def threads() -> int:
    """Of each encoder. It is a part of what decides the bytes: the same on all machines of a farm."""
    return int(getattr(settings, "RENDER_THREADS", 2))


def store_bytes() -> int:
    """Of finished pieces in the shared store."""
    return int(getattr(settings, "PIECE_BYTES", 50 << 30))


def local_bytes() -> int:
    """Of pieces on one machine."""
    return int(getattr(settings, "PIECE_BYTES_LOCAL", 20 << 30))
