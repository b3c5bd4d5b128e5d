"""`claqueta pack` and `unpack`."""

import argparse

from claqueta.cli.console import say
from claqueta.document.file import load
from claqueta.errors import Words
from claqueta.package import pack as pack_document
from claqueta.package import unpack as unpack_package
from claqueta.render.destination import check_output

_PACKED = Words(en="Packed: {path}", es="Empaquetado: {path}")
_UNPACKED = Words(en="Unpacked: {path}", es="Desplegado: {path}")


def pack(arguments: argparse.Namespace) -> int:
    """Put a document and its media into one file."""
    folder = arguments.document.parent
    inputs = [arguments.document, *(folder / ref.path for ref in load(arguments.document).media.values())]
    check_output(arguments.output, inputs, folder=False)
    pack_document(arguments.document, arguments.output)
    say(_PACKED, path=str(arguments.output))
    return 0


def unpack(arguments: argparse.Namespace) -> int:
    """Take a packed project apart."""
    document = unpack_package(arguments.package, arguments.output)
    say(_UNPACKED, path=str(document))
    return 0
