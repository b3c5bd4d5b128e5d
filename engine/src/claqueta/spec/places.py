"""Where the shared facts and the built assets lie on this machine."""

from pathlib import Path

from claqueta.errors import ClaquetaError, Words

_PACKAGE = Path(__file__).resolve().parents[1]
_PACKAGED = _PACKAGE / "_spec"
_SPEC = _PACKAGED if _PACKAGED.is_dir() else _PACKAGE.parents[2] / "spec"


class AssetMissing(ClaquetaError):
    """A part that `make setup` builds is not there."""

    code = "asset.missing"
    words = Words(
        en="“{name}” has not been built yet. Run `make setup` once in Claqueta's folder.",
        es="«{name}» aún no está construido. Ejecuta `make setup` una vez en la carpeta de Claqueta.",
    )


def spec_path(*parts: str) -> Path:
    """The path of a file or folder of `spec/`; the parts are names from this program, never from a user."""
    return _SPEC.joinpath(*parts)


def assets_path(*parts: str) -> Path:
    """The path of a built asset. Raises AssetMissing when it has not been built."""
    path = (_PACKAGE / "_assets").joinpath(*parts)
    if not path.exists():
        raise AssetMissing(name="/".join(parts))
    return path
