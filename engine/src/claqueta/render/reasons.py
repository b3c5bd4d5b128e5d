"""Why the system refuses to read or write, in a person's words."""

import errno
import os

from claqueta.errors import Words

_REASONS = {
    errno.EACCES: Words(en="you may not do that there", es="no tienes permiso"),
    errno.EPERM: Words(en="you may not do that there", es="no tienes permiso"),
    errno.EROFS: Words(en="the disk is read-only", es="el disco es de solo lectura"),
    errno.ENOENT: Words(en="it is not there", es="no existe"),
    errno.EISDIR: Words(en="it is a folder", es="es una carpeta"),
    errno.ENOTDIR: Words(en="it is not a folder", es="no es una carpeta"),
    errno.EEXIST: Words(en="it exists already", es="ya existe"),
    errno.EINVAL: Words(en="it is not an ordinary file", es="no es un archivo normal"),
    errno.ENAMETOOLONG: Words(en="the name is too long", es="el nombre es demasiado largo"),
    errno.ELOOP: Words(en="its links lead in a circle", es="sus enlaces forman un círculo"),
    errno.EIO: Words(en="the disk does not answer", es="el disco no responde"),
    errno.EMFILE: Words(en="too many files are open", es="hay demasiados archivos abiertos"),
}


def reason(number: int | None) -> Words:
    """What the error `number` of the system means; the system's own words for rare ones."""
    text = os.strerror(number or errno.EIO)
    return _REASONS.get(number or errno.EIO, Words(en=text, es=text))
