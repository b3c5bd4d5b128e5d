"""What can be wrong with a command, said in the person's language."""

import errno
from pathlib import Path

from claqueta.errors import ClaquetaError, Words
from claqueta.media.refusals import DiskFull
from claqueta.render.reasons import reason


class FileUnreadable(ClaquetaError):
    """A file that was named cannot be read."""

    code = "cli.unreadable"
    words = Words(
        en="“{path}” cannot be read: {reason}. Check the name and your rights.",
        es="No se puede leer «{path}»: {reason_es}. Comprueba el nombre y tus permisos.",
    )


class OutputUnwritable(ClaquetaError):
    """The output cannot be written."""

    code = "cli.unwritable"
    words = Words(
        en="“{path}” cannot be written: {reason}. Choose another place.",
        es="No se puede escribir «{path}»: {reason_es}. Elige otro lugar.",
    )


class RangeUnreadable(ClaquetaError):
    """A range is not two times with a dash between them."""

    code = "cli.range"
    words = Words(
        en="“{text}” is not a range. Write two times with a dash between them, for example 2.5-10.",
        es="«{text}» no es un tramo. Escribe dos tiempos separados por un guion, por ejemplo 2.5-10.",
    )


class RangeBackwards(ClaquetaError):
    """A range ends before it begins, or where it begins."""

    code = "cli.range_backwards"
    words = Words(
        en="The range “{text}” runs backwards: it has to end after it begins. Swap or change the two times.",
        es="El tramo «{text}» va hacia atrás: tiene que acabar después de empezar. Intercambia o cambia los tiempos.",
    )


class TimeBeyond(ClaquetaError):
    """A time lies after the last frame."""

    code = "cli.time_beyond"
    words = Words(
        en="There is no frame at {text}: the film lasts {seconds} s. Choose a time before its end.",
        es="No hay ningún fotograma en {text}: la película dura {seconds} s. Elige un momento anterior al final.",
    )


class OutputSuffixUnknown(ClaquetaError):
    """The ending of the output's name is that of no format."""

    code = "cli.suffix_unknown"
    words = Words(
        en="“{name}” ends like no format there is. Choose one of these endings: {known}.",
        es="«{name}» no acaba como ningún formato que haya. Elige una de estas extensiones: {known}.",
    )


class OutputSuffixWrong(ClaquetaError):
    """The ending of the output's name promises another format than is written."""

    code = "cli.suffix"
    words = Words(
        en="“{name}” should end in {wanted}, for that is what will be written. Change the name, or the preset.",
        es="«{name}» debería acabar en {wanted}, que es lo que se va a escribir. Cambia el nombre o el ajuste.",
    )


class Unforeseen(ClaquetaError):
    """An error that nobody foresaw."""

    code = "cli.unforeseen"
    words = Words(
        en="Something went wrong that should not: {detail}. Please report it.",
        es="Ha ocurrido un error que no debía: {detail}. Avísanos, por favor.",
    )


class PathUnusable(ClaquetaError):
    """What was given as a path can be none."""

    code = "cli.path"
    words = Words(en="This is not the name of a file or folder.", es="No es el nombre de un archivo ni de una carpeta.")


class CountUnusable(ClaquetaError):
    """A number of jobs that makes no sense."""

    code = "cli.count"
    words = Words(en="A whole number from 1 to {most} is wanted.", es="Hace falta un número entero de 1 a {most}.")


class SettingUnreadable(ClaquetaError):
    """A `--set` is not FIELD=VALUE."""

    code = "cli.setting"
    words = Words(
        en="“{text}” is not a setting. Write FIELD=VALUE, for example crf=22.",
        es="«{text}» no es un ajuste. Escribe CAMPO=VALOR, por ejemplo crf=22.",
    )


class ScriptTooLong(ClaquetaError):
    """The script is longer than any film."""

    code = "cli.script_too_long"
    words = Words(
        en="The script has {size} bytes; {limit} are the most. Make several videos of it.",
        es="El guion tiene {size} bytes; el máximo es {limit}. Haz varios vídeos con él.",
    )


class ScriptNotText(ClaquetaError):
    """The script is no text."""

    code = "cli.script_not_text"
    words = Words(
        en="“{path}” is not text in UTF-8. Save the script as plain text or Markdown in UTF-8.",
        es="«{path}» no es texto en UTF-8. Guarda el guion como texto sencillo o Markdown en UTF-8.",
    )


def from_os_error(error: OSError, path: Path | None = None, *, writing: bool = False) -> ClaquetaError:
    """What the system refused, as an error with words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    why = reason(error.errno)
    kind = OutputUnwritable if writing else FileUnreadable
    return kind(path=str(path or error.filename or "?")[:200], reason=why.en, reason_es=why.es)


def unreadable(path: Path, number: int) -> FileUnreadable:
    """That `path` cannot be read, for the system's reason `number`."""
    why = reason(number)
    return FileUnreadable(path=str(path)[:200], reason=why.en, reason_es=why.es)
