"""Secrets that people carry (links, tokens): 256 random bits each, of which we keep only the hash.

A plain SHA-256 suffices where the secret itself cannot be guessed; slow hashes are for passwords.
"""

import hashlib
import secrets


def new_secret(prefix: str = "") -> str:
    """A new secret: `prefix` and 43 characters that are safe in a URL."""
    return prefix + secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is stored of `secret` and looked up by: 64 hex digits."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
