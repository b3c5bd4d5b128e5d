"""A project and its media as one zip."""

import hashlib
import os
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from claqueta.document.document import Document, MediaRef
from claqueta.document.file import load, to_json
from claqueta.document.media_path import within
from claqueta.package.layout import DOCUMENT_NAME, MOMENT, entry_name
from claqueta.package.refusals import MediumAbsent, MediumChanged, PackageMediumKind, PackageUnwritable

_BLOCK = 1 << 20


def pack(document: Path, out: Path) -> None:
    """Write the project in the file `document`, with all its media, to the zip `out`, whole or not at all.

    The same project gives the same bytes: entries are sorted, undated, stored as they are (media are compressed
    already), and each medium is named by its hash, so a file used twice is there once.  Raises MediumAbsent,
    MediumChanged, PackageMediumKind, PackageUnwritable and the errors of `load`.
    """
    loaded = load(document)
    placed: dict[str, Path] = {}
    media: dict[str, MediaRef] = {}
    for asset, medium in loaded.media.items():
        entry = entry_name(medium)
        if entry is None:
            raise PackageMediumKind(entry=medium.path)
        file = within(document.parent, medium.path)
        if file is None or not file.is_file():
            raise MediumAbsent(path=medium.path)
        if file.stat().st_size != medium.size:
            raise MediumChanged(path=medium.path)
        placed[entry] = file
        name = medium.name or PurePosixPath(medium.path).name[:200]
        media[asset] = medium.model_copy(update={"path": entry, "name": name})
    packed = Document(records=loaded.records, media=media)
    original = {entry_name(medium): medium.path for medium in loaded.media.values()}
    partial: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name[:40]}.", delete=False) as file_out:
            partial = Path(file_out.name)
            with zipfile.ZipFile(file_out, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(_info(DOCUMENT_NAME), to_json(packed).encode("utf-8"))
                for entry in sorted(placed):
                    _copy(archive, entry, placed[entry], original[entry])
            file_out.flush()
            os.fsync(file_out.fileno())
        partial.chmod(0o644)
        partial.replace(out)
    except BaseException as error:
        if partial is not None:
            partial.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise PackageUnwritable(name=out.name, why=error.strerror or type(error).__name__) from None
        raise


def _info(entry: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(entry, MOMENT)
    info.create_system = 3  # Unix, wherever it is packed
    info.external_attr = 0o100644 << 16
    return info


def _copy(archive: zipfile.ZipFile, entry: str, source: Path, path: str) -> None:
    """Store the file under its hash; what it turns out to hold must be that. Raises MediumChanged."""
    digest = hashlib.sha256()
    info = _info(entry)
    info.file_size = source.stat().st_size
    with source.open("rb") as reader, archive.open(info, "w") as writer:
        while block := reader.read(_BLOCK):
            digest.update(block)
            writer.write(block)
    if digest.hexdigest() != entry.removeprefix("media/").partition(".")[0]:
        raise MediumChanged(path=path)
