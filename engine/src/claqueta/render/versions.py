"""The versions of all that decides the bytes of a piece."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from claqueta.spec import assets_path, spec_path

_PACKAGES = ("claqueta", "av", "skia-python", "numpy", "wasmtime")
_SHARED = ("effects", "transitions", "generators", "blends.json")
_OWN = ("draw", "media", "render", "sound")


@cache
def versions() -> dict[str, str]:
    """Names and versions, or hashes, of drawing, decoding and encoding, shaders, fonts and sound modules."""
    engine = Path(__file__).resolve().parents[1]
    return {
        **{name: version(name) for name in _PACKAGES},
        "shared": _hash_of([spec_path(name) for name in _SHARED]),
        "engine": _hash_of([engine / name for name in _OWN]),
        "fonts": _hash_of([assets_path("fonts", "index.json")]),
        "sound": _hash_of([assets_path("sound")]),
    }


def _hash_of(places: list[Path]) -> str:
    digest = sha256()
    for place in places:
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in files:
            if path.is_file() and path.suffix != ".pyc":
                content = path.read_bytes()
                digest.update(f"{path.name}:{len(content)}:".encode() + content)
    return digest.hexdigest()
