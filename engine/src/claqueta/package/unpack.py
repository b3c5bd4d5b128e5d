"""Opening a package that anyone may have made: every promise it makes is checked before it is believed.

Packages are stored, not compressed, so there is nothing to inflate: no entry is larger than its place in the file, and
time and memory are bound by the file's own size. Names are never taken from the zip: an entry is either the
document or a medium named by hash and accepted extension, and anything else refuses the whole.
"""

import hashlib
import os
import shutil
import stat
import struct
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from claqueta.document.document import Document
from claqueta.document.file import load, save
from claqueta.package.layout import DOCUMENT_NAME, EXTENSIONS, MEDIA_ENTRY, UNPACKED_DOCUMENT, Limits
from claqueta.package.refusals import (
    PackageEntryForbidden,
    PackageHashWrong,
    PackageMediumKind,
    PackageMediumMissing,
    PackageNameDouble,
    PackageNameForbidden,
    PackageSizeWrong,
    PackageTargetTaken,
    PackageTooLarge,
    PackageTooMany,
    PackageUnreadable,
    PackageUnwritable,
)

_BLOCK = 1 << 20
_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_END_SEARCH = _END.size + 65_535
_DIRECTORY_BYTES = 4 << 20
_GB = 2**30
_ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\xfd7zXZ",
    b"BZh",
    b"\x28\xb5\x2f\xfd",
)
"""How archives begin: a medium that does so is none, whatever it is called."""


def unpack(package: Path, folder: Path, limits: Limits | None = None) -> Path:
    """Unpack into the new folder `folder` and return the project's file in it; whole or not at all.

    Raises a PackageRefused, PackageTargetTaken, PackageUnwritable or the errors of `claqueta.document.file.load`.
    """
    allowed = limits or Limits()
    if folder.is_symlink() or folder.exists():
        raise PackageTargetTaken(name=folder.name)
    try:
        reader = package.open("rb")
    except OSError:
        raise PackageUnreadable(name=package.name) from None
    with reader:
        entries = _listed(reader, package.name, allowed)
        document = _document(reader, entries, allowed)
        _agree(document, entries)
        return _extract(reader, entries, document, folder)


def _listed(reader: BinaryIO, name: str, limits: Limits) -> list[zipfile.ZipInfo]:
    """The entries, every one of them of a name, kind and size that a package has."""
    _measure_directory(reader, name, limits)
    try:
        entries = zipfile.ZipFile(reader).infolist()  # closes nothing: the file is the caller's
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error, EOFError, OverflowError):
        raise PackageUnreadable(name=name) from None
    if len(entries) > limits.entries:
        raise PackageTooMany(limit=limits.entries)
    seen: set[str] = set()
    for entry in entries:
        _accept(entry, limits)
        if entry.filename in seen:
            raise PackageNameDouble(entry=entry.filename)
        seen.add(entry.filename)
    if DOCUMENT_NAME not in seen:
        raise PackageUnreadable(name=name)
    _refuse_overlap(entries, name)
    if sum(entry.file_size for entry in entries) > limits.total_bytes:
        raise PackageTooLarge(limit=limits.total_bytes // _GB)
    return entries


def _measure_directory(reader: BinaryIO, name: str, limits: Limits) -> None:
    """Refuse a list of entries out of proportion before `zipfile` reads it into memory."""
    length = reader.seek(0, os.SEEK_END)
    reader.seek(max(0, length - _END_SEARCH))
    tail = reader.read(_END_SEARCH)
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < _END.size:
        raise PackageUnreadable(name=name)
    _, disk, start_disk, here, count, size, _, comment = _END.unpack_from(tail, place)
    if comment or disk or start_disk or here != count:
        raise PackageUnreadable(name=name)
    if (size != 0xFFFFFFFF and size > _DIRECTORY_BYTES) or (count != 0xFFFF and count > limits.entries):
        raise PackageTooMany(limit=limits.entries)
    if size == 0xFFFFFFFF or count == 0xFFFF:
        # with zip64 the numbers stand in another record, 20 bytes of locator before it
        locator = tail.rfind(b"PK\x06\x07", 0, place)
        record = tail.rfind(b"PK\x06\x06", 0, max(locator, 0))
        if locator < 0 or record < 0 or len(tail) - record < 56:
            raise PackageUnreadable(name=name)
        count, size = struct.unpack_from("<QQ", tail, record + 32)
        if size > _DIRECTORY_BYTES or count > limits.entries:
            raise PackageTooMany(limit=limits.entries)


def _accept(entry: zipfile.ZipInfo, limits: Limits) -> None:
    name = entry.orig_filename
    shown = "".join(sign if sign.isprintable() else "·" for sign in name[:80])
    match = MEDIA_ENTRY.fullmatch(name)
    if name != entry.filename or (name != DOCUMENT_NAME and match is None):
        raise PackageNameForbidden(entry=shown)
    if match is not None and match[2] not in EXTENSIONS:
        raise PackageMediumKind(entry=shown)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & ~0x800 or entry.compress_type != zipfile.ZIP_STORED or kind not in (0, stat.S_IFREG):
        raise PackageEntryForbidden(entry=shown)
    if entry.file_size != entry.compress_size:
        raise PackageSizeWrong(entry=shown)
    limit = limits.document_bytes if match is None else limits.medium_bytes
    if entry.file_size > limit:
        raise PackageTooLarge(limit=max(1, limit // _GB))


def _refuse_overlap(entries: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Entries that share bytes make a small file a large folder."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise PackageUnreadable(name=name)
        end = entry.header_offset + _LOCAL.size + len(entry.filename) + entry.file_size


def _data_start(reader: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """Where the entry's bytes begin; its own header must say the same as the list. Raises PackageSizeWrong."""
    reader.seek(entry.header_offset)
    header = reader.read(_LOCAL.size)
    if len(header) < _LOCAL.size:
        raise PackageSizeWrong(entry=entry.filename)
    found: tuple[bytes, int, int, int, int, int, int, int, int, int, int] = _LOCAL.unpack(header)
    magic, _, flags, method, _, _, _, packed, size, name_length, extra_length = found
    name = reader.read(name_length)
    sizes = {(entry.compress_size, entry.file_size), (0xFFFFFFFF, 0xFFFFFFFF)}
    same = magic == b"PK\x03\x04" and flags == entry.flag_bits and method == entry.compress_type
    if not same or name != entry.filename.encode("ascii") or (packed, size) not in sizes:
        raise PackageSizeWrong(entry=entry.filename)
    return entry.header_offset + _LOCAL.size + name_length + extra_length


def _document(reader: BinaryIO, entries: Sequence[zipfile.ZipInfo], limits: Limits) -> Document:
    entry = next(entry for entry in entries if entry.filename == DOCUMENT_NAME)
    reader.seek(_data_start(reader, entry))
    data = reader.read(min(entry.file_size, limits.document_bytes))
    if len(data) != entry.file_size:
        raise PackageSizeWrong(entry=entry.filename)
    return load(data)


def _agree(document: Document, entries: Sequence[zipfile.ZipInfo]) -> None:
    """The document names the package's media, all of them and no others, with their true sizes."""
    held = {entry.filename: entry.file_size for entry in entries if entry.filename != DOCUMENT_NAME}
    named: set[str] = set()
    for medium in document.media.values():
        match = MEDIA_ENTRY.fullmatch(medium.path)
        if match is None or match[1] != medium.sha256 or medium.path not in held:
            raise PackageMediumMissing(entry=medium.path[:80])
        if held[medium.path] != medium.size:
            raise PackageSizeWrong(entry=medium.path)
        named.add(medium.path)
    for entry in held:
        if entry not in named:
            raise PackageMediumMissing(entry=entry)


def _extract(reader: BinaryIO, entries: Sequence[zipfile.ZipInfo], document: Document, folder: Path) -> Path:
    partial: Path | None = None
    try:
        partial = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name[:40]}."))
        (partial / "media").mkdir()
        for entry in entries:
            if entry.filename != DOCUMENT_NAME:
                _copy(reader, entry, partial)
        save(document, partial / UNPACKED_DOCUMENT)
        partial.chmod(0o755)
        partial.rename(folder)
    except BaseException as error:
        if partial is not None:
            shutil.rmtree(partial, ignore_errors=True)
        if isinstance(error, OSError):
            raise PackageUnwritable(name=folder.name, why=error.strerror or type(error).__name__) from None
        raise
    return folder / UNPACKED_DOCUMENT


def _copy(reader: BinaryIO, entry: zipfile.ZipInfo, folder: Path) -> None:
    """Write one medium; its bytes must give the hash in its name. Raises PackageSizeWrong, PackageHashWrong."""
    match = MEDIA_ENTRY.fullmatch(entry.filename)
    if match is None:
        raise PackageNameForbidden(entry=entry.filename)
    reader.seek(_data_start(reader, entry))
    digest, left = hashlib.sha256(), entry.file_size
    with (folder / "media" / f"{match[1]}.{match[2]}").open("xb") as writer:
        while left:
            block = reader.read(min(_BLOCK, left))
            if not block:
                raise PackageSizeWrong(entry=entry.filename)
            if left == entry.file_size and block.startswith(_ARCHIVES):
                raise PackageMediumKind(entry=entry.filename)
            digest.update(block)
            writer.write(block)
            left -= len(block)
    if digest.hexdigest() != match[1]:
        raise PackageHashWrong(entry=entry.filename)
