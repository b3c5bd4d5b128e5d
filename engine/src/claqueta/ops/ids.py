"""Ids of records: 16 signs that nobody can guess."""

import secrets
from base64 import urlsafe_b64encode

ENTROPY_BYTES = 12


def id_from(entropy: bytes) -> str:
    """The id that 12 random bytes make, for callers that bring their own chance (tests, repeatable builds)."""
    if len(entropy) != ENTROPY_BYTES:
        raise ValueError(f"an id takes {ENTROPY_BYTES} bytes, not {len(entropy)}")
    return urlsafe_b64encode(entropy).decode("ascii")


def new_id() -> str:
    """An id no one has used: the one place of the engine's core that asks the system for chance."""
    return id_from(secrets.token_bytes(ENTROPY_BYTES))
