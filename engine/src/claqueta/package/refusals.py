"""What can be wrong with a package, each with its words."""

from claqueta.errors import ClaquetaError, Words


class PackageRefused(ClaquetaError):
    """The zip is not a package of Claqueta's that is safe to open. Subclasses say why."""


class PackageUnreadable(PackageRefused):
    """Not a zip, or a damaged one."""

    code = "package.unreadable"
    words = Words(
        en="“{name}” is not a Claqueta package or is damaged. Ask for it to be packed again.",
        es="«{name}» no es un paquete de Claqueta o está dañado. Pide que lo empaqueten de nuevo.",
    )


class PackageTooLarge(PackageRefused):
    """More bytes than are unpacked."""

    code = "package.large"
    words = Words(
        en="The package holds more than {limit} GB. Allow more, or pack a smaller project.",
        es="El paquete ocupa más de {limit} GB. Permite más o empaqueta un proyecto más pequeño.",
    )


class PackageTooMany(PackageRefused):
    """More entries than are unpacked."""

    code = "package.many"
    words = Words(
        en="The package lists more than {limit} files, too many for a project.",
        es="El paquete enumera más de {limit} archivos, demasiados para un proyecto.",
    )


class PackageNameForbidden(PackageRefused):
    """An entry with a name that a package does not have."""

    code = "package.name"
    words = Words(
        en="The package holds “{entry}”, which does not belong in a package. It was not made by Claqueta.",
        es="El paquete contiene «{entry}», que no corresponde a un paquete. No lo hizo Claqueta.",
    )


class PackageNameDouble(PackageRefused):
    """Two entries of one name."""

    code = "package.double"
    words = Words(
        en="The package holds “{entry}” twice, so it is not clear which counts.",
        es="El paquete contiene «{entry}» dos veces y no está claro cuál vale.",
    )


class PackageEntryForbidden(PackageRefused):
    """An entry that is compressed, encrypted, a link or a folder."""

    code = "package.entry"
    words = Words(
        en="“{entry}” in the package is compressed, locked or a link. Packages hold plain files only.",
        es="«{entry}» en el paquete está comprimido, protegido o es un enlace. Solo se admiten archivos sin más.",
    )


class PackageSizeWrong(PackageRefused):
    """An entry with other bytes than it says."""

    code = "package.size"
    words = Words(
        en="“{entry}” in the package is not as long as it says. The package is damaged.",
        es="«{entry}» en el paquete no mide lo que dice. El paquete está dañado.",
    )


class PackageHashWrong(PackageRefused):
    """A medium that is not the one its name says."""

    code = "package.hash"
    words = Words(
        en="“{entry}” in the package has been changed or damaged since it was packed.",
        es="«{entry}» en el paquete ha cambiado o se ha dañado desde que se empaquetó.",
    )


class PackageMediumMissing(PackageRefused):
    """The document names a medium that is not in the package, or the other way round."""

    code = "package.medium"
    words = Words(
        en="The package and its project do not name the same media (“{entry}”). Ask for it to be packed again.",
        es="El paquete y su proyecto no nombran los mismos medios («{entry}»). Pide que lo empaqueten de nuevo.",
    )


class PackageMediumKind(PackageRefused):
    """A medium that is itself a package or archive, or has no accepted extension."""

    code = "package.kind"
    words = Words(
        en="“{entry}” is not a kind of media that projects hold.",
        es="«{entry}» no es un tipo de medio que admita un proyecto.",
    )


class PackageTargetTaken(ClaquetaError):
    """The folder to unpack into is not empty, or the package would overwrite something."""

    code = "package.taken"
    words = Words(
        en="“{name}” already exists. Choose another name; nothing was overwritten.",
        es="«{name}» ya existe. Elige otro nombre; no se ha sobrescrito nada.",
    )


class PackageUnwritable(ClaquetaError):
    """The disk refused; nothing half-written stays."""

    code = "package.unwritable"
    words = Words(
        en="“{name}” could not be written: {why}. Nothing was left behind.",
        es="No se ha podido escribir «{name}»: {why}. No se ha dejado nada a medias.",
    )
    temporary = True


class MediumAbsent(ClaquetaError):
    """A medium that the document names cannot be packed."""

    code = "package.absent"
    words = Words(
        en="“{path}” is missing, so the project cannot be packed. Put the file back or replace it in the project.",
        es="Falta «{path}», así que no se puede empaquetar el proyecto. Recupéralo o reemplázalo en el proyecto.",
    )


class MediumChanged(ClaquetaError):
    """A medium is not the file that the document was made with."""

    code = "package.changed"
    words = Words(
        en="“{path}” is not the file the project was made with. Put the original back or replace it in the project.",
        es="«{path}» no es el archivo con el que se hizo el proyecto. Recupera el original o reemplázalo.",
    )
