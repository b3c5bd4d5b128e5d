"""A project as one file: `*.claqueta.zip` holds the document and its media, and is opened with suspicion."""

from claqueta.package.layout import SUFFIX, Limits
from claqueta.package.pack import pack
from claqueta.package.refusals import MediumAbsent, MediumChanged, PackageRefused, PackageTargetTaken, PackageUnwritable
from claqueta.package.unpack import unpack

__all__ = [
    "SUFFIX",
    "Limits",
    "MediumAbsent",
    "MediumChanged",
    "PackageRefused",
    "PackageTargetTaken",
    "PackageUnwritable",
    "pack",
    "unpack",
]
